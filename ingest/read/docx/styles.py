"""What the styles of a DOCX say of a paragraph: heading level, title, numbering."""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.read.docx.parts import W, attribute, child

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = frozenset(("title", "标题"))
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    properties: etree._Element | None


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {} if root is None else {_id(style): _read(style) for style in root.iter(f"{W}style")}

    def heading_level(self, style: str | None, properties: etree._Element | None) -> int:
        """0 for running text; the paragraph's own outline level goes before its style's."""
        outline = _outline(properties)
        if outline is not None:
            return outline
        for found in self._chain(style):
            if match := _HEADING.fullmatch(found.name):
                return int(match[1])
            if found.name.lower() in _TITLE:
                return 1
            if (outline := _outline(found.properties)) is not None:
                return outline
        return 0

    def is_title(self, style: str | None) -> bool:
        return any(found.name.lower() in _TITLE for found in self._chain(style))

    def numbering(self, style: str | None) -> etree._Element | None:
        """The `numPr` that a style lends its paragraphs."""
        found = (child(style.properties, "numPr") for style in self._chain(style))
        return next((numbering for numbering in found if numbering is not None), None)

    def _chain(self, style: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain


def _id(style: etree._Element) -> str | None:
    return attribute(style, "styleId")


def _read(style: etree._Element) -> _Style:
    name = attribute(child(style, "name")) or ""
    return _Style(name.strip(), attribute(child(style, "basedOn")), child(style, "pPr"))


def _outline(properties: etree._Element | None) -> int | None:
    """Counted from 1; Word's level 9 says that it is no heading."""
    value = attribute(child(properties, "outlineLvl"))
    if value is None or not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < 9 else 0

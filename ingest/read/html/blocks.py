"""The paragraphs, headings, list items and tables of an HTML element, in the order shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from ingest.read.html.visibility import is_shown

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BETWEEN_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text, or a table whose rows are still to be read."""

    text: str
    kind: Literal["heading", "item"] | None = None
    level: int = 0
    table: etree._Element | None = None


def one_line(text: str) -> str:
    """White space as a browser shows it, save that a line end between two Han characters is none."""
    return _SPACE.sub(" ", _BETWEEN_HAN.sub("", text)).strip(" ")


def blocks_of(root: etree._Element) -> Iterator[Block]:
    """Walks without recursion: pages nest as deeply as they like."""
    paragraph = _Paragraph()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if element is not root and not is_shown(element):
                walker.skip_subtree()
                continue
            if tag == "table" and element is not root and _holds_data(element):
                yield from paragraph.close()
                yield Block("", table=element)
                walker.skip_subtree()
                continue
            yield from paragraph.open(element)
        else:
            if tag in _BLOCKS:
                yield from paragraph.close(tag)
            if element is not root:
                paragraph.add(element.tail)
    yield from paragraph.close()


class _Paragraph:
    """The block being read: its text so far, and what it will be."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._kind: Literal["heading", "item"] | None = None
        self._level = 0
        self._preformatted = False
        self._label = ""
        self._counters: list[int | None] = []

    def open(self, element: etree._Element) -> Iterator[Block]:
        tag = element.tag
        if tag == "br":
            # A heading set on two lines is one heading.
            if self._kind == "heading":
                self._parts.append("\n")
            else:
                yield from self.close()
        elif tag in _BLOCKS:
            yield from self.close()
            if tag in ("ol", "ul"):
                self._counters.append(_first_number(element) if tag == "ol" else None)
            elif tag == "li":
                self._kind, self._label = "item", self._next_number()
            elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._kind, self._level = "heading", int(tag[1])
            self._preformatted = self._preformatted or tag == "pre"
        self.add(element.text)

    def add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)

    def close(self, tag: str = "") -> Iterator[Block]:
        """What is written so far; an item stays one until it has said something."""
        raw, self._parts = "".join(self._parts), []
        for text in raw.splitlines() if self._preformatted else [one_line(raw)]:
            if text.strip():
                yield Block(self._label + text, self._kind, self._level)
                self._kind, self._level, self._label = None, 0, ""
        if tag in ("li", "h1", "h2", "h3", "h4", "h5", "h6"):
            self._kind, self._level, self._label = None, 0, ""
        elif tag in ("ol", "ul") and self._counters:
            self._counters.pop()
        elif tag == "pre":
            self._preformatted = False

    def _next_number(self) -> str:
        if not self._counters or (number := self._counters[-1]) is None:
            return ""
        self._counters[-1] = number + 1
        return f"{number}. "


def _first_number(element: etree._Element) -> int | None:
    start = element.get("start", "1")
    return int(start) if element.get("type", "1") == "1" and re.fullmatch(r"\d{1,6}", start) else None


def _holds_data(table: etree._Element) -> bool:
    """Old pages are laid out with tables: one that holds tables or headings is such a frame."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    if any(table.find(f".//h{level}") is not None for level in range(1, 7)):
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))

"""The text of one DOCX paragraph from its runs, with the notes and text boxes hung on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.read.docx.parts import W, child

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_STRUCK_OUT = frozenset((f"{W}del", f"{W}moveFrom"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))
# Pronunciation over the characters, and what fields would be computed from.
_ASIDE = frozenset((f"{W}rt", f"{W}rPr", f"{W}pPr", f"{W}instrText", f"{W}delText"))


@dataclass(frozen=True, slots=True)
class Runs:
    """`notes` are (kind, id) in order; `boxes` the contents of text boxes."""

    text: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    boxes: tuple[etree._Element, ...] = ()

    def then(self, other: "Runs") -> "Runs":
        return Runs(self.text + other.text, self.notes + other.notes, self.boxes + other.boxes)


def read_runs(paragraph: etree._Element) -> Runs:
    text: list[str] = []
    notes: list[tuple[str, str]] = []
    boxes: list[etree._Element] = []
    for element in _leaves(paragraph):
        if element.tag in (f"{W}t", f"{_M}t"):
            text.append(element.text or "")
        elif element.tag in _BREAKS:
            text.append(_BREAKS[element.tag])
        elif element.tag in _NOTES:
            notes.append((_NOTES[element.tag], element.get(f"{W}id", "")))
        elif element.tag in _DRAWN:
            boxes += _text_boxes(element)
    return Runs("".join(text), tuple(notes), tuple(boxes))


def _leaves(element: etree._Element) -> Iterator[etree._Element]:
    """What makes up the text, in order, through links, fields and tracked insertions."""
    for part in element:
        tag = part.tag
        if tag in _STRUCK_OUT or tag in _ASIDE or (tag == f"{W}r" and _is_hidden(part)):
            continue
        yield part
        if len(part) and tag not in _DRAWN:
            yield from _leaves(part)


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off")


def _text_boxes(drawn: etree._Element) -> list[etree._Element]:
    """Of the same box for new and for old programs, the new one."""
    choice = drawn.find(f"{_MC}Choice") if drawn.tag == f"{_MC}AlternateContent" else drawn
    chosen = drawn if choice is None else choice
    boxes: list[etree._Element] = []
    for box in chosen.iter(f"{W}txbxContent"):
        nested = any(outer.tag == f"{W}txbxContent" for outer in box.iterancestors())
        fallback = any(outer.tag == f"{_MC}Fallback" for outer in box.iterancestors())
        if not nested and not fallback:
            boxes.append(box)
    return boxes

"""Whether a paragraph on a slide has a bullet or number, of its own or from layout and master."""

from collections.abc import Iterator

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.text.text import _Paragraph

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MARKED = (f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip")
_BODIES = frozenset((PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY))


def is_bulleted(paragraph: _Paragraph, shape: BaseShape) -> bool:
    for properties in _from_own_to_master(paragraph, shape):
        if any(properties.find(mark) is not None for mark in _MARKED):
            return True
        if properties.find(f"{_A}buNone") is not None:
            return False
    return False


def _from_own_to_master(paragraph: _Paragraph, shape: BaseShape) -> Iterator[etree._Element]:
    own = paragraph._p.find(f"{_A}pPr")
    if own is not None:
        yield own
    name = f"{_A}lvl{paragraph.level + 1}pPr"
    holders = [shape._element]
    styles: list[etree._Element] = []
    if isinstance(shape, SlidePlaceholder) and shape.placeholder_format.type in _BODIES:
        layout = shape._base_placeholder
        if layout is not None:
            holders.append(layout._element)
            master = layout.part.slide_layout.slide_master
            styles += master._element.iter(f"{_P}bodyStyle")
    for style in [list_style for holder in holders for list_style in holder.iter(f"{_A}lstStyle")] + styles:
        level = style.find(name)
        if level is not None:
            yield level

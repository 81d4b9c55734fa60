"""PPTX: slide after slide, the title first and then the shapes as one reads them.

Left out: notes and hidden slides, which no audience saw, and dates, footers and slide numbers.
"""

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table
from pptx.text.text import TextFrame

from ingest.read.draft import Content, Draft
from ingest.read.package import check_package
from ingest.read.pptx.bullets import is_bulleted
from ingest.read.pptx.graphics import chart_rows, diagram_paragraphs
from ingest.read.pptx.order import Box, reading_order
from ingest.read.raw import RawFile

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FURNITURE = frozenset((PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER))


def read_pptx(file: RawFile) -> Content:
    check_package(file, "ppt/", "PPTX")
    draft = Draft()
    title = None
    for number, slide in enumerate(Presentation(io.BytesIO(file.data)).slides, start=1):
        if slide._element.get("show") in ("0", "false"):
            continue
        draft.anchor(f"slide {number}")
        _unwrap_alternatives(slide)
        with draft.spanning("slide"):
            shown = _write_slide(draft, slide)
        if number == 1:
            title = shown
    return draft.finish(title)


def _write_slide(draft: Draft, slide: Slide) -> str | None:
    """Returns the slide's title."""
    title = slide.shapes.title
    text = None
    if title is not None and title.has_text_frame:
        text = " ".join(title.text_frame.text.split())
        draft.line(text, "heading", 1)
    others = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
    for shape in _in_order(others):
        _write_shape(draft, shape, slide)
    return text


def _in_order(shapes: list[BaseShape]) -> Iterator[BaseShape]:
    """Groups are ordered as one shape, and their members among themselves."""
    boxes = [
        Box(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0, index)
        for index, shape in enumerate(shapes)
        if _says_something(shape)
    ]
    for box in reading_order(boxes):
        shape = shapes[box.index]
        if isinstance(shape, GroupShape):
            yield from _in_order(list(shape.shapes))
        else:
            yield shape


def _says_something(shape: BaseShape) -> bool:
    if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
        return False
    if isinstance(shape, GroupShape | GraphicFrame):
        return True
    return shape.has_text_frame and bool(shape.text_frame.text.strip())  # type: ignore[attr-defined]


def _write_shape(draft: Draft, shape: BaseShape, slide: Slide) -> None:
    if isinstance(shape, GraphicFrame):
        if shape.has_table:
            _write_table(draft, shape.table)
        elif shape.has_chart:
            with draft.spanning("table"):
                for cells in chart_rows(shape.chart):
                    draft.row(cells)
        else:
            for text in diagram_paragraphs(shape, slide):
                draft.line(text, "item")
        return
    frame: TextFrame = shape.text_frame  # type: ignore[attr-defined]
    for paragraph in frame.paragraphs:
        draft.line(paragraph.text.replace("\v", "\n"), "item" if is_bulleted(paragraph, shape) else None)


def _write_table(draft: Draft, table: Table) -> None:
    with draft.spanning("table"):
        for row in table.rows:
            cells = [cell for cell in row.cells if not cell.is_spanned]
            if len(cells) == 1:
                for paragraph in cells[0].text_frame.paragraphs:
                    draft.line(paragraph.text.replace("\v", "\n"))
            else:
                draft.row("" if cell.is_spanned else cell.text_frame.text for cell in row.cells)


def _unwrap_alternatives(slide: Slide) -> None:
    """Shapes for newer programs stand in a wrapper that the library does not look into."""
    for wrapper in list(slide.shapes._spTree.iter(f"{_MC}AlternateContent")):
        parent, chosen = wrapper.getparent(), wrapper.find(f"{_MC}Choice")
        if parent is not None and chosen is not None:
            for shape in list(chosen):
                wrapper.addprevious(shape)
            parent.remove(wrapper)

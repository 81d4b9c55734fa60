"""Writes down a laid-out PDF: paragraphs, headings, tables, each page's notes after its last sentence."""

import re
from collections.abc import Iterator, Sequence

from ingest.read.draft import Content, Draft
from ingest.read.joining import ends_sentence, join_lines
from ingest.read.pdf.flow import Paragraph, Setting, paragraphs_of
from ingest.read.pdf.geometry import Line, Row, RuledTable
from ingest.read.pdf.headings import heading_levels, largest
from ingest.read.pdf.layout import PageLayout

Part = Paragraph | RuledTable
_BULLETS = tuple("•●■◆▪○◎➢★※□▶·") + tuple(chr(code) for code in range(0xF000, 0xF100))
_PAGE = re.compile(r"\W*(\d{1,4})\W*")
_TITLE_WITHIN = 3000


def write_layouts(
    layouts: Sequence[PageLayout], bookmarks: Sequence[tuple[str, int, int]], title: str, setting: Setting
) -> Content:
    parts = list(_parts(layouts, setting))
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    levels = heading_levels(paragraphs, bookmarks, setting)
    level_of = {id(paragraphs[index]): level for index, level in levels.items()}
    draft = Draft()
    for group in _groups(parts):
        if isinstance(group[0], RuledTable):
            _write_table(draft, [part for part in group if isinstance(part, RuledTable)], setting)
        else:
            _write_paragraphs(draft, [part for part in group if isinstance(part, Paragraph)], level_of)
    content = draft.finish()
    stated = title if title and title in content.text[:_TITLE_WITHIN] else None
    return Content(content.text, content.hints, content.anchors, stated or largest(paragraphs, setting))


def _parts(layouts: Sequence[PageLayout], setting: Setting) -> Iterator[Part]:
    notes_after = {id(page.blocks[-1]): page.notes for page in layouts if page.blocks and page.notes}
    run: list[Line] = []
    for block in (block for page in layouts for block in page.blocks):
        if isinstance(block, Line):
            run.append(block)
            continue
        yield from _with_notes(run, notes_after, setting)
        run = []
        yield block
        yield from paragraphs_of(notes_after.get(id(block), ()), setting)
    yield from _with_notes(run, notes_after, setting)


def _with_notes(
    run: list[Line], notes_after: dict[int, tuple[Line, ...]], setting: Setting
) -> Iterator[Paragraph]:
    for paragraph in paragraphs_of(run, setting):
        yield paragraph
        for line in paragraph.lines:
            yield from paragraphs_of(notes_after.get(id(line), ()), setting)


def _groups(parts: list[Part]) -> Iterator[list[Part]]:
    """Tables that go on over pages, rows without rules, lines in one frame, and other paragraphs one by one."""
    group: list[Part] = []
    for part in parts:
        if group and not _belong_together(group[-1], part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _belong_together(last: Part, part: Part) -> bool:
    if isinstance(last, RuledTable) and isinstance(part, RuledTable):
        next_column = last.page == part.page and part.top < last.top
        return last.columns == part.columns and (next_column or last.page + 1 == part.page)
    if isinstance(last, Paragraph) and isinstance(part, Paragraph):
        before, line = last.lines[-1], part.lines[0]
        if before.framed or line.framed:
            return before.framed and line.framed
        return len(before.cells) > 1 and len(before.cells) == len(line.cells)
    return False


def _write_paragraphs(draft: Draft, group: list[Paragraph], level_of: dict[int, int]) -> None:
    rows = [paragraph.lines[0].cells for paragraph in group]
    if group[0].lines[0].framed:
        with draft.spanning("table"):
            for paragraph in group:
                _write_paragraph(draft, paragraph, level_of)
    elif len(group) > 1 and not _is_contents(rows):
        with draft.spanning("table"):
            for paragraph in group:
                draft.anchor_page(paragraph.lines[0].page)
                draft.row(paragraph.lines[0].cells)
    else:
        for paragraph in group:
            _write_paragraph(draft, paragraph, level_of)


def _is_contents(rows: list[tuple[str, ...]]) -> bool:
    """A table of contents: every row ends with a page, and the pages ascend."""
    numbers = [_PAGE.fullmatch(row[-1]) for row in rows]
    pages = [int(number[1]) for number in numbers if number is not None]
    return len(rows[0]) < 4 and len(pages) == len(rows) and pages == sorted(pages)


def _write_paragraph(draft: Draft, paragraph: Paragraph, level_of: dict[int, int]) -> None:
    level = level_of.get(id(paragraph), 0)
    if level:
        start = draft.line(paragraph.text, "heading", level)
    else:
        start = draft.line(paragraph.text, "item" if paragraph.text.startswith(_BULLETS) else None)
    for offset, page in paragraph.pages:
        draft.anchor_page(page, start + offset)


def _write_table(draft: Draft, tables: list[RuledTable], setting: Setting) -> None:
    with draft.spanning("table"):
        for page, row in _rows(tables):
            draft.anchor_page(page)
            if row.lines:
                for paragraph in paragraphs_of(row.lines, setting):
                    draft.line(paragraph.text)
            else:
                draft.row(row.cells)


def _rows(tables: list[RuledTable]) -> Iterator[tuple[int, Row]]:
    """The rows of a table, with what page breaks did to it undone: heads said again, rows cut in two."""
    head = tables[0].rows[0]
    pending: tuple[int, Row] | None = None
    for index, table in enumerate(tables):
        rows = list(table.rows)
        if index and rows[0].cells and rows[0].cells == head.cells:
            del rows[0]
        for place, row in enumerate(rows):
            if pending is not None and index and place == 0 and _is_rest(pending[1], row):
                pending = (pending[0], _mended(pending[1], row))
                continue
            if pending is not None:
                yield pending
            pending = (table.page, row)
    if pending is not None:
        yield pending


def _is_rest(last: Row, row: Row) -> bool:
    """A first row without a first cell continues the cells that had not come to an end, and so does
    one that has nothing but a first cell in the middle of a sentence."""
    if not last.cells or not row.cells or not last.cells[0]:
        return False
    if row.cells[0]:
        return row.cells[0][0].islower() and not any(row.cells[1:])
    going_on = [before for before, after in zip(last.cells, row.cells, strict=True) if after]
    return all(before and not ends_sentence(before) for before in going_on)


def _mended(last: Row, row: Row) -> Row:
    return Row(
        cells=tuple(
            join_lines(before, after) + after if after else before
            for before, after in zip(last.cells, row.cells, strict=True)
        )
    )

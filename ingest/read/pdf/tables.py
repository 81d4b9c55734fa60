"""The tables of a page in words: which characters stand in which cell of which grid."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.joining import join_lines
from ingest.read.pdf.geometry import Glyph, Line, Page, Row, RuledTable, Span
from ingest.read.pdf.grid import Grid, grids_of
from ingest.read.pdf.lines import lines_of
from ingest.read.pdf.spans import Place, spans_of

# A line in a cell was broken for want of room if so little of it was left (ems).
_FULL = 1.7
# A divided frame around most of a page is its decoration, not a table.
_PAGE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class PageParts:
    """What stands on a page: runs of text in the open, and tables (frames are tables of one column)."""

    number: int
    width: float
    height: float
    spans: tuple[Span, ...]
    tables: tuple[RuledTable, ...]


def parts_of(page: Page) -> PageParts:
    grids = [grid for grid in grids_of(page.rules) if not _is_decoration(grid, page)]
    glyphs_in = _filled(page.glyphs, grids)
    # Rules around nothing, or around one thing, are underlines, charts and stamps.
    used = [index for index, grid in enumerate(grids) if len(glyphs_in[index]) > 1 or grid.columns == 1]
    grids = [grids[index] for index in used]
    open_spans: list[Span] = []
    cells: dict[int, dict[tuple[int, int], list[Span]]] = defaultdict(lambda: defaultdict(list))
    for span, place in spans_of(page.glyphs, lambda glyph: _place(glyph, grids)):
        if place is None:
            open_spans.append(span)
        else:
            cells[place[0]][place[1]].append(span)
    tables = tuple(
        _table(grid, cells[index], page.number) for index, grid in enumerate(grids) if cells[index]
    )
    return PageParts(page.number, page.width, page.height, tuple(open_spans), tables)


def _is_decoration(grid: Grid, page: Page) -> bool:
    return grid.rows == 1 and grid.columns > 1 and grid.ys[-1] - grid.ys[0] > _PAGE_SHARE * page.height


def _filled(glyphs: Sequence[Glyph], grids: list[Grid]) -> list[set[tuple[int, int]]]:
    """The cells of each grid that hold something."""
    filled: list[set[tuple[int, int]]] = [set() for _ in grids]
    for glyph in glyphs if grids else ():
        place = _place(glyph, grids)
        if place is not None:
            filled[place[0]].add(place[1])
    return filled


def _place(glyph: Glyph, grids: list[Grid]) -> Place:
    if not grids:
        return None
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    for index, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _table(grid: Grid, cells: dict[tuple[int, int], list[Span]], page: int) -> RuledTable:
    columns = sorted({column for _, column in cells})
    rows = tuple(_row(grid, row, columns, cells, page) for row in range(grid.rows))
    return RuledTable(page, len(columns), rows, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])


def _row(
    grid: Grid, row: int, columns: list[int], cells: dict[tuple[int, int], list[Span]], page: int
) -> Row:
    own = [cell for cell in cells if cell[0] == row]
    if len(own) == 1 and _takes_all(grid, own[0], columns):
        return Row(lines=tuple(_cell_lines(grid, own[0], cells, page)))
    texts = []
    for column in columns:
        cell = (row, column)
        texts.append(_joined(_cell_lines(grid, cell, cells, page)) if cell in cells else "")
    return Row(cells=tuple(texts))


def _takes_all(grid: Grid, cell: tuple[int, int], columns: list[int]) -> bool:
    return all(grid.merged[cell[0], column] == cell for column in columns)


def _cell_lines(
    grid: Grid, cell: tuple[int, int], cells: dict[tuple[int, int], list[Span]], page: int
) -> list[Line]:
    spans = cells[cell]
    left, right = grid.span(cell)
    margin = max(0.0, min(span.x0 for span in spans) - left)
    return lines_of(
        spans, page, left + margin, max(right - margin, *(span.x1 for span in spans)), framed=True
    )


def _joined(lines: list[Line]) -> str:
    text = ""
    for index, line in enumerate(lines):
        if index:
            last = lines[index - 1]
            broken = last.right - last.x1 < _FULL * last.size or last.text.endswith("-")
            text = join_lines(text, line.text) if broken else text + " "
        text += line.text
    return text

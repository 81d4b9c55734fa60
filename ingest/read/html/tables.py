"""The grid of an HTML table: its cells row by row, with those that reach over rows or columns."""

from collections.abc import Iterator

from lxml import etree

Cell = tuple[etree._Element | None, int]
_WIDEST = 200


def table_rows(table: etree._Element) -> Iterator[list[Cell]]:
    """Each row as (cell, columns it takes); None stands where a cell from above reaches down."""
    below: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []
        column = 0
        own = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in own:
            column = _skip_taken(cells, below, column)
            span = _number(cell, "colspan")
            rows = _number(cell, "rowspan")
            if rows > 1:
                below.update(dict.fromkeys(range(column, column + span), rows))
            cells.append((cell, span))
            column += span
        _skip_taken(cells, below, column)
        below = {column: rows - 1 for column, rows in below.items() if rows > 1}
        yield cells


def _skip_taken(cells: list[Cell], below: dict[int, int], column: int) -> int:
    while column in below:
        cells.append((None, 1))
        column += 1
    return column


def _number(cell: etree._Element, attribute: str) -> int:
    """1 unless the page says otherwise; what it says is not always a number, or a sane one."""
    value = str(cell.get(attribute, "1")).strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 6 else 1

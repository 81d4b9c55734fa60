"""A table as CSV: RFC 4180 in UTF-8, lists with "|" between their items."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, Any

from app.exchange.tables import Column, Row, Table
from app.tables import BOM, unrun
from ontology.terms import Datatype

SEPARATOR = "|"
# An item with the sign that stands between items has the full-width one in its place.
_INSTEAD = "｜"
_UNUSUAL = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}

Write = Callable[[Any], Any]


def write_csv(
    table: Table, pages: Iterable[Sequence[Row]], file: IO[bytes], *, spreadsheet: bool = False
) -> None:
    """A head line, then the rows; what is lacking is an empty cell.

    `spreadsheet` is for Excel and its like: they take the file for UTF-8, and run no cell of it as a formula.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    if spreadsheet:
        text.write(BOM)
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writes = [_write(column, spreadsheet=spreadsheet) for column in table.columns]
    for rows in pages:
        writer.writerows([write(row) for write in writes] for row in rows)
    text.flush()
    text.detach()


def _write(column: Column, *, spreadsheet: bool) -> Callable[[Row], Any]:
    """What gives the cell of a row."""
    name, write = column.name, _WRITES.get(column.datatype, _as_it_is)
    # Of what the ontology allows, such as "-" for a fall, nothing is a formula.
    safe = not spreadsheet or column.values or column.datatype not in ("string", "strings")
    if safe and write is _as_it_is:
        return lambda row: row.get(name)
    if safe:
        return lambda row: "" if (value := row.get(name)) is None else write(value)
    return lambda row: "" if (value := row.get(name)) is None else unrun(write(value))


def _as_it_is(value: Any) -> Any:
    return value


def _list(value: Iterable[Any]) -> str:
    return SEPARATOR.join(str(item).replace(SEPARATOR, _INSTEAD) for item in value)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _float(value: float) -> str:
    """As XML Schema, and so CSVW, writes it."""
    text = repr(value)
    return _UNUSUAL.get(text, text)


_WRITES: Mapping[Datatype, Write] = {
    "strings": _list,
    "integers": _list,
    "boolean": _boolean,
    "float": _float,
}

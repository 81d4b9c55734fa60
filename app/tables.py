"""Rows of a query written for other programs: CSV, a JSON object a line, and which of them is wanted."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from math import isfinite
from typing import Any, Literal

from app.negotiation import liked_best
from cypher.store.protocol import PlanStep, Result

Format = Literal["json", "csv", "ndjson"]
MEDIA_TYPES: Mapping[Format, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson; charset=utf-8",
}
# Excel takes a file for UTF-8, and shows its Chinese, only if it begins with this.
BOM = "\ufeff"
# A spreadsheet would run a longer text that begins so as a formula.
_FORMULA = re.compile(r"[=+@\t\r-](?=.)", re.DOTALL)
_ACCEPTED: Mapping[str, Format] = {
    "application/json": "json",
    "text/csv": "csv",
    "application/x-ndjson": "ndjson",
    "application/jsonl": "ndjson",
}


def chosen_format(asked: Format | None, accept: str | None) -> Format:
    """The format asked for, else the one that the Accept header likes best, else JSON."""
    return asked or liked_best(accept, _ACCEPTED) or "json"


def to_csv(result: Result, *, bom: bool = False) -> str:
    """RFC 4180, a head line first; lists and maps are JSON. With `bom` it is for Excel, which runs no cell of it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(result.columns)
    for row in result.rows:
        cells = [_cell(value) for value in row]
        writer.writerow([unrun(cell) for cell in cells] if bom else cells)
    return (BOM if bom else "") + file.getvalue()


def to_ndjson(result: Result) -> str:
    """One object for each row, its keys the columns."""
    return "".join(to_json(record) + "\n" for record in plain_rows(result))


def plain_rows(result: Result) -> list[dict[str, Any]]:
    """The rows as dictionaries of what JSON has."""
    return [{key: json_value(value) for key, value in record.items()} for record in result.records()]


def steps_as_rows(steps: Sequence[PlanStep]) -> Result:
    """How a query would be run, as a table."""
    rows = tuple((step.depth, step.operator, step.detail, step.rows) for step in steps)
    return Result(("depth", "operator", "detail", "rows"), rows)


def to_json(value: Any) -> str:
    return json.dumps(json_value(value), ensure_ascii=False)


def json_value(value: Any) -> Any:
    """Dates as ISO 8601; numbers that JSON lacks (NaN, infinity) as null; bytes in hexadecimal."""
    if isinstance(value, Mapping):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(item) for item in value]
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    plain = json_value(value)
    return to_json(plain) if isinstance(plain, dict | list) else plain


def unrun(cell: Any) -> Any:
    """A cell that a spreadsheet takes for a text even where it begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def shown_cell(value: Any, *, longest: int = 60) -> str:
    """A cell on one line for a person, cut with "…"; a float with at most four digits after the point."""
    if isinstance(value, list | tuple):
        text = ", ".join(shown_cell(item) for item in value)
    elif isinstance(value, float):
        text = f"{value:.4f}".rstrip("0").rstrip(".")
    else:
        text = " ".join(str(_cell(value)).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"

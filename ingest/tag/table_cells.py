"""The values of one cell of a table: its number with mark and comparison, its quantities, or its aim in words."""

import re
from dataclasses import dataclass, replace

from ingest.model import Binding, Op, Status, ValueSpan
from ingest.tag.comparisons import find_op, is_strict
from ingest.tag.indicator_names import split_shared
from ingest.tag.indicator_trimming import strip_end
from ingest.tag.numbers import Quantity, find_quantities
from ingest.tag.table_columns import AIM_IN_WORDS, BLANKS, NUMBER
from ingest.tag.table_notes import read_mark, starred

_GROWS = re.compile(r"(?:增长|提高|上升)$")
_SHRINKS = re.compile(r"(?:下降|降低|减少)$")
_OPS: dict[str, Op] = {
    "<": "<=",
    "＜": "<=",
    ">": ">=",
    "＞": ">=",
    "over": ">=",
    "above": ">=",
    "more than": ">=",
    "at least": ">=",
    "below": "<=",
    "under": "<=",
    "less than": "<=",
    "at most": "<=",
}
_PART = re.compile(r"[一-鿿]{2,8}")
_STRICT = frozenset({"over", "above", "more than", "below", "under", "less than"})
_SCORE = 0.95


@dataclass(frozen=True, slots=True)
class Reading:
    """What the values of one cell have in common."""

    indicator: str
    unit: str
    year: int | None
    status: Status
    binding: Binding | None
    subject: str = ""
    aims: bool = False  # the column holds aims, which may be in words

    def value(self, start: int, end: int, number: str, unit: str, op: Op) -> ValueSpan:
        """A number of the cell; offsets are into the row's text."""
        return ValueSpan(
            self.indicator,
            start,
            end,
            number,
            unit or self.unit,
            self.year,
            self.status,
            op,
            self.binding,
            _SCORE,
            subject=self.subject,
        )


def read_cell(text: str, span: tuple[int, int], reading: Reading, notes: tuple[str, ...]) -> list[ValueSpan]:
    """The values of the cell at `span` of a row's text."""
    cell, first = text[slice(*span)], span[0]
    if half := _half(cell, reading.indicator):
        start, end, name = half
        return read_cell(text, (first + start, first + end), replace(reading, indicator=name), notes)
    found = NUMBER.fullmatch(cell)
    if found:
        return _of_each(_number(found, first, reading, notes))
    quantities = find_quantities(cell)
    if not quantities:
        return _in_words(cell, first, reading)
    values = []
    for q in quantities:
        value = reading.value(first + q.start, first + q.end, q.value, q.unit, _op_in_words(cell, q))
        part = _part(cell[: q.start]) if len(quantities) > 1 else ""
        strict = is_strict(cell[: q.start], cell[q.end :])
        values.append(replace(value, indicator=f"{part}{value.indicator}", strict=strict))
    return values


def _part(before: str) -> str:
    """The part of the city that one of several numbers in a cell is of (中心城区95%，其他区域80%)."""
    words = strip_end(re.split(r"[，,、；;。]", before)[-1])[0]
    return words if _PART.fullmatch(words) else ""


def _half(cell: str, indicator: str) -> tuple[int, int, str] | None:
    """The one number of two that the cell gives (—/80 under "SO2、NO2浓度"), and the name of what it is of."""
    parts = cell.split("/")
    if len(parts) != 2 or sum(part.strip() in BLANKS for part in parts) != 1:
        return None
    names = split_shared(indicator, 2)
    if not names:
        return None
    if parts[0].strip() in BLANKS:
        return len(parts[0]) + 1, len(cell), names[1]
    return 0, len(parts[0]), names[0]


def _of_each(value: ValueSpan) -> list[ValueSpan]:
    """8/33 under "SO2、NO2浓度" are two values."""
    names = split_shared(value.indicator, 2) if value.value.count("/") == 1 else ()
    if not names:
        return [value]
    first, second = value.value.split("/")
    middle = value.start + len(first)
    return [
        replace(value, indicator=names[0], value=first, end=middle),
        replace(value, indicator=names[1], value=second, start=value.end - len(second)),
    ]


def _number(found: re.Match[str], first: int, reading: Reading, notes: tuple[str, ...]) -> ValueSpan:
    mark, note = read_mark(found["bracket"] or found["bracket2"] or "", notes)
    if found["star"]:
        year, note = starred(notes)
        reading = replace(reading, year=year or reading.year)
    end = found.end("unit") if found["unit"] else found.end("value")
    number = re.sub(r"\s", "", found["value"])
    value = reading.value(
        first + found.start("value"), first + end, number, found["unit"], _cell_op(found, reading.indicator)
    )
    before = found["before"] or ""
    strict = before in _STRICT or is_strict(before, found["after"] or "")
    return replace(value, aggregate=mark, note=note, strict=strict)


def _in_words(cell: str, first: int, reading: Reading) -> list[ValueSpan]:
    words = cell.strip()
    if not reading.aims or not AIM_IN_WORDS.fullmatch(words):
        return []
    start = first + cell.index(words)
    value = reading.value(start, start + len(words), words, "", "=")
    return [replace(value, worded=True)]


def _op_in_words(cell: str, quantity: Quantity) -> Op:
    return find_op(cell[: quantity.start], cell[quantity.end :], more=quantity.more)


def _cell_op(found: re.Match[str], indicator: str) -> Op:
    before, after = found["before"] or "", found["after"] or ""
    op = _OPS.get(before) or find_op(before, after.replace("or more", "以上").replace("or less", "以下"))
    if op == "=" and _GROWS.search(indicator):
        return "+"
    return "-" if op == "=" and _SHRINKS.search(indicator) else op

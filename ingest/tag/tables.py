"""Values in the rows of tables: what each column holds, and what each cell says under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ingest.model import Binding, Context, Op, Period, Status, ValueSpan
from ingest.tag.comparisons import find_op
from ingest.tag.numbers import Quantity, find_quantities

Role = Literal["index", "name", "unit", "binding", "year", "group", "subject"]

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("index", re.compile(r"序\s*号|编号|no\.?|#", re.IGNORECASE)),
    (
        "name",
        re.compile(
            r"(?:主要|具体)?指\s*标(?:名称)?(?:城市)?|名\s*称|项\s*目|indicators?(?: name)?|item|target area",
            re.IGNORECASE,
        ),
    ),
    ("unit", re.compile(r"(?:计量)?单\s*位|units?", re.IGNORECASE)),
    (
        "binding",
        re.compile(
            r"(?:指标)?(?:属\s*性|类\s*型|性\s*质)|type|nature|binding ?/ ?expected|attribute", re.IGNORECASE
        ),
    ),
    ("group", re.compile(r"类\s*别|领\s*域|分\s*类|category|field|area", re.IGNORECASE)),
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(r"十([二三四五六七])五")
_PLAN_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035, "七": 2040}
_AIM = re.compile(r"(?:^|年|期|五”?|预期|规划)目标(?:值)?|规划值|预期值|target|goal|planned", re.IGNORECASE)
_BASE = re.compile(r"基期|基准|现状|实际|完成值|base|actual|current", re.IGNORECASE)
_UNIT_IN_NAME = re.compile(r"\s*[（(](?P<unit>[^（）()]{0,12}(?:[（(]间[）)])?)[）)]\s*$")
_A_UNIT = re.compile(
    r"[%％‰]|百分点|[万亿千百]?[个家件项座所条处套间张台辆人名户吨元天年岁亩册次篇]|.*(?:公里|立方米|平方米|"
    r"公顷|千瓦|美元|亿元|万元|人次|/.+|小时|分钟)|[A-Z]{1,3}\b.*|[a-z]{1,3}/[a-zA-Z]|/\S+"
)
_BINDINGS: dict[str, Binding] = {
    "约束性": "binding",
    "binding": "binding",
    "预期性": "expected",
    "expected": "expected",
}
_NUMBER = re.compile(
    r"\s*[\[\{〔【〈<（(]?\s*(?P<before>[≥≤><＞＜]=?|不低于|不少于|不高于|不超过|高于|低于|大于|小于|控制在|"
    r"达到|约|over|above|below|under|about|at least|at most)?"
    r"\s*[\[\{〔【（(]?\s*(?P<value>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|"
    r"\d{1,12}(?:\.\d{1,9})?(?:\s?[/~～—–-]\s?\d{1,9}(?:\.\d{1,9})?)?)\s*(?P<unit>[%％‰]?)"
    r"\s*(?P<after>及?以上|及?以下|以内|左右|or more|"
    r"or less)?\s*[\]\}〕】〉>）)]?\s*(?P<star>[*＊※]*)\s*[\]\}〕】）)]?\s*"
)
_STAR_YEAR = re.compile(r"[*＊※][^，,；;。]{0,16}?((?:19|20)\d\d)")
_QUOTED_YEAR = re.compile(r"“([^“”]{1,16})”[^；;。“”]{0,60}?((?:19|20)\d\d)年值")
_PROSE = re.compile(r"[。；]|[^\d][，,][^\d]{4}|、[^、\d]{2,}、[^、\d]{2,}、")
_SPACED = re.compile(r"(?<=[一-鿿])\s+|\s+(?=[一-鿿])")
_GROWS = re.compile(r"(?:增长|提高|上升)$")
_SHRINKS = re.compile(r"(?:下降|降低|减少)$")
_OPS: dict[str, Op] = {
    "<": "<=",
    "＜": "<=",
    ">": ">=",
    "＞": ">=",
    "over": ">=",
    "above": ">=",
    "at least": ">=",
    "below": "<=",
    "under": "<=",
    "at most": "<=",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's role, and the year and status of the values under it when its head tells."""

    role: Role
    head: str
    year: int | None = None
    status: Status | None = None


def is_prose_row(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the row's cells hold sentences and not figures."""
    figures = sum(bool(_NUMBER.fullmatch(text, start, end)) for start, end in cells[1:])
    return figures <= 1 and any(end - start > 12 and _PROSE.search(text, start, end) for start, end in cells)


def is_head_row(text: str, context: Context) -> bool:
    """Whether the row names columns: it has no columns above it, and no figures of its own."""
    if context.columns:
        return False
    cells = [text[start:end].strip() for start, end in context.cells]
    named = sum(_role_of(cell).role not in {"subject", "year"} for cell in cells if cell)
    return named >= 2 or not any(
        _NUMBER.fullmatch(c) and not _YEAR.fullmatch(c.rstrip("年")) for c in cells if c
    )


def row_states_target(text: str, context: Context) -> bool:
    """Whether a row of an indicator table sets a target."""
    if any(word in text.lower() for word in _BINDINGS):
        return True
    return any(
        c.role == "year" and c.status == "target" for c in read_columns(context.columns, context.period)
    )


def row_values(text: str, context: Context) -> list[ValueSpan]:
    """The value of every cell with a number, named by its row, dated by its column."""
    if is_head_row(text, context):
        return []
    cells = [(start, end) for start, end in context.cells if end > start]
    if len(context.cells) == len(context.columns):
        columns = read_columns(context.columns, context.period)
        pairs = [
            (column, span) for column, span in zip(columns, context.cells, strict=True) if span[1] > span[0]
        ]
    else:
        pairs = _guess_columns(text, cells, context)
    return _read(text, pairs, context)


@lru_cache(maxsize=512)
def read_columns(heads: tuple[str, ...], period: Period | None) -> tuple[Column, ...]:
    """What the columns hold by their heads."""
    columns = [_dated(_role_of(head), period) for head in heads]
    if not any(c.role == "name" for c in columns) and columns:
        first = next((i for i, c in enumerate(columns) if c.role in {"group", "subject"}), None)
        if first is not None and (columns[first].role == "group" or first == 0):
            columns[first] = replace(columns[first], role="name")
    return tuple(columns)


@lru_cache(maxsize=2048)
def _role_of(head: str) -> Column:
    plain = head.strip()
    for role, pattern in _ROLES:
        if pattern.fullmatch(plain):
            return Column(role, plain)
    if _YEAR.search(plain) or _PLAN.search(plain) or _AIM.search(plain) or _BASE.search(plain):
        return Column("year", plain)
    return Column("subject", plain)


def _dated(column: Column, period: Period | None) -> Column:
    if column.role != "year":
        return column
    told = _YEAR.search(column.head)
    plan = _PLAN.search(column.head)
    year = int(told[1]) if told else (_PLAN_END[plan[1]] if plan else None)
    if _AIM.search(column.head):
        return replace(column, year=year or (period.end if period else None), status="target")
    if _BASE.search(column.head):
        return replace(column, year=year or (period.start - 1 if period else None), status="actual")
    ahead = period is not None and year is not None and year >= period.start
    return replace(column, year=year, status="target" if ahead else "actual")


def _guess_columns(
    text: str, cells: Sequence[tuple[int, int]], context: Context
) -> list[tuple[Column, tuple[int, int]]]:
    """Columns of a row whose table lost its head: the figures are base and target, or the target alone."""
    words = [text[start:end].strip() for start, end in cells]
    figures = [i for i, word in enumerate(words) if _NUMBER.fullmatch(word) or word in {"—", "-", "–", "/"}]
    if figures and figures[0] == 0 and words[0].isdigit():
        figures = figures[1:]
    places = {i: place - len(figures) for place, i in enumerate(figures)}
    names = [
        i for i, w in enumerate(words) if i not in places and not w.isdigit() and w.lower() not in _BINDINGS
    ]
    name = max(names, key=lambda i: len(words[i]), default=None)
    period = context.period
    dates = [("actual", period.start - 1), ("target", period.end)] if period else []
    pairs = []
    for i, span in enumerate(cells):
        role: Role = "group"
        if i in places:
            place = places[i]
            status, year = dates[place] if -place <= len(dates) else ("actual", None)
            pairs.append((Column("year", "", year, "target" if status == "target" else "actual"), span))
            continue
        if i == name:
            role = "name"
        elif words[i].lower() in _BINDINGS:
            role = "binding"
        elif _A_UNIT.fullmatch(words[i]):
            role = "unit"
        pairs.append((Column(role, ""), span))
    return pairs


def _read(text: str, pairs: Sequence[tuple[Column, tuple[int, int]]], context: Context) -> list[ValueSpan]:
    by_role = {column.role: text[slice(*span)].strip() for column, span in pairs}
    name = by_role.get("name", "") or context.label
    in_name = _UNIT_IN_NAME.search(name)
    unit = by_role.get("unit", "") or (in_name["unit"] if in_name and _is_unit(in_name["unit"]) else "")
    indicator = name[: in_name.start()].strip() if in_name and unit == in_name["unit"] else name
    indicator = _SPACED.sub("", indicator)
    binding = _BINDINGS.get(by_role.get("binding", "").lower())
    values = []
    for column, span in pairs:
        if column.role == "year":
            reading = _Reading(indicator, unit, column.year, column.status or "actual", binding)
        elif column.role == "subject":
            subject, own_unit = _compared(column.head, name, indicator, unit)
            reading = _Reading(subject, own_unit, _noted_year(column.head, context), "actual", binding)
        else:
            continue
        values += _cell(text, span, reading, context.notes)
    return values


def _compared(head: str, row: str, indicator: str, unit: str) -> tuple[str, str]:
    """In a comparison of cities one of head and row is the city and the other the indicator."""
    in_head = _UNIT_IN_NAME.search(head)
    if in_head:
        return f"{row}{head[: in_head.start()]}", in_head["unit"]
    return (f"{head}{indicator}", unit) if unit else (f"{row}{head}", "")


def _is_unit(words: str) -> bool:
    return bool(_A_UNIT.match(words)) or words in {"%", "％"}


def _noted_year(head: str, context: Context) -> int | None:
    for title in context.titles[-1:]:
        told = _YEAR.search(title)
        if told and not re.search(r"[—–~～-]", title):
            return int(told[1])
    for note in context.notes:
        for quoted in _QUOTED_YEAR.finditer(note):
            if quoted[1] in head:
                return int(quoted[2])
    return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the values of one cell have in common."""

    indicator: str
    unit: str
    year: int | None
    status: Status
    binding: Binding | None

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
            0.95,
        )


def _cell(text: str, span: tuple[int, int], reading: _Reading, notes: Sequence[str]) -> list[ValueSpan]:
    cell, first = text[slice(*span)], span[0]
    found = _NUMBER.fullmatch(cell)
    if not found:
        return [
            reading.value(first + q.start, first + q.end, q.value, q.unit, _op_in_words(cell, q))
            for q in find_quantities(cell)
        ]
    if found["star"]:
        starred = next((int(m[1]) for note in notes if (m := _STAR_YEAR.search(note))), reading.year)
        reading = replace(reading, year=starred)
    end = found.end("unit") if found["unit"] else found.end("value")
    number = re.sub(r"\s", "", found["value"])
    op = _cell_op(found, reading.indicator)
    return [reading.value(first + found.start("value"), first + end, number, found["unit"], op)]


def _op_in_words(cell: str, quantity: Quantity) -> Op:
    return find_op(cell[: quantity.start], cell[quantity.end :], more=quantity.more)


def _cell_op(found: re.Match[str], indicator: str) -> Op:
    before, after = found["before"] or "", found["after"] or ""
    op = _OPS.get(before) or find_op(before, after.replace("or more", "以上").replace("or less", "以下"))
    if op == "=" and _GROWS.search(indicator):
        return "+"
    return "-" if op == "=" and _SHRINKS.search(indicator) else op

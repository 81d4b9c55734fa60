"""Values in the rows of tables: each named by its row, dated by its column, of the city its row or column names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.model import Context, ValueSpan
from ingest.tag.table_cells import Reading, read_cell
from ingest.tag.table_columns import (
    BINDINGS,
    NUMBER,
    Column,
    begins_with_unit,
    guess_columns,
    is_year,
    read_columns,
    role_of,
)
from ingest.tag.table_notes import only_at_home, year_of_data
from ontology.compared_cities import chinese_cities, compared_cities

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_UNIT_IN_NAME = re.compile(r"\s*[（(](?P<unit>[^（）()]{0,12}(?:[（(]间[）)])?)[）)]\s*$")
_UNIT_INSIDE = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]\s*(?=\S)")
_PROSE = re.compile(r"[。；]|[^\d][，,][^\d]{4}|、[^、\d]{2,}、[^、\d]{2,}、")
_SPACED = re.compile(r"(?<=[一-鿿])\s+|\s+(?=[一-鿿])")
_POLLUTANT = re.compile(
    r"(?:PM\s?(?:2\.5|10)|SO2|NO2|O3|CO|细颗粒物|可吸入颗粒物|臭氧|二氧化[硫氮]|总?[氮磷]|氨氮)"
)
_PER_VOLUME = re.compile(r"克\s?/\s?(?:立方米|升)|[mμµu]?g\s?/\s?(?:m3|m³|L)")
_GROWTH = re.compile(r"(?:增长|增速|提高|下降|降低|变化)率?$")


def is_prose_row(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the row's cells hold sentences and not figures."""
    figures = sum(bool(NUMBER.fullmatch(text, start, end)) for start, end in cells[1:])
    return figures <= 1 and any(end - start > 12 and _PROSE.search(text, start, end) for start, end in cells)


def is_head_row(text: str, context: Context) -> bool:
    """Whether the row names columns: it has no columns above it, and no figures of its own."""
    if context.columns:
        return False
    cells = [text[start:end].strip() for start, end in context.cells]
    named = sum(role_of(cell).role not in {"subject", "year"} for cell in cells if cell)
    return named >= 2 or not any(NUMBER.fullmatch(c) and not is_year(c) for c in cells if c)


def row_states_target(text: str, context: Context) -> bool:
    """Whether a row of an indicator table sets a target."""
    if any(word in text.lower() for word in BINDINGS):
        return True
    return any(
        c.role == "year" and c.status == "target" for c in read_columns(context.columns, context.period)
    )


def row_values(text: str, context: Context) -> list[ValueSpan]:
    """The value of every cell with a number or an aim in words."""
    if is_head_row(text, context):
        return []
    cells = [(start, end) for start, end in context.cells if end > start]
    if len(context.cells) == len(context.columns):
        columns = read_columns(context.columns, context.period)
        pairs = [
            (column, span) for column, span in zip(columns, context.cells, strict=True) if span[1] > span[0]
        ]
    else:
        pairs = guess_columns(text, cells, context)
    return _read(text, pairs, context)


def _read(text: str, pairs: Sequence[tuple[Column, tuple[int, int]]], context: Context) -> list[ValueSpan]:
    by_role = {column.role: text[slice(*span)].strip() for column, span in pairs}
    name = by_role.get("name", "") or context.label
    in_name = _UNIT_IN_NAME.search(name)
    unit = by_role.get("unit", "") or (
        in_name["unit"] if in_name and begins_with_unit(in_name["unit"]) else ""
    )
    indicator = name[: in_name.start()].strip() if in_name and unit == in_name["unit"] else name
    indicator = _concentration(_SPACED.sub("", indicator), unit)
    row = Reading(
        indicator, unit, None, "actual", BINDINGS.get(by_role.get("binding", "").lower().strip("指标"))
    )
    values = []
    for column, span in pairs:
        if column.role in {"year", "change"}:
            status = column.status or "actual"
            reading = replace(row, year=column.year, status=status, aims=status == "target")
            if column.role == "change" and not _GROWTH.search(indicator):
                reading = replace(reading, indicator=f"{indicator}{_change(column.head)}")
        elif column.role == "subject":
            reading = _compared(column.head, _SPACED.sub("", name), row, context)
        else:
            continue
        values += read_cell(text, span, reading, context.notes)
    return values


def _concentration(name: str, unit: str) -> str:
    """PM2.5 in 微克/立方米 is a concentration, which the unit says and the name may leave out."""
    return f"{name}浓度" if _POLLUTANT.fullmatch(name) and _PER_VOLUME.search(unit) else name


def _change(head: str) -> str:
    return "累计" if "累计" in head and "年均" not in head else "年均增长"


def _compared(head: str, name: str, row: Reading, context: Context) -> Reading:
    """In a comparison of cities one of head and row is the city and the other the indicator."""
    year = _noted_year(head, context)
    if city := _city(head):
        return replace(row, subject=city, year=_year_for(city, year, context))
    measure, unit = _without_unit(head)
    if city := _city(name):
        measure = _concentration(measure, unit)
        return replace(row, indicator=measure, unit=unit, subject=city, year=_year_for(city, year, context))
    if unit:
        return replace(row, indicator=f"{name}{measure}", unit=unit, year=year)
    joined = f"{head}{row.indicator}" if row.unit else f"{name}{head}"
    return replace(row, indicator=joined, year=year)


def _without_unit(head: str) -> tuple[str, str]:
    """A head without the unit in brackets, at its end or before what a second line of heads adds."""
    found = _UNIT_IN_NAME.search(head) or _UNIT_INSIDE.search(head)
    if not found or not begins_with_unit(found["unit"]):
        return _SPACED.sub("", head), ""
    return _SPACED.sub("", f"{head[: found.start()]}{head[found.end() :]}"), found["unit"]


@lru_cache(maxsize=1024)
def _city(words: str) -> str:
    """The city that the words are the name of."""
    plain = words.strip().removesuffix("市")
    return plain if plain in compared_cities() else ""


def _year_for(city: str, year: int | None, context: Context) -> int | None:
    """Notes on the data of the country's cities say nothing of others."""
    at_home = city in chinese_cities() or not only_at_home(context.notes)
    return year if at_home or _title_year(context) else None


def _title_year(context: Context) -> int | None:
    for title in context.titles[-1:]:
        told = _YEAR.search(title)
        if told and not re.search(r"[—–~～-]", title):
            return int(told[1])
    return None


def _noted_year(head: str, context: Context) -> int | None:
    return _title_year(context) or year_of_data(head, context.notes)

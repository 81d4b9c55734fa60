"""Figures of other cities that a Chinese sentence compares its own with: 低于北京（897人）, 为上海的38.4%."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import ValueSpan
from ontology.compared_cities import chinese_cities, city_at_end

_IN_BRACKETS = re.compile(r"([一-鿿]{2,12})\s?[（(]\s?(?:约|仅|为)?$")
_BESIDE = re.compile(r"([一-鿿]{2,14})的?\s?(?:约|近|不到|仅)?\s?$")
_RATIO_WORDS = re.compile(r"(?:不到|不足|相当于|仅?为|仅?是|约为|达到?|超过|高于|低于|的|、|和|及|与)$")
_UNDER = re.compile(r"(?:不到|不足)$")
_RATIO_UNITS = frozenset({"%", "‰", "", "倍", "成"})
_DELTA = re.compile(r"与.{2,8}之比$")


def with_cities(text: str, values: Sequence[ValueSpan]) -> list[ValueSpan]:
    """The values with the city each is of, where the text compares; ratios to a city are named so."""
    compared: list[ValueSpan] = []
    base = ""
    for value in values:
        before = text[max(0, value.start - 18) : value.start]
        found = _peer(before, value, base) if base else None
        compared.append(found or value)
        if found is None:
            base = value.indicator
    return compared


def _peer(before: str, value: ValueSpan, base: str) -> ValueSpan | None:
    bracketed = _IN_BRACKETS.search(before)
    city = city_at_end(bracketed[1]) if bracketed else ""
    if city:
        return replace(value, subject=city, indicator=_bare(base), op="=", strict=False)
    beside = _BESIDE.search(before) if value.unit in _RATIO_UNITS else None
    words = beside[1].removesuffix("的").removesuffix("市") if beside else ""
    city = city_at_end(words)
    if not city:
        return None
    lead = words.removesuffix(city)
    if lead and not _RATIO_WORDS.search(lead):
        return None
    op = "<=" if _UNDER.search(lead) else value.op
    return replace(value, indicator=f"{_bare(_DELTA.sub('', base))}与{city}之比", op=op)


def _bare(name: str) -> str:
    """The name without the city that the sentence is about (深圳每万人大学生数)."""
    for length in (3, 2):
        if name[:length] in chinese_cities() and len(name) > length + 3:
            return name[length:].removeprefix("市")
    return name

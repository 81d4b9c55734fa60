"""Measured quantities of Chinese prose: each with its indicator, comparison, year and status."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Binding, Context, Kind, Status, ValueSpan
from ingest.tag.comparisons import find_op
from ingest.tag.indicator_names import name_indicator, split_shared
from ingest.tag.kind_sections import section_themes
from ingest.tag.numbers import Quantity, find_quantities
from ingest.tag.years import find_frames, framed_years, is_repeated, title_year

_BINDINGS: tuple[tuple[str, Binding], ...] = (("约束性", "binding"), ("预期性", "expected"))
_LONGEST_SERIES = 12
_JOINED = re.compile(r"(?:左右|以上|以下|以内)?\s?[、和及与]\s?")
_CLAUSE_END = re.compile(r"[，,；;。：:！？\n\t]")
_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,14}$")
_RISEN = re.compile(
    r"[^，,；;。]{0,6}?(?:提高|提升|增加|增长|增|降低|降|减少|缩短|扩大|上升|下降|跃升|压缩|缩小)(?:至|到)"
)
_DECADES = re.compile(r"[\s—]*(?:\d{2}|[二三四五六七八九]?十)(?:多)?年来")
_PRESENT = re.compile(r"(?:已|现有|共有|仅有|只有|目前|累计已)[^，,；;。]{0,16}$")
_GIVEN = re.compile(r"(?:^|[，,；;。：:])\s?(?:针)?对(?:全市|现有|已建)?\s?$")
_LIMIT = re.compile(r"不[少低高超大多]|不得|控制在|至少|使|确保|力争")
_BY_THEN = frozenset({"小时", "分钟", "天", "日", "工作日", "个工作日", "秒"})


def chinese_values(text: str, context: Context, kind: Kind) -> list[ValueSpan]:
    """The quantities of a sentence or list item; `kind` says whether they are aims or results."""
    quantities = find_quantities(text)
    years = (
        framed_years(text, find_frames(text, context), [q.start for q in quantities]) if quantities else []
    )
    binding = next((name for word, name in _BINDINGS if word in text), None)
    names = _names(text, quantities)
    return [
        replace(_value(text, quantity, told, context, kind), indicator=name, binding=binding)
        for quantity, name, told in zip(quantities, names, years, strict=True)
    ]


def _names(text: str, quantities: Sequence[Quantity]) -> list[str]:
    """The indicator of each quantity; 分别达到 hands the members of a list to the numbers that follow."""
    names: list[str] = []
    ends = [0, *(q.end for q in quantities)]
    for i, q in enumerate(quantities):
        if len(names) > i:
            continue
        ceiling = quantities[i + 1].start if i + 1 < len(quantities) else len(text)
        name = name_indicator(
            text, (q.start, q.end), (ends[i], ceiling), unit=q.unit, previous=names[-1] if names else ""
        )
        series = _series(text, quantities, i)
        shared = (
            split_shared(name, series)
            if series > 1 and "分别" in text[max(ends[i], q.start - 8) : q.start]
            else ()
        )
        names.extend(shared or (name,))
    return names


def _series(text: str, quantities: Sequence[Quantity], first: int) -> int:
    """How many quantities from `first` on follow each other with only 、 or 和 between."""
    count = 1
    for this, following in pairwise(quantities[first : first + _LONGEST_SERIES]):
        if not _JOINED.fullmatch(text, this.end, following.start):
            break
        count += 1
    return count


def _value(text: str, q: Quantity, told: int | None, context: Context, kind: Kind) -> ValueSpan:
    before, after = text[max(0, q.start - 24) : q.start], text[q.end : q.end + 24]
    status = _status(text, q, told, context, kind)
    if (
        status == "actual"
        and told is not None
        and context.period
        and told >= context.period.start
        and _risen_from(text, q)
    ):
        told = context.period.start - 1  # 到2030年由68件提高到95件: the 68 are of today
    year = told if told is not None else _assumed_year(text, q, status, context, kind)
    op = find_op(before, after, more=q.more)
    return ValueSpan(
        "", q.start, q.end, q.value, q.unit, year, status, op, None, 0.9 if told is not None else 0.8
    )


def _risen_from(text: str, q: Quantity) -> bool:
    return bool(_FROM.search(text[max(0, q.start - 24) : q.start]) and _RISEN.match(text[q.end : q.end + 30]))


def _status(text: str, q: Quantity, told: int | None, context: Context, kind: Kind) -> Status:
    before = text[max(0, q.start - 24) : q.start]
    if _risen_from(text, q):
        return "actual"
    if told is not None and context.period:
        return "actual" if told < context.period.start else "target"
    if kind in {"achievement", "background"} or _PRESENT.search(before) or _GIVEN.search(before):
        return "actual"
    if context.period is None and title_year(context.titles) is None and told is None:
        return "target" if _LIMIT.search(before) else "actual"
    return "target"


def _assumed_year(text: str, q: Quantity, status: Status, context: Context, kind: Kind) -> int | None:
    """The year nobody says: the section's, else the plan's end for aims, the year before it for results."""
    section = title_year(context.titles)
    if status == "target":
        if is_repeated(_clause(text, q.start)) or (
            q.unit in _BY_THEN and text[q.end : q.end + 2] in {"以内", "之内"}
        ):
            return None
        return section or (context.period.end if context.period else None)
    if section:
        return section
    before = text[max(0, q.start - 24) : q.start]
    if _DECADES.match(text):
        return None
    shown = kind == "achievement" or "results" in section_themes(context.titles) or _FROM.search(before)
    return context.period.start - 1 if context.period and shown else None


def _clause(text: str, start: int) -> str:
    head = text[max(0, start - 40) : start]
    bounds = [m.end() for m in _CLAUSE_END.finditer(head)]
    return head[bounds[-1] :] if bounds else head

"""Measured quantities of Chinese prose: each with its indicator, comparison, year and status."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Binding, Context, Kind, Op, Status, ValueSpan
from ingest.tag.city_comparisons import with_cities
from ingest.tag.comparisons import find_op, is_strict
from ingest.tag.indicator_names import name_indicator, split_shared, with_zone
from ingest.tag.kind_sections import section_themes
from ingest.tag.numbers import Quantity, find_multiples, find_quantities
from ingest.tag.years import find_frames, framed_years, is_repeated, title_year

_BINDINGS: tuple[tuple[str, Binding], ...] = (("约束性", "binding"), ("预期性", "expected"))
_EACH_GROWN = re.compile(
    r"[，、；]\s?(?:同比|比上年|较上年|年均)?分别(?:同比|比上年|较上年|年均)?(增长|提高|上升|下降|降低|减少)\s?(?:约|近)?\s?$"
)
_LONGEST_SERIES = 12
_JOINED = re.compile(r"(?:左右|以上|以下|以内)?\s?[、和及与]\s?")
_CLAUSE_END = re.compile(r"[，,；;。：:！？\n\t]")
_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,14}$")
_RISEN = re.compile(
    r"[^，,；;。]{0,6}?(?:提高|提升|增加|增长|增|降低|降|减少|缩短|扩大|上升|下降|跃升|压缩|缩小)(?:至|到)"
)
_DECADES = re.compile(r"[\s—]*(?:\d{2}|[二三四五六七八九]?十)(?:多)?年来")
_PRESENT = re.compile(r"(?:已|现有|共有|仅有|只有|目前|累计已)[^，,；;。]{0,16}$")
_BY = re.compile(r"(?:到|至|力争|预计|计划|目标)[^，,；;。]{0,22}$")
_GIVEN = re.compile(r"(?:^|[，,；;。：:])\s?(?:针)?对(?:全市|现有|已建)?\s?$")
_LIMIT = re.compile(r"不[少低高超大多]|不得|控制在|至少|使|确保|力争")
_DURATIONS = frozenset({"小时", "分钟", "天", "日", "工作日", "个工作日", "秒", "年", "个月"})
_CHANGED = re.compile(
    r"(?:压缩|缩短|压减|延长|提高|提升|增加|降低|减少|降|达)(?:到|至|了|为)?\s?$|达到?|率|年限|寿命|时长|时间"
)
_NORM_BEFORE = re.compile(
    r"^(?:规划|谋划|启动|保留)|限速|按(?:每|照)[^，]{0,8}|年均(?:增长|提高|增加|下降|降低|减少)$|总投资(?:额)?[^，]{0,4}$|每[百千万]?(?:户|人)不"
)
_NORM_AFTER = re.compile(r"(?:以上|以下|以内)?的[^，,；;。]{1,10}(?:一律|不得|必须|须|应当|严禁)")
_SUMMED = re.compile(r"累计(?!建成|建设|新设|新建|新增|接入|拥有|布局|开通)")
_OVER_YEARS = re.compile(r"[五三四两]年|期间|时期|以来")

# How often the year is the annotators' (and with it the fact), on documents that no rule was made for.
TOLD = 0.95
OF_SECTION = 0.95
AIM_OF_PLAN = 0.9
DEED_OF_PLAN = 0.65
RESULT_OF_PLAN = 0.8
OF_NO_YEAR = 0.85


def chinese_values(text: str, context: Context, kind: Kind) -> list[ValueSpan]:
    """The quantities of a sentence or list item; `kind` says whether they are aims or results."""
    multiples = find_multiples(text)
    quantities = sorted([*find_quantities(text), *multiples], key=lambda q: q.start)
    if not quantities:
        return []
    years = framed_years(text, find_frames(text, context), [q.start for q in quantities])
    binding = next((name for word, name in _BINDINGS if word in text), None)
    values = [
        replace(_value(text, quantity, told, context, kind), indicator=name, binding=binding)
        for quantity, name, told in zip(quantities, _names(text, quantities), years, strict=True)
    ]
    worded = {q.start for q in multiples}
    return [
        replace(v, worded=True, unit="", op=_times_op(v)) if v.start in worded else v
        for v in with_cities(text, _in_series(text, values))
    ]


def _times_op(value: ValueSpan) -> Op:
    return "-" if value.value.startswith("减") else "+"


def _in_series(text: str, values: Sequence[ValueSpan]) -> list[ValueSpan]:
    """甲、乙分别超过1家、2家: the comparison before the first number is that of all in the series."""
    shared: list[ValueSpan] = []
    leader: ValueSpan | None = None
    for value in values:
        joined = bool(shared) and bool(_JOINED.fullmatch(text, shared[-1].end, value.start))
        if not joined:
            leader = value if "分别" in text[max(0, value.start - 12) : value.start] else None
        follows = leader is not None and value is not leader and value.op == "="
        shared.append(replace(value, op=leader.op, strict=leader.strict) if leader and follows else value)
    return shared


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
        grown = _EACH_GROWN.search(text, ends[i], q.start) if 1 < series <= len(names) else None
        if grown:  # 游客1850万人次、收入165亿元，分别增长18%和21%
            names.extend(f"{before}{grown[1]}" for before in names[-series:])
            continue
        shared = (
            split_shared(name, series)
            if series > 1 and "分别" in text[max(ends[i], q.start - 8) : q.start]
            else ()
        )
        names.extend(shared or (name,))
    for i in range(len(names) - 2, -1, -1):  # 3个5000亿级、5个千亿级集群: the thing counted comes last
        if names[i] == quantities[i].unit:
            names[i] = names[i + 1]
    return [with_zone(name, names[0]) for name in names]


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
    year, score = (told, TOLD) if told is not None else _assumed_year(text, q, status, context, kind)
    op = find_op(before, after, more=q.more)
    strict = is_strict(before, after)
    return ValueSpan("", q.start, q.end, q.value, q.unit, year, status, op, None, score, strict)


def _risen_from(text: str, q: Quantity) -> bool:
    return bool(_FROM.search(text[max(0, q.start - 24) : q.start]) and _RISEN.match(text[q.end : q.end + 30]))


def _status(text: str, q: Quantity, told: int | None, context: Context, kind: Kind) -> Status:
    before = text[max(0, q.start - 24) : q.start]
    if _risen_from(text, q):
        return "actual"
    if told is not None:
        return _status_in(told, before, context, kind)
    if kind in {"achievement", "background"} or _PRESENT.search(before) or _GIVEN.search(before):
        return "actual"
    if context.period is None and title_year(context.titles) is None:
        return "target" if _LIMIT.search(before) else "actual"
    return "target"


def _status_in(year: int, before: str, context: Context, kind: Kind) -> Status:
    """Of a value with a year: before the plan it is reached; so is what is told of the year it was written in."""
    first = context.period.start if context.period else title_year(context.titles)
    if first is None:
        return "target" if kind == "target" or _BY.search(before) else "actual"
    if kind == "background" and year <= first and not _BY.search(before):
        return "actual"
    if context.period is None and kind == "achievement":
        return "actual"
    return "actual" if year < first else "target"


def _assumed_year(
    text: str, q: Quantity, status: Status, context: Context, kind: Kind
) -> tuple[int | None, float]:
    """The year nobody says, and how sure: the section's, else the plan's end for aims, its eve for results."""
    section = title_year(context.titles)
    clause = _clause(text, q.start)
    if status == "target":
        if is_repeated(clause) or (kind != "target" and _is_norm(text, q, clause)):
            return None, OF_NO_YEAR
        if section or context.period is None:
            return section, OF_SECTION if section else OF_NO_YEAR
        return context.period.end, AIM_OF_PLAN if kind == "target" else DEED_OF_PLAN
    if section:
        return section, OF_SECTION
    results = "results" in section_themes(context.titles)
    shown = kind == "achievement" or results or _FROM.search(text[max(0, q.start - 24) : q.start])
    if _DECADES.match(text) or not context.period or not shown or _sums_up(clause):
        return None, OF_NO_YEAR
    return context.period.start - 1, RESULT_OF_PLAN


def _is_norm(text: str, q: Quantity, clause: str) -> bool:
    """A limit or a standard that holds whenever it applies, or what is planned, begun or kept: reached in no year."""
    after = text[q.end : q.end + 24]
    if q.unit in _DURATIONS and not _CHANGED.search(clause):
        return True
    return bool(_NORM_BEFORE.search(clause) or _NORM_AFTER.match(after))


def _sums_up(clause: str) -> bool:
    """累计 with no word of over which years."""
    summed = _SUMMED.search(clause)
    return summed is not None and not _OVER_YEARS.search(clause, 0, summed.start())


def _clause(text: str, start: int) -> str:
    head = text[max(0, start - 40) : start]
    bounds = [m.end() for m in _CLAUSE_END.finditer(head)]
    return head[bounds[-1] :] if bounds else head

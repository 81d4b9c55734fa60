"""What the columns of a table hold, by their heads or, where these are lost, by their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ingest.model import Binding, Context, Period, Status
from ingest.tag.years import PLAN_END

Role = Literal["index", "name", "unit", "binding", "year", "change", "group", "subject"]

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
    (
        "group",
        re.compile(
            r"类\s*别|领\s*域|分\s*类|(?:责任|牵头|配合|实施)(?:单位|部门)|数据来源|备\s*注|说\s*明|category|field|"
            r"area|remarks?|notes?|lead(?:ing)? (?:body|bureau|department)|sources?",
            re.IGNORECASE,
        ),
    ),
    (
        "change",
        re.compile(
            r"[\[〔（(]?.{0,12}?(?:年均(?:增速|增长率?|变化)?|(?:五年)?累计(?:增长|降低|提高|变化)?|"
            r"年均\s?[/／]?\s?[\[〔（(]?累计)(?:\s?[\[〔（(]?累计)?[\]〕）)]?(?:\s?[（(][%％][）)])?"
        ),
    ),
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(r"(十[一二三四五六七]?)五")
_AIM = re.compile(r"(?:^|年|期|五”?|预期|规划)目标(?:值)?|规划值|预期值|target|goal|planned", re.IGNORECASE)
_BASE = re.compile(r"基期|基准|基数|现状|实际|完成值|base|actual|current", re.IGNORECASE)
_A_UNIT = re.compile(
    r"[%％‰]|百分点|[万亿千百]?[个家件项座所条处套间张台辆人名户吨元天年岁亩册次篇]|.*(?:公里|立方米|平方米|"
    r"公顷|千瓦|美元|亿元|万元|人次|/.+|小时|分钟)|[A-Z]{1,3}\b.*|[a-z]{1,3}/[a-zA-Z]|/\S+"
)
BINDINGS: dict[str, Binding] = {
    "约束性": "binding",
    "约束": "binding",
    "binding": "binding",
    "预期性": "expected",
    "预期": "expected",
    "expected": "expected",
}
NUMBER = re.compile(
    r"\s*(?P<bracket>[\[\{〔【〈<（(])?\s*(?P<before>[≥≤><＞＜]=?|不低于|不少于|不高于|不超过|高于|低于|大于|小于|"
    r"控制在|达到|超过|约|over|above|below|under|about|at least|at most|less than|more than)?"
    r"\s*(?P<bracket2>[\[\{〔【（(])?\s*(?P<value>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|"
    r"\d{1,12}(?:\.\d{1,9})?(?:\s?[/~～—–-]\s?\d{1,9}(?:\.\d{1,9})?)?)\s*(?P<unit>[%％‰]?)"
    r"\s*(?P<after>及?以上|及?以下|以内|左右|or more|"
    r"or less)?\s*[\]\}〕】〉>）)]?\s*(?P<star>[*＊※]*)\s*[\]\}〕】）)]?\s*"
)
# What stands where a number would: the aim is another's to set, or a direction (完成省下达任务, 持续下降).
AIM_IN_WORDS = re.compile(
    r"(?:完成|达到|控制|不低于|不高于|不超过|高于|低于|优于|好于|快于|按照?|执行|落实|保持|持续|进一步|逐步|稳步|基本|"
    r"全面|力争|与)[^，,；;。\d]{1,20}|[^，,；;。\d]{0,12}(?:下达|任务|要求|同步|改善)|"
    r"(?:as |to be |set by |keep|meet|above|below|in line|further|steady|full)[a-z ,'’-]{2,60}",
    re.IGNORECASE,
)
BLANKS = frozenset({"—", "-", "–", "/", "——", "－", "--", "…", "n/a", "N/A"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column's role, and the year and status of the values under it when its head tells."""

    role: Role
    head: str
    year: int | None = None
    status: Status | None = None


@lru_cache(maxsize=512)
def read_columns(heads: tuple[str, ...], period: Period | None) -> tuple[Column, ...]:
    """What the columns hold by their heads."""
    columns = [_dated(role_of(head), period) for head in heads]
    if not any(c.role == "name" for c in columns) and columns:
        first = next((i for i, c in enumerate(columns) if c.role in {"group", "subject"}), None)
        if first is not None and (columns[first].role == "group" or first == 0):
            columns[first] = replace(columns[first], role="name")
    return tuple(columns)


@lru_cache(maxsize=2048)
def role_of(head: str) -> Column:
    """The column's role by its head alone."""
    plain = head.strip()
    for role, pattern in _ROLES:
        if pattern.fullmatch(plain):
            return Column(role, plain)
    if _YEAR.search(plain) or _PLAN.search(plain) or _AIM.search(plain) or _BASE.search(plain):
        return Column("year", plain)
    return Column("subject", plain)


def is_year(words: str) -> bool:
    """Whether the words are a year and nothing else."""
    return bool(_YEAR.fullmatch(words.rstrip("年")))


def _dated(column: Column, period: Period | None) -> Column:
    if column.role not in {"year", "change"}:
        return column
    told = _YEAR.findall(column.head)
    plan = _PLAN.search(column.head)
    year = int(told[-1]) if told else (PLAN_END.get(plan[1]) if plan else None)
    if _AIM.search(column.head) or column.role == "change":
        return replace(column, year=year or (period.end if period else None), status="target")
    if _BASE.search(column.head):
        return replace(column, year=year or (period.start - 1 if period else None), status="actual")
    ahead = period is not None and year is not None and year >= period.start
    return replace(column, year=year, status="target" if ahead else "actual")


def guess_columns(
    text: str, cells: Sequence[tuple[int, int]], context: Context
) -> list[tuple[Column, tuple[int, int]]]:
    """Columns of a row whose table lost its head: the figures are base and target, or the target alone."""
    words = [text[start:end].strip() for start, end in cells]
    figures = [
        i for i, w in enumerate(words) if NUMBER.fullmatch(w) or w in BLANKS or AIM_IN_WORDS.fullmatch(w)
    ]
    if figures and figures[0] == 0 and words[0].isdigit():
        figures = figures[1:]
    places = {i: place - len(figures) for place, i in enumerate(figures)}
    names = [
        i for i, w in enumerate(words) if i not in places and not w.isdigit() and w.lower() not in BINDINGS
    ]
    name = max(names, key=lambda i: len(words[i]), default=None)
    period = context.period
    dates: list[tuple[Status, int]] = [("actual", period.start - 1), ("target", period.end)] if period else []
    pairs = []
    for i, span in enumerate(cells):
        role: Role = "group"
        if i in places:
            place = places[i]
            known = dates[place] if -place <= len(dates) else None
            status, year = known or ("actual", None)
            pairs.append((Column("year", "", year, status), span))
            continue
        if i == name:
            role = "name"
        elif words[i].lower() in BINDINGS:
            role = "binding"
        elif is_unit(words[i]):
            role = "unit"
        pairs.append((Column(role, ""), span))
    return pairs


def is_unit(words: str) -> bool:
    """Whether a cell holds a unit and nothing else."""
    return bool(_A_UNIT.fullmatch(words))


def begins_with_unit(words: str) -> bool:
    """Whether a bracket behind a name holds a unit, with what may follow it."""
    return bool(_A_UNIT.match(words))

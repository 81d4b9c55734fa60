"""The year a quantity of a Chinese text holds for: from its clause, its sentence, its section or its plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Context

PLAN_END = {
    "十": 2005,
    "十一": 2010,
    "十二": 2015,
    "十三": 2020,
    "十四": 2025,
    "十五": 2030,
    "十六": 2035,
    "十七": 2040,
}

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEARS = re.compile(
    r"《[^《》]{1,80}》|"
    r"(?P<lead>到|至|截至|自|从|比|较|以|与|为)?\s?(?:本世纪|"
    r"(?P<first>(?:19|20)\d\d)\s?(?:年\s?)?[—–~～-]{1,2}\s?(?P<last>20\d\d)\s?年?|"
    r"(?P<year>(?:19|20)\d\d)\s?年|(?P<words>[一二]{1}[〇零一二三四五六七八九]{3})年|"
    r"[“\"]?(?P<plan>十[一二三四五六七]?)五[”\"]?(?P<part>期?末|时期|期间|以来)|(?P<this>今年|全年)|"
    r"(?P<past>去年))"
    r"(?P<tail>底前|底|末|前|的|以来|起|基础|同期|水平)?"
)
_BASELINE = re.compile(r"(?:比|较|与|以)$")
_SINGLE_YEAR = re.compile(
    r"(?<![\d—–~～-])(20\d\d)\s?年(?![—–~～-])(?=工作|重点|主要|经济|任务|发展|回顾|目标|总体)|\bin (20\d\d)\b"
)
# What goes on about the same number is no new clause (2025年达到8万元，比1985年增长30倍).
_CLAUSE = re.compile(r"[，,](?!\s?(?:同?比|较|占|年均增|增长|增速|其中))|[；;。]")
_LEAD_IN = re.compile(r"[\s—\-*•（()）一二三四五六七八九十、.]{0,12}(?:\d{1,2}[.、）)]\s*)?")
_LONGEST_CLAUSE = 120
_REPEATED = re.compile(r"每[年周月日天]|每学期|每季度|每人每")


@dataclass(frozen=True, slots=True)
class Frame:
    """A mention of time at `start:end`.

    A `wide` one holds to the end of the passage, others in their clause; `once`, for the next
    quantity only (2025年的5吨); a baseline is what others are measured against.
    """

    start: int
    end: int
    year: int
    wide: bool
    baseline: bool
    once: bool


def find_frames(text: str, context: Context) -> list[Frame]:
    """The years a text names, in order; a baseline is what others are measured against."""
    frames = []
    this_year = title_year(context.titles)
    lead_in = _LEAD_IN.match(text)
    first = lead_in.end() if lead_in else 0
    for match in _YEARS.finditer(text):
        year = _year(match, this_year)
        if year is None:
            continue
        lead, tail = match["lead"] or "", match["tail"] or ""
        baseline = (
            bool(_BASELINE.match(lead))
            or tail in {"基础", "同期", "水平", "起"}
            or lead == "自"
            or (lead == "为" and tail == "的")
        )
        opening = match.start() <= first
        wide = tail not in {"的", "前", "底前"} and (
            lead in {"到", "至", "截至"}
            or bool(match["last"] or match["plan"] or match["this"] or match["past"])
            or opening
        )
        frames.append(Frame(match.start(), match.end(), year, wide, baseline, tail == "的"))
    return frames


def _year(match: re.Match[str], this_year: int | None) -> int | None:
    if match["last"]:
        return int(match["last"])
    if match["year"]:
        return int(match["year"])
    if match["words"]:
        return int(match["words"].translate(_DIGITS))
    if match["plan"]:
        return PLAN_END.get(match["plan"])
    if this_year and match["this"]:
        return this_year
    if this_year and match["past"]:
        return this_year - 1
    return None


def title_year(titles: Sequence[str]) -> int | None:
    """The one year that the innermost title with a year names (2025年工作回顾), not a range."""
    for title in reversed(titles):
        found = _SINGLE_YEAR.search(title)
        if found:
            return int(found[1] or found[2])
    return None


def framed_years(text: str, frames: Sequence[Frame], starts: Sequence[int]) -> list[int | None]:
    """The year that holds at each of `starts` (ascending), where the text says one."""
    years: list[int | None] = []
    ahead = iter([frame for frame in frames if not frame.baseline])
    following = next(ahead, None)
    wide: Frame | None = None
    narrow: Frame | None = None
    for start in starts:
        while following is not None and following.start <= start:
            if following.wide:
                wide, narrow = following, None
            else:
                narrow = following
            following = next(ahead, None)
        if narrow is not None and not _same_clause(text, narrow.end, start):
            narrow = None
        held = narrow or wide
        years.append(held.year if held else None)
        if held is narrow and held is not None and held.once:
            narrow = None
    return years


def _same_clause(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_CLAUSE and not _CLAUSE.search(text, start, end)


def is_repeated(clause: str) -> bool:
    """Whether a clause sets a rate that holds every year or day and not for one year."""
    return bool(_REPEATED.search(clause))

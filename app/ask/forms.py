"""The fixed forms of questions, in Chinese and English: goals, plans, periods, boxes, years, exclusions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ontology.sdg import load_goals

T = TypeVar("T")
# Latin words begin and end beside Chinese characters too ("支持SDG 6的projects").
LATIN = re.IGNORECASE | re.ASCII

_NUMBER = r"(?:1[0-7]|[1-9])"
# A goal's number must not be the beginning of another number, of a share or of a year.
_NO_MORE = r"(?!\d|\.\d|\s*%|年|月|日|万|亿)"
GOAL = re.compile(
    r"(?:可持续发展目标|联合国目标|国别方案目标|目标|(?<![A-Za-z])(?:SDGs?|sustainable development goals?|goals?))"
    r"\s*(?:第|no\.?\s*|number\s*|#)?[\s\-–]*"
    rf"(?P<first>{_NUMBER})(?P<target>\.(?:\d{{1,2}}|[a-dA-D])(?![\da-zA-Z]))?"
    rf"(?P<more>(?:\s*(?:[、,，和与及&]|and|to|vs\.?)\s*(?:SDGs?|goals?|目标)?\s*{_NUMBER}{_NO_MORE})*){_NO_MORE}",
    LATIN,
)
ANY_GOAL = re.compile(r"(?:可持续发展目标|\bSDGs?|\bgoals?)\s*(?:no\.?\s*|#)?(\d{1,3})(?![\d.%年])", LATIN)
TARGET = re.compile(
    r"(?:targets?|具体目标|子目标)\s*(?P<code>(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))(?![\da-z])", LATIN
)
YEARS = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?![\d.]\d)(?:\s*年)?(?:底|末)?")
PERIOD = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d{2})\s*年?\s*(?:[-–—~～至到]|to)\s*(?P<last>(?:19|20)\d{2})(?!\d)"
)
ORDINALS_EN = {
    name: 10 + i
    for i, name in enumerate(
        ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
    )
}
DIGITS_ZH = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
_PLAN_EN = r"(?:five[\s-]*years?[\s-]*plans?|5[\s-]*years?[\s-]*plans?|fyps?)"
# The first of two plans that share their noun: "the 14th and the 15th five-year plans".
_SHARED = (
    r"(?=\s*(?:and|&|,|/|to|or|vs\.?|versus|with|until|through)\s*(?:the\s*)?1\d(?:th|st|nd|rd)"
    rf"\s*(?:{_PLAN_EN}|plans?\b))"
)
_LATER_EN = rf"(?:\s*{_PLAN_EN}|\s*plans?\b|{_SHARED})"
FIVE_YEAR = re.compile(
    r"[“\"]?(?P<short>十[一二三四五六七八九])五[”\"]?(?:规划纲要|规划|计划|时期|期间)?(?P<end>期?末|收官)?"
    r"|第?(?P<zh>十[一二三四五六七八九])个?五年(?:规划纲要|规划|计划)(?P<end_zh>期?末)?"
    r"|(?P<end_en>(?:by|at) the end of (?:the )?)?"
    rf"(?:(?P<digits>1\d)(?:st|nd|rd|th)|(?P<en>{'|'.join(ORDINALS_EN)})){_LATER_EN}",
    LATIN,
)
NEWEST_PLAN = re.compile(
    rf"\b(?:current|latest|newest|present|new)\s+{_PLAN_EN}|(?:最新|现行|本轮|新一轮)(?:的)?(?:五年)?规划(?:纲要)?",
    LATIN,
)
PREVIOUS_PLAN = re.compile(
    rf"\b(?:previous|last|preceding|former|old)\s+{_PLAN_EN}|(?:上一个|上一轮|上个|前一个)(?:五年)?规划(?:纲要)?",
    LATIN,
)
IN_FORCE = re.compile(
    r"\b(?:in force|in effect|valid|applicable|current) (?:in|as of|during)\s*(?P<en>(?:19|20)\d{2})"
    r"|(?P<zh>(?:19|20)\d{2})年?(?:正在|当时|时)?(?:生效|有效|实施|执行|施行|现行)(?:的|着)?",
    LATIN,
)
# A paper is asked for, not what stands in it.
_PAPER_ZH, _PAPER_EN = (
    "(?:规划|文件|方案|纲要|文档|计划|材料)",
    "(?:plans?|documents?|files?|papers?|sources?)",
)
PAPER = re.compile(f"{_PAPER_ZH}|{_PAPER_EN}", LATIN)
WHICH_PAPER = re.compile(
    rf"哪(?:些|个|一?[个份部])?{_PAPER_ZH}|{_PAPER_ZH}是哪|\b(?:which|what) {_PAPER_EN}\b", LATIN
)
ALL_PAPERS = re.compile(
    rf"^(?:你们?|系统|图里|库里|这里|图谱|知识图谱)?(?:里|中)?(?:目前|都)?(?:收录|收|有|包含|读|覆盖)了?(?:哪些|什么|多少[份个]){_PAPER_ZH}[？?]?$"
    rf"|(?:列出|列举|显示)?(?:全部|所有)的?{_PAPER_ZH}(?:有哪些)?$"
    rf"|\b(?:list|show|name)(?: me)? (?:all|every|the)(?: the)? {_PAPER_EN}\b(?!\s+(?:that|which|about|on|with))"
    rf"|\b(?:which|what|how many) {_PAPER_EN} (?:do you (?:have|know|hold)|are (?:there|in|loaded|included|covered))\b",
    LATIN,
)
# A plan by the year in which it begins or was issued; 2026年规划目标 tells a year of a target.
PLAN_OF_YEAR = re.compile(
    r"(?<!\d)(?P<zh>(?:19|20)\d{2})年(?:(?:的|发布的|印发的|出台的|编制的|那份)(?:规划纲要|规划|方案|纲要|计划|文件|清单)"
    r"|(?:规划纲要|规划|方案|纲要|清单))(?=$|[\s，。？?,、的里中和与有是提说讲对关]|哪些|什么)"
    r"|\b(?P<en>(?:19|20)\d{2})\s+(?:(?:city|development|construction|action|policy)\s+)?"
    r"(?:plan|document|paper|programme|list)\b"
    r"(?!\s+(?:targets?|values?))"
    r"|\b(?:plan|document|paper|list)\s+(?:of|from|issued in|published in|dated)\s+(?P<en_after>(?:19|20)\d{2})\b",
    LATIN,
)
_ORDINAL = r"(?P<zh>[一二三四五六七八九十]{1,3}|\d{1,2})"
PART = re.compile(
    rf"第{_ORDINAL}(?P<kind>部分|篇|章)"
    r"|\b(?P<kind_en>part|chapter)\s+(?:no\.?\s*)?(?P<en>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    LATIN,
)
_WORDS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS_EN = {word: i for i, word in enumerate(_WORDS_EN, 1)}
BOX = re.compile(
    r"(?:专栏|(?<![A-Za-z])box(?:es)?|(?<![A-Za-z])column)\s*(?:no\.?\s*)?(?P<number>\d{1,3})", LATIN
)
WHICH_ITEM = re.compile(r"哪[一几]?条|\bwhich (?:item|number|entry|one)\b", LATIN)
QUOTED = re.compile(r"[“\"「『](?P<title>.{4,80})[”\"」』]")

TARGET_STATUS = re.compile(
    r"目标|规划值|要(?:超过|达到|达)|力争|\btargets?\b|\bplanned\b|\bshould\b|\bto be\b", LATIN
)
ACTUAL_STATUS = re.compile(
    r"实际|现状|达到(?:了)?多少|完成值|已(?:经)?达|目前|当时|\bactual(?:ly)?\b|\bachieved\b|\breached\b|\bcurrent(?:ly)?\b"
    r"|\bwas\b|\bwere\b|\bdid\b",
    LATIN,
)
_SAID_ZH = "(?:提到|提及|提出|涉及|涵盖|覆盖|包括|包含|写到|写了|讲到|谈到|说到|出现)"
_SAID_EN = (
    r"(?:mention|name|involve|concern|cover|include|contain|discuss|address|affect|touch(?: on| upon)?"
    r"|refer to|relate to|talk about|speak of|deal with)"
)
NOT_SAID_ZH = f"(?:都|并|也|从来?|根本|完全)?(?<!有)(?:没有?|未曾?|不)(?:被|曾|再)?{_SAID_ZH}(?:过|到)?"
NOT_SAID_EN = (
    rf"(?:\b(?:do|does|did|is|are|was|were)\s*(?:not|n't)\s+(?:even\s+)?|\bnever\s+|\bnot\s+)"
    rf"{_SAID_EN}(?:s|ed|ing)?\b"
    r"|\bwithout (?:any )?(?:mention(?:ing)?|reference)(?: of| to)?\b"
    r"|\b(?:silent|say nothing|says nothing) (?:on|about)\b"
)
NOT_SAID = re.compile(rf"{NOT_SAID_ZH}|{NOT_SAID_EN}", LATIN)
NOT_IN = re.compile(
    r"(?:除了?|排除|剔除)(?P<zh>[^，。？,]{1,20}?)(?:以外|之外|外|的)"
    rf"|(?:不在|不含|而非|而不是|不是|{NOT_SAID_ZH})(?P<zh_not>[^，。？,的]{{2,16}})"
    rf"|(?:{NOT_SAID_EN}|\b(?:not in|not for|not about|outside(?: of)?|except(?: for| in)?|other than|apart from"
    r"|excluding|without|but not(?: in)?))\s+(?P<en>[\w'’]+(?:[ ,]+(?:and |or )?[\w'’]+){0,4})",
    LATIN,
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A piece of the question that a form took."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """A five-year plan by its first and last year; `at_end` where only its last year is meant."""

    first: int
    last: int
    at_end: bool = False


def find_goals(text: str) -> Iterator[Found[tuple[tuple[int, ...], tuple[str, ...]]]]:
    """Goal numbers and target codes: a Found's value is (goals, targets)."""
    for m in TARGET.finditer(text):
        code = m["code"].lower()
        yield Found(*m.span(), ((int(code.split(".")[0]),), _real(code)))
    for m in GOAL.finditer(text):
        goals = [int(m["first"]), *(int(n) for n in re.findall(r"\d+", m["more"] or ""))]
        yield Found(*m.span(), (tuple(goals), _real(m["first"] + m["target"].lower()) if m["target"] else ()))


def _real(code: str) -> tuple[str, ...]:
    """The code, if the SDGs have such a target."""
    return (code,) if any(t.code == code for g in load_goals() for t in g.targets) else ()


def names_no_goal(text: str) -> bool:
    """Whether a number is called a goal that is none (SDG 18)."""
    return any(not 1 <= int(m[1]) <= 17 for m in ANY_GOAL.finditer(text))


def find_five_year_plans(text: str) -> Iterator[Found[PlanPeriod]]:
    """Five-year plans by their number."""
    for m in FIVE_YEAR.finditer(text):
        if m["digits"]:
            number = int(m["digits"])
        elif m["en"]:
            number = ORDINALS_EN[m["en"].lower()]
        else:
            number = 10 + DIGITS_ZH[(m["short"] or m["zh"])[1]]
        first = 1956 + (number - 1) * 5
        at_end = bool(m["end"] or m["end_zh"] or m["end_en"])
        yield Found(*m.span(), PlanPeriod(first, first + 4, at_end))


def find_periods(text: str) -> Iterator[Found[PlanPeriod]]:
    """Spans of years (2021-2025)."""
    for m in PERIOD.finditer(text):
        yield Found(*m.span(), PlanPeriod(int(m["first"]), int(m["last"])))

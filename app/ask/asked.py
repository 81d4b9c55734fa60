"""Which kinds of things a question asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.ask.forms import LATIN, Found

MEASURES = ("Measure", "Project", "Programme", "Reform")
UNDERTAKINGS = ("Project", "Programme")


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Words for kinds of things, in Chinese and English, and the labels they ask for."""

    zh: str
    en: str
    types: tuple[str, ...]
    zh_after_which: str = ""


TYPE_WORDS = (
    TypeWords(
        "(?:政策)?措施|举措|任务|行动|办法",
        r"measures?|actions?|initiatives?|tasks?|steps|efforts|commitments?",
        MEASURES,
    ),
    TypeWords("(?:建设|重大|重点)*工程(?!建设)", r"works", ("Project", "Programme")),
    TypeWords(
        "(?:建设|重大|重点)*(?:项目)(?!建设)",
        r"projects?|plants?|lines|infrastructures?|schemes?",
        ("Project",),
    ),
    TypeWords("(?:重大|重点)*(?<!基础)设施(?!建设)|场馆", r"facilit(?:y|ies)|venues?", ("Project", "Place")),
    TypeWords(
        "制度创新|创新(?:经验|做法|举措)|(?:体制机制)?(?:改革|创新)(?:举措|事项|做法)?|经验做法|经验|做法|制度|试点|机制",
        r"reforms?|(?:innovative |best )?practices?|(?:institutional )?innovations?|pilots?|mechanisms?",
        ("Reform",),
    ),
    TypeWords("指标", r"indicators?|metrics?|statistics", ("Indicator",)),
    TypeWords(
        "机构|部门|单位|企业|公司|组织|高校|大学|医院|实验室|委员会",
        r"agenc(?:y|ies)|organi[sz]ations?|departments?|compan(?:y|ies)|firms?|enterprises"
        r"|(?:public |government )?bod(?:y|ies)|institutions?|institutes?|universit(?:y|ies)|hospitals?"
        r"|laborator(?:y|ies)|bureaus?|authorit(?:y|ies)",
        ("Organization",),
    ),
    TypeWords(
        "法律法规|法规|条例|法律|立法|政策文件|政策|法",
        r"laws?|regulations?|ordinances?|legislation|statutes?|polic(?:y|ies)|documents?|decisions?|rules"
        r"|legal bas[ei]s|(?:master|territorial|spatial|development) plans?",
        ("Policy",),
        "规划|方案|纲要|文件|计划",
    ),
    TypeWords(
        "行动计划|专项计划|计划|规划(?=支持)", r"program(?:me)?s?|campaigns?|initiatives?", ("Programme",)
    ),
    TypeWords(
        "(?:重点)?(?:片区|区域)|地方|地点|商圈|地区|新城",
        r"places?|areas?|sites?|locations?",
        ("Place", "Project", "Measure"),
    ),
)
_COUNTED = "[个条项部家座种类所处]?"
_ASKING = f"(?:哪些|哪几{_COUNTED}|什么(?:样的)?|哪一?{_COUNTED}|多少{_COUNTED}|几大?{_COUNTED}|何种)"
_TYPE_ZH = "|".join(f"(?P<z{i}>{w.zh})" for i, w in enumerate(TYPE_WORDS))
_KIND_ZH = re.compile(_TYPE_ZH)
_WHICH_ZH = "|".join(f"(?P<z{i}>{w.zh_after_which})" for i, w in enumerate(TYPE_WORDS) if w.zh_after_which)
WHICH_ZH = re.compile(
    rf"哪(?:一?[个部份项]|些|几个)(?P<between>[^，。？,；、在对为由从是的]{{0,6}}?)(?:{_WHICH_ZH})"
)
# 哪些(重大)项目 ..., the nearest kind after the asking word; ... 的项目有哪些; ... 项目?
AFTER_ZH = re.compile(rf"{_ASKING}(?P<between>[^，。？,；、在对为由从是]{{0,14}}?)(?:{_TYPE_ZH})")
BEFORE_ZH = re.compile(
    rf"(?:{_TYPE_ZH})(?:都|分别|各|里|中)?(?=有(?:哪|什么|多少|几|何)|是(?:什么|哪|谁)|包括|包含|列表|清单$|如何|怎么|分别"
    rf"|[？?。]*$)"
)
LIST_ZH = re.compile(rf"^(?:请)?(?:列出|列举|找出|查找|给出|介绍)[^，。？]{{0,30}}?(?:{_TYPE_ZH})[？?。]*$")
_TYPE_EN = "|".join(f"(?P<e{i}>{w.en})" for i, w in enumerate(TYPE_WORDS))
TYPE_EN = re.compile(rf"\b(?:{_TYPE_EN})\b(?!-)", LATIN)
_OPENS_EN = re.compile(
    r"\b(?:which|what|list|show|name|give|find|how many|number of|any|all|are there|there|the|compare)\b",
    LATIN,
)
_CONNECTS_EN = re.compile(r"^\s*(?:,|and|or|&|/)\s*(?:the\s+|any\s+)?(?:[\w-]+\s+)?$", LATIN)
# A kind of thing after one of these words is what the question speaks about, not what it asks for.
_SPEAKS_OF_EN = re.compile(
    r"(?<!-)\b(?:that|who|about|for|of|by|with|from|to|under|removes?|lets?|allows?|helps?|supports?|covers?|concerns?|covering"
    r"|concerning|is|are|was|were|does|do|did|has|have|in|on|at)\b(?!-)",
    LATIN,
)
_LEADS_UP_EN = re.compile(r"\s*(?:of|are|is|were|was)?\s*(?:the|all|there)?\s*(?:[\w-]+\s+){0,3}", LATIN)
# Where goals are asked for, the kind of the thing that serves them is told further on.
_ASKS_GOALS_EN = re.compile(
    r"\b(?:which|what) (?:sdgs?|goals?|sustainable development goals?)\b|\b(?:goals|sdgs)\W*$", LATIN
)
_STOPS_EN = re.compile(r"(?<!-)\b(?:for|about|by|with|from|to|that|who|do|does|did|in|on)\b(?!-)", LATIN)


def find_types(text: str) -> list[Found[tuple[str, ...]]]:
    """The kinds of things asked for; words for kinds that only describe a topic are left alone."""
    found = _types_zh(text) or _types_en(text)
    if _ASKS_GOALS_EN.search(text):  # an undertaking with goals of its own goes by either word
        found = [replace(f, value=UNDERTAKINGS) if set(f.value) <= set(UNDERTAKINGS) else f for f in found]
    return found


def _types_zh(text: str) -> list[Found[tuple[str, ...]]]:
    for pattern in (AFTER_ZH, BEFORE_ZH, LIST_ZH, WHICH_ZH):
        m = pattern.search(text)
        if m:
            return [_last_kind(m, text)]
    return []


def _last_kind(m: re.Match[str], text: str) -> Found[tuple[str, ...]]:
    """Of kinds that follow each other (创新项目) the last one is asked for, the others tell which."""
    key = next(k for k, v in m.groupdict().items() if v and k.startswith("z"))
    after = _KIND_ZH.match(text, m.end(key))
    return _last_kind(after, text) if after else Found(*m.span(key), TYPE_WORDS[int(key[1:])].types)


def _types_en(text: str) -> list[Found[tuple[str, ...]]]:
    found: list[Found[tuple[str, ...]]] = []
    opened = _OPENS_EN.search(text)
    of_goals = _ASKS_GOALS_EN.search(text)
    for m in TYPE_EN.finditer(text):
        before = text[: m.start()]
        if found and not _CONNECTS_EN.match(text[found[-1].end : m.start()]):
            break
        key = next(k for k, v in m.groupdict().items() if v)
        types = TYPE_WORDS[int(key[1:])].types
        if not found and opened and opened.end() <= m.start() and not _leads_up(before[opened.end() :]):
            if of_goals and types in (("Programme",), ("Project",), ("Project", "Programme")):
                found.append(Found(*m.span(), types))
            break
        found.append(Found(*m.span(), types))
    return found


def _leads_up(between: str) -> bool:
    """ "Which of the projects", "what are the measures": the words between only lead up to the kind."""
    if not _SPEAKS_OF_EN.search(between):
        return True
    return bool(_LEADS_UP_EN.fullmatch(between)) and not _STOPS_EN.search(between)


def any_type(text: str) -> Iterator[Found[tuple[str, ...]]]:
    """The first kind of things that a text names at all; for questions that only count or compare them."""
    m = re.search(_TYPE_ZH, text) or TYPE_EN.search(text)
    key = next((k for k, v in m.groupdict().items() if v), None) if m else None
    if m and key:
        yield Found(*m.span(), TYPE_WORDS[int(key[1:])].types)


def all_types(found: Sequence[Found[tuple[str, ...]]]) -> tuple[str, ...]:
    """The labels of all kinds found, each once."""
    return tuple(dict.fromkeys(t for f in found for t in f.value))

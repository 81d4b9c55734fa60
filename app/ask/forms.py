"""The fixed forms of questions, in Chinese and English: goals, years, plans, types, intents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
LONGEST_INTENT_WORD = 12
Intent = Literal["list", "value", "path", "count", "compare", "document"]

GOAL = re.compile(
    r"(?:可持续发展目标|联合国目标|目标|SDGs?|sustainable development goals?|goals?)\s*(?:第|no\.?\s*|#)?[\s\-–]*"
    r"(?P<first>1[0-7]|[1-9])(?P<target>\.(?:\d{1,2}|[a-dA-D])\b)?"
    r"(?P<more>(?:\s*(?:[、,，和与&]|and)\s*(?:1[0-7]|[1-9])(?![\d.%年万亿]))*)(?!\d|\.\d|%|年)",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"(?:target|具体目标|子目标)\s*(?P<code>(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))", re.IGNORECASE
)
YEARS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)(?:\s*年)?(?:底|末)?")
ORDINALS_EN = {
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
}
DIGITS_ZH = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
FIVE_YEAR = re.compile(
    r"[“\"]?(?P<short>十[一二三四五六七八九])五[”\"]?(?:规划纲要|规划|计划|时期|期间)?(?P<end>期?末)?"
    r"|第(?P<zh>十[一二三四五六七八九])个?五年(?:规划纲要|规划|计划)"
    r"|(?P<digits>1\d)(?:st|nd|rd|th)\s*(?:five[\s-]*year\s*plan|fyp)"
    r"|(?P<en>" + "|".join(ORDINALS_EN) + r")\s*(?:five[\s-]*year\s*plan|fyp)",
    re.IGNORECASE,
)
BOX = re.compile(r"(?:专栏|box)\s*(?P<number>\d{1,3})", re.IGNORECASE)

# What is asked for, by words in Chinese and in English.
TYPES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "(?:政策)?措施",
            "举措",
            "任务",
            r"\bmeasures?\b",
            r"\bactions?\b",
            r"\binitiatives?\b",
            r"\btasks?\b",
            r"\bsteps\b",
        ),
        ("Measure", "Project", "Programme", "Reform"),
    ),
    (("(?:建设|重大|重点)?(?:项目|工程)", r"\bprojects?\b", r"\bfacilit(?:y|ies)\b"), ("Project",)),
    (
        (
            "(?:体制机制)?改革",
            "制度创新",
            "创新经验",
            r"\breforms?\b",
            r"\bpractices?\b",
            r"\binstitutional innovations?\b",
        ),
        ("Reform",),
    ),
    (("指标", r"\bindicators?\b"), ("Indicator",)),
    (
        (
            "(?:哪些|什么|哪个)(?:机构|部门|单位|企业|公司)",
            r"\bagenc(?:y|ies)\b",
            r"\borgani[sz]ations?\b",
            r"\bdepartments?\b",
            r"\bcompan(?:y|ies)\b",
            r"\b(?:government )?bod(?:y|ies)\b",
            r"\binstitutions?\b",
        ),
        ("Organization",),
    ),
    (
        (
            "法律法规",
            "法规",
            "条例",
            "法律",
            "立法",
            "政策文件",
            r"\blaws?\b",
            r"\bregulations?\b",
            r"\blegislation\b",
            r"\bpolic(?:y|ies)\b",
            r"\b(?:master|territorial|spatial|action|development) plans?\b",
        ),
        ("Policy",),
    ),
    (("行动计划", "专项计划", r"\bprogram(?:me)?s?\b", r"\bcampaigns?\b", r"\bschemes?\b"), ("Programme",)),
    (
        ("(?:重点)?(?:片区|区域|地方|地点)", r"\bplaces?\b", r"\bareas?\b", r"\bsites?\b"),
        ("Place", "Project", "Measure"),
    ),
)
_QUANTITY = "target|value|rate|share|level|figure|number|concentration|capacity|ratio"
# What the question wants; the first that fits.
INTENTS: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        "compare",
        ("对比", "相比", "比较", "异同", "区别", "差异", r"\bcompar(?:e|ed|ing|ison)\b", r"\bversus\b", r"\bvs\.?\b",
         r"\bdiffer(?:s|ence|ences)?\b"),
    ),
    (
        "path",
        ("怎么变化", "如何变化", "变化(?:情况|趋势)?", "趋势", "历年", "走势", "轨迹", r"\btrends?\b",
         r"\bover (?:time|the years)\b", r"\bchang(?:e|ed|es)\b", r"\bpath\b", r"\bevol\w+"),
    ),
    ("count", ("多少(?:条|个|项|家|座)", "几(?:条|个|项)", "共有多少",
      r"\bhow many\b", r"\bnumber of\b", r"\bcount\b")),
    (
        "value",
        ("多少", "多大", "多高", "几成", "是几", "目标值", "实际值", "数值", r"\bhow much\b",
         r"\bhow (?:high|large|long|big)\b", rf"\bwhat (?:is|was|are|will be) the\b.{{0,60}}\b(?:{_QUANTITY})\b",
         r"\btarget (?:value|for)\b"),
    ),
    (
        "document",
        ("(?:谁|哪个(?:部门|单位|机构)|什么(?:部门|单位|机构)|何时|什么时候)(?:编制|发布|印发|制定|起草|批准|公布|通过)",
         r"\b(?:who|which (?:government )?(?:body|agency|department|commission))\b.{0,20}"
         r"\b(?:prepar|issu|publish|wr[oi]t|approv|adopt|releas|draft)\w*",
         r"\bwhen was\b.{0,60}\b(?:approved|adopted|published|issued|released)\b"),
    ),
)  # fmt: skip
TARGET_STATUS = re.compile(r"目标值|目标|规划值|\btargets?\b|\bplanned\b", re.IGNORECASE)
ACTUAL_STATUS = re.compile(
    r"实际|现状|达到多少|完成值|已(?:经)?达|\bactual(?:ly)?\b|\bachieved\b|\breached\b|\bcurrent\b",
    re.IGNORECASE,
)
NOT_IN = re.compile(
    r"除了?(?P<zh>[^，。？]{1,12}?)(?:以|之)?外"
    r"|\b(?:not in|outside|except|other than|excluding)\s+(?P<en>[\w' ]{2,30})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A piece of the question that a form took."""

    start: int
    end: int
    value: T


def find_goals(text: str) -> Iterator[Found[tuple[tuple[int, ...], tuple[str, ...]]]]:
    """Goal numbers and target codes: a Found's value is (goals, targets)."""
    for m in TARGET.finditer(text):
        code = m["code"].lower()
        yield Found(*m.span(), ((int(code.split(".")[0]),), (code,)))
    for m in GOAL.finditer(text):
        goals = [int(m["first"]), *(int(n) for n in re.findall(r"\d+", m["more"] or ""))]
        targets = (m["first"] + m["target"].lower(),) if m["target"] else ()
        yield Found(*m.span(), (tuple(goals), targets))


def find_five_year_plans(text: str) -> Iterator[Found[tuple[int, int, bool]]]:
    """Five-year plans by their number: value is (first year, last year, asked for its end)."""
    for m in FIVE_YEAR.finditer(text):
        if m["digits"]:
            number = int(m["digits"])
        elif m["en"]:
            number = ORDINALS_EN[m["en"].lower()]
        else:
            number = 10 + DIGITS_ZH[(m["short"] or m["zh"])[1]]
        first = 1956 + (number - 1) * 5
        yield Found(*m.span(), (first, first + 4, bool(m["end"])))


def find_types(text: str) -> Iterator[Found[tuple[str, ...]]]:
    """Words for what is asked for; value is the labels."""
    for patterns, types in TYPES:
        for m in re.finditer("|".join(patterns), text, re.IGNORECASE):
            yield Found(*m.span(), types)


def find_intent(text: str) -> Intent:
    """What the question wants, "list" where no form says otherwise."""
    for intent, patterns in INTENTS:
        if re.search("|".join(patterns), text, re.IGNORECASE):
            return intent
    return "list"


def find_intent_words(text: str) -> Iterator[Found[Intent]]:
    """The short wordings that tell an intent; they are no topic."""
    for intent, patterns in INTENTS:
        for m in re.finditer("|".join(patterns), text, re.IGNORECASE):
            if len(m[0]) <= LONGEST_INTENT_WORD:
                yield Found(*m.span(), intent)

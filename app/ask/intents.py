"""What a question wants of the things it asks for: a list, a value, a count, a comparison ..."""

import re
from collections.abc import Iterator
from typing import Literal

from app.ask.forms import LATIN, Found

Intent = Literal["list", "value", "path", "count", "compare", "document", "rank", "gap", "link"]
LONGEST_INTENT_WORD = 16

_QUANTITY = (
    "targets?|values?|rates?|shares?|levels?|figures?|numbers?|concentrations?|capacity|ratio|density|expectancy|intensity"
    "|coverage|population|gdp|limit|length|mileage|throughput|output|income|percentage|proportion|growth"
)
_ISSUED_ZH = "(?:编制|发布|印发|制定|起草|批准|公布|通过|编写|出台|审议|批复|审查)"
_ISSUED_EN = r"(?:prepar|issu|publish|wr[oi]t|approv|adopt|releas|draft|made|author|pass)\w*"
_WHO_ZH = "(?:谁|哪个?(?:部门|单位|机构|人大)|什么(?:部门|单位|机构)|何时|什么时候|哪一?[年天日])"
_WHO_EN = r"(?:who|by whom|which (?:government )?(?:body|agency|department|commission|congress|institution))"

# What the question wants; the first that fits.
_FORMS: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        "document",
        (
            rf"{_WHO_ZH}(?:由谁|由哪个部门)?(?:{_ISSUED_ZH}|做的)",
            f"{_ISSUED_ZH}(?:的)?(?:时间|日期|单位|部门|机关|机构)",
            rf"\b{_WHO_EN}\b.{{0,24}}\b{_ISSUED_EN}",
            rf"\bwhen (?:was|were|did)\b.{{0,80}}\b{_ISSUED_EN}",
            r"\b(?:publication|approval|adoption) date\b",
            r"\b(?:publisher|author|issuer)s? of\b",
            r"\bwhat (?:period|years|time ?frame)\b|\bwhich years\b",
            "哪一?年到哪一?年|规划期|(?:覆盖|涵盖)(?:哪|什么)(?:些|几)?(?:年|时期|期间)",
        ),
    ),
    (
        "gap",
        (
            "哪[个些][^，。？]{0,16}(?:没有|缺少|缺乏)(?:任何)?(?:措施|项目|举措|安排)?",
            r"\bwhich (?:goals?|sdgs?|districts?)\b.{0,40}\b(?:no|without|lack|lacks|bare|missing)\b",
            r"\b(?:goals?|sdgs?|districts?) (?:with no|without)\b",
        ),
    ),
    (
        "rank",
        (
            "(?:哪个|哪一?个?|什么|哪些)(?:区|行政区|地区|目标|SDG|部门|机构|文件|规划)[^，。？]{0,24}(?:最多|最少|排名|排行)",
            "排名",
            "排行",
            r"\bmost (?:measures|projects|reforms|often|frequently|named|mentioned)\b",
            r"\brank(?:ing|ed)?\b",
            r"\b(?:fewest|the most|top \d+)\b",
        ),
    ),
    (
        "link",
        (
            "什么(?:关系|联系|关联)",
            "如何(?:关联|联系)",
            r"\bhow (?:is|are) .{2,60}\b(?:linked|connected|related)\b",
            r"\b(?:link|connection|relation(?:ship)?)s? between\b",
        ),
    ),
    (
        "compare",
        (
            "对比",
            "相比",
            "比较(?![大多高好])",
            "异同|区别|差异",
            "有(?:什么|何|哪些)不同|不同(?:点|之处)",
            "(?<!气候)哪些变化|新增了?(?:什么|哪些)",
            r"\bcompar(?:e|ed|es|ing|ison)\b",
            r"\bversus\b|\bvs\.?(?=\s|$)",
            r"\bdiffer(?:s|ence|ences|ent)?\b",
            r"\bdropped\b|\bnew in the\b",
        ),
    ),
    (
        "path",
        (
            "(?<!气候)(?:怎么|如何|有什么|有何)?(?<!气候)变化(?:情况|趋势)?",
            "趋势|历年|走势|轨迹|演变",
            r"\btrends?\b|\bpath\b|\bevol\w+",
            r"\bover (?:time|the years)\b",
            r"(?<!climate )\bchang(?:e|ed|es|ing)\b",
            r"\bdevelop(?:ed|s)? (?:from|over|between)\b",
        ),
    ),
    (
        "count",
        (
            "多少[条个项家座所处部类种](?=[^，。？]{0,14}[？?。]*$)",
            "(?<!哪)几(?:条|个|项|部|大)",
            "共有?多少|数量是?",
            r"\bhow many\b|\bnumber of\b|\bcount\b",
        ),
    ),
    (
        "value",
        (
            "多少|多大|多高|多长|几成|是几",
            "目标值|实际值|数值",
            "(?<!哪些)(?<!哪个)(?<!什么)(?<!几个)(?<!发展)目标(?:是什么)?[？?。]*$",
            r"\bhow (?:much|high|large|long|big|far|low)\b",
            rf"\bwhat (?:is|was|are|were|will be) the\b.{{0,90}}\b(?:{_QUANTITY})\b",
            rf"\bwhat (?:is|was|are) [\w' ]{{3,40}}\b(?:{_QUANTITY})\b",
            rf"\bwhat (?:{_QUANTITY}|percent|part)\b",
            r"\bwhat (?:is|was|are|were|will) .{3,80}\b(?:in|by|for) (?:the year )?20\d\d\b",
            r"\btarget (?:value|for)\b|\b20\d\d targets?\b",
        ),
    ),
)
INTENTS = tuple((intent, re.compile("|".join(forms), LATIN)) for intent, forms in _FORMS)


def find_intent(text: str) -> Intent:
    """What the question wants, "list" where no form says otherwise."""
    return next((intent for intent, pattern in INTENTS if pattern.search(text)), "list")


def find_intent_words(text: str) -> Iterator[Found[Intent]]:
    """The short wordings that tell an intent; they are no topic."""
    for intent, pattern in INTENTS:
        for m in pattern.finditer(text):
            if len(m[0]) <= LONGEST_INTENT_WORD:
                yield Found(*m.span(), intent)

"""What a question wants of the things it asks for: a list, a value, a count, a comparison ..."""

import re
from collections.abc import Iterator
from typing import Literal

from app.ask.forms import LATIN, NOT_SAID_EN, NOT_SAID_ZH, Found

Intent = Literal[
    "list",
    "value",
    "path",
    "count",
    "compare",
    "difference",
    "document",
    "mention",
    "unmentioned",
    "rank",
    "gap",
    "link",
    "lineage",
]
LONGEST_INTENT_WORD = 16

_QUANTITY = (
    "targets?|values?|rates?|shares?|levels?|figures?|numbers?|concentrations?|capacity|ratio|density|expectancy|intensity"
    "|coverage|population|gdp|limit|length|mileage|throughput|output|income|percentage|proportion|growth"
)
_ISSUED_ZH = "(?:编制|发布|印发|制定|起草|批准|公布|通过|编写|出台|审议|批复|审查)"
_ISSUED_EN = r"(?:prepar|issu|publish|wr[oi]t|approv|adopt|releas|draft|made|author|pass)\w*"
_WHO_ZH = "(?:谁|哪个?(?:部门|单位|机构|人大)|什么(?:部门|单位|机构)|何时|什么时候|哪一?[年天日])"
_WHO_EN = r"(?:who|by whom|which (?:government )?(?:body|agency|department|commission|congress|institution))"

_PAPERS_ZH = "(?:规划|文件|计划|方案|文档|纲要|材料)"
_PAPERS_EN = r"(?:plans?|documents?|files?|papers?|texts?|sources?)"

# What the question wants; the first that fits.
_FORMS: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        "unmentioned",
        (
            f"哪(?:些|个|几个?|[几一]?份|部){_PAPERS_ZH}(?:里面?|中|当中)?{NOT_SAID_ZH}",
            f"{NOT_SAID_ZH}(?=[^，。？]{{1,24}}的{_PAPERS_ZH}(?:都|分别)?(?:有哪|是哪|有什么|有几|有多少))",
            f"(?:在|被)?哪(?:些|个|几个?|[几一]?份|部){_PAPERS_ZH}(?:里面?|中|当中)(?:都)?(?:没有?|未)(?:被)?"
            "(?:提|写|出现|说|讲)",
            rf"\b{_PAPERS_EN} (?:(?:that|which) )?(?:(?:is|are|was|were) )?(?:{NOT_SAID_EN})",
        ),
    ),
    (
        "mention",
        (
            f"在?哪(?:些|个|几个?|[几一]?份|部){_PAPERS_ZH}(?:里|中|当中)?(?:都|曾|有)?(?:被)?"
            "(?:提到|提及|提出|涉及|写到|写了|讲到|谈到|说到|出现|包含)",
            "(?:写|出现|提)在(?:哪|什么)(?:里|儿|个文件|份文件|个规划)?",
            f"在哪(?:些|个|几个?|[几一]?份|部){_PAPERS_ZH}(?:里面?|中|当中)?(?:都)?(?:有|能找到|可以找到)?[？?。]*$",
            rf"\b(?:which|what|how many) {_PAPERS_EN} (?:do |does )?"
            r"(?:mention|talk about|refer to|name|speak of|discuss)",
            r"\bwhere (?:is|are) .{2,60}\bmentioned\b",
        ),
    ),
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
            "哪[个些](?:行政)?(?:区|目标|地区|领域)[^，。？]{0,14}没有",
            "哪[个些][^，。？]{0,16}(?:没有(?!被?(?:提|涉及|涵盖|包|写|讲|谈|说|出现))|缺少|缺乏|尚无|还没有)"
            "(?:任何)?(?:目标\\d+的?)?(?:措施|项目|举措|安排)?",
            "(?:缺口|空白|短板)(?:在哪|有哪|是什么)|哪(?:里|些方面)(?:有|是)?(?:缺口|空白)",
            r"\bwhich (?:goals?|sdgs?|districts?)\b.{0,40}\b(?:no|without|lack|lacks|bare|missing)\b",
            r"\b(?:goals?|sdgs?|districts?) (?:with no|without|that lack|lacking)\b",
            r"\bwhere are (?:the|there) gaps?\b|\bgaps? in coverage\b|\bcoverage gaps?\b",
        ),
    ),
    (
        "rank",
        (
            "(?:哪个|哪一?个?|什么|哪些|哪几个)(?:区|行政区|地区|目标|SDG|部门|机构|文件|规划|地方|项目)[^，。？]{0,24}"
            "(?:最多|最少|排名|排行|排在前)",
            "(?:最多|最少)的(?:前?[一二三四五六七八九十\\d]*[个名位]?)?(?:区|行政区|地区|目标|SDG|部门|机构|文件|规划|地方|地点)",
            "排名|排行|前[一二三四五六七八九十\\d]+(?:名|个|位|大)(?:区|目标|地区|文件|规划|机构|地方)",
            r"\bmost (?:measures|projects|reforms|programmes|often|frequently|named|mentioned)\b",
            r"\brank(?:ing|ed)?\b",
            r"\b(?:fewest|the most|the least|top (?:\d+|three|five|ten))\b",
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
        "difference",
        (
            "哪些[^，。？]{0,16}(?:是)?(?:延续|沿用|保留|新增|新提出|新出现|取消|去掉|删除|不再(?:提|列|出现)?|没有了)",
            "新增了?(?:什么|哪些)[^，。？]{0,10}(?:项目|工程|改革|举措|计划)|有而[^，。？]{0,12}(?:没有|不再)",
            "(?:比|较|相比|跟|与|和)[^，。？]{1,20}(?:新增|新提|多)(?:加|出|了)*(?:什么|哪些)",
            "延续(?:下来)?的[^，。？]{0,6}有哪些",
            "哪些(?:目标|指标)(?:值)?[^，。？]{0,6}(?:变了|变化|调整|提高|上调|下调)",
            r"\b(?:projects?|programmes?|reforms?|measures?|works|targets?|indicators?)\b.{0,40}"
            r"\b(?:kept|carried (?:over|on)|continued|dropped|removed|added|no longer|new in|changed|missing)\b",
            r"\b(?:no longer|newly added|new projects|carried over|dropped)\b",
            r"\bwhat (?:has |was |were )?(?:changed|is new|is different|kept|dropped|new)\b.{0,30}"
            r"\b(?:between|from|in)\b",
        ),
    ),
    (
        "compare",
        (
            "对比|比一比|比比",
            "相比",
            "比较(?![大多高好])",
            "异同|区别|差异",
            "有(?:什么|何|哪些)不同|不同(?:点|之处)",
            "(?<!气候)哪些变化|比(?:怎么样|如何)|差别",
            r"\bcompar(?:e|ed|es|ing|ison)\b",
            r"\bversus\b|\bvs\.?(?=\s|$)",
            r"\bdiffer(?:s|ence|ences|ent)?\b",
        ),
    ),
    (
        "lineage",
        (
            "来龙去脉|沿革|从提出到现在|(?:历次|前后|各|几个|两个|几份)[^，。？]{0,4}(?:规划|文件|计划)[^，。？]{0,6}(?:怎么|如何)?"
            "(?:提|写|说|表述|讲|出现|描述)",
            "(?:的)?进展(?:如何|情况|怎么样)?[？?]?$",
            r"\b(?:across|through|over|in all|in successive) the (?:plans|documents|five[- ]year plans)\b",
            r"\b(?:history|story|progress) of\b|^\W*(?:follow|trace|track)\b",
            r"\bwhat (?:has |have )?(?:happened to|happens to|became of|become of)\b",
        ),
    ),
    (
        "path",
        (
            "(?<!气候)(?:怎么|如何|有什么|有何)?(?<!气候)变化(?:情况|趋势)?",
            "趋势|历年|历次|走势|轨迹|演变|这些年|(?:怎么)?(?:逐步|一步步)(?:收紧|提高|提升|下降|降低|变化)?|怎么(?:收紧|提高|提升|下降|降低)",
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
            "多少(?:措施|举措|项目|工程|改革|计划|行动|任务|机构|部门|法规|条例|政策|指标|规划|文件|试点)",
            "(?<!哪)几(?:条|个|项|部|大)",
            "共有?多少|数量是?",
            r"\bhow many\b|\bnumber of\b|\bcount\b",
        ),
    ),
    (
        "value",
        (
            "多少|多大|多高|多长|几成|是几",
            "目标值|实际值|数值|(?<!哪)几[张所家座名岁]?[？?]?$|(?:要|应|会|将|能|可)(?:达到|超过|达|降到|降至|增至)",
            "(?<!哪些)(?<!哪个)(?<!什么)(?<!几个)(?<!发展)目标(?:是什么)?[？?。]*$",
            r"\bhow (?:much|high|large|long|big|far|low)\b",
            rf"\bwhat (?:is|was|are|were|will be) the\b.{{0,90}}\b(?:{_QUANTITY})\b",
            rf"\bwhat (?:is|was|are) [\w' ]{{3,40}}\b(?:{_QUANTITY})\b",
            rf"\bwhat (?:{_QUANTITY}|percent|part)\b",
            r"\bwhat (?:is|was|are|were|will) .{3,80}\b(?:in|by|for) (?:the year )?20\d\d\b",
            r"^\W*(?:the )?(?:share|rate|number|percentage|proportion|level|value) of\b",
            r"\btarget (?:value|for)\b|\b20\d\d targets?\b",
            rf"\b(?:{_QUANTITY})\b.{{0,30}}\b(?:by|in) (?:19|20)\d\d\b",
        ),
    ),
)
# Somebody is asked for who answers for something.
RESPONSIBLE = re.compile(
    "谁(?:来)?(?:负责|牵头|承担|主管|管理|实施|组织|统一调度)|(?:由|归)(?:谁|哪个?(?:部门|机构|单位)|什么(?:部门|机构|单位))(?!编制|发布|印发|制定|起草|批准)"
    "|(?:哪个?|什么)(?:部门|机构|单位)(?:来)?(?:负责|牵头|主管|承担|管理)|(?:责任|牵头|主管)(?:部门|单位)"
    r"|\bwho (?:is|are|was|were) (?:responsible|in charge)\b|\bwho (?:runs|leads|manages|handles|carries out)\b"
    r"|\b(?:responsible|lead|leading|competent) (?:body|bodies|agency|agencies|department|authority)\b"
    r"|\bwhich (?:body|agency|department|authority) (?:is (?:responsible|in charge)|runs|manages|leads|handles)\b",
    LATIN,
)
INTENTS = tuple((intent, re.compile("|".join(forms), LATIN)) for intent, forms in _FORMS)


def find_intent(text: str) -> Intent:
    """What the question wants, "list" where no form says otherwise."""
    return next((intent for intent, pattern in INTENTS if pattern.search(text)), "list")


def form_of(intent: Intent, text: str) -> Iterator[str]:
    """The wordings that told an intent that is no list and no value; all that they say was used."""
    for found, pattern in INTENTS if intent not in ("value", "count", "compare") else ():
        if found == intent:
            yield from (m[0] for m in pattern.finditer(text))


def find_intent_words(text: str) -> Iterator[Found[Intent]]:
    """The short wordings that tell an intent; they are no topic."""
    for intent, pattern in INTENTS:
        for m in pattern.finditer(text):
            if len(m[0]) <= LONGEST_INTENT_WORD:
                yield Found(*m.span(), intent)

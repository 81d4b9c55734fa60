"""Whether a candidate is a programme: a plan of action, campaign, brand or event by name."""

import re

from ingest.tag.projects import CONCRETE
from ingest.tag.traits import Traits

_SOME = re.compile(r"[一二三四五六七八九十两]+大")
_SLOGAN = re.compile(
    r"[，、。；+/%]|(?:程序|模式|机制|制度|试点|改革|空间)”$|一公里|舌尖|天花板|加速度|不|难|贵"
)
_CARRIED_OUT = frozenset({"launch", "make", "host", "build", "push", "institute"})
_LISTS_WORKS = frozenset({"推进", "加快", "加快推进", "实施"})
_BRAND_BEHIND = re.compile(
    r"(?:[、和与及]?“[^”]{1,10}”)+[两三四五六七八九十]?[大项]?(?:工程|计划|行动)|(?:“[^”]{1,10}”)*[\u4e00-\u9fff]{0,4}品牌|系列(?:品牌|活动)"
)
# 高交会、慈展会等展会: what a row of events holds is one.
_EVENTS, _SHORT_EVENT = ("会", "节", "展", "赛", "周", "月"), 4
_OF_EVENTS = ("展会", "赛事", "活动", "论坛", "节会")
_SHORTEST_CORE = 2
_LONGEST_BRAND = 12
_SHORT_RULE = re.compile(r"^“一(?!对一).(?!一策|户)")
_COUNTED = re.compile(r"“[一二三四五六七八九十两][\u4e00-\u9fff]”$")  # “三公”, “四风”: terms, no brands
_SPATIAL = re.compile(r"“一.{1,2}[两二三四五六七八九多一].*(?:核|轴|带|园|岸|翼|极|点|区|心|廊|片|组团)”")
_PERIOD = re.compile(r"“(?:十[一二三四五六]五|一对一|点对点|面对面|点对面|门对门|手拉手)”")
_TELLING = re.compile(r"(?:计划|行动|工程|战略|圈|月|周|日|节|码|品牌|热线|基金|论坛)”$")
# A sort of companies, people or deeds is no programme: “瞪羚”“独角兽”企业.
_SORTS = re.compile(
    r"(?:[、和与及]?“[^”]{1,10}”)*等?(?:企业家?|人才|人群|群体|家庭|车辆|产业|技术|问题|风险|违法|犯罪|现象|行为)"
)


def weigh_programme(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is a programme."""
    if t.source == "known":
        return _weigh_known(t)
    if t.source in ("quote", "quote+"):
        return _weigh_quote(t)
    if t.source == "item":
        if "programme" not in t.series:
            return -9.0
        brief = (
            t.series_word.endswith(_OF_EVENTS) and len(t.text) <= _SHORT_EVENT and t.text.endswith(_EVENTS)
        )
        return 1.2 if t.proper else 0.4 * brief
    if t.source != "head":
        return -9.0
    if "event" in t.groups:
        return _weigh_event(t)
    if "policy" in t.groups and t.quoted and t.acts & {"launch", "push"} and not _PERIOD.search(t.text):
        return 1.2  # 实施基础研究“登高”规划 is carried out, not issued
    if "programme" in t.groups or t.head.endswith("工程"):
        return _weigh_action(t)
    return -9.0


def _weigh_known(t: Traits) -> float:
    if "programme" not in t.groups:
        return -9.0
    # In front of a noun it only describes (“双一流”高校).
    return 2.5 - 3.0 * (t.runs_on and t.quoted and not _TELLING.search(t.text))


def _weigh_quote(t: Traits) -> float:
    weight = -1.6 + 1.8 * bool(_TELLING.search(t.text)) + 0.4 * bool(_SHORT_RULE.match(t.text))
    if t.own_verb and (t.acts & _CARRIED_OUT or t.verb == "擦亮"):
        weight += 1.2
    elif (t.clause_first and t.after_verb) or (t.whole_clause and t.before in ("", "\n")):
        weight += 1.0
    brand = _BRAND_BEHIND.match(t.reading.text, t.candidate.end)
    if brand or t.after_word in t.lexicon.lists["programme.brand"] or "programme" in t.series:
        weight += 1.5
    elif t.runs_on:
        weight -= 1.2
    elif t.after_verb or not "\u4e00" <= t.after <= "\u9fff":
        weight += 0.7
    if t.series and "programme" not in t.series and not brand:
        weight -= 1.0
    if not _TELLING.search(t.text) and _SORTS.match(t.reading.text, t.candidate.end):
        weight -= 2.0
    if (
        _COUNTED.match(t.text)
        or _SPATIAL.match(t.text)
        or _PERIOD.match(t.text)
        or t.after_word in ("到", "为")
    ):
        weight -= 3.0
    if t.before == "、" and t.after_verb:
        weight -= 1.5
    if _SLOGAN.search(t.text) or len(t.text) > _LONGEST_BRAND:
        weight -= 1.5
    # What is carried out is named in full by its quotation: 重大科技攻关“登峰计划”.
    weight -= 1.0 * (t.source == "quote+" and bool(_TELLING.search(t.text)))
    return weight - 1.0 * (t.source == "quote+") - 0.8 * (t.before == "的")


def _weigh_event(t: Traits) -> float:
    sure = t.own_verb and t.acts & {"host", "found"} and len(t.core) > _SHORTEST_CORE
    weight = (-0.4 if sure else -1.2, 1.4, 2.2)[t.proper] + (1.0 if "host" in t.acts else 0.0)
    weight += 1.2 if "programme" in t.series else 0.0
    weight += 0.5 if t.acts & {"found", "launch", "make"} else 0.0
    weight += 1.0 * (t.before == "、" and t.proper == 0 and bool(t.acts & {"host", "make"}))
    weight -= 2.0 * t.quantified + 2.0 * (t.generic_first and t.proper == 0) + 3.0 * (len(t.core) < 2)
    weight -= 1.5 * (t.generic_inside and t.proper < 2 and not t.generic_first)
    return weight


def _weigh_action(t: Traits) -> float:
    if (
        t.lexicon.is_class("programme", t.core)
        or (t.joined and t.lexicon.is_class("programme", t.last_part))
        or _SOME.fullmatch(t.core)
        or t.core.endswith(("重点", "重大"))
        or len(t.core) < _SHORTEST_CORE
    ):
        return -4.0
    weight = -1.0 + 0.25 * min(len(t.core), 6) + 2.5 * t.quoted
    if t.acts & {"launch", "push", "institute"}:
        weight += 1.4
    elif not (t.whole_unit or t.quoted or _labels(t) or (t.head.endswith("基金") and "found" in t.acts)):
        weight -= 1.0
    if t.series and "programme" not in t.series:
        weight -= 1.5
    if t.form == "heading" and t.joined:
        weight -= 1.0
    weight += _by_last_word(t)
    if "project" in t.series:
        weight -= 2.0
    return weight - 2.0 * t.quantified - 1.5 * t.generic_first - 2.0 * ("的" in t.masked or t.before == "的")


def _labels(t: Traits) -> bool:
    return t.before_colon and t.clause_first


def _by_label(t: Traits) -> float:
    """A label that says what is done, or one over a list of works that are built (污水处理工程：新建…)."""
    if not t.before_colon or t.quoted or t.form == "heading":
        return 0.0
    what = t.lexicon.openers.match(t.reading.masked, t.candidate.end + 1)
    works = what in _LISTS_WORKS or "build" in t.lexicon.acts(what)
    return -1.2 if works or not t.clause_first else 1.4


def _by_last_word(t: Traits) -> float:
    if t.head == "建设":
        named = t.quoted and not _PERIOD.search(t.text)
        carried = named and t.after_word != "体系" and (t.own_verb or t.clause_first)
        return 0.0 if carried else -4.0
    if t.head.endswith("工程"):
        weight = _by_label(t) - 2.0 * bool(CONCRETE.search(t.core))
        weight -= 1.0 * bool(t.proper and not t.quoted)
        return weight + 1.2 * (t.whole_unit or "专栏" in t.label)
    if t.head == "运动":
        return -0.6 - 1.5 * ("launch" not in t.acts)
    if t.head.endswith(("计划", "行动", "战略", "攻坚战", "保卫战", "倡议")):
        return 0.6
    if t.head in ("活动", "品牌") and t.quoted:
        return -4.0  # the brand is what stands in quotation marks
    return -2.5 if t.head in ("活动", "协作", "奖", "品牌") else 0.0

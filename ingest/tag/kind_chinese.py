"""The kind of a Chinese sentence: what its clauses do, when, and under what title."""

import re
from dataclasses import dataclass

from ingest.model import Context, Kind
from ingest.tag.action_words import ACTS, HAS_DEED, MANNER_AT_START, NAMES_DEED, VAGUE
from ingest.tag.kind_sections import SectionTheme, section_themes
from ingest.tag.kind_signs import (
    DONE,
    GATHERS,
    HONOURED,
    LEADS,
    PAST,
    PLAIN_TROUBLE,
    REACHED,
    REACHES,
    TROUBLE,
)

Judgement = tuple[Kind, float]

_CLAUSES = re.compile(r"[，,；;：:。！？\t]")
_MARKER = re.compile(
    r"(?:\s|[-—–*•·●■◆○]|\[[^\[\]]{0,40}\]|<[^<>]{0,12}>|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[.．、](?!\d)|\d{1,3}\s+(?=[^\W\d])|[①-⑳])*"
)
_LABEL = re.compile(r"[^，,。；;：:“”]{2,24}[：:](?=.)")
_YEAR_FIRST = re.compile(
    r"(?:力争|争取|确保|展望|面向)?(?:到|至)\s?(?:(20\d\d)\s?年(?:底|末|前)?|本世纪中叶|"
    r"[“\"]?十[三四五六七]五[”\"]?期?末)"
)
_SPAN_FIRST = re.compile(r"(20\d\d)\s?[—–~～-]{1,2}\s?(20\d\d)\s?年[，,]")
_AIMED = re.compile(r"(?:预期|主要|总体|发展|工作)目标是")
_QUOTES = re.compile(r"[“”\"]")
_FUTURE = re.compile(r"将|要|必须|面向未来")
_BECAME = re.compile(r"(?:建设|发展|建)?成为|建成|跃升|取得|走过|实现了")
_NEXT = re.compile(r"今年|下一步|接下来|“?十五五")
_GOALS_AHEAD = re.compile(r"(?:以下|如下|下列)(?:目标|几个|[一二三四五六七八九十]个|方面|任务|要求)")
_SLOGAN = re.compile(r"[！!]$|^让我们|^我们要|^各位代表，")
_PURPOSE = re.compile(
    r"(?:制定|编制|提出)本(?:规划|方案|纲要|计划|行动)|特制定|规划(?:基期|期限|范围)为|收悉|批复如下"
)
_EXHORTS = re.compile(r"^(?:全[市州省县区]上下|广大|各级党|全体|必须|要牢记|无论|只有|唯有)")
_STATES = re.compile(r"^[^，,：:“”]{2,24}(?:是(?!否)|事关|关乎|关系到|意味着|至关重要|显示|表明)")
_MONTH_FIRST = re.compile(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月[，,]")
_ISSUED = re.compile(r"[^，。；：]{0,24}关于[^，。；：]{2,60}的(?:通知|批复|意见|决定|决议|请示|报告|函)")
_RELATIVE = re.compile(r"(?:比|较|以|与|自|从|由)\s?$")
_YEAR = re.compile(r"(20\d\d)\s?年(?!远景)")
_PLAN_PAST = re.compile(r"^[“\"]?(十[二三四五六]五)[”\"]?(?:时期|期间|以来)")
_PLAN_END = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_PLAN_SPAN = re.compile(r"[“\"](十[二三四五六]五)[”\"](?:时期|期间)[，,]")
_IS = re.compile(r"[^，,]{1,8}是(?!否)")
_INSIST = re.compile(
    r"^(?:始终)?(?:坚持|坚定|坚决|秉持|牢记|遵循|把[^，,]{1,24}(?:放在|摆在|作为|贯穿|置于))"
)
_LISTS = frozenset({"box", "list", "table"})
_NOUN_END = re.compile(
    r"(?:工程|行动|系统|技术|计划|项目|平台|中心|防御|保障|装备|领域|基地|园区|措施|指标|建设|设计|材料|"
    r"教育)[。.]?$"
)
_COUNTS = re.compile(r"\d\s?[万亿]?[个家所座项处]|至少|达到|不[少低]于")
_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]")
_NAMED_FACT = re.compile(
    r"\d|[万亿千百]元|全[国球]|连续|首[位个批次]|第[一二三]|位居|入选|获[评得批]|近?[一二三四五六七八九]成"
)
_LETTERHEAD = re.compile(
    r"[^，。；：]{2,30}(?:人民政府|委员会|办公室|管理局|大会|厅|局|附件|全文)(?:20\d\d年\d+月(?:\d+日)?)?|"
    r"\S{4,60}\.(?:pdf|docx?)|附件\s?\d*|系列\s?\d+|[^，。]{0,8}(?:感谢观看|谢谢(?:大家|观看)?)|"
    r"[（(][^（）()]{2,40}[）)]"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence without its list marker, and what it says after a run-in label."""

    body: str
    told: str
    themes: frozenset[SectionTheme]
    context: Context


def chinese_kind(text: str, context: Context) -> Judgement:
    """The kind of a sentence or list item; `context` lends its titles and its plan's period."""
    body = _without_marker(text)
    label = _LABEL.match(body)
    told = body[label.end() :].strip() if label else body
    sentence = _Sentence(body, told, section_themes(context.titles), context)
    for rule in (_formula, _topic, _dated, _by_section, _plain):
        found = rule(sentence)
        if found is not None:
            return found
    return "measure", 0.7


def names_deed(text: str) -> bool:
    """Whether a title or topic sentence opens with a verb of doing."""
    return bool(NAMES_DEED.match(_without_marker(text)))


def _without_marker(text: str) -> str:
    marker = _MARKER.match(text)
    return text[marker.end() :].strip() if marker else text.strip()


def _formula(s: _Sentence) -> Judgement | None:
    if _GOALS_AHEAD.search(s.body) and not ACTS.match(s.told):
        return "background", 0.8
    if re.fullmatch(r"[^，。]{2,20}[：:]|[（(]?[^，。]{2,12}稿[）)]?", s.body) or _LETTERHEAD.fullmatch(
        s.body
    ):
        return "other", 0.8
    if _ISSUED.fullmatch(s.body):
        return "heading", 0.75
    if _SLOGAN.search(s.body) or _PURPOSE.search(s.body) or (s.themes and _EXHORTS.match(s.told)):
        return "background", 0.95
    return None


# Who acts, or where: a sentence that opens so and goes on with a verb of doing is no topic.
_ACTOR = re.compile(
    r"(?:在)?(?:[一-鿿]{1,8}?(?:合作区|开发区|新区|自治县|街道|委员会|[区市县镇乡州局委办部])|"
    r"[一-鿿]{2,16}?(?:领导小组|指挥部|联席会议|管委会|集团|公司|政府))(?:将|要|应|具体|共同|联合)*"
)
_BODY_IN_CHARGE = re.compile(
    r"(?:[局委办厅署]|领导小组|指挥部|联席会议|部门|政府|集团|公司)(?:按[^，。]{2,8})?(?:负责|牵头|统筹)(?![^，。]{0,6}的)"
)
_TAKES_CHARGE = re.compile(r"负责|牵头|统筹|协调|承担|归口|会同|作为[^，。]{0,6}(?:单位|部门|主体)")


def _topic(s: _Sentence) -> Judgement | None:
    """A run-in topic sentence: a measure if it names a deed, else a heading."""
    bare = _BRACKETS.sub("", s.body.rstrip("。.；;"))
    if len(bare) > 22 or re.search(r"[，,；;：:、]", bare):
        return None
    ended = bare != s.body
    actor = _ACTOR.match(s.body)
    if actor and ended and any(p.match(s.body[actor.end() :]) for p in (NAMES_DEED, ACTS, _TAKES_CHARGE)):
        return None if "results" in s.themes else ("measure", 0.85)
    if ended and "已" in bare:
        return None
    if NAMES_DEED.match(s.body):
        return ("measure", 0.9) if ended and "results" not in s.themes else None
    if MANNER_AT_START.match(s.body) or (ACTS.match(s.body) and not s.body.startswith("在")):
        return None
    if _NOUN_END.search(s.body) and not _COUNTS.search(bare):
        return "heading", 0.85
    if _NAMED_FACT.search(bare) or s.context.label or (ended and "problems" in s.themes):
        return None
    if ended and s.body.endswith("。"):
        return "heading", 0.75
    return (
        ("heading", 0.7)
        if s.context.section_kind not in _LISTS and not ended and not DONE.search(s.body)
        else None
    )


def _dated(s: _Sentence) -> Judgement | None:
    """到2030年… is a target; the same with a year before the plan is an achievement."""
    first = _YEAR_FIRST.match(s.told)
    if first:
        past = first[1] and s.context.period and int(first[1]) < s.context.period.start
        return ("achievement", 0.9) if past else ("target", 0.95)
    if _AIMED.search(s.told[:60]):
        return "target", 0.9
    plan = _PLAN_SPAN.match(s.told)
    if plan and s.context.period and _PLAN_END[plan[1]] == s.context.period.end:
        rest = _clauses(s.told[plan.end() :])
        if not any(ACTS.match(c) for c in rest) and REACHES.search(s.told):
            return "target", 0.75
    span = _SPAN_FIRST.match(s.told)
    if span and (s.context.period is None or int(span[2]) >= s.context.period.start):
        acting = [c for c in _clauses(s.told[span.end() :]) if ACTS.match(c) and not c.startswith("新增")]
        return ("measure", 0.75) if acting else ("target", 0.8)
    return None


def _by_section(s: _Sentence) -> Judgement | None:
    acts = bool(ACTS.match(s.told))
    if s.themes == {"goals"}:
        return "target", 0.85
    if s.themes == {"problems"}:
        return "background", 0.9
    if s.themes == {"setting"}:
        reached = not _troubled(s.told) and (
            _is_past(s.told, s.context) or DONE.search(s.told) or REACHED.search(s.told)
        )
        told_so = re.search(r"\d", s.told) or HONOURED.search(s.told)
        return ("achievement", 0.8) if reached and told_so else ("background", 0.85)
    if s.themes == {"aims"}:
        return (
            ("measure", 0.6)
            if acts and re.match(r"(?:组织)?(?:实施|成立|设立|开展)", s.told)
            else ("background", 0.9)
        )
    if s.themes == {"results"}:
        if _NEXT.match(s.told) and acts:
            return "measure", 0.7
        return ("background", 0.85) if PLAIN_TROUBLE.search(s.told) else ("achievement", 0.9)
    if s.themes == {"preface"}:
        if _STATES.match(_QUOTES.sub("", s.told)) or _FUTURE.search(s.told[:30]):
            return "background", 0.75
        return (
            ("achievement", 0.65)
            if _is_past(s.told, s.context) or _BECAME.search(s.told)
            else ("background", 0.75)
        )
    if s.themes == {"profile"}:
        return ("achievement", 0.6) if LEADS.search(s.told) else ("background", 0.8)
    if s.themes == {"deeds"}:
        if HONOURED.search(s.told):
            return "achievement", 0.75
        if PLAIN_TROUBLE.search(s.told):
            return "background", 0.75
        return ("measure", 0.65) if acts and not re.search(r"\d", s.told) else ("achievement", 0.75)
    if s.themes:
        return _mixed(s)
    return None


def _mixed(s: _Sentence) -> Judgement:
    """Under a title like 发展基础与总体要求 the sentence itself must tell."""
    if _troubled(s.told):
        return "background", 0.7
    if "results" in s.themes and (_is_past(s.told, s.context) or re.search(r"\d", s.told)):
        return "achievement", 0.75
    if "goals" in s.themes and (re.search(r"\d", s.told) and REACHES.search(s.told)):
        return "target", 0.7
    if "aims" in s.themes or "problems" in s.themes:
        return "background", 0.65
    return ("achievement", 0.6) if "results" in s.themes else ("target", 0.6)


def _plain(s: _Sentence) -> Judgement | None:
    clauses = _clauses(s.told)
    first = clauses[0] if clauses else s.told
    acts = bool(ACTS.match(first))
    if _INSIST.match(first):
        concrete = any(_concrete(c) for c in clauses[1:])
        return ("measure", 0.7) if concrete else ("background", 0.75)
    if _EXHORTS.match(first) and not any(_concrete(c) for c in clauses):
        return "background", 0.7
    if not acts and _BODY_IN_CHARGE.search(first):
        return "measure", 0.75
    if acts:
        if GATHERS.match(first) and all(GATHERS.match(c) or not ACTS.match(c) for c in clauses):
            return "target", 0.75
        return "measure", 0.95
    if _is_past(s.told, s.context):
        return (
            ("background", 0.7)
            if _troubled(s.told) and not re.search(r"\d", s.told[20:])
            else ("achievement", 0.85)
        )
    if DONE.search(s.told) and not any(ACTS.match(c) for c in clauses):
        return "achievement", 0.75
    if _STATES.match(s.told) and not any(_concrete(c) for c in clauses[1:]):
        return "background", 0.75
    if _troubled(s.told) and not any(ACTS.match(c) for c in clauses):
        return "background", 0.75
    if re.search(r"\d", first) and REACHES.search(first) and not any(ACTS.match(c) for c in clauses[1:]):
        return "target", 0.7
    if not (s.context.section_kind in _LISTS or s.body != s.told) and not any(
        HAS_DEED.search(c) for c in clauses
    ):
        return "background", 0.6
    return None


def _concrete(clause: str) -> bool:
    if _IS.match(clause):
        return False
    return bool(ACTS.match(clause) or re.search(r"控制在|提高到|总量", clause)) and not VAGUE.match(clause)


def _clauses(text: str) -> list[str]:
    return [c for c in (part.strip() for part in _CLAUSES.split(text)) if c]


def _troubled(text: str) -> bool:
    return bool(TROUBLE.search(text))


def _is_past(told: str, context: Context) -> bool:
    """Whether the sentence opens in a time before the plan (2025年… in a plan from 2026 on)."""
    lead = told[:40]
    if PAST.search(lead[:24]):
        return True
    if context.period is None:
        return bool(_MONTH_FIRST.match(lead))
    plan = _PLAN_PAST.match(lead)
    if plan:
        return _PLAN_END[plan[1]] < context.period.start
    for year in _YEAR.finditer(lead):
        if int(year[1]) < context.period.start and not _RELATIVE.search(lead[: year.start()]):
            return True
    return False

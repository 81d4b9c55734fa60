"""What of a question its answers do not meet: told, so that nobody takes them for more than they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.ask.answer import Answer, Quantity
from app.ask.interpretation import Interpretation, WordGroup
from app.ask.weighing import is_general
from cypher.plan import (
    ChangePlan,
    ComparePlan,
    CountPlan,
    DifferencePlan,
    DocumentPlan,
    EndsPlan,
    Filters,
    GapPlan,
    GroupPlan,
    JoinedPlan,
    LineagePlan,
    LinkPlan,
    ListPlan,
    MentionPlan,
    Plan,
    SectionPlan,
    ValuePlan,
)

# Plans that take their conditions otherwise than by filters.
_FREE = (
    ComparePlan,
    DocumentPlan,
    EndsPlan,
    GapPlan,
    LinkPlan,
    DifferencePlan,
    ChangePlan,
    LineagePlan,
    SectionPlan,
    GroupPlan,
)
MOST_KNOWN = 3
_WITHOUT = (
    "只数点明区或其中地点的；面向全市的不算在内",
    "only what names a district or a place in it counts; what holds for the whole city does not",
)
MOST_OTHER = 2


def says_otherwise(plan: Plan, answers: Sequence[Answer], found: Interpretation) -> bool:
    """Whether values are of other years, or of no district, than the one value that is asked for."""
    if not isinstance(plan, ValuePlan) or found.intent not in ("value", "count"):
        return False
    if found.districts and not plan.district_names:
        return True
    dated = {v.year for a in answers for v in a.values} - {None}
    return bool(found.years and dated) and not plan.years and not dated & set(found.years)


def known_otherwise(known: Sequence[Answer], found: Interpretation) -> Iterator[str]:
    """What values there are in place of those asked for."""
    zh = found.language == "zh"
    for answer in known[:MOST_KNOWN]:
        values = sorted(answer.values, key=lambda v: v.year or 0)
        told = ("；" if zh else "; ").join(dict.fromkeys(map(_in_words, values)))
        yield f"已有的数值：{answer.name}，{told}" if zh else f"values there are: {answer.name}, {told}"


def _in_words(value: Quantity) -> str:
    sign = {"=": "", ">=": "≥", "<=": "≤"}.get(value.op, value.op)
    year = f"{value.year}: " if value.year else ""
    return f"{year}{sign}{value.value}{value.unit}"


def unused(
    plan: Plan, answers: Sequence[Answer], found: Interpretation
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes on the conditions that the plan left out, and the words that it did not look for."""
    zh = found.language == "zh"
    notes = [_read_as(typed, name, zh) for typed, name in found.read_as]
    words: list[str] = []
    filters = _filters(plan)
    if filters is not None:
        left_out = list(_left_out(plan, filters, found))
        if left_out:
            said = "没有按这些条件找：" if zh else "not narrowed by: "
            notes.append(said + ("、" if zh else ", ").join(left_out))
        kept = {w.alternatives for w in filters.words}
        looked_for = [g for g in found.words if g.needed and not filters.entities]
        words = [g.word for g in looked_for if g.alternatives not in kept]
        notes += _unmet(plan, answers, found, zh)
    notes += _of_years(plan, answers, found, zh)
    counted = isinstance(plan, CountPlan) and bool(plan.filters.districts)
    if counted or (isinstance(plan, GroupPlan) and plan.without_any):
        notes.append(_WITHOUT[0 if zh else 1])
    if absent := [w for w in found.unmatched if not is_general(w)]:
        said = ("文件中没有这些词，没有按它们找：", "not looked for, as no passage holds it: ")[
            0 if zh else 1
        ]
        notes.append(said + _quoted(absent, zh))
    return tuple(notes), tuple(words) if isinstance(plan, ListPlan | JoinedPlan) else ()


def _unmet(plan: Plan, answers: Sequence[Answer], found: Interpretation, zh: bool) -> Iterator[str]:
    """The words that no answer meets; and that none is of the district asked for."""
    if found.districts and answers and all(a.scope == "city" for a in answers):
        names = ("、" if zh else ", ").join(d.name if zh else d.name_en for d in found.districts)
        yield (
            f"没有找到{names}的，以下是全市范围的"
            if zh
            else f"nothing was found for {names}: these hold for the whole city"
        )
    if isinstance(plan, ValuePlan | MentionPlan) or any(a.type == "Count" for a in answers):
        return
    here = [a for a in answers if a.scope == "district"]
    unmet = [g.word for g in found.words if g.needed and not any(_meets(a, g) for a in here or answers)]
    if unmet and here:
        names = ("、" if zh else ", ").join(d.name if zh else d.name_en for d in found.districts)
        said = f"{names}的文段里没有出现：" if zh else f"nothing said of {names} holds: "
        yield said + _quoted(unmet, zh)
    elif unmet:
        said = "这些答案里没有出现：" if zh else "none of the answers holds: "
        yield said + _quoted(unmet, zh)


def _meets(answer: Answer, group: WordGroup) -> bool:
    """Whether an answer's name, text, label or title holds a word."""
    texts = [answer.name, *(t for e in answer.evidence for t in (e.text, e.section_name))]
    return (
        any(w in text for text in texts for w in group.alternatives)
        or any(e.section in group.sections for e in answer.evidence)
        or any(e.text.startswith(label) for e in answer.evidence for label in group.labels)
        or any(bool(group.parts) and all(w in text for w in group.parts) for text in texts)
    )


def _quoted(words: Sequence[str], zh: bool) -> str:
    return ("、" if zh else ", ").join(f"“{w}”" for w in words)


def _filters(plan: Plan) -> Filters | None:
    if isinstance(plan, _FREE):
        return None
    if isinstance(plan, JoinedPlan):
        return plan.parts[0].filters
    filters = getattr(plan, "filters", None)
    return filters if isinstance(filters, Filters) else None


def _left_out(plan: Plan, filters: Filters, found: Interpretation) -> Iterator[str]:
    at = 0 if found.language == "zh" else 1
    in_district = isinstance(plan, ValuePlan) and plan.district_names
    if found.districts and not (filters.districts or in_district or filters.entities):
        yield from ((d.name, d.name_en)[at] for d in found.districts)
    if found.documents and not (filters.documents or filters.sections):
        yield from found.document_names
    if found.goals_told and not (filters.goals or filters.near_goals or filters.targets):
        yield from (f"目标{g}" if at == 0 else f"SDG {g}" for g in found.goals)
    if found.not_districts and not filters.not_districts:
        yield from (("不含", "not ")[at] + (d.name, d.name_en)[at] for d in found.not_districts)
    if isinstance(plan, ValuePlan) and found.status and not plan.status and found.intent == "value":
        yield {"target": ("目标值", "target values"), "actual": ("实际值", "actual values")}[found.status][at]


def _of_years(plan: Plan, answers: Sequence[Answer], found: Interpretation, zh: bool) -> Iterator[str]:
    if not isinstance(plan, ValuePlan) or not found.years or found.intent in ("path", "compare"):
        return
    years = {v.year for a in answers for v in a.values}
    missing = [y for y in found.years if y not in years]
    if missing:
        told = ("、" if zh else ", ").join(map(str, missing))
        yield f"文件没有注明{told}年的数值" if zh else f"the documents give no value dated {told}"


def _read_as(typed: str, name: str, zh: bool) -> str:
    return f"“{typed}”按“{name}”理解" if zh else f"“{typed}” was read as “{name}”"


def other_readings(found: Interpretation) -> tuple[Interpretation, ...]:
    """What the question may mean besides, the likelier first."""
    if found.refused:
        return ()
    return tuple(_others(found))[:MOST_OTHER]


def _others(found: Interpretation) -> Iterator[Interpretation]:
    topics = tuple(replace(g, needed=True) for g in found.words if not g.needed)
    if found.goals and not found.goals_told and topics:
        yield replace(found, goals=(), topic_goals=found.goals, words=topics)
    if found.intent == "compare" and len(found.documents) == 2:
        earlier, later = found.documents
        yield replace(found, intent="difference", earlier=(earlier,), later=(later,))
    if found.intent == "value" and found.indicators and not found.types and found.words:
        without = replace(found, indicators=(), near_indicators=(), indicator_names=())
        yield replace(without, intent="list", status=None)
    if found.intent == "list" and found.topic_goals and found.words and not found.goals:
        words = tuple(replace(g, needed=False) for g in found.words)
        yield replace(found, goals=found.topic_goals[:1], topic_goals=(), words=words)

"""What of a question its answers do not meet: told, so that nobody takes them for more than they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.ask.answer import Answer, Quantity
from app.ask.interpretation import Interpretation
from cypher.plan import (
    ChangePlan,
    ComparePlan,
    DifferencePlan,
    DocumentPlan,
    Filters,
    GapPlan,
    GroupPlan,
    JoinedPlan,
    LineagePlan,
    LinkPlan,
    ListPlan,
    Plan,
    SectionPlan,
    ValuePlan,
)

# Plans that take their conditions otherwise than by filters.
_FREE = (
    ComparePlan,
    DocumentPlan,
    GapPlan,
    LinkPlan,
    DifferencePlan,
    ChangePlan,
    LineagePlan,
    SectionPlan,
    GroupPlan,
)
MOST_KNOWN = 3
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
    notes += _of_years(plan, answers, found, zh)
    return tuple(notes), tuple(words) if isinstance(plan, ListPlan | JoinedPlan) else ()


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

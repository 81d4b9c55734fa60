"""From an interpretation to the plans that answer it, the likeliest first."""

from collections.abc import Iterator
from dataclasses import replace

from app.ask.filtering import ALL_WORDS, LEAST, filters_of, words_of
from app.ask.interpretation import Interpretation, WordGroup
from app.ask.planning_across import ACROSS, asks_for_gaps, sides_of
from app.ask.words import EITHER
from cypher.compile import MEASURES
from cypher.plan import (
    AboutPlan,
    ComparePlan,
    CountPlan,
    DocumentPlan,
    EndsPlan,
    Filters,
    JoinedPlan,
    ListPlan,
    PassagePlan,
    Plan,
    ResponsiblePlan,
    RowCountPlan,
    Scope,
    SectionPlan,
    SinglePlan,
    ValuePlan,
    Words,
)

# The share of the words' weight that an answer must meet: of many words, without the goal told,
# of values and of passages that only words lead to.
LEAST_OF_MANY = 0.34
# A word of this weight names something so particular that nothing without it answers.
RARE = 0.8
LEAST_WITHOUT_GOAL = 0.6
LEAST_VALUES = 0.75
LEAST_PASSAGES = 0.7
LEAST_PASSAGES_FOR_VALUE = 0.85
# With more of its words nowhere in the documents, a question cannot be answered from them.
MOST_MISSING = 0.55
# Words of no known Chinese that weigh less than this together may be left out of a question about a document.
ODD_WORDS = 0.5
# Things that the first sentence of an item names, of which the others say more.
LEADING = {"Reform", "Policy", "Programme", "Organization"}
COUNTED = {*MEASURES, "Policy", "Indicator", "Organization"}


def make_plans(found: Interpretation, *, limit: int) -> Iterator[Plan]:
    """Plans to try in turn until one has answers."""
    if (
        found.refused
        or (found.elsewhere and not (found.entities or found.indicators))
        or not found.understood
        or _asks_what_none_says(found)
    ):
        return
    if found.intent == "document" and found.documents:
        yield DocumentPlan(found.documents, limit)
    if found.ends:
        yield EndsPlan((*found.entities, *(p.id for p in found.places)), found.ends, limit)
    if found.intent in ACROSS:
        yield from ACROSS[found.intent](found, limit)
    if found.intent == "link" and len(sides_of(found)) > 1:
        return  # what is said of either side alone is no link
    if found.intent == "unmentioned" or (found.intent == "gap" and asks_for_gaps(found)):
        return  # any other plan would find what mentions it, or what there is
    if found.responsible:
        yield ResponsiblePlan(replace(filters_of(found), places=(), named=(), goals=()), limit)
        found = replace(found, words=(*found.words, _in_charge(found)))
    if found.intent == "compare":
        yield from _compare(found, limit)
    if found.intent == "count":
        yield from _counts(found, limit)
        return
    dated = bool(found.years) and not (found.types or found.goals or found.districts or found.entities)
    if found.intent in ("value", "path", "compare") or "Indicator" in found.types or dated:
        yield from _in_districts(found, limit)
        yield from _values(found, limit)
    if found.section_kinds:
        yield SectionPlan(found.documents, found.section_kinds, max(limit, 200))
    if found.intent == "value" and not (found.goals_told or found.sections or found.entities or found.types):
        yield from _passages(found, filters_of(found), limit)
    else:
        yield from _lists(found, limit)


def _asks_what_none_says(found: Interpretation) -> bool:
    """Whether a plan is asked for that is no document, or most of the words stand nowhere."""
    if found.unknown_plan and not found.documents:
        return True
    held = (
        found.goals_told
        or found.sections
        or found.intent == "document"
        or (found.intent == "unmentioned" and found.missing_said)
        or (found.indicators and found.missing < 1.0)
    )
    named = (found.entities or found.places) and found.intent != "value" and not found.missing_said
    only_odd_words = found.missing < ODD_WORDS and bool(found.documents)
    return found.missing_share > MOST_MISSING and not (held or named or only_odd_words)


def _values(found: Interpretation, limit: int) -> Iterator[SinglePlan]:
    filters = Filters(documents=found.documents, sections=found.sections)
    status = found.status if found.intent == "value" else None
    needed = [w for w in words_of(found) if w.needed]
    worded = replace(filters, words=tuple(needed), least=LEAST_VALUES, missing=found.missing)
    if (
        found.indicators
        and found.partly_named
        and len(needed) > 1
        and found.intent not in ("path", "compare")
    ):
        yield ValuePlan(replace(worded, least=ALL_WORDS), found.years, status, limit)
    if found.indicators:
        named = replace(filters, entities=found.indicators)
        yield ValuePlan(named, found.years, status, limit)
        if found.years or status:
            yield ValuePlan(replace(filters, entities=found.near_indicators), found.years, status, limit)
        if found.documents and found.intent != "compare":
            yield ValuePlan(replace(named, documents=()), found.years, status, limit)
        if status:
            yield ValuePlan(named, found.years, None, limit)
        if found.years:
            yield ValuePlan(named, (), None, limit)
            if found.intent != "compare":
                yield ValuePlan(replace(named, documents=(), sections=()), (), None, limit)
    if needed and not (found.intent == "path" and (found.districts or found.places or found.entities)):
        yield ValuePlan(worded, found.years, status, limit)
        if found.intent == "compare":
            yield ValuePlan(replace(worded, least=LEAST), found.years, None, limit)
    elif found.sections or ("Indicator" in found.types and found.documents):
        yield ValuePlan(filters, found.years, status, limit)


def _counts(found: Interpretation, limit: int) -> Iterator[SinglePlan]:
    filters = filters_of(found)
    if found.section_kinds:
        yield SectionPlan(found.documents, found.section_kinds, 1000)
    counted = COUNTED & set(found.types)
    if (found.indicators or found.years) and (found.years or found.status or not counted):
        yield from _values(replace(found, intent="value"), limit)
    if found.numbered and (not found.types or "Reform" in found.types):
        listed = replace(filters, types=("Reform",), numbered=True)
        if any(w.needed for w in filters.words):
            yield CountPlan(replace(listed, least=ALL_WORDS), limit)
        else:
            yield CountPlan(replace(listed, words=(), missing=0.0), limit)
    if found.sections and (not found.types or "Indicator" in found.types) and not found.districts:
        yield RowCountPlan(found.sections)
    if not found.years or COUNTED & set(found.types):
        yield CountPlan(filters, limit)
    if found.indicators:
        yield from _values(replace(found, intent="value"), limit)


def _in_districts(found: Interpretation, limit: int) -> Iterator[ValuePlan]:
    """Values of the districts asked for; `found` has no values for them where only the others find any."""
    names = tuple(n for d in found.districts for n in (d.name, d.name.removesuffix("区")) if len(n) > 1)
    if names:
        plans = (plan for plan in _values(found, limit) if isinstance(plan, ValuePlan))
        yield from (replace(plan, district_names=names) for plan in plans)


def _in_charge(found: Interpretation) -> WordGroup:
    """How texts say that somebody answers for something; looked for where the question says nothing else."""
    alone = not (found.entities or any(g.needed for g in found.words))
    return WordGroup("负责", ("负责", "牵头", "领导小组", "主管", "统筹", "责任"), 0.5, needed=alone)


def _compare(found: Interpretation, limit: int) -> Iterator[Plan]:
    """Sides by district, by goal, else by document; each side finds what it has, with as many words as it can."""
    if len(found.districts) > 1:
        named = [d.name if found.language == "zh" else d.name_en for d in found.districts]
        sides = [(n, replace(found, districts=(d,))) for n, d in zip(named, found.districts, strict=True)]
    elif len(found.goals) > 1:
        sides = [(f"SDG {g}", replace(found, goals=(g,))) for g in found.goals]
    elif len(found.documents) > 1:
        names = dict(zip(found.documents, found.document_names, strict=True))
        sides = [(names[d], replace(found, documents=(d,))) for d in found.documents]
    else:
        return
    by_value = len(found.districts) < 2 and len(found.goals) < 2 and bool(found.indicators or found.words)
    about_things = (
        bool(found.districts or found.goals or set(found.types) & set(MEASURES)) and not found.indicators
    )
    plans = []
    for _, side in sides:
        values = tuple(_values(side, limit)) if by_value else ()
        lists = tuple(_lists(side, limit))
        plans.append((*lists, *values) if about_things else (*values, *lists))
    yield ComparePlan(tuple(plans), tuple(name for name, _ in sides))


def _lists(found: Interpretation, limit: int) -> Iterator[SinglePlan | JoinedPlan]:
    filters = filters_of(found)
    asks_about = bool(found.entities or found.places) and not (found.goals_told or found.districts)
    about = tuple(dict.fromkeys((*found.entities, *filters.places, *found.named_after)))
    told = replace(filters, types=(), places=(), named=(), entities=about, least=0.0)
    if asks_about and not found.types:
        yield AboutPlan(told, limit)
    if _asks_something(filters) or found.types:
        yield from _relaxed(found, filters, limit)
    if asks_about:
        yield AboutPlan(told, limit)
        yield AboutPlan(replace(told, words=(), documents=()), limit)
    elif found.entities and not (found.types or found.goals_told):  # named beside a district
        yield AboutPlan(told, limit)
    yield from _passages(found, filters, limit)


def _relaxed(found: Interpretation, filters: Filters, limit: int) -> Iterator[SinglePlan | JoinedPlan]:
    """The list asked for; then with the parts of compounds, with names as words, without words, without goals.

    Where nothing of a district meets the words, what holds for the whole city does, or what is near in the district.
    """
    scope: Scope | None = "district" if found.districts else None
    bare = [name.strip("“”") for name in found.entity_names]
    names = tuple(Words((name,), labels=(name,)) for name in bare)
    by_name = replace(filters, entities=(), words=(*filters.words, *names))
    if found.districts and not set(found.types) & {*MEASURES, ""} and found.types:
        named = tuple(Words((d.name.removesuffix("区"), d.name), labels=(d.name,)) for d in found.districts)
        listed = replace(filters, districts=(), words=(*filters.words, *named), least=ALL_WORDS)
        yield ListPlan(filters, scope, limit)
        yield ListPlan(listed, None, limit)
    if names and found.sections:  # in a box a name is the label of what stands under it
        yield ListPlan(by_name, scope, limit)
    needed = any(w.needed for w in filters.words)
    if found.goals_told and not found.targets and needed:
        worded = replace(filters, goals=(), near_goals=found.goals, least=LEAST_WITHOUT_GOAL)
        parts = [ListPlan(filters, scope, limit), ListPlan(worded, scope, limit)]
        if found.districts and all(w.weight < RARE for w in filters.words if w.needed):
            parts.append(ListPlan(replace(filters, words=(), missing=0.0), scope, limit))
        yield JoinedPlan(tuple(parts))
    elif found.sections and not found.types:
        yield JoinedPlan(
            (ListPlan(filters, scope, limit), ListPlan(replace(filters, types=("Place",)), scope, limit))
        )
    elif found.sections and "Project" in found.types and not found.districts:
        # what a box lists under its labels counts, whatever kind of thing it is
        others = replace(filters, types=("Measure", "Programme", "Place"))
        yield JoinedPlan((ListPlan(filters, scope, limit), ListPlan(others, scope, limit)))
    elif needed and found.types and not (set(found.types) - LEADING or found.goals or found.districts):
        leading = ListPlan(replace(filters, leading=True), scope, limit)
        yield JoinedPlan((ListPlan(filters, scope, limit), leading), best_first=True)
    else:
        yield ListPlan(filters, scope, limit)
    if any(g.parts for g in found.words):
        parted = replace(found, words=tuple(_parted(g) for g in found.words))
        yield ListPlan(replace(filters, words=words_of(parted)), scope, limit)
    if names:
        yield ListPlan(by_name, scope, limit)
    if sum(w.needed for w in filters.words) > 2 and not (found.missing or found.goals or found.districts):
        yield ListPlan(replace(filters, least=LEAST_OF_MANY), scope, limit)
    if filters.words and (found.goals_told or found.sections) and all(w.weight < RARE for w in filters.words):
        yield ListPlan(replace(filters, words=(), missing=0.0), scope, limit)
    if found.districts and needed and (found.goals or found.topic_goals):
        yield ListPlan(replace(filters, least=LEAST_WITHOUT_GOAL), "city", limit)
    if found.districts and found.topic_goals and not (found.goals or found.missing):
        topics = 2 if any(EITHER in g.word for g in found.words) else 1
        touched = replace(filters, goals=found.topic_goals[:topics], near_goals=(), least=0.0)
        yield ListPlan(touched, scope, limit)
    if found.goals and needed and not (found.goals_told or found.targets):
        near = replace(filters, goals=(), near_goals=found.goals, least=LEAST_WITHOUT_GOAL)
        yield ListPlan(near, scope, limit)


def _parted(group: WordGroup) -> WordGroup:
    return replace(group, alternatives=(*group.alternatives, *group.parts))


def _asks_something(filters: Filters) -> bool:
    """Whether there is a filter besides the kind of thing."""
    return any(
        (filters.goals, filters.targets, filters.districts, filters.not_districts, filters.places, filters.documents,
         filters.sections, filters.entities, filters.not_goals, filters.not_words,
         [w for w in filters.words if w.needed])
    )  # fmt: skip


def _passages(found: Interpretation, filters: Filters, limit: int) -> Iterator[SinglePlan]:
    """What the text says, where no thing of the graph answers."""
    denied = found.not_districts or found.not_goals or found.not_words
    if found.goals_told or found.districts or denied or not any(w.needed for w in filters.words):
        return
    least = LEAST_PASSAGES_FOR_VALUE if found.intent == "value" else LEAST_PASSAGES
    words = filters.words
    if (
        found.intent == "value" and found.years
    ):  # a sentence on another year says nothing of the one asked for
        words = (*words, *(Words((str(y),), 2.0) for y in found.years))
    plain = replace(filters, types=(), goals=(), places=(), named=(), entities=(), words=words, least=least)
    yield PassagePlan(plain, limit)

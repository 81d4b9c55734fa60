"""From an interpretation to the plans that answer it, the likeliest first."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from app.ask.interpretation import Interpretation
from cypher.compile import MEASURES
from cypher.plan import (
    AboutPlan,
    ComparePlan,
    CountPlan,
    DocumentPlan,
    Filters,
    ListPlan,
    Plan,
    SinglePlan,
    ValuePlan,
)


def make_plans(found: Interpretation, *, limit: int) -> Iterator[Plan]:
    """Plans to try in turn until one has answers."""
    if not found.understood or _asks_what_we_cannot_know(found):
        return
    if found.intent == "document" and found.documents:
        yield DocumentPlan(Filters(documents=found.documents), limit)
    if found.intent == "compare":
        yield from _compare(found, limit)
    if found.intent in ("value", "path", "compare") and (found.indicators or found.words):
        yield from _values(found, limit)
        if found.intent == "value" and not found.goals and not found.sections:
            return
    if found.intent == "count":
        yield CountPlan(replace(_filters(found), numbered=bool(found.sections)), limit)
        return
    yield from _lists(found, limit)


def _asks_what_we_cannot_know(found: Interpretation) -> bool:
    """A question about a named body whose subject no document has a word for."""
    nothing_else = not (found.goals or found.districts or found.indicators or found.words or found.sections)
    return (
        nothing_else and found.language == "en" and len(found.unmatched) >= 2 and found.intent != "document"
    )


def _filters(found: Interpretation) -> Filters:
    groups = tuple(g.alternatives for g in found.words)
    return Filters(
        types=found.types or MEASURES,
        goals=found.goals,
        targets=found.targets,
        districts=tuple(p.id for p in found.districts),
        not_districts=tuple(p.id for p in found.not_districts),
        places=tuple(p.id for p in found.places),
        documents=found.documents,
        sections=found.sections,
        entities=found.entities,
        words=groups,
        hits=len(groups),
    )


def _values(found: Interpretation, limit: int) -> Iterator[SinglePlan]:
    filters = Filters(documents=found.documents)
    groups = tuple(g.alternatives for g in found.words)
    status = found.status if found.intent == "value" else None
    if found.indicators:
        named = replace(filters, entities=found.indicators)
        yield ValuePlan(named, found.years, status, limit)
        if status:
            yield ValuePlan(named, found.years, None, limit)
        if found.years:
            yield ValuePlan(named, (), None, limit)
    least = 0.5 if found.intent == "compare" else 0.6
    if groups:
        for hits in range(len(groups), max(1, ceil(len(groups) * least)) - 1, -1):
            yield ValuePlan(replace(filters, words=groups, hits=hits), found.years, status, limit)


def _compare(found: Interpretation, limit: int) -> Iterator[Plan]:
    """Sides by district, else by document; each side finds what it has, with as many words as it can."""
    if len(found.districts) > 1:
        sides = [replace(found, districts=(d,)) for d in found.districts]
        yield ComparePlan(tuple(tuple(_lists(side, limit)) for side in sides))
    elif len(found.documents) > 1 and (found.indicators or found.words):
        sides = [replace(found, documents=(d,)) for d in found.documents]
        plans = [(*_values(side, limit), *_lists(side, limit)) for side in sides]
        yield ComparePlan(tuple(plans))


def _lists(found: Interpretation, limit: int) -> Iterator[SinglePlan]:
    filters = _filters(found)
    asks_about = bool(found.entities or found.places) and not (found.goals_told or found.districts)
    about = tuple(dict.fromkeys((*found.entities, *filters.places, *found.named_after)))
    if asks_about and not found.types:
        yield AboutPlan(replace(filters, types=(), entities=about), limit)
    for relaxed in _relaxed(
        filters, keep_all=found.goals_told or bool(found.districts) or bool(found.sections)
    ):
        yield ListPlan(relaxed, "district" if found.districts else None, limit)
    if asks_about:
        words = filters.words
        yield AboutPlan(replace(filters, types=(), entities=about, words=words), limit)
        yield AboutPlan(replace(filters, types=(), entities=about, words=()), limit)


def _relaxed(filters: Filters, *, keep_all: bool) -> Iterator[Filters]:
    """The filters with fewer and fewer of the words asked for; with none where other filters hold."""
    groups = len(filters.words)
    least = 1 if groups else 0
    for hits in range(groups, max(least, ceil(groups * 0.5)) - 1, -1):
        yield replace(filters, hits=hits)
    if groups and keep_all:
        yield replace(filters, words=(), hits=0)

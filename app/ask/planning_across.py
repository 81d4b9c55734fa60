"""Plans that go through districts, goals and documents: ranks, gaps, mentions, lineages, differences, links."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.ask.filtering import ALL_WORDS, LEAST, filters_of, words_of
from app.ask.interpretation import Interpretation
from app.ask.ranking import ranked_by
from cypher.compile import MEASURES
from cypher.compile_across import COMPARED
from cypher.plan import (
    ChangePlan,
    DifferencePlan,
    Filters,
    GapPlan,
    GroupPlan,
    LineagePlan,
    LinkPlan,
    MentionPlan,
    Plan,
    Words,
)


def _groups(found: Interpretation, limit: int) -> Iterator[Plan]:
    words = tuple(w for w in words_of(found) if w.needed)
    filters = replace(filters_of(found), words=words)
    if found.group_by == "district":
        filters = replace(filters, districts=(), not_districts=())
    if found.only_with_any and found.types:  # a sentence of several districts counts in each
        filters = replace(filters, types=tuple(dict.fromkeys((*found.types, "Measure"))))
    yield GroupPlan(filters, found.group_by, found.fewest_first, found.most or limit)


def asks_for_gaps(found: Interpretation) -> bool:
    """Whether districts or goals are asked for that have none of something, so that a list is no answer."""
    return ranked_by(found.question) in ("district", "goal")


def _gaps(found: Interpretation, limit: int) -> Iterator[Plan]:
    words = tuple(w for w in words_of(found) if w.needed)
    if words and not found.districts and ranked_by(found.question) == "district":
        # a topic is narrower than the goals that it touches
        filters = replace(filters_of(found), words=words)
        yield GroupPlan(filters, "district", limit=max(limit, 100), without_any=True)
        return
    districts = tuple(d.id for d in found.districts)
    yield GapPlan(found.types or MEASURES, found.goals or found.topic_goals[:1], districts, found.documents)


def _mentions(found: Interpretation, limit: int) -> Iterator[Plan]:
    named = (*found.entities, *found.named_after, *(p.id for p in (*found.places, *found.districts)))
    words = tuple(w for w in words_of(found) if w.needed)
    if phrase := _phrase(found):
        yield MentionPlan(Filters(words=phrase, least=ALL_WORDS, missing=found.missing), limit)
    if named:
        filters = Filters(entities=named, words=words, least=LEAST, missing=found.missing)
        yield MentionPlan(filters, limit, called=found.called)
    yield MentionPlan(Filters(words=words, least=ALL_WORDS, missing=found.missing), limit)


def _phrase(found: Interpretation) -> tuple[Words, ...]:
    """The words as they stand together in the question, where they do and nothing else is named."""
    needed = [g.word for g in found.words if g.needed]
    whole = [g for g in found.words if not g.needed and all(word in g.word for word in needed)]
    if not needed or found.entities or not whole:
        return ()
    longest = max(whole, key=lambda g: len(g.word))
    return (Words(longest.alternatives),)


# How many things may stand between two that are linked.
MOST_BETWEEN = 3
# Of the words about what two plans differ in, a thing meets most.
LEAST_DIFFERING = 0.6
# Of things joined in a question none may be mentioned.
_JOINED = re.compile(r"[和与或及、]|\b(?:and|or|nor)\b", re.IGNORECASE)
ANY_WORD = 0.01


def _unmentioned(found: Interpretation, limit: int) -> Iterator[Plan]:
    """Nothing is asked where a word's meaning is unknown: that a text does not hold it would say nothing."""
    named = (*found.entities, *found.named_after, *(p.id for p in (*found.places, *found.districts)))
    words = tuple(w for w in words_of(found) if w.needed)
    if words or named or found.missing_said:
        joined = bool(words and _JOINED.search(found.question))
        least = ANY_WORD if joined else ALL_WORDS if words or found.missing_said else 0.0
        missing = found.missing if found.missing_said and not joined else 0.0
        filters = Filters(
            entities=named, words=words, least=least, missing=missing, documents=found.documents
        )
        yield MentionPlan(filters, limit, absent=True, called=found.called)


def _lineages(found: Interpretation, limit: int) -> Iterator[Plan]:
    named = tuple(dict.fromkeys((*found.entities, *found.named_after, *(p.id for p in found.places))))
    if named:
        yield LineagePlan(named, limit)


def _differences(found: Interpretation, limit: int) -> Iterator[Plan]:
    if found.part == "changed":
        words = tuple(w for w in words_of(found) if w.needed)
        yield ChangePlan(
            found.earlier, found.later, found.indicators, () if found.indicators else words, limit
        )
    else:
        # what has a name of its own can be compared
        types = tuple(t for t in found.types if t in COMPARED and found.types != MEASURES)
        filters = filters_of(found)
        filters = replace(filters, types=types, least=LEAST_DIFFERING if filters.words else filters.least)
        yield DifferencePlan(found.earlier, found.later, filters, limit)


def sides_of(found: Interpretation) -> list[tuple[str, ...]]:
    """What each name may mean; goals and districts are ends as well as things are."""
    told = {e for side in found.sides for e in side}
    alone = (*found.entities, *(p.id for p in (*found.places, *found.districts)))
    return [
        *found.sides,
        *((e,) for e in alone if e not in told),
        *((f"goal-{g}",) for g in found.goals),
    ]


def _links(found: Interpretation, limit: int) -> Iterator[Plan]:
    sides = sides_of(found)
    if len(sides) > 1:
        *shortest, over_hub = link_plans(sides[0], tuple(t for side in sides[1:] for t in side), limit=limit)
        yield from shortest
        # What is only called after a place shares a goal with nearly everything.
        told = {p.id for p in found.places} | set(found.entities)
        left, right = (
            [i for i in ids if i in told or i not in found.named_after]
            for ids in (over_hub.left, over_hub.right)
        )
        yield replace(over_hub, left=tuple(left), right=tuple(right))


def link_plans(left: tuple[str, ...], right: tuple[str, ...], *, limit: int) -> Iterator[LinkPlan]:
    """Ways to look for a link, the shortest first; one over a goal or a district last, as it says least."""
    yield LinkPlan(left, right, "relations", 0, limit)
    yield LinkPlan(left, right, "passage", limit=limit)
    yield from (LinkPlan(left, right, "relations", n, limit) for n in range(1, MOST_BETWEEN + 1))
    yield LinkPlan(left, right, "hub", limit=limit)


ACROSS: dict[str, Callable[[Interpretation, int], Iterator[Plan]]] = {
    "mention": _mentions,
    "unmentioned": _unmentioned,
    "difference": _differences,
    "lineage": _lineages,
    "link": _links,
    "rank": _groups,
    "gap": _gaps,
}

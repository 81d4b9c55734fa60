"""Plans that go through districts, goals and documents: ranks, gaps, mentions, lineages, differences, links."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.ask.filtering import ALL_WORDS, LEAST, filters_of, words_of
from app.ask.interpretation import Interpretation
from app.ask.ranking import ranked_by
from cypher.compile import MEASURES
from cypher.plan import (
    ChangePlan,
    DifferencePlan,
    Filters,
    GapPlan,
    GroupPlan,
    LineagePlan,
    LinkPath,
    LinkPlan,
    MentionPlan,
    Plan,
)


def _groups(found: Interpretation, limit: int) -> Iterator[Plan]:
    words = tuple(w for w in words_of(found) if w.needed)
    filters = replace(filters_of(found), words=words)
    if found.group_by == "district":
        filters = replace(filters, districts=())
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
    if named:
        yield MentionPlan(Filters(entities=named, words=words, least=LEAST, missing=found.missing), limit)
    yield MentionPlan(Filters(words=words, least=ALL_WORDS, missing=found.missing), limit)


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
        filters = replace(filters_of(found), types=found.types if found.types != MEASURES else ())
        yield DifferencePlan(found.earlier, found.later, filters, limit)


def _links(found: Interpretation, limit: int) -> Iterator[Plan]:
    """The shortest way first; goals and districts are ends as well as things are."""
    sides = [
        *((e,) for e in found.entities),
        *((p.id,) for p in (*found.places, *found.districts)),
        *((f"goal-{g}",) for g in found.goals),
    ]
    paths: tuple[LinkPath, ...] = ("relation", "passage", "between")
    if len(sides) > 1:
        left, right = sides[0], tuple(t for side in sides[1:] for t in side)
        yield from (LinkPlan(left, right, path, limit) for path in paths)


ACROSS: dict[str, Callable[[Interpretation, int], Iterator[Plan]]] = {
    "mention": _mentions,
    "difference": _differences,
    "lineage": _lineages,
    "link": _links,
    "rank": _groups,
    "gap": _gaps,
}

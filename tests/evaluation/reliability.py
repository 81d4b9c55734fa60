"""How far scores can be trusted: of the facts with a score, how many are right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotated import NAME_TYPES, Annotation, Name
from matching import Pair, quantity
from measured import Measured

from ingest.model import Tagged
from ingest.tag.kind import classify_kind

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Judged(NamedTuple):
    """A fact's score, and whether annotators gave the fact too."""

    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose score is from `low` to below `high` (1.0 belongs to the last bin)."""

    low: float
    high: float
    facts: int
    mean_score: float
    precision: float


def bins(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """Bins that hold a fact, lowest first."""
    held: dict[int, list[Judged]] = {}
    for fact in judged:
        at = sum(fact.score >= edge for edge in EDGES[1:-1])
        held.setdefault(at, []).append(fact)
    return tuple(
        Bin(
            EDGES[at],
            EDGES[at + 1],
            len(facts),
            sum(f.score for f in facts) / len(facts),
            sum(f.right for f in facts) / len(facts),
        )
        for at, facts in sorted(held.items())
    )


def calibration_error(table: Sequence[Bin]) -> float:
    """Mean distance of score and precision, each bin weighed by its facts."""
    facts = sum(row.facts for row in table)
    return sum(row.facts * abs(row.mean_score - row.precision) for row in table) / facts if facts else 0.0


def judge_facts(pairs: Sequence[Pair], documents: Iterable[Measured]) -> dict[str, tuple[Judged, ...]]:
    """The facts of the passages that were found, by type of fact; names are right by type and span."""
    tagged = {t.unit.id: t for document in documents for t in document.reading.tagged}
    found = [(pair.gold, pair.told, tagged[pair.told.passage]) for pair in pairs if pair.told]
    return {
        "goals": tuple(
            Judged(link.score, link.goal in gold.goals) for gold, told, _ in found for link in told.links
        ),
        "kinds": tuple(judged for gold, _, unit in found for judged in _kind(gold, unit)),
        "districts": tuple(
            Judged(link.score, link.name in gold.districts) for gold, told, _ in found for link in told.places
        ),
        "names": tuple(judged for gold, _, unit in found for judged in _names(gold, unit)),
        "values, year and status": tuple(
            Judged(value.score, quantity(value) in gold.quantities)
            for gold, told, _ in found
            for value in told.values
        ),
    }


def _kind(gold: Annotation, tagged: Tagged) -> Iterator[Judged]:
    kind, score = classify_kind(tagged.unit.text, tagged.context)
    if kind == tagged.kind:
        yield Judged(score, kind == gold.kind)


def _names(gold: Annotation, tagged: Tagged) -> Iterator[Judged]:
    for name in tagged.names:
        type = {"District": "Place", "Agency": "Organization"}.get(name.type, name.type)
        start, end = tagged.unit.to_source(name.start, name.end)
        inside = gold.start <= start and end <= gold.end
        if type in NAME_TYPES and inside:
            yield Judged(name.score, Name(type, start, end) in gold.names)

"""Which passage of an extraction answers to which annotated one, and what it says."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annotated import NAME_TYPES, Annotation, Name, Quantity, number

from ingest.model import DistrictLink, Extraction, GoalLink, Mention, Passage, Value

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What an extraction says of an annotated passage."""

    passage: str
    kind: str
    links: tuple[GoalLink, ...]
    places: tuple[DistrictLink, ...]
    names: frozenset[Name]
    values: tuple[Value, ...]

    @property
    def goals(self) -> tuple[int, ...]:
        return tuple(link.goal for link in self.links)

    @property
    def targets(self) -> frozenset[str]:
        return frozenset(link.target for link in self.links if link.target)

    @property
    def districts(self) -> frozenset[str]:
        return frozenset(link.name for link in self.places)

    @property
    def quantities(self) -> frozenset[Quantity]:
        return frozenset(quantity(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated passage with what was told of it; None if no passage answers to it."""

    gold: Annotation
    told: Told | None


def match(annotations: Iterable[Annotation], extractions: Iterable[Extraction]) -> tuple[Pair, ...]:
    """Pair every annotation with the passage that overlaps it most, if they share half of their union."""
    indexes = {extraction.document.source: _Index(extraction) for extraction in extractions}
    return tuple(
        Pair(gold, indexes[gold.source].told(gold) if gold.source in indexes else None)
        for gold in annotations
    )


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def share_half(one: Span, other: Span) -> bool:
    """Whether the spans share at least half of what they cover together."""
    shared = overlap(one, other)
    return shared > 0 and shared * 2 >= max(one[1], other[1]) - min(one[0], other[0])


def quantity(value: Value) -> Quantity:
    return Quantity(number(value.value), value.year, value.status)


class _Index:
    """One document's passages in order, with their mentions and values at hand."""

    def __init__(self, extraction: Extraction) -> None:
        self._passages = sorted(extraction.passages, key=lambda p: p.start)
        self._starts = [p.start for p in self._passages]
        self._longest = max((p.end - p.start for p in self._passages), default=0)
        self._types = {entity.id: entity.type for entity in extraction.entities}
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in extraction.mentions:
            self._mentions[mention.passage].append(mention)
        self._values: dict[str, list[Value]] = defaultdict(list)
        for value in extraction.values:
            self._values[value.passage].append(value)

    def told(self, gold: Annotation) -> Told | None:
        span = (gold.start, gold.end)
        best = max(self._near(span), key=lambda p: overlap(span, (p.start, p.end)), default=None)
        if best is None or not share_half(span, (best.start, best.end)):
            return None
        return Told(
            passage=best.id,
            kind=best.kind,
            links=best.sdg,
            places=best.districts,
            names=frozenset(self._names(best, span)),
            values=tuple(v for v in self._values[best.id] if overlap((v.start, v.end), span)),
        )

    def _near(self, span: Span) -> list[Passage]:
        """Passages that may overlap the span, first to last."""
        low = bisect_left(self._starts, span[0] - self._longest)
        return self._passages[low : bisect_left(self._starts, span[1])]

    def _names(self, passage: Passage, span: Span) -> Iterable[Name]:
        """Names of the annotated types that lie in the span by half or more; a district is a place."""
        for mention in self._mentions[passage.id]:
            type = self._types.get(mention.entity, "")
            type = {"District": "Place", "Agency": "Organization"}.get(type, type)
            inside = overlap((mention.start, mention.end), span) * 2 >= mention.end - mention.start
            if type in NAME_TYPES and inside:
                yield Name(type, mention.start, mention.end)

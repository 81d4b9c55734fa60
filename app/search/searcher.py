"""Searches one store: passages and names by words, and what a search box offers."""

import heapq
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.search.names import TYPE_ORDER, NamedEntry, NameIndex, build_index, key_of
from app.search.passages import PassageHit, rank_passages
from app.search.terms import Span, Term, find_terms, fold, spans_of
from cypher.lookups import DOCUMENTS
from cypher.search import NAMED_THINGS, search_query
from cypher.store.protocol import Store

_EXACT, _PREFIX, _HELD, _HELD_SHARE, _NEAR = 1.0, 0.65, 0.6, 0.3, 0.5
_MOST_ROWS = 20_000
PASSAGE_COUNT = "MATCH (p:Passage) RETURN count(p) AS n"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to; types are labels of nodes or kinds of passages, the others ids and names."""

    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    district: str | None = None
    district_name: str | None = None


@dataclass(frozen=True, slots=True)
class NameHit:
    entry: NamedEntry
    rank: float
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in their order; `facets` counts them by type, document and district, before the page is cut."""

    hits: tuple[NameHit | PassageHit, ...]
    facets: Mapping[str, Sequence[tuple[str, int]]]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    entry: NamedEntry
    matched: str


@dataclass(slots=True)
class Searcher:
    """Keeps the names of the graph as it is now."""

    store: Store
    timeout: float
    _index: NameIndex = field(default_factory=NameIndex)
    _passages: int = 0
    _snapshot: str | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def index(self) -> NameIndex:
        """The names, read again when the graph has changed."""
        snapshot = self.store.snapshot()
        if snapshot != self._snapshot:
            with self._lock:
                if snapshot != self._snapshot:
                    self._index = build_index(self._rows(NAMED_THINGS), self._rows(DOCUMENTS))
                    self._passages = self._rows(PASSAGE_COUNT)[0]["n"]
                    self._snapshot = snapshot
        return self._index

    def search(self, query: str, narrowed: Narrowed) -> Found:
        """Passages and names that hold the words; where no passage holds all, those that hold most of them."""
        index = self.index()
        terms = find_terms(query)
        names = self._names(index, query, terms, narrowed)
        passages = self._ranked_passages(terms, narrowed)
        hits: list[NameHit | PassageHit] = [*names, *passages]
        hits.sort(key=lambda hit: (-hit.rank, _order(hit)))
        return Found(tuple(hits), _facets(hits), terms)

    def suggest(self, typed: str, *, limit: int) -> list[Suggestion]:
        """Things whose name begins so, in Chinese, English, pinyin or its initials, before those that hold it."""
        index = self.index()
        best: dict[int, tuple[int, int]] = {}
        for kind, left, entry in index.beginning(typed):
            best[entry] = min(best.get(entry, (9, 0)), (kind if left else kind - 4, left))
        # A part of a word says nothing in Latin letters.
        if len(best) < limit and not typed.isascii():
            for name, entry in index.holding(typed):
                best.setdefault(entry, (4, len(name)))
        if not best:
            best = dict.fromkeys(index.near(typed), (5, 0))
        words = ("name", "english", "pinyin", "initials", "part", "spelling")

        def order(entry: int) -> tuple[object, ...]:
            kind, _ = best[entry]
            thing = index.entries[entry]
            exact = kind < 0
            return (
                not exact, kind >= 4, TYPE_ORDER.index(thing.type), kind, -thing.passages, len(thing.name), thing.id,
            )  # fmt: skip

        chosen = heapq.nsmallest(limit, best, key=order)
        return [
            Suggestion(index.entries[e], words[best[e][0] % 4 if best[e][0] < 0 else best[e][0]])
            for e in chosen
        ]

    def _rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self.store.read(query, parameters, timeout=self.timeout, limit=_MOST_ROWS).records()

    def _names(
        self, index: NameIndex, query: str, terms: Sequence[Term], narrowed: Narrowed
    ) -> list[NameHit]:
        ranks = _by_name(index, query)
        for entry, rank in _by_terms(index, terms).items():
            ranks.setdefault(entry, rank)
        if not ranks:
            ranks = dict.fromkeys(index.near(query), _NEAR)
        found = [(index.entries[entry], rank) for entry, rank in ranks.items()]
        return [
            NameHit(thing, round(rank, 6), _marks(thing.name, query, terms))
            for thing, rank in found
            if _belongs(thing, narrowed)
        ]

    def _ranked_passages(self, terms: Sequence[Term], narrowed: Narrowed) -> list[PassageHit]:
        kinds = _kinds(narrowed.types)
        if not terms or kinds == ():
            return []
        more = {
            "documents": list(narrowed.documents) or None,
            "districts": [narrowed.district_name] if narrowed.district_name else None,
            "kinds": list(kinds) if kinds else None,
        }
        for all_of in (True, False):
            query = search_query([t.forms for t in terms], [t.district for t in terms], all_of=all_of)
            rows = self._rows(query.text, **query.parameters, **more)
            ranked = rank_passages(rows, terms, passages=self._passages)
            if ranked:
                return ranked
        return []


def _by_name(index: NameIndex, query: str) -> dict[int, float]:
    """Entries by the whole of the query: the name itself, its beginning, a part of it."""
    bare = key_of(query)
    ranks: dict[int, float] = {}
    for name, entry in index.holding(query):
        if name == bare:
            rank = _EXACT
        else:
            rank = (_PREFIX if name.startswith(bare) else _HELD) + _HELD_SHARE * len(bare) / len(name)
        ranks[entry] = max(ranks.get(entry, 0.0), rank)
    return {entry: rank for entry, rank in ranks.items() if rank == _EXACT or len(bare) > 1}


def _by_terms(index: NameIndex, terms: Sequence[Term]) -> dict[int, float]:
    """Entries with a name that holds a wording of every term."""
    ranks: dict[int, float] = {}
    if not terms:
        return ranks
    for place, names in enumerate(index.folded):
        for name in names:
            if not all(any(form in name for form in term.forms) for term in terms):
                continue
            spans = [spans_of(term, name) for term in terms]
            if all(spans):
                held = sum(here[0].end - here[0].start for here in spans)
                ranks[place] = max(
                    ranks.get(place, 0.0), _HELD - 0.05 + _HELD_SHARE * min(1, held / len(name))
                )
    return ranks


def _marks(name: str, query: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    folded, whole = fold(name), fold(query).strip()
    at = folded.find(whole)
    if at >= 0:
        return (Span(at, at + len(whole)),)
    found = {(s.start, s.end) for term in terms for s in spans_of(term, folded)}
    return tuple(Span(*mark) for mark in sorted(found))


def _belongs(thing: NamedEntry, narrowed: Narrowed) -> bool:
    if narrowed.types and thing.type not in narrowed.types:
        return False
    if narrowed.documents and not set(narrowed.documents) & set(thing.documents):
        return False
    return narrowed.district is None or narrowed.district in (*thing.districts, thing.id)


def _kinds(types: Sequence[str]) -> tuple[str, ...] | None:
    """Kinds of passages among the types: None for all of them, empty for none."""
    if not types or "Passage" in types:
        return None
    return tuple(type for type in types if type.islower())


def _order(hit: NameHit | PassageHit) -> tuple[object, ...]:
    if isinstance(hit, NameHit):
        entry = hit.entry
        return (0, TYPE_ORDER.index(entry.type), -entry.passages, entry.id)
    return (1, 0, 0, "", hit.row["source"], hit.row["start"], hit.row["passage"])


def _facets(hits: Sequence[NameHit | PassageHit]) -> dict[str, list[tuple[str, int]]]:
    """How many hits have each value; a hit in two districts counts in both."""

    def counted(values_of: Callable[[NameHit | PassageHit], Iterable[str]]) -> list[tuple[str, int]]:
        counts = Counter(value for hit in hits for value in values_of(hit))
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    return {
        "type": counted(lambda hit: [hit.entry.type] if isinstance(hit, NameHit) else ["Passage"]),
        "kind": counted(lambda hit: [] if isinstance(hit, NameHit) else [hit.row["kind"]]),
        "document": counted(
            lambda hit: hit.entry.documents if isinstance(hit, NameHit) else [hit.row["document"]]
        ),
        "district": counted(lambda hit: [] if isinstance(hit, NameHit) else hit.row["districts"] or ()),
    }

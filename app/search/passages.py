"""Ranks passages by the words that they hold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.search.terms import Span, Term, fold, spans_of

# A passage that holds less than this share of what was asked, weighed by how rare the words are, is no hit.
LEAST_SHARE = 0.5
# Where not all words are met, and where a wording other than that asked for is.
_OTHER_WORDING = 0.9
# What a district is worth that the passage lies in and does not name.
_LIES_THERE = 0.7
_PHRASE = 0.15
# A heading or a scrap says less than a sentence about the same.
_KINDS = {"heading": 0.8, "other": 0.7, "background": 0.95}
# Passages this long weigh half as much as very short ones.
_HALF_LENGTH = 400
# How ranks of passages lie beside those of names, which go up to 1.
_LOWEST, _HIGHEST = 0.3, 0.88
SNIPPET = 120


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A row of the query with its rank and where the words stand in its text."""

    row: Mapping[str, Any]
    rank: float
    highlights: tuple[Span, ...]


def rank_passages(
    rows: Sequence[Mapping[str, Any]], terms: Sequence[Term], *, passages: int
) -> list[PassageHit]:
    """Best first; `passages` is how many there are in all. Rows whose words are parts of other words are left out."""
    found = []
    counts = [0] * len(terms)
    for row in rows:
        folded = fold(row["text"])
        spans = [spans_of(term, folded) for term in terms]
        lies = [term.district is not None and term.district in (row["districts"] or ()) for term in terms]
        for i, spans_here in enumerate(spans):
            counts[i] += bool(spans_here) or lies[i]
        if any(spans) or any(lies):
            found.append((row, folded, spans, lies))
    weights = [math.log(1 + (passages + 1) / (count + 0.5)) for count in counts]
    hits = [_hit(row, folded, spans, lies, terms, weights) for row, folded, spans, lies in found]
    ranked = [hit for hit in hits if hit is not None]
    ranked.sort(key=lambda hit: (-hit.rank, hit.row["source"], hit.row["start"], hit.row["passage"]))
    return ranked


def _hit(
    row: Mapping[str, Any],
    folded: str,
    spans: Sequence[list[Span]],
    lies: Sequence[bool],
    terms: Sequence[Term],
    weights: Sequence[float],
) -> PassageHit | None:
    total = sum(weights)
    share = sum(w for w, here, there in zip(weights, spans, lies, strict=True) if here or there) / total
    if share < LEAST_SHARE:
        return None
    score = 0.0
    for term, here, there, weight in zip(terms, spans, lies, weights, strict=True):
        if there and not here:
            score += weight * _LIES_THERE
        if here:
            literal = any(folded[s.start : s.end] == term.forms[0] for s in here)
            often = 1 - 0.5 ** len(here)
            score += weight * (0.7 + 0.3 * often) * (1.0 if literal else _OTHER_WORDING)
    score = score / total * _KINDS.get(row["kind"], 1.0) * _HALF_LENGTH / (_HALF_LENGTH + len(folded))
    if len(terms) > 1 and "".join(term.word for term in terms) in folded.replace(" ", ""):
        score += _PHRASE
    rank = _LOWEST + (_HIGHEST - _LOWEST) * min(score / (1 + _PHRASE), 1.0) * share**2
    marks = sorted({(s.start, s.end) for here in spans for s in here})
    return PassageHit(row, round(rank, 6), tuple(Span(*mark) for mark in marks))


def snippet(text: str, highlights: Sequence[Span]) -> tuple[str, int]:
    """At most SNIPPET characters around the first words found, and where they begin in the text."""
    if len(text) <= SNIPPET or not highlights:
        return text[:SNIPPET], 0
    start = max(0, min(highlights[0].start - SNIPPET // 4, len(text) - SNIPPET))
    return text[start : start + SNIPPET], start

"""Which indicators a question means, by how much of their names and of the question agree."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.ask.cities import CitiesAsked
from app.ask.interpretation import WordGroup
from app.ask.lexicon import IndicatorName, fold_indicator

# Parts of names that tell no quantity from another.
WEAK_PARTS = (
    *(
        "全市",
        "全社会",
        "总数",
        "总量",
        "总额",
        "规模",
        "数量",
        "比例",
        "比重",
        "占比",
        "水平",
        "达到",
        "目标",
    ),
    *("人均", "年均", "利用", "人数", "人次", "累计", "率", "数", "量", "值", "的", "额"),
)
# Which share of the question's words a name must hold, and how close to the best the others must come.
LEAST_SHARE = 0.45
UNKNOWN_WEIGHT = 0.3
EXACT = 0.25
LEAST_SAID = 0.5
NEAR_BEST = 0.85
NEAR_BEST_OVER_TIME = 0.7
FAR_BEST = 0.6
# A longer wording is in a name that has most of its pairs of neighbouring characters.
LONG_WORDING = 5
ALL_SAID = 0.85
MOST_PAIRS = 0.75
# From this score on, a question that says nothing else is the indicator's name.
SAME_NAME = 1.0
OWN_CITY = CitiesAsked()


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """An indicator, how well the question names it, and which share of the question's words its name holds."""

    indicator: IndicatorName
    score: float
    share: float


def match_indicators(
    groups: Sequence[WordGroup],
    text: str,
    indicators: Sequence[IndicatorName],
    *,
    cities: CitiesAsked = OWN_CITY,
) -> list[IndicatorMatch]:
    """The indicators whose names come near the question, best first; none where no name agrees well enough.

    `groups` are the question's words, `text` the question itself. See `closest` for those that are meant.
    """
    folded = fold_indicator(text)
    named = {*cities.own, *cities.others}
    asked = [
        _Asked(_fold_all(g.alternatives), g.certain)
        for g in groups
        if g.needed and not named & set(g.alternatives) and g.word not in WEAK_PARTS
    ]
    if not asked:
        return []
    counts = _part_counts(tuple(i.folded for i in indicators))
    weights = [a.weight(counts, len(indicators)) for a in asked]
    scored = []
    pieces = tuple({p for a in asked for p in a.pieces()})
    for indicator in indicators:
        if not any(p in indicator.folded for p in pieces):
            continue
        name = cities.without_city(indicator.folded)
        score, share = _score(name, folded, asked, weights) if name else (0.0, 0.0)
        if score:
            scored.append(IndicatorMatch(indicator, score, share))
    best = max((m.score for m in scored), default=0.0)
    near = (m for m in scored if m.score >= FAR_BEST * best)
    return sorted(near, key=lambda m: (-m.score, m.indicator.id))


def closest(matches: Sequence[IndicatorMatch], *, over_time: bool = False) -> list[IndicatorMatch]:
    """Those as close as the best; with `over_time` also the names that other documents use for nearly the same."""
    best = matches[0].score if matches else 0.0
    return [m for m in matches if m.score >= best * (NEAR_BEST_OVER_TIME if over_time else NEAR_BEST)]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of the question in the wordings that a name may have."""

    wordings: tuple[str, ...]
    certain: bool = True

    def pieces(self) -> Iterator[str]:
        """What a name must hold one of to say it."""
        for wording in self.wordings:
            yield wording
            if len(wording) >= LONG_WORDING:
                yield from (a + b for a, b in pairwise(wording))

    def within(self, name: str) -> tuple[str, ...]:
        """The pieces of the name that say it: a wording, or most pairs of a longer one's characters."""
        whole = max((w for w in self.wordings if w in name), key=len, default="")
        if whole:
            return (whole,)
        for wording in self.wordings:
            pairs = [a + b for a, b in pairwise(wording)] if len(wording) >= LONG_WORDING else []
            held = tuple(p for p in pairs if p in name)
            if pairs and len(held) >= MOST_PAIRS * len(pairs):
                return held
        return ()

    def weight(self, counts: Counter[str], names: int) -> float:
        frequency = sum(counts[w] for w in self.wordings)
        weight = math.log(1 + names / (1 + frequency))
        return weight if self.certain or frequency else UNKNOWN_WEIGHT * weight


def _score(
    name: str, question: str, asked: Sequence[_Asked], weights: Sequence[float]
) -> tuple[float, float]:
    """How much of the question's weight the name holds, and how much of the name the question says."""
    met = [(a.within(name), w) for a, w in zip(asked, weights, strict=True)]
    share = sum(w for pieces, w in met if pieces) / (sum(weights) or 1.0)
    exact = len(name) >= 4 and name in question
    if not any(pieces for pieces, _ in met) or (share < LEAST_SHARE and not exact):
        return 0.0, 0.0
    said = _said(name, [piece for pieces, _ in met for piece in pieces])
    if said < LEAST_SAID and not exact:
        return 0.0, 0.0
    return 0.6 * share + 0.4 * said + (EXACT if exact else 0.0), share


def _said(name: str, wordings: Sequence[str]) -> float:
    """The share of a name's characters that the wordings cover; weak parts ask for no cover."""
    open_characters = list(name)
    for part in (*sorted(wordings, key=len, reverse=True), *WEAK_PARTS):
        at = name.find(part)
        while at >= 0:
            open_characters[at : at + len(part)] = [""] * len(part)
            at = name.find(part, at + 1)
    return 1 - sum(map(bool, open_characters)) / len(name)


def _fold_all(alternatives: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f for f in map(fold_indicator, alternatives) if len(f) > 1))


class _CountedParts(Counter[str]):
    """How many names hold a part, counted when first asked."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, part: str) -> int:
        self[part] = sum(part in name for name in self._names)
        return self[part]


@lru_cache(maxsize=4)
def _part_counts(names: tuple[str, ...]) -> Counter[str]:
    return _CountedParts(names)

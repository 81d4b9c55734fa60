"""Tells which goals a document as a whole is about, from the links of its passages."""

from collections import defaultdict
from collections.abc import Iterable

from ingest.model import Passage

# A goal belongs to the profile from this share of the strongest goal's weight on.
LEAST_SHARE = 0.25
MOST_GOALS = 17
# A title says what a text is about, a figure or a measure what it does.
_WEIGHT = {"heading": 1.5, "other": 0.3}


def profile(passages: Iterable[Passage]) -> tuple[tuple[int, float], ...]:
    """Goals with a score 0..1, strongest first: the share of the text's say that speaks for a goal."""
    weights: dict[int, float] = defaultdict(float)
    total = 0.0
    for passage in passages:
        if not passage.sdg:
            continue
        factor = _WEIGHT.get(passage.kind, 1.0)
        total += factor
        for rank, link in enumerate(passage.sdg):
            weights[link.goal] += factor * link.score / (1 + 0.5 * rank)
    if not weights:
        return ()
    top = max(weights.values())
    kept = [(goal, w) for goal, w in weights.items() if w >= LEAST_SHARE * top]
    kept.sort(key=lambda item: (-item[1], item[0]))
    return tuple((goal, round(min(1.0, weight / total), 3)) for goal, weight in kept[:MOST_GOALS])

"""Tells which goals a document as a whole is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ingest.model import GoalLink

# A goal belongs to the profile from this share of the strongest goal's weight on: a paragraph is about one
# thing or two and mentions others, a long document has room to be about several.
LEAST_SHARE = 0.65
LEAST_SHARE_OF_LONG = 0.3

Profile = tuple[tuple[int, float], ...]


def profile_links(passages: Iterable[Sequence[GoalLink]]) -> Profile:
    """From the links of a long document's passages; passages without links say nothing.

    A score is the share of what the passages say that speaks for the goal.
    """
    weights: dict[int, float] = defaultdict(float)
    speaking = 0
    for links in passages:
        speaking += bool(links)
        for rank, link in enumerate(links):
            weights[link.goal] += link.score / (1 + 0.5 * rank)
    return _leading(weights, speaking, LEAST_SHARE_OF_LONG)


def profile_weights(weights: Mapping[int, float]) -> Profile:
    """From the weights of all cues of a short text; a score is the goal's share of them."""
    return _leading(weights, sum(weights.values()), LEAST_SHARE)


def _leading(weights: Mapping[int, float], whole: float, least: float) -> Profile:
    top = max(weights.values(), default=0.0)
    kept = [(goal, weight) for goal, weight in weights.items() if weight and weight >= least * top]
    kept.sort(key=lambda item: (-item[1], item[0]))
    return tuple((goal, round(min(1.0, weight / whole), 3)) for goal, weight in kept)

"""Tells which goals a document as a whole is about, from the links of its passages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.model import GoalLink

# A goal belongs to the profile from this share of the strongest goal's weight on. In a paragraph a passing
# mention weighs much; a long document has room to be about several things.
LEAST_SHARE = 0.5
LEAST_SHARE_OF_LONG = 0.3
LONG = 40


def profile(passages: Iterable[Sequence[GoalLink]]) -> tuple[tuple[int, float], ...]:
    """Goals with a score 0..1, strongest first: the share of the text's say that speaks for a goal.

    Takes the links of each passage, strongest first; passages without links say nothing.
    """
    weights: dict[int, float] = defaultdict(float)
    speaking = 0
    for links in passages:
        speaking += bool(links)
        for rank, link in enumerate(links):
            weights[link.goal] += link.score / (1 + 0.5 * rank)
    if not weights:
        return ()
    top = max(weights.values())
    share = LEAST_SHARE if speaking < LONG else LEAST_SHARE_OF_LONG
    kept = [(goal, weight) for goal, weight in weights.items() if weight >= share * top]
    kept.sort(key=lambda item: (-item[1], item[0]))
    return tuple((goal, round(min(1.0, weight / speaking), 3)) for goal, weight in kept)

"""Links a text to the goals and targets it concerns, documents and questions alike."""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ingest.model import Context, GoalLink
from ingest.tag.cue_finder import CueFinder, CueHit, shared_finder
from ingest.tag.sdg_explicit import stated_goals

MOST_GOALS = 3
_LEAST = 2.0
_SHARE = 0.5
_REPEATED = 0.3


class Aligner:
    def __init__(self, finder: CueFinder) -> None:
        self._finder = finder

    def cues_in(self, text: str) -> tuple[CueHit, ...]:
        """Wordings of the vocabulary in text order, with the goals and targets they point at."""
        return self._finder.find(text)

    def align(self, text: str, context: Context) -> tuple[GoalLink, ...]:
        """At most three goals, strongest first, or all that the text states outright.

        A title lends its goal to a text that has none of its own.
        """
        stated = stated_goals(text)
        if stated:
            return stated
        found = self._links(self._finder.find(text), "cue")
        if found or context.form == "heading":
            return found
        for title in (context.label, *reversed(context.titles)):
            borrowed = self._links(self._finder.find(title), "context")
            if borrowed:
                return borrowed[:1]
        return ()

    def _links(self, hits: Sequence[CueHit], basis: str) -> tuple[GoalLink, ...]:
        goals, targets, cues = _weigh(hits)
        if not goals:
            return ()
        top = max(goals.values())
        links = []
        for goal, weight in sorted(goals.items(), key=lambda item: -item[1])[:MOST_GOALS]:
            if weight < _LEAST or weight < _SHARE * top:
                continue
            own = {t: w for t, w in targets.items() if int(t.split(".")[0]) == goal}
            target = max(own, key=lambda t: own[t]) if own else None
            score = round((1 - math.exp(-weight / 3)) * (0.5 + 0.5 * weight / top), 3)
            if basis == "context":
                score = round(score * 0.5, 3)
            links.append(GoalLink(goal, target, score, "cue" if basis == "cue" else "context", cues[goal]))
        return tuple(links)


def _weigh(hits: Sequence[CueHit]) -> tuple[dict[int, float], dict[str, float], dict[int, str]]:
    goals: dict[int, float] = defaultdict(float)
    targets: dict[str, float] = defaultdict(float)
    strongest: dict[int, tuple[float, str]] = {}
    seen: set[tuple[str, int]] = set()
    for hit in hits:
        for aim in hit.aims:
            weight = aim.weight * (_REPEATED if (hit.phrase, aim.goal) in seen else 1)
            seen.add((hit.phrase, aim.goal))
            goals[aim.goal] += weight
            if aim.target:
                targets[aim.target] += weight
            if weight > strongest.get(aim.goal, (0.0, ""))[0]:
                strongest[aim.goal] = weight, hit.phrase
    return goals, targets, {goal: phrase for goal, (_, phrase) in strongest.items()}


@cache
def shared_aligner() -> Aligner:
    """The aligner over the reviewed vocabulary; read once, on first use."""
    return Aligner(shared_finder())

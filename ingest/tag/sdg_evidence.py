"""Weighs the cues of a text and of what surrounds it into evidence for each goal."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Context
from ingest.tag.cue_finder import CueFinder, CueHit

# A cue said again adds less than said first; one that only serves as an example ("…、…等领域") less still.
_REPEATED = 0.3
_EXAMPLE = 0.4
# Below these weights a text says little of its own, and its titles count for more.
_SILENT = 1.5
_WEAK = 3.0
_LABEL = re.compile(r"[\s\d.、）)（(\-*—]*([^。；;：:，,\n]{2,30})[：:]")
_AND_SUCH = re.compile(r"(?<=[\u4e00-\u9fff])等(?![级于待等同离])")
_STOPS = "，。；：,;:"
_STOP = re.compile(f"[{_STOPS}]")
_LONGEST_LIST = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one piece of text says by itself: weights by goal and target, and the wordings behind them."""

    goals: Mapping[int, float]
    targets: Mapping[str, float]
    cues: Mapping[int | str, str]
    first: Mapping[int, int]
    counts: Mapping[int, int]
    total: float
    top: float

    def share(self, goal: int) -> float:
        return self.goals[goal] / self.total if goal in self.goals else 0.0


NOTHING = Evidence({}, {}, {}, {}, {}, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Evidence of the texts around: run-in label, titles from innermost to outermost, document title."""

    label: Evidence
    titles: tuple[Evidence, ...]
    document: Evidence
    previous: Evidence


def weigh(hits: Sequence[CueHit], text: str) -> Evidence:
    goals: dict[int, float] = {}
    targets: dict[str, float] = {}
    best: dict[int | str, tuple[float, str]] = {}
    first: dict[int, int] = {}
    counts: dict[int, int] = {}
    seen: set[tuple[str, int]] = set()
    examples = _examples(hits, text)
    for index, hit in enumerate(hits):
        factor = _EXAMPLE if index in examples else 1.0
        for aim in hit.aims:
            weight = aim.weight * factor * (_REPEATED if (hit.phrase, aim.goal) in seen else 1.0)
            seen.add((hit.phrase, aim.goal))
            goals[aim.goal] = goals.get(aim.goal, 0.0) + weight
            counts[aim.goal] = counts.get(aim.goal, 0) + 1
            first.setdefault(aim.goal, hit.start)
            if aim.target:
                targets[aim.target] = targets.get(aim.target, 0.0) + weight
            for aimed in (aim.goal, aim.target or aim.goal):
                if weight > best.get(aimed, (0.0, ""))[0]:
                    best[aimed] = weight, text[hit.start : hit.end]
    cues = {aimed: cue for aimed, (_, cue) in best.items()}
    return Evidence(
        goals, targets, cues, first, counts, sum(goals.values()), max(goals.values(), default=0.0)
    )


def _examples(hits: Sequence[CueHit], text: str) -> set[int]:
    """Which hits are examples in a list whose clause goes on to name, with a cue, what they stand for."""
    starts = [hit.start for hit in hits]
    found: set[int] = set()
    for close in _AND_SUCH.finditer(text) if hits else ():
        before = text[max(0, close.start() - _LONGEST_LIST) : close.start()]
        opened = close.start() - len(before) + max(before.rfind(stop) for stop in _STOPS) + 1
        if "、" not in text[opened : close.start()]:
            continue
        stop = _STOP.search(text, close.end())
        end = stop.start() if stop else len(text)
        listed, after = bisect_left(starts, opened), bisect_left(starts, close.start())
        if bisect_left(starts, end) > after:
            found.update(range(listed, after))
    return found


def label_of(text: str) -> str:
    """The run-in label a text opens with ("污水处理工程：…"), else nothing."""
    match = _LABEL.match(text)
    return match[1] if match else ""


class Weigher:
    """Weighs texts; a title comes again with every passage under it, a text as the one before the next."""

    def __init__(self, finder: CueFinder) -> None:
        self._finder = finder
        self.weigh = lru_cache(maxsize=4096)(self._weigh)

    def _weigh(self, text: str) -> tuple[Evidence, Evidence]:
        """What the text says, and what its own run-in label says by itself."""
        if not text:
            return NOTHING, NOTHING
        hits = self._finder.find(text)
        label = label_of(text)
        opening = [hit for hit in hits if hit.end <= text.find(label) + len(label)] if label else []
        return weigh(hits, text), weigh(opening, text)

    def around(self, context: Context) -> Surroundings:
        return Surroundings(
            self.weigh(context.label)[0],
            tuple(self.weigh(title)[0] for title in reversed(context.titles[1:])),
            self.weigh(context.titles[0])[0] if context.titles else NOTHING,
            self.weigh(context.previous)[0],
        )


FEATURES = (
    "weight up to 4", "weight up to 8", "log weight", "share", "relative to strongest", "strongest",
    "any", "at least 2", "at least 3.5", "share in label", "in label", "share in run-in title",
    "share in title", "share in title above", "share in title twice above", "share in document title",
    "share in sentence before", "silent", "silent, near title", "weak, near title",
    "relative, near title", "share, near title", "any, near title", "opens", "early",
    "strongest other", "share of cues", "length of text", "n-grams",
)  # fmt: skip


def features(
    own: Evidence, label: Evidence, around: Surroundings, length: int, ngrams: Sequence[float]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """For every goal that anything speaks for, in ascending order, the numbers named in FEATURES."""
    spoken = set(own.goals).union(around.label.goals, *(t.goals for t in around.titles[:3]))
    top, total, hits = own.top, own.total, sum(own.counts.values())
    opening = min(own.first, key=lambda g: own.first[g]) if own.first else None
    silent, weak = float(top < _SILENT), float(top < _WEAK)
    for goal in sorted(spoken):
        weight = own.goals.get(goal, 0.0)
        said = float(weight > 0)
        relative, share = (weight / top, weight / total) if weight else (0.0, 0.0)
        run_in = around.label.share(goal)
        above = [t.share(goal) for t in around.titles[:3]]
        above += [0.0] * (3 - len(above))
        near = max(run_in, 0.8 * above[0], 0.6 * above[1])
        yield (
            goal,
            (
                min(weight, 4) / 4,
                min(weight, 8) / 8,
                math.log1p(weight),
                share,
                relative,
                float(weight > 0 and weight == top),
                said,
                float(weight >= 2),
                float(weight >= 3.5),
                label.share(goal),
                float(goal in label.goals),
                run_in,
                *above,
                around.document.share(goal),
                around.previous.share(goal),
                silent,
                silent * near,
                weak * near,
                relative * near,
                share * near,
                said * near,
                float(goal == opening),
                1 - own.first[goal] / max(1, length) if said else 0.0,
                _strongest_other(own, goal),
                own.counts.get(goal, 0) / hits if hits else 0.0,
                math.log1p(length) / 6 * said,
                ngrams[goal - 1],
            ),
        )


def _strongest_other(own: Evidence, goal: int) -> float:
    return min(max((w for g, w in own.goals.items() if g != goal), default=0.0), 8.0) / 8

"""Turns evidence for a goal into the probability that a text concerns it.

One logistic model serves all goals, so that it carries over to goals and documents that training saw
little of; a goal of its own has only a bias. `ingest/tag/training/train_sdg.py` fits it and the scale that
makes its answers as sure as they are right; both are data in `sdg_model.tsv`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from ontology.errors import OntologyError

GOALS = range(1, 18)


@dataclass(frozen=True, slots=True)
class GoalModel:
    """Weights by feature, a bias for each goal, and the slope and shift of Platt's scaling."""

    bias: float
    weights: tuple[float, ...]
    goals: tuple[float, ...] = (0.0,) * len(GOALS)
    slope: float = 1.0
    shift: float = 0.0

    def probability(self, goal: int, features: Sequence[float]) -> float:
        total = self.bias + self.goals[goal - 1] + sum(map(mul, self.weights, features))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * total + self.shift))))


@cache
def load_goal_model() -> GoalModel:
    """The shipped weights, one feature a line: name, tab, weight."""
    return parse_goal_model(files("ingest.tag").joinpath("sdg_model.tsv").read_text(encoding="utf-8"))


def parse_goal_model(text: str) -> GoalModel:
    from ingest.tag.sdg_evidence import FEATURES

    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    held = {name: float(weight) for name, weight in lines}
    goals = tuple(f"goal {goal}" for goal in GOALS)
    if set(held) != {"bias", "slope", "shift", *FEATURES, *goals}:
        raise OntologyError("sdg_model.tsv does not fit the features: train it again")
    return GoalModel(
        held["bias"],
        tuple(held[name] for name in FEATURES),
        tuple(held[name] for name in goals),
        held["slope"],
        held["shift"],
    )

"""Fits the weights of the goal model: `python -m ingest.tag.training.train_sdg`.

Weights and the bias of each goal come from `sdg_passages.jsonl`; the scale of the scores from
`sdg_scale.jsonl`, documents written after the vocabulary was, since on those that it was reviewed against
every model is too sure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg_evidence import FEATURES, Weigher, features
from ingest.tag.sdg_model import GOALS, GoalModel
from ingest.tag.training.sdg_examples import FOLDER, Example, read_examples

Row = tuple[int, Sequence[float]]
Array = NDArray[np.float64]

PENALTY = 0.3
ROUNDS = 50
MODEL = Path(__file__).parents[1] / "sdg_model.tsv"
SCALE = FOLDER / "sdg_scale.jsonl"


def fit_goal_model(examples: Iterable[Example], scaled_on: Iterable[Example] = ()) -> GoalModel:
    """The model that examples give; the same for the same examples in the same order."""
    model = fit_logistic(*_rows(examples))
    rows, truth = _rows(scaled_on)
    return scaled(model, rows, truth) if rows else model


def _rows(examples: Iterable[Example]) -> tuple[list[Row], list[bool]]:
    weigher = Weigher(shared_finder())
    rows: list[Row] = []
    truth: list[bool] = []
    for example in examples:
        for goal, row in evidence_rows(weigher, example):
            rows.append((goal, row))
            truth.append(goal in example.goals)
    return rows, truth


def evidence_rows(weigher: Weigher, example: Example) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The goals that anything in an example speaks for, with their features."""
    own, label = weigher.weigh(example.text)
    return features(own, label, weigher.around(example.context), len(example.text))


def fit_logistic(rows: Sequence[Row], truth: Sequence[bool]) -> GoalModel:
    """Logistic regression over features and goals, L2 penalty on standardised columns."""
    x = np.array([[*row, *(float(goal == g) for g in GOALS)] for goal, row in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    beta = _newton(
        np.hstack([(x - mean) / spread, np.ones((len(x), 1))]), np.array(truth, float), PENALTY * len(x) / 100
    )
    weights = [float(w) for w in beta[:-1] / spread]
    own = len(weights) - len(GOALS)
    return GoalModel(float(beta[-1] - weights @ mean), tuple(weights[:own]), tuple(weights[own:]))


def scaled(model: GoalModel, rows: Sequence[Row], truth: Sequence[bool]) -> GoalModel:
    """Platt's scaling: slope and shift by which the model's answers are right as often as they say."""
    told = np.array([model.probability(goal, row) for goal, row in rows])
    x = np.column_stack([np.log(told / (1 - told)), np.ones(len(told))])
    slope, shift = _newton(x, np.array(truth, float), 0.0)
    return replace(model, slope=float(slope), shift=float(shift))


def _newton(x: Array, y: Array, penalty: float) -> Array:
    """Logistic coefficients; the last column is the bias and goes free of penalty."""
    free = np.full(x.shape[1], penalty)
    free[-1] = 0
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (p - y) + free * beta
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(free)
        beta -= np.linalg.solve(hessian + 1e-9 * np.eye(len(beta)), gradient)
    return beta


def write_goal_model(model: GoalModel, path: Path = MODEL) -> None:
    lines = ["# Fitted by ingest/tag/training/train_sdg.py: feature, weight.", f"bias\t{model.bias:.5f}"]
    lines += [f"{name}\t{weight:.5f}" for name, weight in zip(FEATURES, model.weights, strict=True)]
    lines += [f"goal {goal}\t{bias:.5f}" for goal, bias in zip(GOALS, model.goals, strict=True)]
    lines += [f"slope\t{model.slope:.5f}", f"shift\t{model.shift:.5f}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_goal_model(fit_goal_model(read_examples(), read_examples(SCALE)))

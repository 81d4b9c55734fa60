"""Fits the weights of the goal model: `python -m ingest.tag.training.train_sdg`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg_evidence import FEATURES, Weigher, features
from ingest.tag.sdg_model import GoalModel
from ingest.tag.training.sdg_examples import Example, read_examples

PENALTY = 0.3
ROUNDS = 50
MODEL = Path(__file__).parents[1] / "sdg_model.tsv"


def fit_goal_model(examples: Iterable[Example]) -> GoalModel:
    """The model that examples give; the same for the same examples in the same order."""
    weigher = Weigher(shared_finder())
    rows: list[Sequence[float]] = []
    truth: list[bool] = []
    for example in examples:
        for goal, row in evidence_rows(weigher, example):
            rows.append(row)
            truth.append(goal in example.goals)
    return fit_logistic(rows, truth)


def evidence_rows(weigher: Weigher, example: Example) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The goals that anything in an example speaks for, with their features."""
    own, label = weigher.weigh(example.text)
    return features(own, label, weigher.around(example.context), len(example.text))


def fit_logistic(rows: Sequence[Sequence[float]], truth: Sequence[bool]) -> GoalModel:
    """Logistic regression with an L2 penalty on standardised features, by Newton's method."""
    x, y = np.array(rows), np.array(truth, dtype=float)
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    scaled = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    penalty = np.full(scaled.shape[1], PENALTY * len(x) / 100)
    penalty[-1] = 0
    beta = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-scaled @ beta))
        gradient = scaled.T @ (p - y) + penalty * beta
        hessian = (scaled.T * (p * (1 - p))) @ scaled + np.diag(penalty)
        beta -= np.linalg.solve(hessian + 1e-9 * np.eye(len(beta)), gradient)
    weights = beta[:-1] / spread
    return GoalModel(float(beta[-1] - weights @ mean), tuple(float(w) for w in weights))


def write_goal_model(model: GoalModel, path: Path = MODEL) -> None:
    lines = ["# Fitted by ingest/tag/training/train_sdg.py: feature, weight.", f"bias\t{model.bias:.5f}"]
    lines += [f"{name}\t{weight:.5f}" for name, weight in zip(FEATURES, model.weights, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_goal_model(fit_goal_model(read_examples()))

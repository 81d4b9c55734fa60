"""Fits the two models behind a link: `python -m ingest.tag.training.train_sdg`.

The weights of characters, of evidence and of each goal come from `sdg_passages.jsonl`; evidence is weighed
beside scores of characters that were fitted without the passage's document. The scale of the answers comes from
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
from ingest.tag.sdg_ngrams import BUCKETS, NgramModel, ngrams
from ingest.tag.training.sdg_examples import FOLDER, Example, read_examples

Row = tuple[int, Sequence[float]]
Array = NDArray[np.float64]

PENALTY = 0.3
RIDGE = 1.0
FOLDS = 4
ROUNDS = 50
MODELS = Path(__file__).parents[1]
SCALE = FOLDER / "sdg_scale.jsonl"


def fit_models(
    examples: Sequence[Example], scaled_on: Sequence[Example] = ()
) -> tuple[GoalModel, NgramModel]:
    """The models that examples give; the same for the same examples in the same order."""
    characters = fit_ngrams(examples)
    model = fit_logistic(*rows_of(examples, cross_fitted(examples)))
    if scaled_on:
        told = [characters.scores(example.text) for example in scaled_on]
        model = scaled(model, *rows_of(scaled_on, told))
    return model, characters


def fit_ngrams(examples: Sequence[Example]) -> NgramModel:
    """Ridge regression of the goals on runs of characters, solved over the examples, fewer than the buckets."""
    x = np.zeros((len(examples), BUCKETS), dtype=np.float32)
    for row, example in zip(x, examples, strict=True):
        buckets, counts = ngrams(example.text)
        row[buckets] = counts
    y = np.array([[goal in e.goals for goal in GOALS] for e in examples], dtype=np.float32)
    solved = np.linalg.solve(x @ x.T + RIDGE * np.eye(len(x), dtype=np.float32), y)
    return NgramModel((x.T @ solved).astype(np.float16).astype(np.float32))


def cross_fitted(examples: Sequence[Example]) -> list[Sequence[float]]:
    """The scores that each example's characters get from the documents of the other folds."""
    docs = sorted({e.doc for e in examples})
    told: list[Sequence[float]] = [()] * len(examples)
    for fold in range(FOLDS):
        kept = set(docs[fold::FOLDS])
        model = fit_ngrams([e for e in examples if e.doc not in kept])
        for index, example in enumerate(examples):
            if example.doc in kept:
                told[index] = model.scores(example.text)
    return told


def rows_of(
    examples: Iterable[Example], characters: Iterable[Sequence[float]]
) -> tuple[list[Row], list[bool]]:
    """The goals that anything in an example speaks for, with their features, and whether it concerns them."""
    weigher = Weigher(shared_finder())
    rows: list[Row] = []
    truth: list[bool] = []
    for example, scores in zip(examples, characters, strict=True):
        for goal, row in evidence_rows(weigher, example, scores):
            rows.append((goal, row))
            truth.append(goal in example.goals)
    return rows, truth


def evidence_rows(
    weigher: Weigher, example: Example, characters: Sequence[float]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    own, label = weigher.weigh(example.text)
    return features(own, label, weigher.around(example.context), len(example.text), characters)


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


def write_models(model: GoalModel, characters: NgramModel, folder: Path = MODELS) -> None:
    lines = ["# Fitted by ingest/tag/training/train_sdg.py: feature, weight.", f"bias\t{model.bias:.5f}"]
    lines += [f"{name}\t{weight:.5f}" for name, weight in zip(FEATURES, model.weights, strict=True)]
    lines += [f"goal {goal}\t{bias:.5f}" for goal, bias in zip(GOALS, model.goals, strict=True)]
    lines += [f"slope\t{model.slope:.5f}", f"shift\t{model.shift:.5f}"]
    (folder / "sdg_model.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    np.savez_compressed(folder / "sdg_ngrams.npz", weights=characters.weights.astype(np.float16))


if __name__ == "__main__":
    write_models(*fit_models(list(read_examples()), list(read_examples(SCALE))))

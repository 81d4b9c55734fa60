"""Compares ways of aligning on documents kept aside: `python -m ingest.tag.training.compare_sdg`.

The documents are predicted, a fold at a time, by what the others and our own passages teach: by summed
weights alone, by character n-grams alone (linear, kernel ridge), by the model of the evidence, and by that
model with the n-grams' score as one more feature. `sdg_scale.jsonl`, which the vocabulary was not written
with, is predicted by all of them.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg import MOST_GOALS
from ingest.tag.sdg_evidence import Weigher
from ingest.tag.training.sdg_examples import Example, read_examples
from ingest.tag.training.train_sdg import SCALE, evidence_rows, fit_logistic

Scores = dict[int, float]
Predictor = Callable[[Example], Scores]
Array = NDArray[np.float64]

BUCKETS = 1 << 14
RIDGE = 1.0
FOLDS = 8
RULE_LEAST, RULE_SHARE = 2.0, 0.5
NGRAM_LEAST = 0.2
EVIDENCE_LEAST = 0.45  # before scaling

WEIGHER = Weigher(shared_finder())


def f1(pairs: Iterable[tuple[frozenset[int], set[int]]]) -> float:
    counts = [(len(true & told), len(true) + len(told)) for true, told in pairs]
    return 2 * sum(right for right, _ in counts) / sum(size for _, size in counts)


def chosen(scores: Scores, least: float) -> set[int]:
    ranked = sorted(scores, key=lambda goal: -scores[goal])[:MOST_GOALS]
    return {goal for goal in ranked if scores[goal] >= least}


def by_rules(example: Example) -> set[int]:
    own, _ = WEIGHER.weigh(example.text)
    return {goal for goal in chosen(dict(own.goals), RULE_LEAST) if own.goals[goal] >= RULE_SHARE * own.top}


def ngram_vector(text: str) -> Array:
    vector = np.zeros(BUCKETS)
    for size in (1, 2, 3, 4):
        for start in range(len(text) - size + 1):
            digest = hashlib.blake2b(text[start : start + size].encode(), digest_size=4).digest()
            vector[int.from_bytes(digest) % BUCKETS] += 1
    vector = np.log1p(vector)
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def learn_ngrams(examples: Sequence[Example]) -> Predictor:
    known = np.array([ngram_vector(e.text) for e in examples])
    truth = np.array([[goal in e.goals for goal in range(1, 18)] for e in examples], dtype=float)
    solved = np.linalg.solve(known @ known.T + RIDGE * np.eye(len(known)), truth)
    weights = known.T @ solved
    return lambda example: dict(enumerate((ngram_vector(example.text) @ weights).tolist(), 1))


def learn_evidence(examples: Sequence[Example], ngrams: Predictor | None = None) -> Predictor:
    def rows(example: Example) -> list[tuple[int, tuple[float, ...]]]:
        found = list(evidence_rows(WEIGHER, example))
        if ngrams is None:
            return found
        extra = ngrams(example)
        return [(goal, (*row, extra[goal])) for goal, row in found]

    taught = [(goal in e.goals, (goal, row)) for e in examples for goal, row in rows(e)]
    model = fit_logistic([row for _, row in taught], [right for right, _ in taught])
    return lambda example: {goal: model.probability(goal, row) for goal, row in rows(example)}


def predict(taught: Sequence[Example], kept: Sequence[Example]) -> dict[str, list[set[int]]]:
    """The goals of the kept examples by each method."""
    half = [taught[0::2], taught[1::2]]  # the second half must not see n-gram scores fitted on itself
    ngrams, first = learn_ngrams(taught), learn_ngrams(half[0])
    evidence, both = learn_evidence(taught), learn_evidence(half[1], first)
    return {
        "weights": [by_rules(example) for example in kept],
        "n-grams": [chosen(ngrams(example), NGRAM_LEAST) for example in kept],
        "evidence": [chosen(evidence(example), EVIDENCE_LEAST) for example in kept],
        "both": [chosen(both(example), EVIDENCE_LEAST) for example in kept],
    }


def main() -> None:
    examples, unseen = list(read_examples()), list(read_examples(SCALE))
    docs = sorted({e.doc for e in examples if not e.doc.startswith("own")})
    told: dict[str, list[tuple[frozenset[int], set[int]]]] = {}
    for fold in range(FOLDS):
        out = frozenset(docs[fold::FOLDS])
        kept = [e for e in examples if e.doc in out]
        for name, goals in predict([e for e in examples if e.doc not in out], kept).items():
            told.setdefault(name, []).extend(zip((e.goals for e in kept), goals, strict=True))
    last = predict(examples, unseen)
    for name, pairs in told.items():
        after = f1(zip((e.goals for e in unseen), last[name], strict=True))
        print(f"{name:10} {f1(pairs):.3f} {after:.3f}")  # noqa: T201 - a report on the terminal


if __name__ == "__main__":
    main()

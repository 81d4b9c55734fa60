"""Compares ways of aligning on documents kept aside: `python -m ingest.tag.training.compare_sdg`.

Each of the documents is predicted by what the others and our own passages teach: by summed weights alone,
by character n-grams alone (linear, kernel ridge), by the model of the evidence, and by that model with the
n-grams' score as one more feature.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg import LEAST_PROBABILITY, MOST_GOALS
from ingest.tag.sdg_evidence import Weigher
from ingest.tag.training.sdg_examples import Example, read_examples
from ingest.tag.training.train_sdg import evidence_rows, fit_logistic

Scores = dict[int, float]
Predictor = Callable[[Example], Scores]
Array = NDArray[np.float64]

BUCKETS = 1 << 14
RIDGE = 1.0
RULE_LEAST, RULE_SHARE = 2.0, 0.5
NGRAM_LEAST = 0.2

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


def main() -> None:
    examples = list(read_examples())
    docs = sorted({e.doc for e in examples if not e.doc.startswith("own")})
    told: dict[str, list[tuple[frozenset[int], set[int]]]] = {}
    for doc in docs:
        rest, kept = [e for e in examples if e.doc != doc], [e for e in examples if e.doc == doc]
        half = [rest[0::2], rest[1::2]]  # the second half must not see n-gram scores fitted on itself
        ngrams, first = learn_ngrams(rest), learn_ngrams(half[0])
        evidence, both = learn_evidence(rest), learn_evidence(half[1], first)
        for example in kept:
            for name, goals in (
                ("weights", by_rules(example)),
                ("n-grams", chosen(ngrams(example), NGRAM_LEAST)),
                ("evidence", chosen(evidence(example), LEAST_PROBABILITY)),
                ("both", chosen(both(example), LEAST_PROBABILITY)),
            ):
                told.setdefault(name, []).append((example.goals, goals))
    for name, pairs in told.items():
        print(f"{name:10} {f1(pairs):.3f}")  # noqa: T201 - a report on the terminal


if __name__ == "__main__":
    main()

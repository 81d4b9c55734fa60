"""Compares ways of aligning on documents kept aside: `python -m ingest.tag.training.compare_sdg`.

The documents are predicted, a fold at a time, by what the others and our own passages teach: by summed
weights alone, by runs of characters alone (ridge), by the model of the evidence, and by that model with the
scores of characters as one more feature, which is the one in use. `sdg_scale.jsonl`, which the vocabulary was
not written with, is predicted by all of them.
"""

from collections.abc import Callable, Iterable, Sequence

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg import MOST_GOALS
from ingest.tag.sdg_evidence import Weigher
from ingest.tag.sdg_ngrams import NgramModel
from ingest.tag.training.sdg_examples import Example, read_examples
from ingest.tag.training.train_sdg import (
    SCALE,
    cross_fitted,
    evidence_rows,
    fit_logistic,
    fit_ngrams,
    rows_of,
)

Scores = dict[int, float]
Predictor = Callable[[Example], Scores]
NOTHING_READ = (0.0,) * 17

FOLDS = 4
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


def learn_evidence(examples: Sequence[Example], characters: NgramModel | None = None) -> Predictor:
    """The model of the evidence, beside the scores of characters (fitted on others) or without them."""

    def scores(example: Example) -> Sequence[float]:
        return characters.scores(example.text) if characters else NOTHING_READ

    crossed = cross_fitted(examples) if characters else [NOTHING_READ] * len(examples)
    model = fit_logistic(*rows_of(examples, crossed))
    return lambda example: {
        goal: model.probability(goal, row) for goal, row in evidence_rows(WEIGHER, example, scores(example))
    }


def predict(taught: Sequence[Example], kept: Sequence[Example]) -> dict[str, list[set[int]]]:
    """The goals of the kept examples by each method."""
    characters = fit_ngrams(taught)
    evidence, both = learn_evidence(taught), learn_evidence(taught, characters)
    return {
        "weights": [by_rules(example) for example in kept],
        "n-grams": [chosen(dict(enumerate(characters.scores(e.text), 1)), NGRAM_LEAST) for e in kept],
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

"""Which documents the shipped models learnt from, and goals told by models that did not see them.

The goal model and the weights of characters beside it are the only trained parts; kinds, names, districts and
values are found by rules. Whoever adds a trained part adds its data here.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from measured import Measured, aligned_by

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg import Aligner
from ingest.tag.sdg_model import GoalModel
from ingest.tag.sdg_ngrams import NgramModel
from ingest.tag.training.sdg_examples import read_examples
from ingest.tag.training.train_sdg import SCALE, fit_models

FOLDS = 4


def learnt_from() -> frozenset[str]:
    """Names in the training data: those of documents (without their ending), and of texts written for it."""
    return frozenset(example.doc for example in (*read_examples(), *read_examples(SCALE)))


def stem(document: Measured) -> str:
    return Path(document.source.source).stem


def cross_validated(documents: Sequence[Measured]) -> tuple[Measured, ...]:
    """Each document with the goals of a model fitted without it and the others of its fold."""
    told: dict[str, Measured] = {}
    for fold in range(FOLDS):
        kept_aside = documents[fold::FOLDS]
        if kept_aside:
            names = {stem(document) for document in kept_aside}
            aligner = Aligner(shared_finder(), *_fitted_without(names))
            told |= {document.source.source: aligned_by(document, aligner) for document in kept_aside}
    return tuple(told[document.source.source] for document in documents)


def _fitted_without(names: AbstractSet[str]) -> tuple[GoalModel, NgramModel]:
    return fit_models([e for e in read_examples() if e.doc not in names], list(read_examples(SCALE)))

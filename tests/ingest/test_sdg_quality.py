"""Floors under the alignment: documents kept aside from training, and the model reproduced from its data."""

from collections.abc import Sequence

import pytest

from ingest.tag.cue_finder import shared_finder
from ingest.tag.sdg import Aligner
from ingest.tag.sdg_model import load_goal_model
from ingest.tag.sdg_ngrams import load_ngram_model
from ingest.tag.training.sdg_examples import Example, read_examples
from ingest.tag.training.train_sdg import SCALE, fit_models

KEPT_ASIDE = ("wuhan", "qingdao", "longhua_en")


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(read_examples())


@pytest.fixture(scope="module")
def aligner(examples: list[Example]) -> Aligner:
    return Aligner(
        shared_finder(),
        *fit_models([e for e in examples if e.doc not in KEPT_ASIDE], list(read_examples(SCALE))),
    )


def goal_f1(aligner: Aligner, examples: Sequence[Example]) -> float:
    right = told = true = 0
    for example in examples:
        goals = {link.goal for link in aligner.align(example.text, example.context)}
        right, told, true = right + len(goals & example.goals), told + len(goals), true + len(example.goals)
    return 2 * right / (told + true)


def target_recall(aligner: Aligner, examples: Sequence[Example]) -> float:
    found = []
    for example in examples:
        targets = {link.target for link in aligner.align(example.text, example.context)}
        found += [code in targets for code in example.codes if "." in code]
    return sum(found) / len(found)


@pytest.mark.parametrize("doc", KEPT_ASIDE)
def test_goals_and_targets_of_documents_kept_aside(
    doc: str, aligner: Aligner, examples: list[Example]
) -> None:
    kept = [e for e in examples if e.doc == doc]
    assert len(kept) > 70
    assert goal_f1(aligner, kept) > 0.78
    assert target_recall(aligner, kept) > 0.68


def test_shipped_models_are_those_their_data_gives(examples: list[Example]) -> None:
    shipped = load_goal_model()
    fitted, characters = fit_models(examples, list(read_examples(SCALE)))
    assert load_ngram_model().weights == pytest.approx(characters.weights, abs=5e-3)
    assert shipped.weights == pytest.approx(fitted.weights, abs=5e-3)
    assert shipped.goals == pytest.approx(fitted.goals, abs=5e-3)
    assert (shipped.bias, shipped.slope, shipped.shift) == pytest.approx(
        (fitted.bias, fitted.slope, fitted.shift), abs=5e-3
    )


def test_scores_say_how_often_links_are_right(aligner: Aligner, examples: list[Example]) -> None:
    outcome: dict[bool, list[bool]] = {True: [], False: []}
    for example in (e for e in examples if e.doc in KEPT_ASIDE):
        for link in aligner.align(example.text, example.context):
            outcome[link.score >= 0.8].append(link.goal in example.goals)
    sure, unsure = outcome[True], outcome[False]
    assert len(sure) > 100
    assert sum(sure) / len(sure) > 0.85
    assert sum(unsure) / len(unsure) < sum(sure) / len(sure)

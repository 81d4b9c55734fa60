"""Floors under what was measured on texts that nothing learnt from, apart from what is recorded."""

import pytest
from expert_texts import Answer, accuracy, answers
from results import GOALS_AND_KINDS, KEPT_ASIDE, Result, measure_goals_and_kinds

from ingest.tag.training.sdg_examples import read_examples


@pytest.fixture(scope="module")
def aside() -> Result:
    return next(result for result in measure_goals_and_kinds() if result.name == KEPT_ASIDE)


def test_documents_kept_aside_are_read_as_the_others(aside: Result) -> None:
    assert aside.scores.goals.figure > 0.78
    assert aside.scores.targets.figure > 0.58
    assert aside.scores.kinds.figure > 0.91


def test_nothing_learnt_from_documents_kept_aside(aside: Result) -> None:
    texts = {example.text for example in read_examples()}
    assert aside.pairs
    assert not texts & {pair.gold.text for pair in aside.pairs if len(pair.gold.text) > 12}
    assert all((GOALS_AND_KINDS / pair.gold.source).exists() for pair in aside.pairs)


def test_english_texts_of_experts() -> None:
    assert {answer.goal for answer in answers()} == set(range(1, 18))
    assert accuracy().sample > 400
    assert accuracy().figure > 0.9
    assert accuracy(about=True).figure > 0.9
    assert accuracy(about=False).figure > 0.88
    assert Answer(6, about=True, told=True) in set(answers())

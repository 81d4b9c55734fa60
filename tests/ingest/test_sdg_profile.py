import json

from ingest.model import Context, GoalLink
from ingest.tag.sdg import shared_aligner
from ingest.tag.sdg_profile import profile
from ingest.tag.training.sdg_examples import FOLDER


def links(*goals: int, score: float = 0.9) -> tuple[GoalLink, ...]:
    return tuple(GoalLink(goal, None, score, "cue", "x") for goal in goals)


def test_one_paragraph() -> None:
    assert [goal for goal, _ in profile([links(6, 14), links(6), links()])] == [6]
    assert [goal for goal, _ in profile([links(6), links(14)])] == [6, 14]


def test_three_hundred_pages() -> None:
    found = profile([links(9, 8)] * 2000 + [links(11)] * 900 + [links(5)] * 20 + [links()] * 500)
    assert [goal for goal, _ in found] == [9, 8, 11]
    assert all(0 < score <= 1 for _, score in found)


def test_doubtful_links_say_less() -> None:
    assert [goal for goal, _ in profile([links(3, score=0.5), links(4, score=0.9)])] == [4, 3]


def test_nothing_said() -> None:
    assert profile([]) == ()
    assert profile([(), ()]) == ()


def test_paragraphs_in_the_manner_of_experts() -> None:
    aligner = shared_aligner()
    right = extra = 0
    texts = [json.loads(line) for line in (FOLDER / "english_texts.jsonl").read_text().splitlines()]
    for text in texts:
        sentences = [s.strip() + "." for s in text["text"].split(". ")]
        found = [goal for goal, _ in aligner.profile(aligner.align(s, Context("en")) for s in sentences)]
        right += text["goal"] in found
        extra += len(set(found) - {text["goal"]})
    assert len(texts) > 110
    assert right / len(texts) > 0.92
    assert extra / len(texts) < 0.35

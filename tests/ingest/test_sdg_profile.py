import json

from ingest.model import Context, GoalLink
from ingest.tag.sdg import SHORT_PASSAGES, shared_aligner
from ingest.tag.sdg_profile import profile_links, profile_weights
from ingest.tag.training.sdg_examples import FOLDER


def links(*goals: int, score: float = 0.9) -> tuple[GoalLink, ...]:
    return tuple(GoalLink(goal, None, score, "cue", "x") for goal in goals)


def test_three_hundred_pages() -> None:
    found = profile_links([links(9, 8)] * 2000 + [links(11)] * 900 + [links(5)] * 20 + [links()] * 500)
    assert [goal for goal, _ in found] == [9, 8, 11]
    assert all(0 < score <= 1 for _, score in found)


def test_doubtful_links_say_less() -> None:
    assert [goal for goal, _ in profile_links([links(3, score=0.5), links(4, score=0.9)])] == [4, 3]


def test_a_mention_is_not_what_a_paragraph_is_about() -> None:
    assert profile_weights({6: 8.0, 14: 6.0, 8: 2.0}) == ((6, 0.5), (14, 0.375))


def test_nothing_said() -> None:
    aligner = shared_aligner()
    assert (
        profile_links([(), ()])
        == profile_weights({})
        == aligner.profile([])
        == aligner.profile([()], ["。"])
        == ()
    )


def test_short_documents_are_read_as_one_text_and_long_ones_are_counted() -> None:
    aligner = shared_aligner()
    text = "建成污水处理厂。"
    passage = aligner.align(text, Context("zh"))
    assert aligner.profile([passage], [text]) == ((6, 1.0),)
    many = SHORT_PASSAGES + 1
    assert aligner.profile([links(9)] * many, [text] * many) == profile_links([links(9)] * many)


def test_stated_goals_are_in_the_profile() -> None:
    text = "本项目支持可持续发展目标5，改造污水处理厂。"
    assert [goal for goal, _ in shared_aligner().profile([], [text])] == [5, 6]


def test_paragraphs_in_the_manner_of_experts() -> None:
    aligner = shared_aligner()
    right = extra = 0
    lines = (FOLDER / "english_texts.jsonl").read_text(encoding="utf-8").splitlines()
    for text in map(json.loads, lines):
        found = {goal for goal, _ in aligner.profile((), [text["text"]])}
        right += text["goal"] in found
        extra += bool(found & set(text["mentions"]))
    assert len(lines) > 140
    assert right / len(lines) > 0.9
    assert extra < 12

from ingest.model import GoalLink, Passage
from ingest.tag.sdg_profile import profile


def passage(*goals: int, kind: str = "measure", score: float = 0.9) -> Passage:
    links = tuple(GoalLink(g, None, score, "cue", "x") for g in goals)
    return Passage("p", "s", 0, 1, "x", kind, links)  # type: ignore[arg-type]


def test_one_paragraph() -> None:
    assert [goal for goal, _ in profile([passage(6, 14), passage(6), passage()])] == [6, 14]


def test_three_hundred_pages() -> None:
    found = profile([passage(9, 8)] * 2000 + [passage(11)] * 900 + [passage(5)] * 20 + [passage()] * 500)
    assert [goal for goal, _ in found] == [9, 8, 11]
    assert all(0 < score <= 1 for _, score in found)


def test_titles_say_more_than_noise() -> None:
    found = profile([passage(3, kind="heading"), passage(4, kind="other")])
    assert found[0][0] == 3
    assert profile([]) == ()
    assert profile([passage()]) == ()

from ingest.model import GoalLink
from ingest.tag.sdg_profile import profile


def links(*goals: int, score: float = 0.9) -> tuple[GoalLink, ...]:
    return tuple(GoalLink(goal, None, score, "cue", "x") for goal in goals)


def test_one_paragraph() -> None:
    assert [goal for goal, _ in profile([links(6, 14), links(6), links()])] == [6, 14]


def test_three_hundred_pages() -> None:
    found = profile([links(9, 8)] * 2000 + [links(11)] * 900 + [links(5)] * 20 + [links()] * 500)
    assert [goal for goal, _ in found] == [9, 8, 11]
    assert all(0 < score <= 1 for _, score in found)


def test_doubtful_links_say_less() -> None:
    assert [goal for goal, _ in profile([links(3, score=0.4), links(4, score=0.9)])] == [4, 3]


def test_nothing_said() -> None:
    assert profile([]) == ()
    assert profile([(), ()]) == ()

"""The 17 goals and 169 targets."""

import re

import pytest
from rdflib import Graph, URIRef

from ontology.sdg import SDG_PATH, SDGO, goal_id, load_goals, target_id

# How many numbered targets each goal has, and the letters of the others.
OFFICIAL = {
    1: (5, "ab"), 2: (5, "abc"), 3: (9, "abcd"), 4: (7, "abc"), 5: (6, "abc"), 6: (6, "ab"), 7: (3, "ab"),
    8: (10, "ab"), 9: (5, "abc"), 10: (7, "abc"), 11: (7, "abc"), 12: (8, "abc"), 13: (3, "ab"),
    14: (7, "abc"), 15: (9, "abc"), 16: (10, "ab"), 17: (19, ""),
}  # fmt: skip
COUNTS = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
COLORS = (
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942", "#FD6925",
    "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D", "#19486A",
)  # fmt: skip
UN = "http://metadata.un.org/sdg/"


def test_the_goals_and_their_targets_are_the_official_ones_in_order() -> None:
    goals = load_goals()
    assert tuple(len(goal.targets) for goal in goals) == COUNTS
    assert sum(COUNTS) == 169
    assert [goal.number for goal in goals] == list(OFFICIAL)
    for goal in goals:
        numbered, letters = OFFICIAL[goal.number]
        codes = [*map(str, range(1, numbered + 1)), *letters]
        assert [target.code for target in goal.targets] == [f"{goal.number}.{code}" for code in codes]
        assert {target.goal for target in goal.targets} == {goal.number}


def test_goals_and_targets_have_the_un_iris() -> None:
    for goal in load_goals():
        assert goal.iri == f"{UN}{goal.number}"
        assert [target.iri for target in goal.targets] == [f"{UN}{target.code}" for target in goal.targets]


def test_the_published_file_ties_each_target_to_its_goal() -> None:
    graph = Graph().parse(SDG_PATH, format="turtle")
    ties = set(graph.subject_objects(SDGO.isTargetOf))
    assert ties == {(URIRef(t.iri), URIRef(g.iri)) for g in load_goals() for t in g.targets}


def test_colours_are_the_official_ones() -> None:
    assert tuple(goal.color for goal in load_goals()) == COLORS


def test_labels_are_short_and_differ_in_both_languages() -> None:
    goals = load_goals()
    targets = [target for goal in goals for target in goal.targets]
    chinese = [*(t.name_zh for t in targets), *(g.name_zh for g in goals)]
    english = [*(t.name_en for t in targets), *(g.name_en for g in goals)]
    assert len(set(chinese)) == len(set(english)) == 17 + 169
    assert all(re.fullmatch(r"[\u4e00-\u9fff、和]{2,16}", name) for name in chinese)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z ,'-]{3,58}", name) for name in english)
    for short in ({g.short_zh for g in goals}, {g.short_en for g in goals}):
        assert len(short) == 17
        assert max(map(len, short)) <= 15


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("6.3", "水质", "wastewater"),
        ("7.2", "可再生", "Renewable"),
        ("9.c", "互联网", "Internet"),
        ("11.2", "公共交通", "transport"),
        ("12.5", "循环", "recycling"),
        ("14.c", "海洋法", "Law of the sea"),
        ("16.10", "信息公开", "information"),
        ("17.18", "统计", "statistics"),
    ],
)
def test_labels_say_what_the_target_is_about(code: str, zh: str, en: str) -> None:
    (target,) = [t for goal in load_goals() for t in goal.targets if t.code == code]
    assert zh in target.name_zh
    assert en in target.name_en


def test_ids_of_nodes() -> None:
    assert goal_id(6) == "goal-6"
    assert target_id("6.3") == "target-6.3"


def test_goals_are_read_one_time() -> None:
    assert load_goals() is load_goals()

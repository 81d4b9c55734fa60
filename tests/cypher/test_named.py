"""Headers of named queries, and what is done with their rows beyond Cypher."""

from pathlib import Path

import pytest

from cypher.named import FOLDER, load_queries
from cypher.networks import goal_communities, hubs, pivot
from cypher.store import Result
from ontology.errors import OntologyError

HEADER = """\
// [title]
// zh = "目标"
// en = "Goals"
// [parameters.goal]
// type = "goal"
// zh = "目标"
// en = "a goal"
// [columns]
// goal = { zh = "目标", en = "goal" }
"""
TEXT = "MATCH (g:Goal) RETURN g.number AS goal\nORDER BY goal\n"


def test_a_query_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "goals.cypher").write_text(HEADER + TEXT, encoding="utf-8")
    (tmp_path / "goals.rq").write_text("SELECT ?goal {}", encoding="utf-8")
    (query,) = load_queries(tmp_path).values()
    assert (query.name, query.title.en, query.text) == ("goals", "Goals", TEXT.strip())
    assert query.sparql == "SELECT ?goal {}"
    assert [(p.name, p.type, p.required) for p in query.parameters] == [("goal", "goal", True)]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("goals", HEADER.replace("// en = \"Goals\"\n", "")),
        ("goals", HEADER.replace('type = "goal"', 'type = "river"')),
        ("goals", HEADER.replace('type = "goal"', 'type = "goal"\n// kind = "x"')),
        ("goals", HEADER.replace("parameters.goal", "parameters.limit")),
        ("goals", HEADER.replace("[columns]", "[colums]")),
        ("goals", HEADER.replace("// [title]", "// [title")),
        ("goals", ""),
        ("Goals of all", HEADER),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_read_names_its_file(tmp_path: Path, name: str, header: str) -> None:
    (tmp_path / f"{name}.cypher").write_text(header + TEXT, encoding="utf-8")
    with pytest.raises(OntologyError, match=name):
        load_queries(tmp_path)


def test_every_file_of_the_folder_is_a_query_or_a_twin() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    assert {f"{name}.cypher" for name in load_queries()} == {f for f in files if f.endswith(".cypher")}
    assert {path.stem for path in FOLDER.glob("*.rq")} <= set(load_queries())


def edges(*pairs: tuple[str, str]) -> Result:
    columns = ("source", "source_type", "source_name", "target", "target_type", "target_name")
    return Result(columns, tuple((a, "Project", a.upper(), b, "Place", b.upper()) for a, b in pairs))


def test_hubs_have_most_neighbours_and_a_core() -> None:
    found = hubs(edges(("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("a", "d"), ("e", "e"))).records()
    assert [(row["id"], row["neighbours"], row["facts"], row["core"]) for row in found] == [
        ("a", 3, 4, 2),
        ("b", 2, 2, 2),
        ("c", 2, 2, 2),
        ("d", 1, 2, 1),
        ("e", 0, 2, 0),
    ]


def test_goals_that_share_most_are_one_community() -> None:
    columns = ("goal", "goal_name", "other", "other_name", "shared", "either")
    shared = {(1, 2): 9, (2, 3): 8, (1, 3): 9, (4, 5): 9, (3, 4): 1}
    rows = tuple((a, f"g{a}", b, f"g{b}", n, 10) for (a, b), n in shared.items())
    found = goal_communities(Result(columns, rows)).records()
    groups = {row["goal"]: row["community"] for row in found}
    assert groups == {1: 1, 2: 1, 3: 1, 4: 2, 5: 2}
    third = next(row for row in found if row["goal"] == 3)
    assert (third["inside"], third["outside"]) == (17, 1)
    assert third["between"] > 0
    assert goal_communities(Result(columns, rows[::-1])) == goal_communities(Result(columns, rows))
    assert goal_communities(Result(columns, ())).rows == ()


def test_a_list_becomes_a_matrix_in_the_order_of_its_rows() -> None:
    rows = ((1, "a", "城", 3), (1, "a", "乡", None), (2, "b", "城", 0))
    found = pivot(Result(("goal", "name", "where", "n"), rows))
    assert found.columns == ("goal", "name", "城", "乡")
    assert found.rows == ((1, "a", 3, None), (2, "b", 0, None))

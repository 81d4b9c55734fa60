"""The stores agree on typical queries, and differ where cypher/store/DIALECT.md says so."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j_servers import empty

from cypher.store import Result, Store, open_store
from ontology.errors import QueryError
from ontology.schema import load_schema

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "cypher" / "store" / "DIALECT.md"
TYPICAL = (HERE / "typical_queries.txt").read_text(encoding="utf-8").splitlines()
PARAMETERS = {"ids": ["p0", "p3"], "text": "drain", "map": {"a": 1}}

PROJECTS = (
    {"name": "drainage", "number": 3, "score": 0.5, "on": date(2021, 1, 1), "flag": True},
    {"name": "碧道", "number": None, "score": 0.25, "on": None, "flag": False},
    {"name": "Sponge city", "number": 7, "score": None, "on": date(2023, 5, 6), "flag": None},
    {"name": "云脑III", "number": 3, "score": 0.75, "on": date(2021, 1, 1), "flag": True},
    {"name": "地铁", "number": -2, "score": 0.1, "on": None, "flag": None},
)
SUPPORTS = (("p0", "goal-6", 0.9), ("p1", "goal-11", 0.8), ("p0", "goal-13", 0.4), ("p3", "goal-6", 0.7))


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the table."""

    what: str
    query: str
    embedded: str
    neo4j: str
    instead: str


def differences() -> list[Difference]:
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    return [Difference(*(cell(text) for text in re.split(r"(?<!\\)\|", row)[1:-1])) for row in rows]


def cell(text: str) -> str:
    """What a cell of the table says, without the backticks around code."""
    text = text.strip().replace("\\|", "|")
    for fence in ("``", "`"):
        if text.startswith(fence) and text.endswith(fence) and len(text) > 2 * len(fence):
            inner = text[len(fence) : -len(fence)]
            return inner if fence == "``" or "`" not in inner else text
    return text


@pytest.fixture(scope="module")
def both(neo4j_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same small graph on the embedded store and on Neo4j."""
    empty(neo4j_url)
    folder = tmp_path_factory.mktemp("dialect")
    stores = open_store(f"embedded://{folder / 'graph.kgl'}"), open_store(neo4j_url)
    for store in stores:
        store.apply_schema(load_schema())
        fill(store)
    yield stores
    for store in stores:
        store.close()


def fill(store: Store) -> None:
    projects = [
        {"id": f"p{i}", "names": [p["name"], f"{p['name']}工程"], **p} for i, p in enumerate(PROJECTS)
    ]
    supports = [
        {"id": f"s{i}", "source": a, "target": b, "score": s} for i, (a, b, s) in enumerate(SUPPORTS, 1)
    ]
    with store.write() as batch:
        batch.upsert_nodes("Project", projects)
        batch.upsert_nodes(
            "Goal", [{"id": f"goal-{n}", "name": f"Goal {n}", "number": n} for n in (6, 11, 13)]
        )
        batch.upsert_nodes("District", [{"id": "d1", "name": "宝安区"}, {"id": "d2", "name": "南山区"}])
        batch.upsert_relations("SUPPORTS", "Project", "Goal", supports)
        places = [{"id": f"l{i}", "source": f"p{i}", "target": f"d{i + 1}"} for i in range(2)]
        batch.upsert_relations("LOCATED_IN", "Project", "District", places)
        parts = [("p3", "p0"), ("p4", "p3")]
        rows = [{"id": f"o{i}", "source": a, "target": b} for i, (a, b) in enumerate(parts)]
        batch.upsert_relations("PART_OF", "Project", "Project", rows)


def ask(store: Store, query: str) -> Result:
    return store.read(query, PARAMETERS, timeout=30)


def in_order(query: str, result: Result) -> list[Any]:
    """The rows, in an order of their own where the query asks for none."""
    return list(result.rows) if "ORDER BY" in query else sorted(result.rows, key=repr_of)


def repr_of(value: Any) -> str:
    if isinstance(value, dict):
        return repr(sorted((key, repr_of(item)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return repr([repr_of(item) for item in value])
    return repr(value)


def answer(store: Store, query: str) -> str:
    try:
        return json.dumps([list(row) for row in ask(store, query).rows], ensure_ascii=False, sort_keys=True)
    except QueryError:
        return "error"


@pytest.mark.parametrize("query", TYPICAL)
def test_a_typical_query_gives_the_same_on_both(both: tuple[Store, Store], query: str) -> None:
    embedded, neo4j = (ask(store, query) for store in both)
    assert embedded.columns == neo4j.columns
    assert in_order(query, embedded) == in_order(query, neo4j)


@pytest.mark.parametrize("row", differences(), ids=lambda row: row.what)
def test_a_known_difference_is_as_the_table_says(both: tuple[Store, Store], row: Difference) -> None:
    assert row.embedded != row.neo4j
    assert (answer(both[0], row.query), answer(both[1], row.query)) == (row.embedded, row.neo4j)


@pytest.mark.parametrize("row", differences(), ids=lambda row: row.what)
def test_what_to_write_instead_gives_the_same_on_both(both: tuple[Store, Store], row: Difference) -> None:
    embedded, neo4j = (answer(store, row.instead) for store in both)
    assert embedded == neo4j != "error"


def test_there_are_enough_typical_queries_to_speak_of() -> None:
    assert len(set(TYPICAL)) == len(TYPICAL) > 100
    assert len(differences()) > 30

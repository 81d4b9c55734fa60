"""The guard of raw Cypher, by itself and before both stores."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queries import ATTACKS, HONEST, MONSTERS

from cypher.guard import check_read
from cypher.store import Store
from ontology.errors import QueryError, QueryRefused

WRITES = ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "LOAD", "INSERT")
PARAMETERS = {"create": "工程0", "ids": ["p1"]}


def fill(store: Store) -> None:
    with store.write() as batch:
        rows = [{"id": f"p{i}", "name": f"工程{i}", "names": [f"工程{i}"]} for i in range(3)]
        batch.upsert_nodes("Project", rows)
        ends = [{"id": f"r{i}", "source": f"p{i}", "target": f"p{i + 1}"} for i in range(2)]
        batch.upsert_relations("PART_OF", "Project", "Project", ends)


def content(store: Store) -> tuple[object, ...]:
    nodes = store.read("MATCH (n) RETURN n ORDER BY n.id")
    return nodes.rows, store.read("MATCH ()-[r]->() RETURN r ORDER BY r.id").rows, store.snapshot()


@pytest.mark.parametrize("query", HONEST)
def test_an_honest_query_passes(query: str) -> None:
    check_read(query)


@pytest.mark.parametrize("query", ATTACKS)
def test_an_attack_is_refused_with_a_reason_of_one_line(query: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        check_read(query)
    assert str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", MONSTERS)
def test_what_engines_cannot_bear_is_refused(name: str) -> None:
    with pytest.raises(QueryRefused):
        check_read(MONSTERS[name])


def test_a_query_of_usual_size_is_not_taken_for_a_monster() -> None:
    conditions = " AND ".join(f"n.p{i} = ${i}p" for i in range(25))
    columns = ", ".join(f"n.p{i} AS c{i}" for i in range(150))
    check_read(f"MATCH (n:A|B)-[:R]->(m)<-[:S]-(k)-[:T]->(l) WHERE {conditions} RETURN {columns} LIMIT 10")


def test_honest_queries_run_on_both_stores(store: Store) -> None:
    fill(store)
    for query in HONEST:
        store.read(query, PARAMETERS, timeout=30, limit=100)


def test_no_attack_changes_a_store(store: Store) -> None:
    fill(store)
    before = content(store)
    for query in (*ATTACKS, *MONSTERS.values()):
        with pytest.raises(QueryRefused):
            store.read(query, PARAMETERS, timeout=5, limit=10)
    assert content(store) == before


def test_the_stores_refuse_writes_also_without_the_guard(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    before = content(store)
    with monkeypatch.context() as patch:
        for adapter in ("embedded", "neo4j_store"):
            patch.setattr(f"cypher.store.{adapter}.check_read", lambda _: None)
        for query in ATTACKS:
            if "CSV" not in query and not query.startswith(("SHOW", "TERMINATE", "STOP", "EXPLAIN")):
                try:
                    store.read(query, PARAMETERS, timeout=5, limit=10)
                except QueryError:
                    continue
    assert content(store) == before


@given(
    st.sampled_from(WRITES), st.text(alphabet="' \"`\\/*\n;(){}.:,$aA1u0", max_size=25), st.text(max_size=8)
)
def test_a_write_word_passes_only_where_it_is_no_word(word: str, before: str, after: str) -> None:
    """Whatever stands around it: passing means that the word is text, a comment or a name."""
    query = f"MATCH (n) RETURN n {before} {word} {after}"
    try:
        check_read(query)
    except QueryRefused:
        return
    quoted = any(mark in before for mark in ("'", '"', "`", "//", "/*"))
    assert quoted or before.rstrip().endswith((".", ":", "$"))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(QueryRefused):
        check_read(f"RETURN {text}")


@given(st.sampled_from(WRITES), st.sampled_from(("lower", "upper", "title")), st.integers(0, 30))
def test_case_and_spaces_hide_nothing(word: str, case: str, spaces: int) -> None:
    with pytest.raises(QueryRefused):
        check_read(f"MATCH (n){' ' * spaces}{getattr(word, case)()}{chr(10) * spaces} n.x = 1 RETURN n")

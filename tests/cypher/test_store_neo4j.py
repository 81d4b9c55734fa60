"""What only a server can show: passwords, deadlocks, the full-text index of Chinese."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j_servers import cache_folder

from cypher.ddl import FULLTEXT_INDEX
from cypher.neo4j_server import Neo4jServer
from cypher.store import Store, open_store
from cypher.store.statements import PLANNED_ONCE, insert_relations, upsert_nodes
from ontology.errors import QueryRefused, StoreUnavailable
from ontology.schema import load_schema

PASSWORD = "ein-Geheimnis-城"


@pytest.fixture(scope="module")
def guarded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server that wants a password."""
    home = tmp_path_factory.mktemp("guarded")
    with Neo4jServer(home, cache=cache_folder(), password=PASSWORD) as server:
        yield server


@pytest.fixture
def neo4j_store(empty_neo4j_url: str) -> Iterator[Store]:
    store = open_store(empty_neo4j_url)
    store.apply_schema(load_schema())
    yield store
    store.close()


def test_a_password_opens_the_store_and_is_kept_through_a_restart(guarded_server: Neo4jServer) -> None:
    store = open_store(guarded_server.url, user="neo4j", password=PASSWORD)
    assert PASSWORD not in store.url
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "p"}])
    store.close()
    guarded_server.stop()
    guarded_server.start()
    store = open_store(guarded_server.url, user="neo4j", password=PASSWORD)
    assert store.read("MATCH (n) RETURN n.id").rows == (("p",),)
    store.close()


@pytest.mark.parametrize(("user", "password"), [("neo4j", "wrong"), ("nobody", PASSWORD), (None, None)])
def test_a_wrong_password_is_one_clear_line(
    guarded_server: Neo4jServer, user: str | None, password: str | None
) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_store(guarded_server.url, user=user, password=password)
    assert str(caught.value) == f"{guarded_server.url} refused the user or the password"


def test_writers_that_block_each_other_both_end(neo4j_store: Store) -> None:
    """A deadlock is what Neo4j calls a transient error: one of the two is rolled back by the server."""
    other = open_store(neo4j_store.url)
    with neo4j_store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "a", "name": ""}, {"id": "b", "name": ""}])
    both_hold_one = threading.Barrier(2, timeout=60)
    replayed: list[str] = []

    def rename(store: Store, first: str, second: str) -> None:
        with store.write() as batch:
            batch.run("MATCH (n {id: $id}) SET n.name = n.name + $id", {"id": first})
            both_hold_one.wait()
            batch.run("MATCH (n {id: $id}) SET n.name = n.name + $id", {"id": second})
        replayed.append(first)

    threads = [
        threading.Thread(target=rename, args=(neo4j_store, "a", "b")),
        threading.Thread(target=rename, args=(other, "b", "a")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert sorted(replayed) == ["a", "b"]
    found = neo4j_store.read("MATCH (n) RETURN n.id, n.name ORDER BY n.id").rows
    assert found == (("a", "aa"), ("b", "bb"))


def test_a_stopped_server_is_said_to_be_gone(tmp_path: Path) -> None:
    with Neo4jServer(tmp_path, cache=cache_folder()) as server:
        store = open_store(server.url)
        assert store.read("RETURN 1").rows == ((1,),)
    with pytest.raises(StoreUnavailable, match="no Neo4j server answers"):
        store.read("RETURN 1")
    store.close()


def test_chinese_is_found_in_the_middle_of_a_text(neo4j_store: Store) -> None:
    with neo4j_store.write() as batch:
        batch.upsert_nodes(
            "Passage", [{"id": "p", "text": "推进暗涵整治与雨污分流"}, {"id": "q", "text": "轨道"}]
        )
    with neo4j_store.write() as batch:
        batch.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    query = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id"
    found = neo4j_store.read(query, {"index": FULLTEXT_INDEX, "words": '"雨污"'}).rows
    assert found == (("p",),)


def test_writing_is_planned_by_ids_while_the_graph_is_empty(empty_neo4j_url: str) -> None:
    """Such a plan is kept for as long as the server remembers it."""
    store = open_store(empty_neo4j_url)
    store.apply_schema(load_schema())
    with neo4j.GraphDatabase.driver(empty_neo4j_url) as driver, driver.session() as session:
        for statement in (upsert_nodes("Passage"), insert_relations("IN", "Passage", "Section")):
            plan = session.run(f"EXPLAIN {PLANNED_ONCE}{statement}", rows=[]).consume().plan
            assert not [name for name in _operators(plan) if "Scan" in name]
            assert any("UniqueIndexSeek" in name for name in _operators(plan))
    store.close()


def _operators(plan: Any) -> list[str]:
    return [plan["operatorType"], *(name for child in plan.get("children", ()) for name in _operators(child))]


def test_explain_stops_a_write_that_the_guard_let_through(
    neo4j_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cypher.store.neo4j_store.check_read", lambda _: None)
    with pytest.raises(QueryRefused, match="would write"):
        neo4j_store.read("CREATE (:Project {id: 'x'})")
    monkeypatch.setattr("cypher.store.neo4j_store.Neo4jStore._check_explained", lambda *_: None)
    with pytest.raises(QueryRefused, match="would write"):
        neo4j_store.read("CREATE (:Project {id: 'x'})")
    monkeypatch.undo()
    assert neo4j_store.read("MATCH (n) RETURN count(*)").rows == ((0,),)


def test_the_place_of_a_mistake_is_that_of_the_query(neo4j_store: Store) -> None:
    with pytest.raises(Exception, match=r"\(line 1, column 8 \(offset: 7\)\)"):
        neo4j_store.read("RETURN m")

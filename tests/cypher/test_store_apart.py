"""Raw queries that would take a service down: what they take is their own process."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher.store import Store, open_store
from ontology.errors import QueryError, QueryRefused, QueryTimeout, StoreVersion

ENDLESS = {
    "a sum in a sum": "WITH range(1, 100000) AS v RETURN reduce(s = 0, x IN v | reduce(t = s, y IN v | t + y)) AS x",
    "a growing text": "RETURN size(reduce(s = '', x IN range(1, 3000000) | s + 'abcdefghij')) AS x",
    "all paths": "MATCH (a)-[*1..40]-(b) WHERE a.id + b.id = 'x' RETURN count(*) AS x",
}
"""Of these the engine itself stops only the last at its deadline."""
GREEDY = "WITH range(1, 60) AS v RETURN size(reduce(s = 'aaaaaaaaaaaaaaaa', x IN v | s + s)) AS x"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A small graph with many paths, opened to read."""
    url = f"embedded://{tmp_path / 'graph.kgl'}"
    writer = open_store(url)
    with writer.write() as batch:
        batch.upsert_nodes("Project", [{"id": f"p{i}"} for i in range(12)])
        pairs = [(a, b) for a in range(12) for b in range(12) if a != b]
        rows = [{"id": f"r{a}-{b}", "source": f"p{a}", "target": f"p{b}"} for a, b in pairs]
        batch.upsert_relations("PART_OF", "Project", "Project", rows)
    writer.close()
    store = open_store(url, read_only=True)
    yield store
    store.close()


def count(store: Store, *, raw: bool = True) -> int:
    return int(store.read("MATCH (n) RETURN count(*)", raw=raw, timeout=30).rows[0][0])


def test_raw_queries_give_what_others_give(store: Store) -> None:
    query = "MATCH p = (a)-[r:PART_OF]->(b) RETURN p, r, a.id AS id, $x AS x, date('2024-01-02') AS d ORDER BY r.id"
    for limit in (None, 3, 500):
        raw = store.read(query, {"x": ["宝安", None]}, raw=True, timeout=30, limit=limit)
        assert raw == store.read(query, {"x": ["宝安", None]}, timeout=30, limit=limit)


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS)
def test_what_the_engine_does_not_stop_is_stopped(store: Store, query: str) -> None:
    for _ in range(2):
        with pytest.raises(QueryTimeout):
            store.read(query, raw=True, timeout=0.5, limit=10)
    assert count(store) == 12


def test_what_takes_all_memory_takes_only_its_own(store: Store) -> None:
    with pytest.raises(QueryError):
        store.read(GREEDY, raw=True, timeout=30, limit=10)
    assert count(store) == 12


def test_errors_come_through(store: Store) -> None:
    with pytest.raises(QueryRefused, match="CREATE"):
        store.read("CREATE (n)", raw=True, timeout=5)
    with pytest.raises(QueryError, match="syntax"):
        store.read("MATCH (n", raw=True, timeout=5)
    assert count(store) == 12


def test_raw_queries_see_what_was_written_since(store: Store) -> None:
    assert count(store) == 12
    writer = open_store(store.url)
    with writer.write() as batch:
        batch.upsert_nodes("Project", [{"id": "new"}])
    assert count(store) == count(writer) == count(store, raw=False) == 13
    writer.close()


def test_many_at_once_take_turns(store: Store) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(count(store))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [12] * 8


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "graph.kgl"
    path.unlink()
    path.write_text("not a graph")
    with pytest.raises(StoreVersion):
        count(store)

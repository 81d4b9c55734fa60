"""What both stores promise, asked of each."""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from cypher.store import Result, Store, open_store
from ontology.errors import (
    QueryError,
    QueryRefused,
    QueryTimeout,
    SettingsError,
    StoreError,
    StoreUnavailable,
)
from ontology.schema import Datatype, load_schema

VALUES: Mapping[Datatype, Any] = {
    "string": "宝安区 Bao'an \"\\ 𠮷\n",
    "integer": 2**53 + 1,
    "float": -0.125,
    "boolean": False,
    "date": date(2025, 12, 31),
    "strings": ["排涝", "drainage", ""],
    "integers": [3, -1, 2**53 + 1],
}


def count(store: Store, what: str = "(n)") -> int:
    return int(store.read(f"MATCH {what} RETURN count(*) AS c").rows[0][0])


def add_path(store: Store) -> None:
    """Three projects, each part of the next."""
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": f"p{i}", "name": f"工程{i}"} for i in range(3)])
        batch.upsert_relations(
            "PART_OF",
            "Project",
            "Project",
            [{"id": f"r{i}", "source": f"p{i}", "target": f"p{i + 1}", "score": 0.5} for i in range(2)],
        )


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert count(store) == 0
    assert store.read("MATCH (n:Project) RETURN n.id AS id") == Result(("id",), ())


@pytest.mark.parametrize("label", sorted(load_schema().classes))
def test_every_property_of_every_class_is_read_back(store: Store, label: str) -> None:
    properties = load_schema().classes[label].properties
    node = {prop.name: VALUES[prop.datatype] for prop in properties} | {"id": f"{label}-1"}
    assert len(node) > 1
    with store.write() as batch:
        batch.upsert_nodes(label, [node])
    assert store.read(f"MATCH (n:{label}) RETURN n").rows == (({**node, "_labels": [label]},),)


def test_every_property_of_every_relation_is_read_back(store: Store) -> None:
    schema = load_schema()
    with store.write() as batch:
        for label in schema.classes:
            batch.upsert_nodes(label, [{"id": label}])
    for name, relation in schema.relations.items():
        source, target = relation.domain[0], relation.range[0]
        row = {prop.name: VALUES[prop.datatype] for prop in relation.properties} | {"id": name}
        with store.write() as batch:
            batch.upsert_relations(name, source, target, [{**row, "source": source, "target": target}])
        found = store.read(f"MATCH (a)-[r:{name}]->(b) RETURN a.id, r, b.id").rows
        assert found == ((source, {**row, "_type": name}, target),)


def test_values_that_queries_make_are_plain(store: Store) -> None:
    result = store.read(
        "RETURN date('2024-05-06') AS day, duration('P1Y2DT3H') AS span, "
        "datetime('2024-05-06T07:08:09+08:00') AS moment, {a: [1, null, {b: 'c'}]} AS map, $map AS given",
        {"map": {"a": [1.5, "x"], "b": None}},
    )
    (row,) = result.records()
    assert row["day"] == date(2024, 5, 6)
    assert row["span"] == "P12M2DT10800S"
    assert row["moment"].isoformat() == "2024-05-06T07:08:09+08:00"
    assert row["map"] == {"a": [1, None, {"b": "c"}]}
    assert row["given"] == {"a": [1.5, "x"], "b": None}


def test_a_path_is_read_back_with_its_ends(store: Store) -> None:
    add_path(store)
    found = store.read("MATCH p = (:Project {id: 'p0'})-[:PART_OF*2]->() RETURN p").rows[0][0]
    assert found == {
        "nodes": [{"id": f"p{i}", "name": f"工程{i}", "_labels": ["Project"]} for i in range(3)],
        "relations": [
            {"id": f"r{i}", "score": 0.5, "_type": "PART_OF", "_source": f"p{i}", "_target": f"p{i + 1}"}
            for i in range(2)
        ],
    }
    back = store.read("MATCH p = (:Project {id: 'p1'})<-[:PART_OF]-() RETURN p").rows[0][0]
    assert [(r["_source"], r["_target"]) for r in back["relations"]] == [("p0", "p1")]


def test_an_upsert_repeated_changes_nothing(store: Store) -> None:
    add_path(store)
    before = store.read("MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY r.id")
    add_path(store)
    assert store.read("MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY r.id") == before
    assert (count(store), count(store, "()-[]->()")) == (3, 2)


def test_an_upsert_removes_what_a_row_lacks(store: Store) -> None:
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "p", "name": "a", "names": ["x"]}, {"id": "q"}])
        row = {"id": "r", "source": "p", "target": "q"}
        batch.upsert_relations("PART_OF", "Project", "Project", [{**row, "score": 0.5, "cue": "x"}])
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "p", "name": "b", "names": None}])
        batch.upsert_relations("PART_OF", "Project", "Project", [{**row, "score": 0.6, "cue": None}])
    found = store.read("MATCH (n:Project {id: 'p'})-[r]->() RETURN n, r").rows[0]
    assert found == (
        {"id": "p", "name": "b", "_labels": ["Project"]},
        {"id": "r", "score": 0.6, "_type": "PART_OF"},
    )


def test_rows_of_one_id_count_in_their_order(store: Store) -> None:
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "p", "name": "first"}, {"id": "p", "name": "last"}])
    assert store.read("MATCH (n) RETURN n.name").rows == (("last",),)


def test_a_relation_of_known_id_moves_to_its_new_ends(store: Store) -> None:
    add_path(store)
    with store.write() as batch:
        moved = [{"id": "r0", "source": "p2", "target": "p0"}]
        batch.upsert_relations("PART_OF", "Project", "Project", moved)
    found = store.read("MATCH (a)-[r {id: 'r0'}]->(b) RETURN a.id, b.id").rows
    assert found == (("p2", "p0"),)


def test_a_batch_of_ten_thousand(store: Store) -> None:
    nodes = [{"id": f"p{i}", "name": f"段落{i}", "start": i, "text": "文" * 40} for i in range(10_000)]
    chain = [{"id": f"r{i}", "source": f"p{i}", "target": f"p{i + 1}"} for i in range(9_999)]
    with store.write() as batch:
        batch.upsert_nodes("Passage", nodes)
        batch.upsert_relations("MENTIONS", "Passage", "Passage", chain)
    assert (count(store), count(store, "()-[:MENTIONS]->()")) == (10_000, 9_999)
    assert store.read("MATCH (n:Passage) RETURN sum(n.start)").rows == ((49_995_000,),)


@pytest.mark.parametrize(
    "row", [{"name": "x"}, {"id": None}, {"id": ""}, {"id": "p", "title": "x"}, {"id": "p", "type": "x"}]
)
def test_a_row_that_cannot_be_kept_is_refused(store: Store, row: dict[str, Any]) -> None:
    with pytest.raises(QueryError), store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "fine"}, row])
    assert count(store) == 0


@pytest.mark.parametrize("label", ["Project) DETACH DELETE (m", "", "工程", "A:B", "`A`"])
def test_a_label_that_is_no_name_is_refused(store: Store, label: str) -> None:
    with pytest.raises(QueryError), store.write() as batch:
        batch.upsert_nodes(label, [{"id": "p"}])


def test_a_relation_without_its_node_is_refused_and_named(store: Store) -> None:
    add_path(store)
    rows = [{"id": "x", "source": "p0", "target": "p1"}, {"id": "y", "source": "p0", "target": "nowhere"}]
    with pytest.raises(QueryError, match="p0 -> nowhere"), store.write() as batch:
        batch.upsert_relations("PART_OF", "Project", "Project", rows)
    assert count(store, "()-[]->()") == 2


def test_an_exception_rolls_the_batch_back(store: Store) -> None:
    def fail() -> None:
        with store.write() as batch:
            batch.upsert_nodes("Project", [{"id": "p9"}])
            assert batch.run("MATCH (n) RETURN count(*)").rows == ((4,),)
            batch.run("MATCH (n {id: 'p0'}) DETACH DELETE n")
            raise KeyboardInterrupt

    add_path(store)
    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (count(store), count(store, "()-[]->()")) == (3, 2)
    add_path(store)
    assert count(store) == 3


def test_a_failed_statement_rolls_the_batch_back(store: Store) -> None:
    def fail() -> None:
        with store.write() as batch:
            batch.upsert_nodes("Project", [{"id": "p"}])
            batch.run("CREATE (n:Project {id: 'p'})")

    with pytest.raises(QueryError):
        fail()
    assert count(store) == 0


def test_a_batch_in_a_batch_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="batch"), store.write(), store.write():
        pass
    add_path(store)


def test_a_batch_is_not_seen_before_it_is_committed(store: Store) -> None:
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": "p"}])
        assert count(store) == 0
    assert count(store) == 1


@pytest.mark.parametrize(
    "query",
    ["CREATE (:Project {id: 'x'})", "MATCH (n) SET n.name = 'x' RETURN n", "MATCH (n) DETACH DELETE n"],
)
def test_a_read_cannot_write(store: Store, query: str) -> None:
    add_path(store)
    before = store.read("MATCH (n) RETURN n ORDER BY n.id")
    with pytest.raises(QueryRefused):
        store.read(query)
    assert store.read("MATCH (n) RETURN n ORDER BY n.id") == before


def test_a_store_opened_for_reading_cannot_write(store: Store) -> None:
    add_path(store)
    reader = open_store(store.url, read_only=True)
    try:
        assert count(reader) == 3
        with pytest.raises(QueryRefused), reader.write() as batch:
            batch.upsert_nodes("Project", [{"id": "x"}])
        with pytest.raises(QueryRefused):
            reader.apply_schema(load_schema())
    finally:
        reader.close()


def test_a_query_stops_at_its_time_limit(store: Store) -> None:
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": f"p{i}", "name": f"n{i}"} for i in range(1_000)])
    endless = "MATCH (a), (b), (c), (d) WHERE a.name + b.name = c.name + d.id RETURN count(*)"
    with pytest.raises(QueryTimeout) as caught:
        store.read(endless, timeout=0.3)
    assert str(caught.value) == "the query was stopped at its time limit"
    assert count(store) == 1_000


@pytest.mark.parametrize(
    ("limit", "ids", "truncated"), [(2, 2, True), (3, 3, False), (4, 3, False), (0, 0, True)]
)
def test_a_row_limit_says_what_it_cut(store: Store, limit: int, ids: int, truncated: bool) -> None:
    add_path(store)
    result = store.read("MATCH (n) RETURN n.id AS id ORDER BY id", limit=limit)
    assert result.rows == tuple((f"p{i}",) for i in range(ids))
    assert (result.columns, result.truncated) == (("id",), truncated)


def test_a_limit_in_the_query_is_not_taken_for_a_cut(store: Store) -> None:
    add_path(store)
    assert not store.read("MATCH (n) RETURN n.id LIMIT 2", limit=2).truncated


@pytest.mark.parametrize(
    "query", ["MATCH (n", "RETURN $absent", "RETURN 1 / 0", "MATCH (n) RETURN m", "RETURN [1][ 'a' ]"]
)
def test_a_query_that_fails_says_so_in_one_line(store: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.read(query)
    assert type(caught.value) is QueryError
    assert str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None


def test_a_parameter_of_no_known_type_is_an_error_of_the_query(store: Store) -> None:
    with pytest.raises(QueryError):
        store.read("RETURN $x", {"x": object()})
    with pytest.raises(QueryError):
        store.read("RETURN $x", {"x": 2**70})


def test_the_snapshot_changes_with_every_write_and_only_then(store: Store) -> None:
    seen = [store.snapshot()]
    assert store.snapshot() == seen[0]
    add_path(store)
    seen.append(store.snapshot())
    store.read("MATCH (n) RETURN n")
    assert store.snapshot() == seen[1]
    with store.write() as batch:
        batch.run("MATCH (n {id: 'p0'}) SET n.name = 'x'")
    seen.append(store.snapshot())
    assert len(set(seen)) == 3


def test_the_schema_may_be_applied_again(store: Store) -> None:
    add_path(store)
    store.apply_schema(load_schema())
    assert count(store) == 3


def test_ids_are_unique_by_constraint(store: Store) -> None:
    add_path(store)
    with pytest.raises(QueryError), store.write() as batch:
        batch.run("CREATE (:Project {id: 'p0'})")


def test_a_store_is_found_again_after_closing(store: Store) -> None:
    add_path(store)
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable):
        store.read("RETURN 1")
    again = open_store(store.url)
    try:
        assert (count(again), count(again, "()-[]->()")) == (3, 2)
    finally:
        again.close()


def test_readers_beside_a_writer_never_see_half_a_batch(store: Store) -> None:
    readers = [open_store(store.url, read_only=True) for _ in range(2)]
    done = threading.Event()
    seen: list[list[int]] = [[], []]
    failed: list[BaseException] = []

    def watch(reader: Store, counts: list[int]) -> None:
        try:
            while not done.is_set():
                counts.append(count(reader))
            counts.append(count(reader))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=watch, args=pair) for pair in zip(readers, seen, strict=True)]
    for thread in threads:
        thread.start()
    for number in range(12):
        with store.write() as batch:
            for part in range(5):
                rows = [{"id": f"p{number}-{part}-{i}"} for i in range(10)]
                batch.upsert_nodes("Project", rows)
    # A writer whose saves have become dear puts them off until it closes.
    store.close()
    done.set()
    for thread, reader in zip(threads, readers, strict=True):
        thread.join()
        reader.close()
    assert failed == []
    for counts in seen:
        assert counts == sorted(counts)
        assert {c % 50 for c in counts} == {0}
        assert counts[-1] == 600


def test_threads_that_write_take_turns(store: Store) -> None:
    failed: list[BaseException] = []

    def add(number: int) -> None:
        try:
            for i in range(10):
                with store.write() as batch:
                    batch.upsert_nodes("Project", [{"id": "shared"}, {"id": f"p{number}-{i}"}])
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert count(store) == 41


@pytest.mark.parametrize(
    "url",
    ["", "graph.kgl", "http://localhost:7474", "embedded://graph.kgl", "embedded:///folder/", "bolt://u:p@h"],
)
def test_what_is_no_graph_url_is_refused_as_a_setting(url: str) -> None:
    with pytest.raises(SettingsError):
        open_store(url)

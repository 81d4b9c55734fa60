"""The id of a graph's content: the same for the same content, another for any change."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cypher.content import ContentId, content_hash, graph_content
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import forget, load, prepare
from ingest.model import Extraction
from ingest.read import read_bytes, read_source
from ingest.samples import sample_files

PLAN = "测试市水务规划（2026—2030年）\n\n第一章 供水\n加快建设甲山水库扩建工程，到2030年供水能力达到50万吨/日。\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(opened)
    yield opened
    opened.close()


def read(text: str, name: str = "a.txt") -> Extraction:
    return next(iter(resolve_readings([read_document(read_bytes(name, text.encode()))])))


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "one run each"])
def test_any_order_of_ingest_gives_the_same_id(store: Store, sample_graph: Store, together: bool) -> None:
    files = sample_files()
    random.Random(3).shuffle(files)
    for run in [files] if together else [[f] for f in files]:
        for extraction in resolve_readings([read_document(read_source(f)) for f in run]):
            load(store, extraction)
    assert graph_content(store) == graph_content(sample_graph)


def test_both_stores_give_the_same_id(
    empty_neo4j_url: str, sample_graph: Store, sample_extractions: tuple[Extraction, ...]
) -> None:
    store = open_store(empty_neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    found = graph_content(store)
    store.close()
    assert found == graph_content(sample_graph)


def test_a_document_that_goes_leaves_the_id_that_was_before(store: Store) -> None:
    empty = graph_content(store)
    load(store, read(PLAN))
    with_plan = graph_content(store)
    load(store, read(PLAN))
    assert graph_content(store) == with_plan
    forget(store, "a.txt")
    assert graph_content(store) == empty != with_plan


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (p:Project) SET p.name = '乙'",
        "MATCH (o:Observation) DETACH DELETE o",
        "MATCH ()-[r:SUPPORTS]->() DELETE r",
        "MATCH (g:Goal {number: 6}) SET g.color = '#000000'",
        "CREATE (r:Review {id: 'review-1', name: 'x', decision: 'rejected'})",
        "MATCH (p:Project), (g:Goal {number: 1}) CREATE (p)-[:SUPPORTS {id: 'x'}]->(g)",
    ],
)
def test_a_change_past_the_loader_is_another_id(store: Store, change: str) -> None:
    load(store, read(PLAN))
    before = graph_content(store)
    with store.write() as batch:
        batch.run(change)
    assert graph_content(store) != before


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: t.replace("50万吨", "60万吨"),
        lambda t: t.replace("加快", "开始"),
        lambda t: t + "\n保护水源。\n",
    ],
    ids=["a value", "a word", "a sentence more"],
)
def test_a_corrected_file_is_another_id(store: Store, edit: Callable[[str], str]) -> None:
    load(store, read(PLAN))
    before = graph_content(store)
    load(store, read(edit(PLAN)))
    assert graph_content(store) != before


def test_the_id_is_read_again_only_after_a_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ContentId(store)
    before = content.current()
    asked: list[str] = []
    reading = type(store).read
    monkeypatch.setattr(
        type(store),
        "read",
        lambda self, query, *a, **k: (asked.append(query), reading(self, query, *a, **k))[1],
    )
    assert content.current() == before
    assert asked == []
    load(store, read(PLAN))
    asked.clear()
    assert content.current() != before
    assert asked


def test_a_hash_does_not_see_the_order_of_keys() -> None:
    assert content_hash({"a": 1, "b": [2, "水"]}) == content_hash({"b": [2, "水"], "a": 1})
    assert content_hash([1, 2]) != content_hash([2, 1])
    assert content_hash("\ud800") != content_hash("水")

"""Reading out all of a graph, in pages."""

from collections.abc import Iterator
from itertools import chain

import pytest

from cypher import dump
from cypher.dump import node_pages, relation_pages
from cypher.store.protocol import Store
from ontology.errors import StoreChanged

NODES, SOURCES, RELATIONS = 10, 5, 8


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages of a few rows; the sizes stand in the queries, which are kept."""
    for name, size in (("NODES", NODES), ("SOURCES", SOURCES), ("RELATIONS", RELATIONS)):
        monkeypatch.setattr(dump, name, size)
    _forget_queries()
    yield
    _forget_queries()


def _forget_queries() -> None:
    dump._nodes.cache_clear()
    dump._relations.cache_clear()


def test_more_nodes_than_a_page_come_once_each_by_id(store: Store) -> None:
    ids = [f"place-{number:06}" for number in range(2 * NODES + 1)]
    with store.write() as batch:
        batch.upsert_nodes("Place", [{"id": id, "name": id} for id in reversed(ids)])
    pages = list(node_pages(store, "Place"))
    assert [len(page) for page in pages] == [NODES, NODES, 1]
    assert list(chain(*pages)) == [{"id": id, "name": id} for id in ids]


def test_relations_of_many_sources_and_of_one_hub_come_once_each(store: Store) -> None:
    """More sources than are asked for at once, and one of them with more relations than a page."""
    sources = [f"project-{number:06}" for number in range(2 * SOURCES + 1)]
    rows = [
        {"id": f"supports-{id}", "source": id, "target": f"goal-{place % 17 + 1}"}
        for place, id in enumerate(sources)
    ]
    hub = sources[SOURCES // 2]
    rows += [
        {"id": f"supports-hub-{number:06}", "source": hub, "target": "goal-3", "score": 0.5}
        for number in range(2 * RELATIONS + 1)
    ]
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": id} for id in sources])
        batch.upsert_nodes("Goal", [{"id": f"goal-{number}"} for number in range(1, 18)])
        batch.upsert_relations("SUPPORTS", "Project", "Goal", rows)
    pages = list(relation_pages(store, "SUPPORTS"))
    assert max(len(page) for page in pages) == RELATIONS
    found = list(chain(*pages))
    labels = {"source_label": "Project", "target_label": "Goal"}
    wanted = [{**row, **labels} for row in sorted(rows, key=lambda row: (row["source"], row["id"]))]
    assert found == wanted


def test_ends_narrow_the_relations_of_a_type(sample_graph: Store) -> None:
    every = list(chain(*relation_pages(sample_graph, "SUPPORTS")))
    kinds = {(row["source_label"], row["target_label"]) for row in every}
    assert len(kinds) > 2
    for ends in kinds:
        narrowed = list(chain(*relation_pages(sample_graph, "SUPPORTS", ends)))
        assert narrowed == [row for row in every if (row["source_label"], row["target_label"]) == ends]


def test_a_label_alone_is_read_without_those_below_it(sample_graph: Store) -> None:
    organizations = list(chain(*node_pages(sample_graph, "Organization")))
    agencies = list(chain(*node_pages(sample_graph, "Agency")))
    assert organizations
    assert agencies
    assert not {row["id"] for row in organizations} & {row["id"] for row in agencies}


def test_a_graph_written_to_meanwhile_is_told(store: Store) -> None:
    with store.write() as batch:
        batch.upsert_nodes("Place", [{"id": f"place-{number}"} for number in range(NODES + 1)])
    pages = node_pages(store, "Place")
    next(pages)
    with store.write() as batch:
        batch.upsert_nodes("Place", [{"id": "place-x"}])
    with pytest.raises(StoreChanged, match="try again"):
        next(pages)


def test_a_snapshot_of_before_is_told(store: Store) -> None:
    since = store.snapshot()
    with store.write() as batch:
        batch.upsert_nodes("Place", [{"id": "place-x"}])
    with pytest.raises(StoreChanged):
        list(node_pages(store, "Place", since=since))
    with pytest.raises(StoreChanged):
        list(relation_pages(store, "LOCATED_IN", since=since))

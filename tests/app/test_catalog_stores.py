"""Both stores offer the same datasets and put the same into the file of a goal."""

from collections.abc import Iterator

import pytest

from app.catalogue.contents import read_contents
from app.catalogue.goal_parts import subjects_by_goal
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.model import Extraction


@pytest.fixture
def in_neo4j(empty_neo4j_url: str, sample_extractions: tuple[Extraction, ...]) -> Iterator[Store]:
    store = open_store(empty_neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    yield store
    store.close()


def test_both_stores_offer_the_same(sample_graph: Store, in_neo4j: Store) -> None:
    contents = read_contents(in_neo4j)
    assert contents == read_contents(sample_graph)
    assert len([dataset for dataset in contents.datasets if dataset.document]) == 5
    base = "https://example.org"
    subjects = subjects_by_goal(in_neo4j, base)
    assert subjects == subjects_by_goal(sample_graph, base)
    assert subjects[b"http://metadata.un.org/sdg/6.3"] == frozenset({6})

"""Both stores, empty, for every test that asks for `store`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_servers import empty

from cypher.store import Store, open_store
from ingest.load import load, prepare
from ingest.model import Extraction
from ontology.schema import load_schema


@pytest.fixture(params=["embedded", "neo4j"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store."""
    if request.param == "neo4j":
        return str(request.getfixturevalue("empty_neo4j_url"))
    return f"embedded://{tmp_path / 'graph.kgl'}"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store with the ontology's constraints and indexes, opened to write."""
    store = open_store(store_url)
    store.apply_schema(load_schema())
    yield store
    store.close()


@pytest.fixture(scope="module")
def samples_on_neo4j(neo4j_url: str, sample_extractions: tuple[Extraction, ...]) -> Iterator[Store]:
    """The samples on the server of the run, which is empty before and after."""
    empty(neo4j_url)
    store = open_store(neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    yield store
    store.close()
    empty(neo4j_url)

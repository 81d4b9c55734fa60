"""Both stores, empty, for every test that asks for `store`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher.store import Store, open_store
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

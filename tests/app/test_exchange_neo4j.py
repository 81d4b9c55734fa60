"""The dump for Neo4j, imported into a real server by neo4j-admin from the command that its README tells."""

import re
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from awkward_rows import fill
from neo4j_servers import cache_folder

from app.exchange.formats import FORMATS, write_tables
from cypher.content import graph_content
from cypher.dump import node_pages, relation_pages
from cypher.lookups import NODE_COUNTS, RELATION_COUNTS
from cypher.neo4j_server import Neo4jServer
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.model import Extraction
from ontology.errors import StoreUnavailable
from ontology.schema import load_schema


@pytest.fixture(scope="module")
def source(
    tmp_path_factory: pytest.TempPathFactory, sample_extractions: tuple[Extraction, ...]
) -> Iterator[Store]:
    """The samples, and nodes with what is hard to write."""
    store = open_store(f"embedded://{tmp_path_factory.mktemp('source') / 'graph.kgl'}")
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    fill(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory, source: Store) -> Path:
    folder = tmp_path_factory.mktemp("dump") / "out"
    write_tables(source, "https://data.example", folder, FORMATS["neo4j"])
    return folder


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, dump: Path) -> Iterator[Store]:
    """A server of its own on what was imported."""
    server = Neo4jServer(tmp_path_factory.mktemp("server"), cache=cache_folder())
    server.admin(*told_command(dump), folder=dump)
    with server:
        store = open_store(server.url)
        yield store
        store.close()


def told_command(dump: Path) -> list[str]:
    found = re.search(r"^ +neo4j-admin (.+)$", (dump / "README.md").read_text(), re.MULTILINE)
    assert found
    return shlex.split(found[1])


def test_the_server_holds_what_the_graph_holds(imported: Store, source: Store) -> None:
    for query in (NODE_COUNTS, RELATION_COUNTS):
        assert imported.read(query).rows == source.read(query).rows
    assert graph_content(imported) == graph_content(source)


def test_every_property_is_the_same(imported: Store, source: Store) -> None:
    """The content's id takes what a document says from its hash; here all of it is read."""
    for label in load_schema().classes:
        assert list(chain(*node_pages(imported, label))) == list(chain(*node_pages(source, label)))
    for type in load_schema().relations:
        assert list(chain(*relation_pages(imported, type))) == list(chain(*relation_pages(source, type)))


def test_the_schema_of_the_dump_is_that_of_the_store(imported: Store, dump: Path) -> None:
    def names() -> set[str]:
        with imported.write() as batch:
            shown = [batch.run(f"SHOW {kind} YIELD name").rows for kind in ("CONSTRAINTS", "INDEXES")]
        return {name for (name,) in chain(*shown)}

    before = names()
    with imported.write() as batch:
        for statement in (dump / "schema.cypher").read_text().splitlines():
            batch.run(statement.removesuffix(";"))
    made = names()
    assert len(made - before) > 50
    imported.apply_schema(load_schema())
    assert names() == made


def test_numbers_of_the_readme_are_those_of_the_graph(dump: Path, source: Store) -> None:
    nodes, relations = (
        sum(count for _, count in source.read(query).rows) for query in (NODE_COUNTS, RELATION_COUNTS)
    )
    assert f"{nodes:,} nodes and {relations:,} relations" in (dump / "README.md").read_text()


def test_what_the_importer_refuses_is_told(dump: Path, tmp_path: Path) -> None:
    """So that the import above could have failed."""
    for file in dump.iterdir():
        text = file.read_text()
        (tmp_path / file.name).write_text(text.replace(",2.5,", ",two,"))
    server = Neo4jServer(tmp_path / "server", cache=cache_folder())
    with pytest.raises(StoreUnavailable, match=r"^neo4j-admin database failed: "):
        server.admin(*told_command(dump), folder=tmp_path)

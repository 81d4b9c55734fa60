"""Snapshots for SPARQL: made once for each content, refreshed after a write beside the service, whole or not at all."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.rdf.export import rdf_lines
from app.settings import Settings
from app.sparql.snapshot import Snapshots
from cypher.content import ContentId
from cypher.store import Store, open_store
from ingest.load import prepare
from ontology.errors import StoreBusy, StoreChanged, StoreUnavailable

BASE = "https://data.example"
NAMES = "SELECT ?name WHERE { ?n a ct:Project ; ct:name ?name } ORDER BY ?name"


class Graph:
    """A store that a test writes to, and the one that it is served from."""

    def __init__(self, path: Path) -> None:
        self.writer = open_store(f"embedded://{path}")
        prepare(self.writer)
        self.reader = open_store(self.writer.url, read_only=True)

    def add(self, name: str) -> None:
        with self.writer.write() as batch:
            batch.upsert_nodes("Project", [{"id": f"project-{name}", "name": name, "names": [name]}])

    def snapshots(self, cache: Path, lines: Any = rdf_lines) -> Snapshots:
        return Snapshots(self.reader, BASE, ContentId(self.reader), cache, lines)


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    opened = Graph(tmp_path / "graph.kgl")
    opened.add("one")
    yield opened
    opened.reader.close()
    opened.writer.close()


def test_a_service_sees_what_was_written_beside_it(graph: Graph, tmp_path: Path) -> None:
    settings = Settings(cache_dir=tmp_path / "cache", query_timeout=60)
    with TestClient(create_app(settings, graph.reader)) as client:

        def names() -> list[str]:
            rows = client.get("/sparql", params={"query": NAMES}).json()["results"]["bindings"]
            return [row["name"]["value"] for row in rows]

        assert names() == ["one"]
        graph.add("two")
        assert names() == ["one", "two"]
        graph.add("two")
        assert names() == ["one", "two"]
    folders = list((tmp_path / "cache" / "sparql").glob("*/*"))
    assert len(folders) == 1, "the old snapshot is removed"


def test_it_is_made_once_and_kept(graph: Graph, tmp_path: Path) -> None:
    made: list[int] = []

    def lines(store: Store, base: str) -> Iterator[bytes]:
        made.append(1)
        yield from rdf_lines(store, base)

    snapshots = graph.snapshots(tmp_path, lines)
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(snapshots.current(60))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 5
    # Another service over the same graph finds it.
    assert graph.snapshots(tmp_path, lines).current(60) == found[0]
    assert len(made) == 1


def test_graphs_and_bases_have_their_own(graph: Graph, tmp_path: Path) -> None:
    content = ContentId(graph.reader)
    one = Snapshots(graph.reader, BASE, content, tmp_path).current(60)
    other = Snapshots(graph.reader, "https://other.example", content, tmp_path).current(60)
    assert one.parent != other.parent
    assert one.exists()


def test_who_cannot_wait_is_told_to_come_again(graph: Graph, tmp_path: Path) -> None:
    go_on = threading.Event()

    def lines(store: Store, base: str) -> Iterator[bytes]:
        go_on.wait(60)
        yield from rdf_lines(store, base)

    snapshots = graph.snapshots(tmp_path, lines)
    with pytest.raises(StoreBusy, match="made ready"):
        snapshots.current(0.1)
    go_on.set()
    assert snapshots.current(60).exists()


def test_over_http_that_is_503_with_a_time_to_retry(graph: Graph, tmp_path: Path) -> None:
    settings = Settings(cache_dir=tmp_path, query_timeout=0.001)
    with TestClient(create_app(settings, graph.reader)) as client:
        reply = client.get("/sparql", params={"query": NAMES})
    assert reply.status_code == 503
    assert int(reply.headers["retry-after"]) > 0
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_graph_that_is_written_to_meanwhile_is_read_again(graph: Graph, tmp_path: Path) -> None:
    reads: list[str] = []

    def lines(store: Store, base: str) -> Iterator[bytes]:
        reads.append("read")
        if len(reads) == 1:
            raise StoreChanged("written to")
        yield from rdf_lines(store, base)
        if len(reads) == 2:
            graph.add("meanwhile")

    path = graph.snapshots(tmp_path, lines).current(60)
    assert len(reads) == 3
    assert path.name == ContentId(graph.reader).current()
    assert [folder.name for folder in path.parent.iterdir()] == [path.name]


def test_a_build_that_fails_leaves_nothing_and_is_tried_again(graph: Graph, tmp_path: Path) -> None:
    tries: list[str] = []

    def lines(store: Store, base: str) -> Iterator[bytes]:
        tries.append("try")
        yield b"<http://e/a> <http://e/b> <http://e/c> .\n"
        if len(tries) == 1:
            yield b"this is no triple\n"

    snapshots = graph.snapshots(tmp_path, lines)
    with pytest.raises(StoreUnavailable, match="no snapshot"):
        snapshots.current(60)
    assert not list((tmp_path / "sparql").glob("*/*"))
    assert snapshots.current(60).exists()


def test_a_folder_that_cannot_be_written_to_is_said_to_be_so(graph: Graph, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StoreUnavailable, match="no snapshot"):
        graph.snapshots(blocked).current(60)


def test_one_that_was_removed_is_made_again(graph: Graph, tmp_path: Path) -> None:
    snapshots = graph.snapshots(tmp_path)
    path = snapshots.current(60)
    shutil.rmtree(path)
    assert snapshots.current(60) == path
    assert path.exists()

"""Fixtures that tests of several packages share."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_servers import empty, some_neo4j

from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.model import Extraction
from ingest.read import read_source
from ingest.samples import sample_files


@pytest.fixture(scope="session", autouse=True)
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What services and commands of the tests keep is apart from what the user's keep."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHENGTU_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; tests that need it are skipped only where none is named."""
    folder = os.environ.get("CHENGTU_CORPUS")
    if folder is None:
        pytest.skip("CHENGTU_CORPUS is not set")
    path = Path(folder)
    assert any(path.iterdir()), f"CHENGTU_CORPUS={folder} holds no documents"
    return path


@pytest.fixture(scope="session")
def sample_extractions() -> tuple[Extraction, ...]:
    """What the samples say, resolved together."""
    return tuple(resolve_readings(read_document(read_source(path)) for path in sample_files()))


@pytest.fixture(scope="session")
def sample_graph_url(
    tmp_path_factory: pytest.TempPathFactory, sample_extractions: tuple[Extraction, ...]
) -> str:
    """An embedded store that holds the samples; tests only read it."""
    url = f"embedded://{tmp_path_factory.mktemp('graph') / 'graph.kgl'}"
    store = open_store(url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    store.close()
    return url


@pytest.fixture(scope="session")
def sample_graph(sample_graph_url: str) -> Iterator[Store]:
    """The samples' store, opened to read."""
    store = open_store(sample_graph_url, read_only=True)
    yield store
    store.close()


@pytest.fixture(scope="session")
def service_url(sample_graph: Store) -> Iterator[str]:
    """A service over the samples that listens on a port of its own."""
    import uvicorn

    from app.api.main import create_app
    from app.settings import Settings

    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(Settings(), sample_graph), log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def neo4j_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Neo4j server for the whole run; who uses it empties it, as `empty_neo4j_url` does."""
    with some_neo4j(tmp_path_factory.mktemp("neo4j")) as url:
        yield url


@pytest.fixture
def empty_neo4j_url(neo4j_url: str) -> str:
    """The server of the run without a node."""
    empty(neo4j_url)
    return neo4j_url

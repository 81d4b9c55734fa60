"""The Neo4j server that a test run uses: one that is named, one of Docker, or one of our own."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cypher.neo4j_server import Neo4jServer
from cypher.store import open_store
from ontology.errors import StoreUnavailable

_IMAGE = "neo4j:5.26-community"
_START_SECONDS = 120


def cache_folder() -> Path:
    """Where Neo4j's jars are kept between runs."""
    named = os.environ.get("CHENGTU_CACHE")
    return Path(named) if named else Path(__file__).parents[1] / ".cache" / "neo4j"


@contextmanager
def some_neo4j(home: Path) -> Iterator[str]:
    """The URL of a server that takes everybody, for as long as the block lasts."""
    named = os.environ.get("CHENGTU_TEST_NEO4J_URL")
    if named:
        yield named
    elif _docker_answers():
        with _container() as url:
            yield url
    else:
        with Neo4jServer(home, cache=cache_folder()) as server:
            yield server.url


def empty(url: str) -> None:
    """Remove all nodes and relations; constraints and indexes stay, they are the same for every test."""
    store = open_store(url)
    try:
        with store.write() as batch:
            batch.run("MATCH (n) DETACH DELETE n")
    finally:
        store.close()


def _docker_answers() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0


@contextmanager
def _container() -> Iterator[str]:
    command = [
        "docker",
        "run",
        "--rm",
        "--detach",
        "--publish",
        "127.0.0.1::7687",
        "--env",
        "NEO4J_AUTH=none",
    ]
    container = _docker(*command[1:], _IMAGE)
    try:
        url = f"bolt://{_docker('port', container, '7687').splitlines()[0]}"
        _wait_for(url)
        yield url
    finally:
        _docker("stop", container)


def _docker(*arguments: str) -> str:
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _wait_for(url: str) -> None:
    give_up = time.monotonic() + _START_SECONDS
    while True:
        try:
            open_store(url).close()
        except StoreUnavailable:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.5)
        else:
            return

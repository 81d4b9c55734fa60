"""Stores between processes: killed writers, locks, readers beside a writer."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cypher.store import Store, open_store
from ontology.errors import StoreLocked, StoreUnavailable, StoreVersion
from ontology.schema import load_schema

PROGRAM = Path(__file__).with_name("store_process.py")
ROOT = Path(__file__).parents[2]


@contextmanager
def process(role: str, url: str) -> Iterator[subprocess.Popen[str]]:
    """The program in a role; killed at the end, without a chance to tidy up."""
    command = [sys.executable, str(PROGRAM), role, url]
    program = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def heard(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def asked(program: subprocess.Popen[str]) -> int:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    return int(heard(program))


def ids(store: Store) -> set[str]:
    return {row[0] for row in store.read("MATCH (n:Project) RETURN n.id").rows}


@pytest.fixture
def embedded_url(tmp_path: Path) -> str:
    return f"embedded://{tmp_path / 'graph.kgl'}"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_writer_killed_in_a_batch_leaves_nothing_of_it(store_url: str, read_only: bool) -> None:
    with process("half", store_url) as writer:
        assert heard(writer) == "half"
    store = open_store(store_url, read_only=read_only)
    try:
        assert ids(store) == {f"kept-{i}" for i in range(100)}
    finally:
        store.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_an_acknowledged_batch_survives_its_writer(embedded_url: str, read_only: bool) -> None:
    with process("logged", embedded_url) as writer:
        assert heard(writer) == "logged"
    store = open_store(embedded_url, read_only=read_only)
    try:
        assert ids(store) == {f"logged-{i}" for i in range(100)}
    finally:
        store.close()


def test_an_open_reader_recovers_what_a_killed_writer_left(
    embedded_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cypher.store.embedded._RECOVERY_INTERVAL", 0.0)
    with process("logged", embedded_url) as writer:
        assert heard(writer) == "logged"
        reader = open_store(embedded_url, read_only=True)
        assert ids(reader) == set()
    try:
        assert len(ids(reader)) == 100
    finally:
        reader.close()


@pytest.mark.parametrize("batches", [1, 3, 7])
def test_a_writer_killed_at_any_moment_loses_no_acknowledged_batch(store_url: str, batches: int) -> None:
    with process("many", store_url) as writer:
        kept = [heard(writer) for _ in range(batches)][-1]
    store = open_store(store_url, read_only=True)
    try:
        found = len(ids(store))
    finally:
        store.close()
    assert found >= 50 * int(kept)
    assert found % 50 == 0


def test_a_reader_in_another_process_sees_what_was_written(store_url: str) -> None:
    store = open_store(store_url)
    try:
        with process("follow", store_url) as reader:
            assert heard(reader) == "open"
            assert asked(reader) == 0
            for number in range(1, 4):
                with store.write() as batch:
                    batch.upsert_nodes("Project", [{"id": f"p{number}-{i}"} for i in range(50)])
                assert asked(reader) == 50 * number
    finally:
        store.close()


def test_a_second_writer_is_refused_while_the_first_lives(embedded_url: str) -> None:
    with process("hold", embedded_url) as writer:
        assert heard(writer) == "open"
        with pytest.raises(StoreLocked, match=f"process {writer.pid} is writing"):
            open_store(embedded_url)
        open_store(embedded_url, read_only=True).close()
    open_store(embedded_url).close()


def test_this_process_is_named_where_it_holds_the_store(embedded_url: str) -> None:
    store = open_store(embedded_url)
    try:
        with pytest.raises(StoreLocked, match="this process"):
            open_store(embedded_url)
    finally:
        store.close()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("below", ["graph.kgl", "deeper/graph.kgl"])
def test_a_folder_that_cannot_be_used_is_one_clear_line(tmp_path: Path, below: str, read_only: bool) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("no folder")
    with pytest.raises(StoreUnavailable) as caught:
        open_store(f"embedded://{occupied / below}", read_only=read_only)
    assert str(occupied) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "neo4j+s://nowhere.invalid:7687"]
)
def test_a_server_that_is_not_there_is_one_clear_line(url: str) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_store(url)
    assert str(caught.value) == f"no Neo4j server answers at {url}"


def test_a_store_not_yet_written_is_empty_to_a_reader(tmp_path: Path) -> None:
    url = f"embedded://{tmp_path / 'later' / 'graph.kgl'}"
    reader = open_store(url, read_only=True)
    try:
        before = reader.snapshot()
        assert ids(reader) == set()
        writer = open_store(url)
        with writer.write() as batch:
            batch.upsert_nodes("Project", [{"id": "p"}])
        assert ids(reader) == {"p"}
        assert reader.snapshot() != before
        writer.close()
    finally:
        reader.close()
    assert not list(tmp_path.glob("*.kgl"))


def test_opening_and_closing_leaves_the_file_alone(embedded_url: str) -> None:
    path = Path(embedded_url.removeprefix("embedded://"))
    store = open_store(embedded_url)
    store.apply_schema(load_schema())
    store.close()
    before = path.stat().st_mtime_ns
    store = open_store(embedded_url)
    store.apply_schema(load_schema())
    store.close()
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "graph.kgl"
    path.write_text("not a graph")
    with pytest.raises(StoreVersion, match="not a graph that this version reads"):
        open_store(f"embedded://{path}", read_only=read_only)
    assert path.read_text() == "not a graph"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_format_is_refused(
    embedded_url: str, read_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("cypher.store.embedded.STORE_FORMAT", 99)
        open_store(embedded_url).close()
    for _ in range(2):
        with pytest.raises(StoreVersion, match="format 99"):
            open_store(embedded_url, read_only=read_only)


def test_a_database_of_another_format_is_refused(empty_neo4j_url: str) -> None:
    store = open_store(empty_neo4j_url)
    try:
        with store.write() as batch:
            batch.run("CREATE INDEX chengtu_format_99 FOR (n:Goal) ON (n.other)")
        with pytest.raises(StoreVersion, match="format 99"):
            open_store(empty_neo4j_url)
    finally:
        with store.write() as batch:
            batch.run("DROP INDEX chengtu_format_99")
        store.close()
    open_store(empty_neo4j_url).close()

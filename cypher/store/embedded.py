"""The store in process: a kglite graph in one file, with a write-ahead log beside it."""

import threading
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import kglite

from cypher.ddl import definitions_of, to_cypher
from cypher.guard import check_read
from cypher.store import graph_file
from cypher.store.apart import Apart
from cypher.store.batch import CypherBatch
from cypher.store.checkpoint import Checkpoint
from cypher.store.embedded_errors import translate
from cypher.store.embedded_query import engine_text
from cypher.store.embedded_values import AS_IS, column_name, plain
from cypher.store.explained import steps_of_rows
from cypher.store.protocol import STORE_FORMAT, Batch, PlanStep, Result
from cypher.store.turn import Turn
from ontology.errors import QueryRefused, StoreLocked, StoreUnavailable, StoreVersion
from ontology.schema import Schema

# A reader that recovers a killed writer's log holds the lease for a moment; a writer waits that long.
_LEASE_WAIT = 1.5
_LEASE_POLL = 0.05
# Seconds between two attempts of a reader to recover the log: while a writer lives they are in vain.
_RECOVERY_INTERVAL = 1.0
_EMPTY_LOG = 5
# Optimiser passes of kglite 0.21.2 that give wrong rows: the first counts 0 for `(a)--(b)--(c)`, the second
# groups by the wrong node after OPTIONAL MATCH. Without them 16,000 random queries gave the unoptimised rows.
_WRONG_PASSES = ["fuse_match_return_aggregate", "fuse_optional_match_aggregate"]

_FAILURES = (kglite.KgError, OSError, RuntimeError, ValueError, TypeError, OverflowError)

_NO_DEADLINE = 0
# Rows and items that a query with a time limit may hold; so many take up to 2 GB.
_MOST_WORK = 5_000_000


class EmbeddedWriter:
    """The one writing process of a graph file, from opening it until `close`."""

    read_only = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = Turn()
        self._apart = Apart(path, EmbeddedReader)
        self._closed = False
        self._checkpoint = Checkpoint()
        _silence()
        graph_file.make_folder(path.parent)
        if not path.exists():
            _create(path)
        self._session = _open_for_writing(path)
        try:
            _check_format(self._session, path)
        except StoreVersion:
            self._session.close()
            raise

    @property
    def url(self) -> str:
        return f"embedded://{self._path}"

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        raw: bool = False,
    ) -> Result:
        if self._closed:
            raise StoreUnavailable(f"{self.url} is closed")
        if raw:
            check_read(query)
            return self._apart.read(query, parameters, timeout, limit)
        return _read(self._session, query, parameters, timeout, limit)

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[PlanStep, ...]:
        if self._closed:
            raise StoreUnavailable(f"{self.url} is closed")
        return _explain(self._session, query, parameters)

    @contextmanager
    def write(self) -> Iterator[Batch]:
        with self._turn.take():
            if self._closed:
                raise StoreUnavailable(f"{self.url} is closed")
            with _translated():
                transaction = self._session.begin()
            try:
                yield CypherBatch(partial(_run, transaction), hints=False)
            except BaseException:
                transaction.rollback()
                raise
            with _translated():
                transaction.commit()
                self._checkpoint.after_batch(self._session.save)

    def apply_schema(self, schema: Schema) -> None:
        with self._turn.take(), _translated():
            there = {
                row["name"]
                for command in ("SHOW CONSTRAINTS", "SHOW INDEXES")
                for row in self._session.cypher(command).to_list()
            }
            missing = [
                definition
                for definition in definitions_of(schema)
                # The engine's text index splits on spaces only, which finds no Chinese words.
                if definition.kind != "fulltext" and definition.name not in there
            ]
            for definition in missing:
                self._session.execute(to_cypher(definition))
            if missing:
                self._checkpoint.after_batch(self._session.save)

    def snapshot(self) -> str:
        return f"{graph_file.stamp(self._path)}-{self._session.version()}"

    def close(self) -> None:
        with self._turn.take(), _translated():
            if not self._closed:
                self._session.close()
                self._closed = True
        self._apart.close()


class EmbeddedReader:
    """A view of a graph file beside its writer, which may be another process."""

    read_only = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._apart = Apart(path, EmbeddedReader)
        self._loaded: tuple[str, Any] | None = None
        self._closed = False
        self._recovery_tried_at = float("-inf")
        _silence()
        self._current()

    @property
    def url(self) -> str:
        return f"embedded://{self._path}"

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        raw: bool = False,
    ) -> Result:
        if raw:
            check_read(query)
            return self._apart.read(query, parameters, timeout, limit)
        _, session = self._current()
        return _read(session, query, parameters, timeout, limit)

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[PlanStep, ...]:
        _, session = self._current()
        return _explain(session, query, parameters)

    @contextmanager
    def write(self) -> Iterator[Batch]:
        raise QueryRefused(f"{self.url} was opened for reading only")
        yield

    def apply_schema(self, schema: Schema) -> None:  # noqa: ARG002
        raise QueryRefused(f"{self.url} was opened for reading only")

    def snapshot(self) -> str:
        stamp, _ = self._current()
        return stamp

    def close(self) -> None:
        self._closed = True
        self._loaded = None
        self._apart.close()

    def _current(self) -> tuple[str, Any]:
        """The session over the newest checkpoint, and the stamp of that file."""
        if self._closed:
            raise StoreUnavailable(f"{self.url} is closed")
        self._recover()
        loaded = self._loaded
        if loaded is None or loaded[0] != graph_file.stamp(self._path):
            with self._lock:
                loaded = self._loaded
                stamp = graph_file.stamp(self._path)
                if loaded is None or loaded[0] != stamp:
                    loaded = (stamp, _load(self._path))
                    self._loaded = loaded
        return loaded

    def _recover(self) -> None:
        """Replay the log that a killed writer left; a living writer keeps the lease, and its log."""
        log = self._path.with_name(self._path.name + "-wal")
        if (
            graph_file.size(log) <= _EMPTY_LOG
            or time.monotonic() - self._recovery_tried_at < _RECOVERY_INTERVAL
        ):
            return
        with self._lock:
            self._recovery_tried_at = time.monotonic()
            try:
                session = kglite.open_session(str(self._path), durable="normal")
                session.save()
                session.close()
            except _FAILURES:
                # A writer is at work, or this user may only read: the last checkpoint has to do.
                return


def _run(transaction: Any, query: str, parameters: Mapping[str, Any]) -> Result:
    with _translated():
        text = engine_text(query)
        view = transaction.cypher(text, params=dict(parameters), timeout_ms=_NO_DEADLINE)
        return _result(view, truncated=False)


def _read(
    session: Any,
    query: str,
    parameters: Mapping[str, Any] | None,
    timeout: float | None,
    limit: int | None,
) -> Result:
    check_read(query)
    milliseconds = _NO_DEADLINE if timeout is None else max(1, int(timeout * 1000))
    with _translated():
        cursor = session.cursor()
        cursor.read_only(True)
        view = cursor.cypher(
            engine_text(query),
            params=dict(parameters or {}),
            timeout_ms=milliseconds,
            max_work_units=None if timeout is None else _MOST_WORK,
            row_limit=limit,
            hide_structural_keys=True,
            disabled_passes=_WRONG_PASSES,
        )
        total = (view.diagnostics or {}).get("total_rows")
        return _result(view, truncated=total is not None and total > len(view))


def _explain(session: Any, query: str, parameters: Mapping[str, Any] | None) -> tuple[PlanStep, ...]:
    check_read(query)
    with _translated():
        cursor = session.cursor()
        cursor.read_only(True)
        text = "EXPLAIN " + engine_text(query)
        return steps_of_rows(cursor.cypher(text, params=dict(parameters or {})).to_list())


def _result(view: Any, *, truncated: bool) -> Result:
    names = view.columns
    # Most values are as they should be: asking first costs less than a call.
    rows = tuple(
        tuple([v if type(v) in AS_IS else plain(v) for v in map(record.__getitem__, names)])
        for record in view.to_list()
    )
    return Result(tuple(column_name(name) for name in names), rows, truncated)


def _silence() -> None:
    """The engine warns of labels that nothing has yet, and of a log that a living writer still holds."""
    kglite.set_query_warning_policy("silent")
    warnings.filterwarnings("ignore", message="the write-ahead log at", category=UserWarning)


def _create(path: Path) -> None:
    with _translated(path):
        graph = kglite.open(str(path), durable="normal")
        graph.set_schema_version(STORE_FORMAT)
        graph.close()


def _open_for_writing(path: Path) -> Any:
    give_up = time.monotonic() + _LEASE_WAIT
    while True:
        try:
            with _translated(path):
                return kglite.open_session(str(path), durable="normal", auto_checkpoint_wal_mib=0)
        except StoreLocked:
            if time.monotonic() > give_up:
                raise
            time.sleep(_LEASE_POLL)


def _load(path: Path) -> Any:
    if not graph_file.exists(path):
        return kglite.KnowledgeGraph().session()
    with _translated(path):
        session = kglite.open_session(str(path))
    _check_format(session, path)
    return session


def _check_format(session: Any, path: Path) -> None:
    found = session.cursor().schema_version
    if found != STORE_FORMAT:
        raise StoreVersion(
            f"{path} holds a graph of format {found}, this version reads {STORE_FORMAT}: "
            "move the file away and ingest again"
        )


@contextmanager
def _translated(path: Path | None = None) -> Iterator[None]:
    try:
        yield
    except _FAILURES as error:
        raise translate(error, path) from error

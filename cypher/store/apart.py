"""Raw queries of an embedded store in processes of their own, which can be ended by force.

The engine looks at its deadline between rows, not inside of an expression, and a string doubled forty times
takes all memory there is: within the service, one line of Cypher would stop it for everybody.
"""

import multiprocessing
import resource
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cypher.store.protocol import Result, Store
from cypher.store.weight import Scale
from ontology.errors import ChengtuError, QueryError, QueryTimeout

OpenReader = Callable[[Path], Store]

_AT_ONCE = 2
_MEMORY = 2 << 30
"""Bytes that a query may take beyond what the process holds with the graph loaded."""
_DEFAULT_SECONDS = 30.0
_GRACE_SECONDS = 1.0
"""What the engine gets to stop by itself before it is stopped."""
_START_SECONDS = 60.0


class Apart:
    """At most two readers of one graph file, each a process started when it is first needed."""

    def __init__(self, path: Path, open_reader: OpenReader) -> None:
        """`open_reader` opens the store in the other process, so it must be importable there."""
        self._path = path
        self._open_reader = open_reader
        self._free = threading.Semaphore(_AT_ONCE)
        self._idle: list[_Reader] = []

    def read(
        self, query: str, parameters: Mapping[str, Any] | None, timeout: float | None, limit: int | None
    ) -> Result:
        """Raises what `Store.read` does; QueryTimeout also while two other queries take all the time."""
        seconds = _DEFAULT_SECONDS if timeout is None else timeout
        if not self._free.acquire(timeout=seconds):
            raise QueryTimeout("too many queries at once; try again")
        try:
            reader = self._idle.pop() if self._idle else _Reader(self._path, self._open_reader)
            try:
                result = reader.read(query, dict(parameters or {}), seconds, limit)
            except ChengtuError:
                self._keep(reader)
                raise
            except BaseException:
                reader.end()
                raise
            self._keep(reader)
            return result
        finally:
            self._free.release()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().end()

    def _keep(self, reader: "_Reader") -> None:
        if reader.lives:
            self._idle.append(reader)


class _Reader:
    """One process and the pipe to it."""

    def __init__(self, path: Path, open_reader: OpenReader) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, path, open_reader), daemon=True)
        self._process.start()
        other.close()
        self.lives = True
        answer = self._await(_START_SECONDS)
        if isinstance(answer, ChengtuError):
            self.end()
            raise answer

    def read(self, query: str, parameters: dict[str, Any], seconds: float, limit: int | None) -> Result:
        self._pipe.send((query, parameters, seconds, limit))
        answer = self._await(seconds + _GRACE_SECONDS)
        if isinstance(answer, ChengtuError):
            raise answer
        assert isinstance(answer, Result)
        return answer

    def end(self) -> None:
        self.lives = False
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _await(self, seconds: float) -> Any:
        try:
            if self._pipe.poll(seconds):
                return self._pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise QueryError("the query took more memory than it may") from error
        self.end()
        raise QueryTimeout("the query was stopped at its time limit")


def _serve(pipe: Connection, path: Path, open_reader: OpenReader) -> None:
    """Answer queries until the pipe is closed."""
    try:
        store = open_reader(path)
    except ChengtuError as error:
        pipe.send(error)
        return
    pipe.send(None)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            query, parameters, seconds, limit = pipe.recv()
            _limit(seconds)
            pipe.send(_answer(store, query, parameters, seconds, limit))


def _answer(
    store: Store, query: str, parameters: dict[str, Any], seconds: float, limit: int | None
) -> Result | ChengtuError:
    try:
        result = store.read(query, parameters, timeout=seconds, limit=limit)
        Scale().weigh(result.rows)
        return result
    except ChengtuError as error:
        return error
    except MemoryError:
        return QueryError("the query took more memory than it may")


def _limit(seconds: float) -> None:
    """The system ends this process beyond these, even where nobody is left to do it."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    if pages:
        _soft(resource.RLIMIT_AS, pages * resource.getpagesize() + _MEMORY)
    _soft(resource.RLIMIT_CPU, int(time.process_time() + 4 * (seconds + _GRACE_SECONDS)) + 1)


def _soft(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

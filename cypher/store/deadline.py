"""Waits for calls so long and no longer; a call that goes on keeps one of a few places until it ends.

Neo4j looks at its time limit between rows, not inside of an expression: a loop of a billion steps runs on when
its time is up, and nothing can end it but the server. It may not keep those who asked, nor take all workers.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from ontology.errors import QueryTimeout

T = TypeVar("T")

_AT_ONCE = 4
_DEFAULT_SECONDS = 30.0
_GRACE_SECONDS = 1.0
"""What the server gets to stop by itself."""


class Deadline:
    """At most four calls at once, each in a thread of its own."""

    def __init__(self) -> None:
        self._free = threading.Semaphore(_AT_ONCE)

    def run(self, call: Callable[[], T], timeout: float | None) -> T:
        """What the call returns or raises. Raises QueryTimeout when it takes too long, or all places do."""
        seconds = _DEFAULT_SECONDS if timeout is None else timeout
        if not self._free.acquire(timeout=seconds):
            raise QueryTimeout("too many queries at once; try again")
        running = _Call(call, self._free.release)
        threading.Thread(target=running.run, daemon=True, name="raw query").start()
        if not running.ended.wait(seconds + _GRACE_SECONDS):
            raise QueryTimeout("the query was stopped at its time limit")
        return running.result()


class _Call(Generic[T]):
    def __init__(self, call: Callable[[], T], release: Callable[[], None]) -> None:
        self._call = call
        self._release = release
        self._returned: list[T] = []
        self._raised: BaseException | None = None
        self.ended = threading.Event()

    def run(self) -> None:
        try:
            self._returned.append(self._call())
        except BaseException as error:
            self._raised = error
        finally:
            self._release()
            self.ended.set()

    def result(self) -> T:
        if self._raised is not None:
            raise self._raised
        return self._returned[0]

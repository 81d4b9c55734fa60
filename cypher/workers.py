"""Processes beside this one that answer one request at a time, and can be ended by force.

An engine in C or Rust cannot be stopped from another thread, and a query that takes all memory takes it from
everybody who shares the process.
"""

import multiprocessing
import resource
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

from ontology.errors import ChengtuError, QueryError, QueryTimeout

Answer = Callable[[Any, float], Any]
"""Takes a request and the seconds that it has; runs in the other process. May raise ChengtuError."""

_START_SECONDS = 60.0
_ACCOUNT = Path("/proc/self/statm")
"""Where Linux tells how many pages a process holds; other systems limit no memory."""
_TOO_MUCH = "the query took more memory than it may, or is nested too deeply"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take.

    `memory` is in bytes, beyond what the process holds before; `grace` are the seconds that it gets to stop by
    itself, `wait` how many times its own seconds it waits for a process.
    """

    at_once: int = 2
    memory: int = 2 << 30
    grace: float = 1.0
    wait: float = 1.0


class Workers:
    """At most so many processes, each started when it is first needed and kept for the next request."""

    def __init__(self, start: Callable[..., Answer], *arguments: Any, limits: Limits | None = None) -> None:
        """`start(*arguments)` is called in the other process, so it must be importable there."""
        self._start = (start, arguments)
        self._limits = limits or Limits()
        self._free = threading.Semaphore(self._limits.at_once)
        self._idle: list[_Worker] = []
        self._closed = False

    def ask(self, request: Any, seconds: float) -> Any:
        """Raises what the other process raised; QueryTimeout also while others take all the time."""
        if not self._free.acquire(timeout=seconds * self._limits.wait):
            raise QueryTimeout("too many queries at once; try again")
        try:
            worker = self._idle.pop() if self._idle else _Worker(*self._start, self._limits)
            try:
                answer = worker.ask(request, seconds)
            except ChengtuError:
                self._keep(worker)
                raise
            except BaseException:
                worker.end()
                raise
            self._keep(worker)
            return answer
        finally:
            self._free.release()

    def close(self) -> None:
        """End those that wait; one that is at work ends after its answer."""
        self._closed = True
        while self._idle:
            self._idle.pop().end()

    def _keep(self, worker: "_Worker") -> None:
        if worker.lives:
            self._idle.append(worker)
        if self._closed:
            self.close()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, start: Callable[..., Answer], arguments: tuple[Any, ...], limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._grace = limits.grace
        self._process = context.Process(target=_serve, args=(other, start, arguments, limits), daemon=True)
        self._process.start()
        other.close()
        self.lives = True
        answer = self._await(_START_SECONDS)
        if isinstance(answer, ChengtuError):
            self.end()
            raise answer

    def ask(self, request: Any, seconds: float) -> Any:
        self._pipe.send((request, seconds))
        answer = self._await(seconds + self._grace)
        if isinstance(answer, ChengtuError):
            raise answer
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
            raise QueryError(_TOO_MUCH) from error
        self.end()
        raise QueryTimeout("the query was stopped at its time limit")


def _serve(
    pipe: Connection, start: Callable[..., Answer], arguments: tuple[Any, ...], limits: Limits
) -> None:
    """Answer requests until the pipe is closed."""
    # Opened before the start, which may give up the right to open more.
    account = _ACCOUNT.open() if _ACCOUNT.exists() else None
    try:
        answer = start(*arguments)
    except ChengtuError as error:
        pipe.send(error)
        return
    pipe.send(None)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            request, seconds = pipe.recv()
            _limit(seconds + limits.grace, limits.memory, account)
            pipe.send(_answered(answer, request, seconds))


def _answered(answer: Answer, request: Any, seconds: float) -> Any:
    try:
        return answer(request, seconds)
    except ChengtuError as error:
        return error
    except MemoryError:
        return QueryError(_TOO_MUCH)


def _limit(seconds: float, memory: int, account: IO[str] | None) -> None:
    """The system ends this process beyond these, even where nobody is left to do it."""
    if account is not None:
        account.seek(0)
        pages = int(account.read().split()[0])
        _soft(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)
    _soft(resource.RLIMIT_CPU, int(time.process_time() + 4 * seconds) + 1)


def _soft(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

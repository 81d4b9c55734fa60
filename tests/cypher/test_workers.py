"""Processes that answer requests: what ends them, and that others take their place."""

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest

from cypher.workers import Answer, Limits, Workers
from ontology.errors import QueryError, QueryTimeout, StoreUnavailable


def start(prefix: str) -> Answer:
    """Runs in the other process."""

    def answer(request: Any, seconds: float) -> Any:
        match request:
            case "sleep":
                time.sleep(60)
            case "fill":
                return len(bytearray(4 << 30))
            case "die":
                os.abort()
            case "refuse":
                raise QueryError("not this")
            case "pid":
                return os.getpid()
        return f"{prefix} {request}"

    return answer


def start_in_vain() -> Answer:
    raise StoreUnavailable("nothing is there")


@pytest.fixture
def workers() -> Iterator[Workers]:
    opened = Workers(start, "asked", limits=Limits(at_once=1, memory=256 << 20, grace=0.2))
    yield opened
    opened.close()


def test_a_process_is_kept_for_the_next_request(workers: Workers) -> None:
    assert workers.ask("one", 30) == "asked one"
    first = workers.ask("pid", 30)
    with pytest.raises(QueryError, match="not this"):
        workers.ask("refuse", 30)
    assert workers.ask("pid", 30) == first != os.getpid()


@pytest.mark.parametrize(
    ("request_", "error", "words"),
    [("sleep", QueryTimeout, "time limit"), ("die", QueryError, "memory"), ("fill", QueryError, "memory")],
)
def test_what_takes_too_much_is_ended_and_another_takes_its_place(
    workers: Workers, request_: str, error: type[Exception], words: str
) -> None:
    workers.ask("warm", 30)
    with pytest.raises(error, match=words):
        workers.ask(request_, 1 if request_ == "sleep" else 30)
    assert workers.ask("one", 30) == "asked one"


def test_what_cannot_start_says_why() -> None:
    workers = Workers(start_in_vain)
    with pytest.raises(StoreUnavailable, match="nothing is there"):
        workers.ask("one", 30)


def test_after_closing_no_process_waits(workers: Workers) -> None:
    pid = workers.ask("pid", 30)
    workers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)

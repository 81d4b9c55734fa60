"""A process that uses a store, for tests that kill it: `python store_process.py ROLE URL`."""

import sys
import time
from typing import Any

from cypher.store import open_store
from cypher.store.checkpoint import Checkpoint


def half(url: str) -> None:
    """One batch kept, then half of another."""
    store = open_store(url)
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": f"kept-{i}"} for i in range(100)])
    with store.write() as batch:
        batch.upsert_nodes("Project", [{"id": f"lost-{i}"} for i in range(100)])
        say("half")
        time.sleep(600)


def logged(url: str) -> None:
    """One batch that is in the log, and not yet in the file."""

    def put_off(*_: Any) -> None:
        say("logged")
        time.sleep(600)

    Checkpoint.after_batch = put_off  # type: ignore[method-assign]
    with open_store(url).write() as batch:
        batch.upsert_nodes("Project", [{"id": f"logged-{i}"} for i in range(100)])


def many(url: str) -> None:
    """Batches of fifty without end, each told when it is kept."""
    store = open_store(url)
    number = 0
    while True:
        with store.write() as batch:
            batch.upsert_nodes("Project", [{"id": f"p{number}-{i}"} for i in range(50)])
        number += 1
        say(number)


def hold(url: str) -> None:
    """A store opened to write."""
    store = open_store(url)
    say("open")
    time.sleep(600)
    store.close()


def follow(url: str) -> None:
    """The number of nodes, each time a line is read."""
    store = open_store(url, read_only=True)
    say("open")
    for _ in sys.stdin:
        say(store.read("MATCH (n) RETURN count(*)").rows[0][0])


def say(text: Any) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    {"half": half, "logged": logged, "many": many, "hold": hold, "follow": follow}[sys.argv[1]](sys.argv[2])

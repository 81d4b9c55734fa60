"""How long asking takes on Neo4j beside the bare driver running the same Cypher, question by question."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import neo4j

from app.api.ask import to_reply
from app.ask.service import Asker
from cypher.store.protocol import Result, Store

ROUNDS = 5
Asked = tuple[str, Mapping[str, Any]]


class Recorded:
    """A store that remembers the queries it was asked."""

    def __init__(self, store: Store) -> None:
        self.queries: list[Asked] = []
        self._store = store

    def read(self, query: str, parameters: Mapping[str, Any] | None = None, **options: Any) -> Result:
        self.queries.append((query, parameters or {}))
        return self._store.read(query, parameters, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def report_ratio(store: Store, url: str, questions: Sequence[str]) -> None:
    """The best of some rounds each; the ratio of the sums, and the median of the ratios."""
    recorded: Any = Recorded(store)
    asker = Asker(recorded)
    asker.lexicon()
    asked, bare = [], []
    with neo4j.GraphDatabase.driver(url) as driver:
        for question in questions:
            asker.ask(question)  # what is kept of words is kept for both
            recorded.queries.clear()
            reply = _best(lambda q=question: to_reply(asker.ask(q)).model_dump_json())
            if not recorded.queries:  # refused before anything is looked for
                continue
            queries = recorded.queries[: len(recorded.queries) // ROUNDS]
            asked.append(reply)
            bare.append(_best(lambda these=queries: _run_all(driver, these)))
    ratios = sorted(a / b for a, b in zip(asked, bare, strict=True))
    print(
        f"asking / driver    {sum(asked) / sum(bare):.2f} x over all, median {statistics.median(ratios):.2f} x, "
        f"worst {ratios[-1]:.2f} x; the driver's median {1000 * statistics.median(bare):.0f} ms"
    )


def _best(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return min(times)


def _run_all(driver: neo4j.Driver, queries: Sequence[Asked]) -> None:
    with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
        for text, parameters in queries:
            session.run(text, parameters).values()  # type: ignore[arg-type]

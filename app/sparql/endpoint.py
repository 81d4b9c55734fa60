"""SPARQL over one graph: its snapshot, and the processes that run queries on it."""

import threading
from pathlib import Path
from typing import Any

from app.settings import Settings
from app.sparql.engine import Query, Reply, Request, start
from app.sparql.forms import Wanted
from app.sparql.guard import check_query
from app.sparql.snapshot import Snapshots
from cypher.content import ContentId
from cypher.store.protocol import Result, Store
from cypher.workers import Limits, Workers
from ontology.errors import StoreBusy

_AT_ONCE = 8
"""Queries that run or wait; with more, who sends one after the other would keep everybody's threads."""
_BUILDS = 6.0
"""How many times its own seconds a query waits for the snapshot: making one takes longer than asking it."""
# Who comes next waits for the time of one before it, and for a new process in place of one that was ended.
_LIMITS = Limits(at_once=2, memory=1 << 30, grace=0.0, wait=2.0)


class Endpoint:
    """Runs queries within the time limit of the settings."""

    def __init__(self, settings: Settings, store: Store, content: ContentId) -> None:
        self._seconds = settings.query_timeout
        self._snapshots = Snapshots(store, settings.base_iri, content, settings.cache_dir)
        self._places = threading.Semaphore(_AT_ONCE)
        self._lock = threading.Lock()
        self._workers: tuple[Path, Workers] | None = None

    def prepare(self) -> None:
        """Have the snapshot made, so that the first query need not wait for all of it."""
        self._snapshots.prepare()

    def reply(self, query: Query, wanted: Wanted) -> Reply:
        """The result as it is sent. Raises QueryRefused, QueryTimeout, QueryError, StoreBusy."""
        check_query(query.text)
        reply = self._ask(Request(query, wanted))
        assert isinstance(reply, Reply)
        return reply

    def rows(self, query: Query) -> Result:
        """The rows as values; raises what `reply` does."""
        check_query(query.text)
        result = self._ask(query)
        assert isinstance(result, Result)
        return result

    def close(self) -> None:
        with self._lock:
            if self._workers is not None:
                self._workers[1].close()
                self._workers = None

    def _ask(self, request: Query | Request) -> Any:
        if not self._places.acquire(blocking=False):
            raise StoreBusy("too many queries at once; try again in a moment")
        try:
            snapshot = self._snapshots.current(_BUILDS * self._seconds)
            return self._workers_over(snapshot).ask(request, self._seconds)
        finally:
            self._places.release()

    def _workers_over(self, snapshot: Path) -> Workers:
        with self._lock:
            if self._workers is None or self._workers[0] != snapshot:
                if self._workers is not None:
                    self._workers[1].close()
                self._workers = (snapshot, Workers(start, snapshot, limits=_LIMITS))
            return self._workers[1]

"""The graph opened for writing by the service, one request or job at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.settings import Settings
from cypher.store import open_store
from cypher.store.protocol import Store

# An embedded graph has one writer at a time; what this process writes takes turns.
_TURN = threading.Lock()


@contextmanager
def writing(settings: Settings, served: Store) -> Iterator[Store]:
    """The store that is served, opened for writing as long as the block takes."""
    with _TURN:
        if not served.read_only:
            yield served
            return
        user = settings.graph_user if settings.password else None
        store = open_store(served.url, user=user, password=settings.password)
        try:
            yield store
        finally:
            store.close()

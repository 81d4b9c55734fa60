"""Who may write: one batch at a time, threads in turn."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ontology.errors import StoreError


class Turn:
    """A lock that tells a batch inside a batch, which would wait for itself, from one in another thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._taken = False

    @contextmanager
    def take(self) -> Iterator[None]:
        """Raises StoreError inside a batch of the same thread."""
        with self._lock:
            if self._taken:
                raise StoreError("a batch is open already; a batch cannot hold another")
            self._taken = True
            try:
                yield
            finally:
                self._taken = False

"""Where files of one edition are made, for as long as they can still become whole."""

import io
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, cast

from app.catalogue.library import BuiltFile, Edition
from ontology.errors import StoreChanged

Write = Callable[[BinaryIO], None]


class Stopped(Exception):
    """The service ends."""


class Bench:
    """Keeps a file only if the graph is `unchanged` at its end; none once `stopping` is set."""

    def __init__(self, edition: Edition, unchanged: Callable[[], bool], stopping: threading.Event) -> None:
        self.edition = edition
        self._unchanged = unchanged
        self._stopping = stopping

    def find(self, name: str) -> BuiltFile | None:
        """A file that was made before."""
        return self.edition.find(name)

    def keep(self, name: str, write: Write, facts: Callable[[], Mapping[str, Any]] = dict) -> BuiltFile:
        """As an edition keeps files; raises StoreChanged or Stopped."""
        return self.edition.keep(name, lambda output: self._watch(write, output), facts)

    def _watch(self, write: Write, output: BinaryIO) -> None:
        # Small pieces are joined on this side: a look at the event for each would cost more than they do.
        with io.BufferedWriter(_Stoppable(output, self._stopping), 1 << 18) as watched:
            write(cast(BinaryIO, watched))
        if not self._unchanged():
            raise StoreChanged("the graph was written to while a file of it was made; ask again")


class _Stoppable(io.RawIOBase):
    def __init__(self, output: BinaryIO, stopping: threading.Event) -> None:
        self._output = output
        self._stopping = stopping

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self._stopping.is_set():
            raise Stopped
        return self._output.write(data)

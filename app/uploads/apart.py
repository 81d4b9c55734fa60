"""Reads a file in a process of its own: pages stay quick, and a file that kills its reader kills no service."""

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from ingest.model import Extraction
from ontology.errors import ReadError

# Called with the sentences done and all of them.
Progress = Callable[[int, int], None]
# Forked, the child would hold the threads' locks and the open graph of the service.
_SPAWN = get_context("spawn")
_STEPS = 100


class Reader:
    """Reads one file at a time; `stop` from another thread ends what is under way, and what comes after it."""

    def __init__(self) -> None:
        self._child: BaseProcess | None = None
        self._stopped = False

    def read(self, path: Path, name: str, *, max_bytes: int, progress: Progress) -> Extraction:
        """What the file says, resolved for itself; raises ReadError."""
        told, telling = _SPAWN.Pipe(duplex=False)
        child = _SPAWN.Process(target=_read, args=(path, name, max_bytes, telling), daemon=True)
        child.start()
        # Only a process that has started can be ended; who stopped us before that left it to us.
        self._child = child
        # With this end closed here, the pipe ends when the child does.
        telling.close()
        try:
            if self._stopped:
                child.terminate()
            return _heard(told, name, progress)
        finally:
            told.close()
            child.terminate()
            child.join()

    def stop(self) -> None:
        """End the reading of a file, if there is one; nothing is read any more."""
        self._stopped = True
        if self._child is not None:
            self._child.terminate()


def _heard(told: Connection, name: str, progress: Progress) -> Extraction:
    while True:
        try:
            message, content = told.recv()
        except EOFError as error:
            raise ReadError(name, "could not be read (its reader ended)") from error
        if message == "read":
            return content  # type: ignore[no-any-return]
        if message == "rejected":
            raise ReadError(name, content)
        progress(*content)


def _read(path: Path, name: str, max_bytes: int, telling: Connection) -> None:
    """The child: tells ("progress", (done, all)), then ("read", extraction) or ("rejected", reason)."""
    # Ctrl-C in a terminal reaches all processes; the service ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from ingest.extract import read_document, resolve_readings
    from ingest.memory import few_collections
    from ingest.read import read_source

    def progress(done: int, total: int) -> None:
        if done == total or done % max(1, total // _STEPS) == 0:
            telling.send(("progress", (done, total)))

    try:
        with few_collections():
            reading = read_document(read_source(path, max_bytes=max_bytes, name=name), progress=progress)
            (extraction,) = resolve_readings([reading])
    except ReadError as error:
        telling.send(("rejected", error.reason))
    except Exception as error:
        # As the readers of formats do: one file must not stop the others.
        telling.send(("rejected", f"could not be read ({type(error).__name__})"))
    else:
        telling.send(("read", extraction))

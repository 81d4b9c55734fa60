"""The graph as RDF on disk for SPARQL: one folder for each content of the graph, built once."""

import hashlib
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pyoxigraph

from app.code_mark import code_mark
from app.rdf.export import rdf_lines
from cypher.content import ContentId
from cypher.store.protocol import Store
from ontology.errors import StoreBusy, StoreChanged, StoreUnavailable

_BUILDING = "building-"
_ABANDONED_SECONDS = 3600.0
"""After which a build that was killed is removed; no build takes so long."""

_PIECE_BYTES = 16 << 20

Lines = Callable[[Store, str], Iterable[bytes]]


class Snapshots:
    """The snapshots of one graph under one base IRI."""

    def __init__(
        self, store: Store, base: str, content: ContentId, cache: Path, lines: Lines = rdf_lines
    ) -> None:
        """`lines` gives the whole graph as N-Quads, in chunks that end with a line."""
        made_by = f"{version('pyoxigraph')} {code_mark('app.rdf', 'ontology')}"
        told = hashlib.blake2b(f"{store.url} {base} {made_by}".encode(), digest_size=8)
        self._folder = cache / "sparql" / told.hexdigest()
        graph = re.escape(f"{base.rstrip('/')}/id/graph/".encode())
        self._graphs = re.compile(rb" <" + graph + rb"[^>]*> \.\n")
        self._read = partial(lines, store, base)
        self._content = content
        self._lock = threading.Lock()
        self._builds: dict[str, Future[Path | None]] = {}

    def current(self, seconds: float) -> Path:
        """The folder of what the graph holds now. Raises StoreBusy if it is not built in that time."""
        give_up = time.monotonic() + seconds
        while True:
            content = self._content.current()
            build = self._build_of(content)
            try:
                path = build.result(max(0.0, give_up - time.monotonic()))
            except TimeoutError as error:
                raise StoreBusy("the graph is being made ready for SPARQL; try again in a moment") from error
            if path is not None and path.exists():
                return path
            self._forget(content, build)

    def prepare(self) -> None:
        """Begin to build what the graph holds now, if it is not there."""
        self._build_of(self._content.current())

    def _build_of(self, content: str) -> "Future[Path | None]":
        with self._lock:
            build = self._builds.get(content)
            if build is None:
                build = self._builds[content] = Future()
                threading.Thread(target=self._run, args=(content, build), daemon=True).start()
            return build

    def _run(self, content: str, build: "Future[Path | None]") -> None:
        """Fulfil the promise; with None when the graph was written to meanwhile."""
        path = self._folder / content
        try:
            kept = self._is_made(path) and self._content.current() == content
        except BaseException as error:
            self._forget(content, build)
            build.set_exception(error)
            return
        if kept:
            self._remove_others(path)
        else:
            shutil.rmtree(path, ignore_errors=True)
        build.set_result(path if kept else None)

    def _forget(self, content: str, build: "Future[Path | None]") -> None:
        """Whoever asks next starts another."""
        with self._lock:
            if self._builds.get(content) is build:
                del self._builds[content]

    def _is_made(self, path: Path) -> bool:
        """Make it if it is not there; not if the graph is written to while it is read."""
        try:
            if not path.exists():
                self._make(path)
        except StoreChanged:
            return False
        return True

    def _make(self, path: Path) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=_BUILDING, dir=self._folder) as building:
                self._load(Path(building, "store"))
                # Whole or not at all.
                Path(building, "store").rename(path)
        except (OSError, SyntaxError, ValueError, RuntimeError) as error:
            # Whoever was faster has built the same.
            if not path.exists():
                raise StoreUnavailable(
                    f"no snapshot for SPARQL can be made in {self._folder}: {error}"
                ) from error

    def _load(self, folder: Path) -> None:
        """Each line goes into its graph and into the default graph, which a query without a graph looks at.

        The engine's union of all graphs gives a triple that two documents state two times, and overrides FROM.
        It takes memory by the piece: all at once would be a gigabyte for a million lines.
        """
        store = pyoxigraph.Store(str(folder))
        for lines in pieces(self._read()):
            twice = lines + self._graphs.sub(b" .\n", lines)
            store.bulk_load(twice, pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        store.optimize()
        store.flush()

    def _remove_others(self, path: Path) -> None:
        """What is open elsewhere stays readable there until it is closed."""
        for other in self._folder.iterdir():
            with suppress(OSError):
                abandoned = time.time() - other.stat().st_mtime > _ABANDONED_SECONDS
                if other != path and (abandoned or not other.name.startswith(_BUILDING)):
                    shutil.rmtree(other)


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same in pieces of at least so many bytes: each makes files that are put together again."""
    held: list[bytes] = []
    for chunk in chunks:
        held.append(chunk)
        if sum(map(len, held)) > _PIECE_BYTES:
            yield b"".join(held)
            held.clear()
    yield b"".join(held)

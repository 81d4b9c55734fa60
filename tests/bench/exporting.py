"""How fast the graph is written as RDF, beside the serialisers of pyoxigraph and rdflib on the same quads, and the
memory that it takes at once and twenty times the samples."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from app.rdf.export import rdf_lines, write_rdf
from app.rdf.formats import FORMATS
from cypher.store import open_store
from cypher.store.protocol import Store

BASE = "https://w3id.org/chengtu"
N_QUADS = FORMATS["nquads"].syntax
# In a process of its own: the most memory it holds beyond what it held with the store open. Linux can forget a peak.
PEAK = """\
import re, sys
from pathlib import Path
from app.rdf.export import write_rdf
from app.rdf.formats import FORMATS
from cypher.store import open_store

def kilobytes(name):
    return int(re.search(rf"{name}:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

store = open_store(sys.argv[1], read_only=True)
store.read("MATCH (n) RETURN count(n)")
Path("/proc/self/clear_refs").write_text("5")
before = kilobytes("VmRSS")
with open("/dev/null", "wb") as file:
    write_rdf(store, "https://w3id.org/chengtu", FORMATS[sys.argv[2]], file)
print(kilobytes("VmHWM") - before)
"""


class _Counted(io.RawIOBase):
    """A file that keeps nothing but its size."""

    def __init__(self) -> None:
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.size += len(data)
        return len(data)


def report_export(name: str, store: Store, *, rdflib: bool) -> None:
    """Quads a second of processor time, the best of three, ours from the store and theirs from memory.

    rdflib takes minutes on a corpus.
    """
    data = b"".join(rdf_lines(store, BASE))
    quads = list(pyoxigraph.parse(data, format=N_QUADS))
    held = pyoxigraph.Store()
    held.bulk_load(data, format=N_QUADS)
    ours = _rate(len(quads), lambda: write_rdf(store, BASE, FORMATS["nquads"], _Counted()))  # type: ignore[arg-type]
    dump = _rate(len(quads), lambda: held.dump(_Counted(), format=N_QUADS))  # type: ignore[call-overload]
    listed = _rate(len(quads), lambda: pyoxigraph.serialize(quads, _Counted(), N_QUADS))  # type: ignore[call-overload]
    line = (
        f"export, {name:10}  {len(quads)} quads, {ours / 1000:.0f} k/s = {ours / dump:.2f} x pyoxigraph's dump of its "
        f"store, {ours / listed:.2f} x its serialiser over quads in memory"
    )
    if rdflib:
        dataset = Dataset()
        dataset.parse(data=data, format="nquads")
        theirs = _rate(len(quads), lambda: dataset.serialize(format="nquads"), times=1)
        line += f", {ours / theirs:.1f} x rdflib's"
    print(line)


def report_formats(store: Store) -> None:
    """Seconds for each format, against N-Quads."""
    taken: dict[str, float] = {}
    for format in FORMATS.values():
        started = time.process_time()
        write_rdf(store, BASE, format, _Counted())  # type: ignore[arg-type]
        taken[format.name] = time.process_time() - started
    print("export, formats    " + ", ".join(f"{n} {s / taken['nquads']:.1f} x" for n, s in taken.items()))


def report_memory(stores: dict[str, str]) -> None:
    """Peak memory of an export beyond that of the open store, by size of the graph."""
    for format in ("nquads", "turtle", "jsonld"):
        told = []
        for name, url in stores.items():
            done = subprocess.run(
                [sys.executable, "-c", PEAK, url, format],
                check=True,
                capture_output=True,
                text=True,
                cwd=Path.cwd(),
            )
            told.append(f"{name} {int(done.stdout) / 1024:.0f} MB")
        print(f"export, memory     {format}: " + ", ".join(told))


def opened(url: str) -> Store:
    """A store to read."""
    return open_store(url, read_only=True)


def _rate(count: int, action: object, times: int = 3) -> float:
    assert callable(action)
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        action()
        best = min(best, time.process_time() - started)
    return count / best

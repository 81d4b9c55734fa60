"""How fast the graph is written as tables, beside reading it out and beside Python's csv and pyarrow on the same rows,
and the memory that it takes at once and twenty times the samples."""

import csv
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

from app.exchange.formats import FORMATS, write_tables
from app.exchange.tables import row_pages, tables_of
from cypher.store.protocol import Store
from ontology.schema import load_schema

BASE = "https://w3id.org/chengtu"
# In a process of its own: the most memory it holds beyond what it held with the store open. Linux can forget a peak.
PEAK = """\
import re, sys, tempfile
from pathlib import Path
from app.exchange.formats import FORMATS, write_archive
from app.exchange.parquet import load_pyarrow
from cypher.store import open_store

def kilobytes(name):
    return int(re.search(rf"{name}:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

load_pyarrow()
store = open_store(sys.argv[1], read_only=True)
store.read("MATCH (n) RETURN count(n)")
Path("/proc/self/clear_refs").write_text("5")
before = kilobytes("VmRSS")
with tempfile.TemporaryFile() as file:
    write_archive(store, "https://w3id.org/chengtu", FORMATS[sys.argv[2]], file)
print(kilobytes("VmHWM") - before)
"""


def report_tables(name: str, store: Store) -> None:
    """Rows a second of processor time, the best of three, of each format as a folder; then against bare reading and
    against the csv module on rows in memory."""
    since, tables = store.snapshot(), tables_of(load_schema())
    rows = {table.name: list(chain(*row_pages(store, table, BASE, since))) for table in tables}
    count = sum(map(len, rows.values()))

    def read() -> None:
        for table in tables:
            for _ in row_pages(store, table, BASE, since):
                pass

    def write_by_csv_module() -> None:
        for table in tables:
            names = [column.name for column in table.columns]
            csv.DictWriter(io.StringIO(), names).writerows(rows[table.name])

    reading, bare = _rate(count, read), _rate(count, write_by_csv_module)
    told = []
    for format in FORMATS.values():
        with tempfile.TemporaryDirectory() as scratch:
            folders = iter(Path(scratch, str(number)) for number in range(9))
            rate = _rate(count, lambda f=format, to=folders: write_tables(store, BASE, next(to), f))
        told.append(f"{format.name} {rate / 1000:.0f} k/s = {rate / reading:.2f} x reading")
    print(
        f"tables, {name:10}  {count} rows, csv.DictWriter in memory {bare / 1000:.0f} k/s; " + ", ".join(told)
    )


def report_tables_memory(stores: dict[str, str]) -> None:
    """Peak memory of writing a ZIP file beyond that of the open store, by size of the graph."""
    for format in FORMATS:
        told = []
        for name, url in stores.items():
            command = [sys.executable, "-c", PEAK, url, format]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path.cwd())
            told.append(f"{name} {int(done.stdout) / 1024:.0f} MB")
        print(f"tables, memory     {format}: " + ", ".join(told))


def _rate(count: int, action: Callable[[], Any], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        action()
        best = min(best, time.process_time() - started)
    return count / best

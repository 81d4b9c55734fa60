"""How each file is made of the graph."""

import json
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO

from app.catalogue.bench import Bench, Write
from app.catalogue.contents import WHOLE
from app.catalogue.goal_parts import parted, subjects_by_goal
from app.catalogue.library import BuiltFile
from app.catalogue.offers import Offer
from app.catalogue.statistics import TripleCounter
from app.exchange.csv_files import write_csv
from app.exchange.csvw import csvw_metadata
from app.exchange.formats import FORMATS as ARCHIVES
from app.exchange.formats import write_archive
from app.exchange.parquet import write_parquet
from app.exchange.tables import Row, row_pages, tables_of
from app.rdf.export import write_lines, write_rdf
from app.rdf.formats import FORMATS, RdfFormat
from cypher.store.protocol import Store
from ontology.errors import StoreChanged
from ontology.schema import load_schema

_LINES = ("nquads", "ntriples")


class Recipes:
    """Makes files of one store, with IRIs under one base."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base

    def make(self, offer: Offer, bench: Bench) -> BuiltFile:
        """Make a file and keep it."""
        if offer.package:
            format = ARCHIVES[offer.kind]
            return bench.keep(
                offer.made, lambda output: write_archive(self._store, self._base, format, output)
            )
        if offer.table:
            return bench.keep(offer.made, partial(self._write_table, offer.table, offer.kind))
        if offer.kind == "metadata":
            return bench.keep(offer.made, _write_metadata)
        return self._in_rdf(offer, bench)

    def _write_table(self, name: str, kind: str, output: BinaryIO) -> None:
        (table,) = (table for table in tables_of(load_schema()) if table.name == name)
        rows = row_pages(self._store, table, self._base, self._store.snapshot())
        pages = (list[Row](page) for page in rows)
        (write_parquet if kind == "parquet" else write_csv)(table, pages, output)

    def _in_rdf(self, offer: Offer, bench: Bench) -> BuiltFile:
        dataset, format = offer.dataset, FORMATS[offer.kind]
        if offer.kind in _LINES:
            return self._lines(dataset.name, format, dataset.document, bench, goal=dataset.goal)
        # The graph is read once for all formats.
        kind = "nquads" if format.quads else "ntriples"
        lines = self._lines(dataset.name, FORMATS[kind], dataset.document, bench, goal=dataset.goal)
        return bench.keep(offer.made, lambda output: write_lines(lines.chunks(), format, output))

    def _lines(
        self, name: str, format: RdfFormat, document: str | None, bench: Bench, *, goal: int | None = None
    ) -> BuiltFile:
        made = f"{name}.{format.extension}"
        found = bench.find(made)
        if found:
            return found
        if goal:
            self._part(bench)
            found = bench.find(made)
            if found is None:
                raise StoreChanged(f"nothing is said of SDG {goal} any more")
            return found
        write = partial(write_rdf, self._store, self._base, format, document=document)
        return _counted(bench, made, write) if format.name == "ntriples" else bench.keep(made, write)

    def _part(self, bench: Bench) -> None:
        """Make the N-Triples of every goal in one go over those of the whole graph."""
        format = FORMATS["ntriples"]
        whole = self._lines(WHOLE, format, None, bench)
        goals = subjects_by_goal(self._store, self._base)
        with TemporaryDirectory(dir=bench.edition.folder) as folder, ExitStack() as opened:
            files: dict[int, IO[bytes]] = {}
            for numbers, line in parted(whole.chunks(), goals):
                for number in numbers:
                    if number not in files:
                        files[number] = opened.enter_context(Path(folder, str(number)).open("w+b"))
                    files[number].write(line)
            for number, file in files.items():
                file.seek(0)
                _counted(bench, f"goal-{number}.{format.extension}", partial(copyfileobj, file))


def _write_metadata(output: BinaryIO) -> None:
    metadata = csvw_metadata(tables_of(load_schema()))
    output.write(json.dumps(metadata, ensure_ascii=False, indent=1).encode())


def _counted(bench: Bench, name: str, write: Write) -> BuiltFile:
    counter = TripleCounter()
    return bench.keep(name, lambda output: write(counter.over(output)), counter.facts)

"""The formats of tables, and how each is written."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.exchange.csv_files import write_csv
from app.exchange.csvw import METADATA, csvw_metadata, file_name
from app.exchange.datapackage import DESCRIPTOR, datapackage
from app.exchange.neo4j_dump import (
    ARGUMENTS,
    README,
    SCHEMA,
    import_arguments,
    read_me,
    schema_statements,
    write_bulk,
)
from app.exchange.neo4j_dump import file_name as bulk_name
from app.exchange.output import Output, ZipOutput, open_zip, opened_output
from app.exchange.parquet import load_pyarrow, write_parquet
from app.exchange.tables import Row, Table, row_pages, tables_of
from cypher.lookups import NODE_COUNTS, RELATION_COUNTS
from cypher.store.protocol import Store
from ontology.schema import load_schema

Progress = Callable[[int], None]
"""Told how many rows more are written."""
Pages = Callable[[Table], Iterator[Sequence[Row]]]
Write = Callable[[tuple[Table, ...], Pages, Output], None]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of several files, which come as a folder or as one ZIP file."""

    name: str
    label: str
    write: Write
    media_type: str = "application/zip"
    extension: str = "zip"


def count_rows(store: Store) -> int:
    """How many rows all tables have together."""
    return sum(count for query in (NODE_COUNTS, RELATION_COUNTS) for _, count in store.read(query).rows)


def write_tables(
    store: Store, base: str, path: Path, format: TableFormat, progress: Progress | None = None
) -> None:
    """Write the whole graph into a new or empty folder, or a ZIP file if the path ends with .zip.

    It is there only when all of it is written. Raises WriteError for a path that cannot be written, or without a
    library that the format needs; StoreChanged if the graph is written to meanwhile.
    """
    with opened_output(path) as output:
        _write(store, base, output, format, progress)


def write_archive(store: Store, base: str, format: TableFormat, file: BinaryIO) -> None:
    """The same as a ZIP file; the same graph gives the same bytes. Raises as `write_tables`."""
    with open_zip(file) as archive:
        _write(store, base, ZipOutput(archive), format, None)


def _write(store: Store, base: str, output: Output, format: TableFormat, progress: Progress | None) -> None:
    since = store.snapshot()

    def pages(table: Table) -> Iterator[Sequence[Row]]:
        for page in row_pages(store, table, base, since):
            yield page
            if progress is not None:
                progress(len(page))

    format.write(tables_of(load_schema()), pages, output)


def _spreadsheets(tables: tuple[Table, ...], pages: Pages, output: Output) -> None:
    _csv_files(tables, pages, output, spreadsheet=True)


def _csvw(tables: tuple[Table, ...], pages: Pages, output: Output) -> None:
    _json_file(METADATA, csvw_metadata(tables), output)
    _csv_files(tables, pages, output)


def _datapackage(tables: tuple[Table, ...], pages: Pages, output: Output) -> None:
    _json_file(DESCRIPTOR, datapackage(tables), output)
    _csv_files(tables, pages, output)


def _csv_files(tables: Iterable[Table], pages: Pages, output: Output, *, spreadsheet: bool = False) -> None:
    for table in tables:
        with output.create(file_name(table.name)) as file:
            write_csv(table, pages(table), file, spreadsheet=spreadsheet)


def _parquet(tables: tuple[Table, ...], pages: Pages, output: Output) -> None:
    load_pyarrow()
    for table in tables:
        with output.create(f"{table.name}.parquet", packed=True) as file:
            write_parquet(table, pages(table), file)


def _neo4j(tables: tuple[Table, ...], pages: Pages, output: Output) -> None:
    counts = {"nodes": 0, "relations": 0}
    for table in tables:
        with output.create(bulk_name(table)) as file:
            counts[table.kind] += write_bulk(table, pages(table), file)
    _text_file(ARGUMENTS, import_arguments(tables), output)
    _text_file(SCHEMA, schema_statements(load_schema()), output)
    _text_file(README, read_me(**counts), output)


def _json_file(name: str, content: Mapping[str, Any], output: Output) -> None:
    _text_file(name, json.dumps(content, ensure_ascii=False, indent=1) + "\n", output)


def _text_file(name: str, text: str, output: Output) -> None:
    with output.create(name) as file:
        file.write(text.encode())


FORMATS: Mapping[str, TableFormat] = {
    format.name: format
    for format in (
        TableFormat("csv", "CSV", _spreadsheets),
        TableFormat("csvw", "CSV on the Web", _csvw),
        TableFormat("datapackage", "Data Package", _datapackage),
        TableFormat("parquet", "Parquet", _parquet),
        TableFormat("neo4j", "Neo4j bulk import", _neo4j),
    )
}

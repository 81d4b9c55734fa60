"""The commands that read documents: text, extract, ingest, forget."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.cli.terminal import messages, opened_store, progress_bar
from app.settings import load_settings
from ingest.extract import Reading, read_document, resolve_readings
from ingest.load import forget as forget_source
from ingest.load import load, prepare
from ingest.memory import few_collections
from ingest.read import find_files, read_source
from ingest.records import to_json
from ingest.report import FileReport, print_report, report_on
from ingest.samples import sample_files
from ontology.errors import ReadError

Paths = Annotated[
    list[Path],
    typer.Argument(help="Files or folders: TXT, Markdown, HTML, DOCX, PDF, PPTX.", show_default=False),
]


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(text)
    app.command()(extract)
    app.command()(ingest)
    app.command()(forget)


def text(file: Annotated[Path, typer.Argument(help="The file to read.", show_default=False)]) -> None:
    """Print the text of a file as the pipeline reads it; offsets in all results count in this text."""
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(read_source(file, max_bytes=_max_bytes()).text)


def extract(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if absent.")
    ] = None,
) -> None:
    """Read documents and write what they say as JSON Lines, one object a document; needs no store."""
    with few_collections():
        readings, rejected = _read(paths)
        lines = [to_json(extraction) for extraction in resolve_readings(readings)]
    if output:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.writelines(line + "\n" for line in lines)
    _finish([FileReport.rejected(e.source, e.reason) for e in rejected], quiet=True)


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders: TXT, Markdown, HTML, DOCX, PDF, PPTX.", show_default=False),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Ingest the samples that come with Chengtu.")
    ] = False,
) -> None:
    """Read documents into the graph; a document that is there already is replaced. Prints a report."""
    if not paths and not samples:
        messages.print("chengtu ingest: name files or folders, or --samples")
        raise typer.Exit(2)
    reports: list[FileReport] = []
    with few_collections(), opened_store(load_settings(), read_only=False) as store:
        prepare(store)
        readings, rejected = _read([*(paths or ()), *(sample_files() if samples else ())])
        with progress_bar() as bar:
            task = bar.add_task("writing", total=len(readings))
            for extraction in resolve_readings(readings):
                load(store, extraction)
                reports.append(report_on(extraction))
                bar.advance(task)
    if not reports and not rejected:
        messages.print("chengtu ingest: no document is there; TXT, Markdown, HTML, DOCX, PDF, PPTX are read")
        raise typer.Exit(1)
    _finish([*reports, *(FileReport.rejected(e.source, e.reason) for e in rejected)])


def forget(
    source: Annotated[
        str, typer.Argument(help="The name of the file, as the report shows it.", show_default=False)
    ],
) -> None:
    """Remove a document from the graph, with everything that only it said."""
    with opened_store(load_settings(), read_only=False) as store:
        gone = forget_source(store, source)
    if not gone:
        messages.print(f"chengtu forget: no document came from {source}; see `chengtu documents`")
        raise typer.Exit(1)
    messages.print(f"forgot {source}")


def _max_bytes() -> int:
    return load_settings().max_file_mb * 1024 * 1024


def _read(paths: Sequence[Path]) -> tuple[list[Reading], list[ReadError]]:
    """Read and tag every file; those that cannot be read come back with their reason."""
    readings: list[Reading] = []
    rejected: list[ReadError] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += [f for f in find_files([path]) if f not in files]
        except ReadError as error:
            rejected.append(error)
    names = _source_names(files)
    with progress_bar() as bar:
        task = bar.add_task("reading", total=len(files))
        for file in files:
            bar.update(task, description=f"reading {file.name}")
            try:
                readings.append(read_document(read_source(file, max_bytes=_max_bytes(), name=names[file])))
            except ReadError as error:
                rejected.append(error)
            bar.advance(task)
    return readings, rejected


def _source_names(files: Sequence[Path]) -> dict[Path, str]:
    """A file goes by its name; of several with one name each takes as many folders with it as it needs."""
    names: dict[Path, str] = {}
    for file in files:
        parts = file.resolve().parts
        alike = [f.resolve().parts for f in files if f != file and f.name == file.name]
        depth = 1
        while depth < len(parts) and any(other[-depth:] == parts[-depth:] for other in alike):
            depth += 1
        names[file] = "/".join(parts[-depth:])
    return names


def _finish(reports: Sequence[FileReport], *, quiet: bool = False) -> None:
    """Print the report; exit with 1 when a file was rejected."""
    print_report(reports, messages, rejected_only=quiet)
    if any(r.reason for r in reports):
        raise typer.Exit(1)

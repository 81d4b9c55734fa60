"""The commands that read documents: text, extract, ingest, forget."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.cli.terminal import messages, opened_store, progress_bar
from app.settings import load_settings
from ingest.memory import few_collections
from ingest.report import FileReport, print_passed_over, print_report, report_on
from ingest.samples import sample_files

# Commands import what is heavy (spaCy takes a second or two) when they run, so that help is quick.

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
    from ingest.read import read_source

    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(read_source(file, max_bytes=_max_bytes()).text)


def extract(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if absent.")
    ] = None,
) -> None:
    """Read documents and write what they say as JSON Lines, one object a document; needs no store."""
    from app.cli.reading import read_paths
    from ingest.extract import resolve_readings
    from ingest.records import to_json

    with few_collections():
        readings, rejected = read_paths(paths, max_bytes=_max_bytes())
        lines = [to_json(extraction) for extraction in resolve_readings(readings)]
    if output:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.writelines(line + "\n" for line in lines)
    _tell_passed_over(paths)
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
    from app.cli.reading import read_paths
    from ingest.extract import resolve_readings
    from ingest.load import load, prepare

    reports: list[FileReport] = []
    with few_collections(), opened_store(load_settings(), read_only=False) as store:
        prepare(store)
        files = [*(paths or ()), *(sample_files() if samples else ())]
        readings, rejected = read_paths(files, max_bytes=_max_bytes())
        with progress_bar() as bar:
            task = bar.add_task("writing", total=len(readings))
            for extraction in resolve_readings(readings):
                load(store, extraction)
                reports.append(report_on(extraction))
                bar.advance(task)
    _tell_passed_over(files)
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
    from ingest.load import forget as forget_source

    with opened_store(load_settings(), read_only=False) as store:
        gone = forget_source(store, source)
    if not gone:
        messages.print(f"chengtu forget: no document came from {source}; see `chengtu documents`")
        raise typer.Exit(1)
    messages.print(f"forgot {source}")


def _max_bytes() -> int:
    return load_settings().max_file_mb * 1024 * 1024


def _tell_passed_over(paths: Sequence[Path]) -> None:
    """No error: a folder may hold other things than documents, but nobody should miss one unawares."""
    from ingest.read import find_passed_over

    print_passed_over(find_passed_over(paths), messages)


def _finish(reports: Sequence[FileReport], *, quiet: bool = False) -> None:
    """Print the report; exit with 1 when a file was rejected."""
    print_report(reports, messages, rejected_only=quiet)
    if any(r.reason for r in reports):
        raise typer.Exit(1)

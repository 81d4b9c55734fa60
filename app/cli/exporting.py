"""The commands for open data: export, import, validate."""

import gzip
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from app.cli.terminal import messages, opened_store, progress_bar
from app.settings import load_settings
from cypher.lookups import DOCUMENTS
from cypher.store.protocol import Store
from ontology.errors import RdfError

if TYPE_CHECKING:
    from app.rdf.formats import RdfFormat

FORMATS_HELP = (
    "RDF: turtle, ntriples, nquads, trig, jsonld, rdfxml. Tables: csv, csvw, datapackage, parquet; "
    "neo4j for neo4j-admin's bulk import."
)


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(export)
    app.command("import")(import_)
    app.command()(validate)


def export(
    format: Annotated[
        str | None, typer.Option("--format", "-f", help=FORMATS_HELP, show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write (.gz packs it), folder or .zip for tables; RDF goes to standard output.",
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="Only what this document says, as RDF: its file name or id.", show_default=False),
    ] = None,
    annotations: Annotated[
        bool,
        typer.Option("--annotations", help="RDF 1.2: each statement points to its triple by rdf:reifies."),
    ] = False,
) -> None:
    """Write the graph as RDF or tables, so that other programs can take it."""
    from app.exchange.formats import FORMATS as TABLE_FORMATS
    from app.rdf.formats import FORMATS, format_named

    told = format_named(output) if output else None
    name = format or (told.name if told else "")
    if name not in (*FORMATS, *TABLE_FORMATS):
        raise typer.BadParameter(f"one of {', '.join((*FORMATS, *TABLE_FORMATS))}", param_hint="--format")
    if name in FORMATS:
        _export_rdf(name, output, document, annotations)
    elif output is None or document is not None or annotations:
        raise typer.BadParameter(
            "tables go into a folder or a .zip, whole: name it with --output, and no more"
        )
    else:
        _export_tables(name, output)


def _export_rdf(name: str, output: Path | None, document: str | None, annotations: bool) -> None:
    from app.rdf.export import write_rdf
    from app.rdf.formats import FORMATS

    if annotations and name == "jsonld":
        raise typer.BadParameter("JSON-LD cannot hold RDF 1.2 annotations yet: choose another format")
    settings = load_settings()
    with opened_store(settings, read_only=True) as store:
        id = None if document is None else _document_id(store, document)
        with _written(output) as file, _counting(store) as advance:
            write_rdf(
                store,
                settings.base_iri,
                FORMATS[name],
                file,
                document=id,
                annotations=annotations,
                progress=advance,
            )


def _document_id(store: Store, named: str) -> str:
    """The id of the document that has it, or that came from a file of this name."""
    for row in store.read(DOCUMENTS).records():
        if named in (row["id"], row["source"]):
            return str(row["id"])
    raise RdfError(f"no document is {named}: `chengtu documents` lists them")


def _export_tables(name: str, output: Path) -> None:
    from app.exchange.formats import FORMATS, write_tables

    settings = load_settings()
    with opened_store(settings, read_only=True) as store, _counting(store) as advance:
        write_tables(store, settings.base_iri, output, FORMATS[name], advance)


def import_(
    file: Annotated[Path, typer.Argument(help="RDF that an export wrote; .gz too.", show_default=False)],
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", help="Where the file's name does not tell.", show_default=False),
    ] = None,
) -> None:
    """Load RDF that an export wrote into an empty graph; nothing is written unless all of it can be."""
    from app.rdf.loading import load_rows
    from app.rdf.reading import read_rdf
    from ingest.memory import few_collections

    settings = load_settings()
    with few_collections():
        rows = read_rdf(file, settings.base_iri, _format(format))
        with opened_store(settings, read_only=False) as store:
            load_rows(store, rows)
            nodes, relations = (sum(map(len, held.values())) for held in (rows.nodes, rows.relations))
            typer.echo(f"{nodes} nodes and {relations} relations are in {store.url}")


def validate(
    file: Annotated[
        Path | None,
        typer.Argument(help="A file of RDF; without it the graph is validated, a document at a time."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", help="Where the file's name does not tell.", show_default=False),
    ] = None,
) -> None:
    """Hold the graph, or a file of RDF, against the shapes of the ontology; exit status 1 if something is wrong."""
    from app.rdf.export import rdf_lines
    from app.rdf.reading import format_of
    from app.rdf.validation import Violation, validate_file, validate_lines

    found: dict[Violation, None] = {}
    settings = load_settings()
    if file is not None:
        found = dict.fromkeys(validate_file(file, _format(format) or format_of(file)))
    else:
        with opened_store(settings, read_only=True) as store, progress_bar() as bar:
            documents = store.read(DOCUMENTS).records()
            task = bar.add_task("validating", total=len(documents))
            for row in documents:
                lines = rdf_lines(store, settings.base_iri, graphs=False, document=row["id"])
                found.update(dict.fromkeys(validate_lines(lines)))
                bar.advance(task)
    for violation in found:
        typer.echo(violation.in_words())
    if found:
        messages.print(f"{len(found)} violations")
        raise typer.Exit(1)
    typer.echo("all shapes hold")


def _format(name: str | None) -> "RdfFormat | None":
    from app.rdf.formats import FORMATS

    if name is not None and name not in FORMATS:
        raise typer.BadParameter(f"one of {', '.join(FORMATS)}", param_hint="--format")
    return FORMATS[name] if name else None


@contextmanager
def _written(output: Path | None) -> Iterator[BinaryIO]:
    """The file to write, which has its name only when all is in it; standard output without a name."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as file:
            if output.suffix == ".gz":
                # No time in it: the same graph gives the same file.
                with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield file
        part.replace(output)
    except OSError as error:
        raise RdfError(f"{output}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _counting(store: Store) -> Iterator[Callable[[int], None]]:
    """A bar over all nodes and relations of the graph."""
    from app.exchange.formats import count_rows

    with progress_bar() as bar:
        task = bar.add_task("writing", total=count_rows(store))
        yield lambda rows: bar.advance(task, rows)

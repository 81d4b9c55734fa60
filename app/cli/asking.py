"""The commands that read the graph: ask, documents."""

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from app.cli.terminal import messages, opened_store, tell_if_empty
from app.settings import load_settings
from cypher.lookups import DOCUMENTS

if TYPE_CHECKING:
    from app.api.models import AskReply

FORMATS = ("table", "json", "csv", "md")


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(ask)
    app.command()(documents)


def ask(
    question: Annotated[str, typer.Argument(help="A question in Chinese or English.", show_default=False)],
    limit: Annotated[int, typer.Option(help="At most this many answers.", min=1, max=200)] = 10,
    format: Annotated[
        str | None,
        typer.Option(
            help="table, json, csv (a row for each answer and piece of evidence) or md (Markdown with citations); "
            "by default what the file's name ends in, or a table.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if absent.")
    ] = None,
) -> None:
    """Answer a question from the graph, each answer with the sentence it rests on."""
    form = _form(format, output)
    # spaCy and the service take a second or two to import; the other commands need neither.
    from app.api.ask import answer_question
    from app.api.context import Service

    settings = load_settings()
    with opened_store(settings, read_only=True) as store:
        tell_if_empty(store)
        reply = answer_question(Service.over(settings, store), question, limit=limit)
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="" if form == "csv" else None)  # type: ignore[union-attr]
        _write(reply, form, sys.stdout)
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            _write(reply, form, file)
    except OSError as error:
        messages.print(f"chengtu ask: cannot write {output}: {error.strerror}")
        raise typer.Exit(1) from error


def documents() -> None:
    """List the documents in the graph: source, years of the plan, share of the text read, title."""
    with opened_store(load_settings(), read_only=True) as store:
        tell_if_empty(store)
        rows = store.read(DOCUMENTS).records()
    for row in rows:
        plan = f"{row['plan_from']}-{row['plan_to']}" if row["plan_from"] else "-"
        title = f"{row['title']} (digest)" if row["digest"] else row["title"]
        typer.echo(f"{row['source']}\t{plan}\t{row['coverage']:.2%}\t{title}")


def _form(told: str | None, output: Path | None) -> str:
    """The form asked for, or the one that the file's name tells."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    form = told or (ending if ending in FORMATS else "table")
    if form not in FORMATS:
        messages.print(f"chengtu ask: {form} is no format of answers; there are {', '.join(FORMATS)}")
        raise typer.Exit(2)
    return form


def _write(reply: "AskReply", form: str, file: IO[str]) -> None:
    from app.api.answer_files import to_csv, to_markdown
    from app.cli.answer_table import print_answers

    match form:
        case "json":
            file.write(json.dumps(reply.model_dump(), ensure_ascii=False, indent=2) + "\n")
        case "csv":
            file.write(to_csv(reply))
        case "md":
            file.write(to_markdown(reply))
        case _:
            print_answers(reply, file)

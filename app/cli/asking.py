"""The commands that read the graph: ask, documents."""

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from app.cli.terminal import opened_store, tell_if_empty
from app.settings import load_settings
from cypher.lookups import DOCUMENTS

if TYPE_CHECKING:
    from app.api.models import AskReply


class OutputFormat(StrEnum):
    """Forms that answers are printed in."""

    table = "table"
    json = "json"


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(ask)
    app.command()(documents)


def ask(
    question: Annotated[str, typer.Argument(help="A question in Chinese or English.", show_default=False)],
    limit: Annotated[int, typer.Option(help="At most this many answers.", min=1, max=200)] = 10,
    format: Annotated[OutputFormat, typer.Option(help="How to print the answers.")] = OutputFormat.table,
) -> None:
    """Answer a question from the graph, each answer with the sentence it rests on."""
    # spaCy and the service take a second or two to import; the other commands need neither.
    from app.api.ask import to_reply
    from app.ask.service import Asker

    settings = load_settings()
    with opened_store(settings, read_only=True) as store:
        tell_if_empty(store)
        reply = to_reply(Asker(store, settings.query_timeout).ask(question, limit=limit))
    if format is OutputFormat.json:
        sys.stdout.write(json.dumps(reply.model_dump(), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_answers(reply, Console(highlight=False, soft_wrap=True))


def documents() -> None:
    """List the documents in the graph: source, years of the plan, share of the text read, title."""
    with opened_store(load_settings(), read_only=True) as store:
        tell_if_empty(store)
        rows = store.read(DOCUMENTS).records()
    for row in rows:
        plan = f"{row['plan_from']}-{row['plan_to']}" if row["plan_from"] else "-"
        title = f"{row['title']} (digest)" if row["digest"] else row["title"]
        typer.echo(f"{row['source']}\t{plan}\t{row['coverage']:.2%}\t{title}")


def _print_answers(reply: "AskReply", console: Console) -> None:
    console.print(f"{reply.status}: {reply.interpretation.text}", style="bold", markup=False)
    for number, answer in enumerate(reply.answers, 1):
        goals = " ".join(f"SDG{g}" for g in answer.goals)
        console.print(
            f"\n{number}. {answer.name}  [{answer.type}] {answer.scope or ''} {goals}", markup=False
        )
        for value in answer.values[:8]:
            console.print(
                f"     {value.indicator}: {value.op} {_plain(value.value)} {value.unit} "
                f"{value.year or ''} {value.status or ''}",
                markup=False,
            )
        for evidence in answer.evidence[:3]:
            console.print(f"   “{evidence.text}”", markup=False)
            digest = " (digest)" if evidence.digest else ""
            console.print(
                f"     {evidence.document_name}{digest} › {evidence.section_name} "
                f"[{evidence.source}:{evidence.start}-{evidence.end}]",
                style="dim",
                markup=False,
            )
    if reply.interpretation.unmatched:
        console.print(f"\nnot used: {', '.join(reply.interpretation.unmatched)}", markup=False)
    for suggestion in reply.suggestions:
        console.print(f"try: {suggestion}", markup=False)


def _plain(value: str | float) -> str:
    """A number without a needless ".0"."""
    return value if isinstance(value, str) else f"{value:.10g}"

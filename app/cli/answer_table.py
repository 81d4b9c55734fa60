"""Answers as a table for the terminal."""

from collections.abc import Iterator
from shutil import get_terminal_size
from typing import IO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from app.api.answer_files import in_figures
from app.api.models import AnswerOut, AskReply, EvidenceOut

# Columns where neither a terminal nor COLUMNS tells.
WIDTH = 160
MOST_VALUES = 8
MOST_EVIDENCE = 3
_LABEL = {"district": "district", "city": "city-wide"}


def print_answers(reply: AskReply, file: IO[str]) -> None:
    """What was understood, a row for each answer with its words, and the ids to cite it by."""
    console = Console(file=file, highlight=False, width=get_terminal_size((WIDTH, 24)).columns)
    with console.capture() as shown:
        for part in _parts(reply):
            console.print(part)
    # A table fills its lines with spaces.
    file.writelines(f"{line.rstrip()}\n" for line in shown.get().splitlines())


def _parts(reply: AskReply) -> Iterator[RenderableType]:
    yield Text(f"{reply.status}: {reply.interpretation.text}", style="bold")
    yield from (Text(f"note: {note}") for note in reply.notes)
    if reply.answers:
        yield _table(reply)
        yield Text(f"{len(reply.answers)} of {reply.total}", style="dim")
    if reply.interpretation.unmatched:
        yield Text(f"not used: {', '.join(reply.interpretation.unmatched)}")
    yield from (Text(f"or: {other.text}") for other in reply.other)
    yield from (Text(f"try: {suggestion}") for suggestion in reply.suggestions)
    yield Text(f"snapshot {reply.snapshot}, result {reply.result}", style="dim")


def _table(reply: AskReply) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, expand=True)
    table.add_column("#", justify="right", style="dim", width=3)
    table.add_column("answer", ratio=3, min_width=20, overflow="fold")
    table.add_column("SDG", width=5)
    table.add_column("what it rests on", ratio=6, overflow="fold")
    for rank, answer in enumerate(reply.answers, 1):
        goals = Text("\n".join(map(str, answer.goals)))
        table.add_row(str(rank), _thing(answer), goals, Group(*_grounds(answer)))
    return table


def _thing(answer: AnswerOut) -> Text:
    about = ", ".join(filter(None, (answer.type, _LABEL.get(answer.scope or ""))))
    return Text.assemble((answer.name, "bold"), "\n", (about, "dim"))


def _grounds(answer: AnswerOut) -> Iterator[RenderableType]:
    for value in answer.values[:MOST_VALUES]:
        yield Text(in_figures(value))
    for evidence in answer.evidence[:MOST_EVIDENCE]:
        yield Text(f"“{evidence.text}”")
        yield Text(_place(evidence), style="dim")
    further = len(answer.evidence) - MOST_EVIDENCE
    if further > 0:
        yield Text(f"and {further} more", style="dim")


def _place(evidence: EvidenceOut) -> str:
    digest = " (digest)" if evidence.digest else ""
    return (
        f"{evidence.document_name}{digest} › {evidence.section_name} "
        f"[{evidence.source}:{evidence.start}-{evidence.end}]"
    )

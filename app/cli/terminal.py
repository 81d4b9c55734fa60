"""What the commands share: opening the store that the settings name, and the console for messages."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from app.settings import Settings
from app.tables import shown_cell
from cypher.lookups import DOCUMENT_COUNT
from cypher.store import open_store
from cypher.store.protocol import Result, Store

messages = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def opened_store(settings: Settings, *, read_only: bool) -> Iterator[Store]:
    """The store of the settings, closed at the end of the block."""
    user = settings.graph_user if settings.password else None
    store = open_store(settings.graph_url, read_only=read_only, user=user, password=settings.password)
    try:
        yield store
    finally:
        store.close()


def tell_if_empty(store: Store) -> None:
    """Say so when there is nothing to ask yet."""
    if not store.read(DOCUMENT_COUNT).rows[0][0]:
        messages.print(f"no document is in {store.url} yet: `chengtu ingest PATH...` reads some")


def progress_bar() -> Progress:
    """A bar on standard error; nothing is drawn where that is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=messages,
        transient=True,
        disable=not messages.is_terminal,
    )


# Where nothing tells how wide the output is, lines are as long as their cells.
_UNBOUNDED = 10_000


def print_table(result: Result) -> None:
    """Rows on standard output; a long cell is folded in a terminal and cut elsewhere."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_UNBOUNDED)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in result.columns:
        table.add_column(Text(column), overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(shown_cell(value)) for value in row))
    console.print(table)

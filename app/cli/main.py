"""The `chengtu` command: its options, and how errors reach the terminal."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from app.cli import asking, assistant, exporting, ingesting, querying, reviewing, serving
from ontology.errors import ChengtuError

app = typer.Typer(
    name="chengtu",
    help="City policy documents as a knowledge graph aligned to the UN Sustainable Development Goals.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"chengtu {version('chengtu')}")
        raise typer.Exit


@app.callback()
def root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """City policy documents as a knowledge graph aligned to the UN Sustainable Development Goals."""


ingesting.add_commands(app)
asking.add_commands(app)
querying.add_commands(app)
reviewing.add_commands(app)
exporting.add_commands(app)
serving.add_commands(app)
assistant.add_commands(app)


def main() -> None:
    """Run the command; an error of ours is one line and exit status 1."""
    try:
        app()
    except ChengtuError as error:
        print(f"chengtu: {error}", file=sys.stderr)  # noqa: T201 - the terminal is where it belongs
        sys.exit(1)

"""The commands that run Cypher: query for the named queries, cypher for one's own."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.terminal import messages, opened_store, print_table, tell_if_empty
from app.settings import load_settings
from app.tables import plain_rows, steps_as_rows, to_csv, to_ndjson
from cypher.store.protocol import Result
from ontology.errors import ParameterError


class TableFormat(StrEnum):
    """Forms that rows are printed in."""

    table = "table"
    json = "json"
    csv = "csv"
    ndjson = "ndjson"


FormatOption = Annotated[TableFormat, typer.Option(help="How to print the rows.")]
LimitOption = Annotated[int, typer.Option(help="At most this many rows.", min=1, max=100_000)]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File to write, CSV for Excel too; standard output if absent."),
]


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(query)
    app.command()(cypher)


def query(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="The query; without it they are listed.", show_default=False)
    ] = None,
    format: FormatOption = TableFormat.table,
    limit: LimitOption = 100,
    output: OutputOption = None,
) -> None:
    """Run a named query, its parameters as options: chengtu query measures-by-goal --goal 6 --district 宝安区."""
    from cypher.named import load_queries
    from cypher.run_named import run_named

    known = load_queries()
    if name is None:
        _list_queries()
        return
    if name not in known:
        raise ParameterError(f"no query is called {name}; `chengtu query` lists them")
    given = _options(context.args)
    settings = load_settings()
    with opened_store(settings, read_only=True) as store:
        tell_if_empty(store)
        found = run_named(known[name], given, store, limit=limit, timeout=settings.query_timeout)
    if found.bounded:
        messages.print("only the first rows were measured: their number is bounded")
    _print(found.result, format, output)


def cypher(
    text: Annotated[str, typer.Argument(help="One Cypher statement that reads.", show_default=False)],
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value, the value as JSON or text; may be repeated."),
    ] = None,
    format: FormatOption = TableFormat.table,
    limit: LimitOption = 100,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print how the store would run it instead.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """Run a Cypher query that reads; nothing is ever written."""
    settings = load_settings()
    parameters = dict(_pair(pair) for pair in param or ())
    with opened_store(settings, read_only=True) as store:
        if explain:
            result = steps_as_rows(store.explain(text, parameters))
        else:
            timeout = settings.query_timeout
            result = store.read(text, parameters, timeout=timeout, limit=limit, raw=True)
    _print(result, format, output)


def _list_queries() -> None:
    from cypher.named import load_queries

    for query in load_queries().values():
        options = " ".join(
            f"--{p.name} {p.type}" if p.required else f"[--{p.name} {p.type}]" for p in query.parameters
        )
        typer.echo(f"{query.name} {options}".rstrip())
        typer.echo(f"    {query.title.en}\n    {query.title.zh}")


def _options(arguments: list[str]) -> dict[str, str]:
    """`--goal 6 --district=宝安区` as a dictionary."""
    given: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not equals and not rest):
            raise ParameterError(f"{name}: a parameter is given as --name value")
        given[name.removeprefix("--")] = value if equals else rest.pop(0)
    return given


def _pair(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ParameterError(f"{text}: a parameter is given as name=value")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _print(result: Result, format: TableFormat, output: Path | None) -> None:
    if format is TableFormat.table and output is None:
        print_table(result)
    else:
        # A file is opened by Excel, a pipe is read by programs.
        text = _written(result, format, excel=output is not None)
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            sys.stdout.write(text)
        else:
            output.write_text(text, encoding="utf-8", newline="")
    if result.truncated:
        messages.print(f"cut at {len(result.rows)} rows: --limit gives more")


def _written(result: Result, format: TableFormat, *, excel: bool) -> str:
    if format is TableFormat.ndjson:
        return to_ndjson(result)
    if format is TableFormat.json:
        body = {"truncated": result.truncated, "rows": plain_rows(result)}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
    return to_csv(result, bom=excel)

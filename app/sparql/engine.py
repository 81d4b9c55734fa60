"""What runs a query: the engine over one snapshot, in a process that may open nothing more.

The engine has no limit of time or memory and asks other endpoints where a query says so, which its caller cannot
turn off: whatever it is given, it can reach neither a file nor the network.
"""

import re
import resource
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from app.rdf.formats import FORMATS
from app.rdf.vocabulary import PREFIXES
from app.sparql.forms import GRAPH_TYPES, TABLE_TYPES, GraphForm, Wanted
from app.sparql.results import plain_value, write_rows, write_truth
from cypher.store.protocol import Result
from cypher.store.weight import Scale
from cypher.workers import Answer
from ontology.errors import QueryError, StoreBusy

_FAILURES = (OSError, RuntimeError, ValueError, TypeError, OverflowError)
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was sent; `rows` is the most rows or triples, the graphs are IRIs and None for those it says."""

    text: str
    rows: int
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A query, and the forms that will do."""

    query: Query
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Reply:
    """A result; without a `media_type`, none that will do is among those that the query gives: `there_is`."""

    gives: Literal["rows", "triples"]
    media_type: str | None
    body: bytes = b""
    truncated: bool = False

    @property
    def there_is(self) -> tuple[str, ...]:
        return tuple((TABLE_TYPES if self.gives == "rows" else GRAPH_TYPES).values())


def start(folder: Path) -> Answer:
    """Open the snapshot in this process, for requests that give a Reply and for plain queries that give a Result."""
    try:
        store = Store.read_only(str(folder))
    except OSError as error:
        raise StoreBusy("the graph was written to; try again in a moment") from error
    _shut()
    return lambda request, _: (
        _replied(store, request) if isinstance(request, Request) else _rows(store, request)
    )


def _shut() -> None:
    """From here on no file and no connection can be opened."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))


def _replied(store: Store, request: Request) -> Reply:
    form, most = request.wanted.table, request.query.rows
    try:
        found = _run(store, request.query)
        if isinstance(found, QueryTriples):
            return _graph(found, request.wanted.graph, most)
        if form is None:
            return Reply("rows", None)
        if isinstance(found, QueryBoolean):
            return Reply("rows", TABLE_TYPES[form], write_truth(bool(found), form))
        rows, truncated = _taken((tuple(row) for row in found), most)
        note = f"only the first {most} rows are given" if truncated else None
        columns = [variable.value for variable in found.variables]
        return Reply("rows", TABLE_TYPES[form], write_rows(columns, rows, form, note), truncated)
    except _FAILURES as error:
        raise QueryError(_reason(error)) from error


def _graph(found: QueryTriples, form: GraphForm | None, most: int) -> Reply:
    if form is None:
        return Reply("triples", None)
    triples, truncated = _taken(found, most)
    body = pyoxigraph.serialize(dict.fromkeys(triples), format=FORMATS[form].syntax, prefixes=dict(PREFIXES))
    assert body is not None
    return Reply("triples", GRAPH_TYPES[form], body, truncated)


def _rows(store: Store, query: Query) -> Result:
    """Rows as values of the graph."""
    try:
        found = _run(store, query)
        if not isinstance(found, QuerySolutions):
            raise QueryError("the query gives no rows")
        rows, truncated = _taken((tuple(row) for row in found), query.rows)
    except _FAILURES as error:
        raise QueryError(_reason(error)) from error
    columns = tuple(variable.value for variable in found.variables)
    return Result(columns, tuple(tuple(map(plain_value, row)) for row in rows), truncated)


def _run(store: Store, query: Query) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        return store.query(
            query.text,
            prefixes=dict(PREFIXES),
            default_graph=_nodes(query.default_graphs),
            named_graphs=_nodes(query.named_graphs),
        )
    except SyntaxError as error:
        raise QueryError(_reason(error)) from error


def _nodes(iris: tuple[str, ...] | None) -> Any:
    return None if iris is None else [NamedNode(iri) for iri in iris]


def _taken(items: Iterable[Any], most: int) -> tuple[list[Any], bool]:
    """At most so many, and whether there are more."""
    scale = Scale()
    taken: list[Any] = []
    for item in items:
        if len(taken) == most:
            return taken, True
        scale.weigh(str(item))
        taken.append(item)
    return taken, False


def _reason(error: Exception) -> str:
    """The engine's message on one line, the place of an error of syntax in words."""
    text = " ".join(str(error).split()) or "the query cannot be run"
    text = _PLACE.sub(r"line \1, column \2: ", text)
    return text if len(text) <= _LONGEST_REASON else text[: _LONGEST_REASON - 1] + "…"

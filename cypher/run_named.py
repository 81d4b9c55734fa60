"""Runs a named query on a store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cypher.named import NamedQuery
from cypher.networks import FUNCTIONS
from cypher.parameters import bind
from cypher.store.protocol import Result, Store


@dataclass(frozen=True, slots=True)
class NamedResult:
    """`text` was run with `parameters`; `bounded` says that its function saw only the first rows."""

    result: Result
    text: str
    parameters: Mapping[str, Any]
    bounded: bool = False


def run_named(
    query: NamedQuery, given: Mapping[str, Any], store: Store, *, limit: int, timeout: float | None = None
) -> NamedResult:
    """At most `limit` rows. Raises ParameterError, QueryTimeout."""
    parameters = bind(query, given, store)

    def read(most: int) -> Result:
        return store.read(query.text, parameters, timeout=timeout, limit=most)

    return finish(query, query.text, parameters, read, limit=limit)


def finish(
    query: NamedQuery,
    text: str,
    parameters: Mapping[str, Any],
    read: Callable[[int], Result],
    *,
    limit: int,
) -> NamedResult:
    """What is done with the rows, of which `read` gives at most so many."""
    if query.after is None:
        return NamedResult(read(limit), text, parameters)
    whole = read(query.after.bound)
    found = FUNCTIONS[query.after.function](whole)
    shown = replace(found, rows=found.rows[:limit], truncated=len(found.rows) > limit)
    return NamedResult(shown, text, parameters, bounded=whole.truncated)

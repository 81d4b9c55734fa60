"""Runs a named query on a store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cypher.named import NamedQuery
from cypher.networks import FUNCTIONS
from cypher.parameters import bind
from cypher.store.protocol import Result, Store


@dataclass(frozen=True, slots=True)
class NamedResult:
    """`parameters` are those that the text took; `bounded` says that its function saw only the first rows."""

    result: Result
    parameters: Mapping[str, Any]
    bounded: bool = False


def run_named(
    query: NamedQuery, given: Mapping[str, Any], store: Store, *, limit: int, timeout: float | None = None
) -> NamedResult:
    """At most `limit` rows. Raises ParameterError, QueryTimeout."""
    parameters = bind(query, given, store)
    if query.after is None:
        return NamedResult(store.read(query.text, parameters, timeout=timeout, limit=limit), parameters)
    whole = store.read(query.text, parameters, timeout=timeout, limit=query.after.bound)
    found = FUNCTIONS[query.after.function](whole)
    shown = replace(found, rows=found.rows[:limit], truncated=len(found.rows) > limit)
    return NamedResult(shown, parameters, bounded=whole.truncated)

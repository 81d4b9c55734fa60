"""Named queries in SPARQL: their twins, run over the snapshot."""

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import Literal

from app.sparql.endpoint import Endpoint
from app.sparql.engine import Query
from cypher.named import NamedQuery, load_queries
from cypher.parameters import bind
from cypher.run_named import NamedResult, finish
from cypher.store.protocol import Result, Store
from ontology.errors import ParameterError

_GIVEN = re.compile(r"VALUES \(((?: ?\?given_\w+)+)\) \{ \([^)]*\) \}")
_BEFORE = "?given_"


def run_twin(
    query: NamedQuery, given: Mapping[str, Any], store: Store, endpoint: Endpoint, *, limit: int
) -> NamedResult:
    """What `run_named` gives, by the query's twin, which has the parameters in its text too."""
    if query.sparql is None:
        names = ", ".join(name for name, known in load_queries().items() if known.sparql)
        raise ParameterError(f"language: {query.name} has no twin in SPARQL; these have: {names}")
    parameters = bind(query, given, store)
    text = bind_twin(query.sparql, parameters)

    def read(most: int) -> Result:
        return endpoint.rows(Query(text, most))

    return finish(query, text, parameters, read, limit=limit)


def bind_twin(text: str, parameters: Mapping[str, Any]) -> str:
    """The text with the values of the parameters in its VALUES.

    The engine can bind variables from outside, but settles BOUND before it does; so each value is written as a
    term by the engine's own library, which escapes all that could end it.
    """

    def row(found: re.Match[str]) -> str:
        names = found[1].split()
        terms = (_term(parameters[name.removeprefix(_BEFORE)]) for name in names)
        return f"VALUES ({' '.join(names)}) {{ ({' '.join(terms)}) }}"

    return _GIVEN.sub(row, text)


def _term(value: Any) -> str:
    return "UNDEF" if value is None else str(Literal(value))

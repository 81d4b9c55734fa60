"""Rows of SPARQL in the W3C's forms of results.

The engine writes only whole results, and these may be cut at a limit: they are made as JSON, from which it makes
the other forms.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    Triple,
    parse_query_results,
)

from app.sparql.forms import TableForm

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]

_OTHERS: Mapping[TableForm, QueryResultsFormat] = {
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"
_NUMBERS: Mapping[str, type[int] | type[float]] = {
    f"{_XSD}integer": int,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}decimal": float,
}


def write_rows(columns: Sequence[str], rows: Sequence[Row], form: TableForm, note: str | None) -> bytes:
    """`note` says that rows are missing; only JSON has a place for it."""
    bindings = [
        {name: _told(term) for name, term in zip(columns, row, strict=True) if term is not None}
        for row in rows
    ]
    # The engine reads no more than the standard has.
    more = {} if note is None or form != "json" else {"truncated": True, "note": note}
    return _written({"head": {"vars": list(columns)}, "results": {"bindings": bindings}, **more}, form)


def write_truth(truth: bool, form: TableForm) -> bytes:
    return _written({"head": {}, "boolean": truth}, form)


def _written(document: Mapping[str, Any], form: TableForm) -> bytes:
    text = json.dumps(document, ensure_ascii=False).encode()
    if form == "json":
        return text
    written = parse_query_results(text, QueryResultsFormat.JSON).serialize(format=_OTHERS[form])
    assert isinstance(written, bytes)
    return written


def _told(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _told(part) for name, part in parts.items()}}
    told = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
        if term.direction:
            told["its:dir"] = term.direction.value
    elif term.datatype.value != _STRING:
        told["datatype"] = term.datatype.value
    return told


def plain_value(term: Term | None) -> Any:
    """A term as a value of the graph: numbers, truth, else text."""
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if number := _NUMBERS.get(datatype):
            return number(term.value)
        if datatype == f"{_XSD}boolean":
            return term.value in ("true", "1")
    return term.value

"""The forms that results are given in, and which of them is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from app.negotiation import liked_best
from app.rdf.formats import ALSO_CALLED, FORMATS

TableForm = Literal["json", "xml", "csv", "tsv"]
GraphForm = Literal["turtle", "ntriples", "jsonld", "rdfxml"]

TABLE_TYPES: Mapping[TableForm, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPH_FORMS: tuple[GraphForm, ...] = ("turtle", "jsonld", "ntriples", "rdfxml")
GRAPH_TYPES: Mapping[GraphForm, str] = {name: FORMATS[name].media_type for name in _GRAPH_FORMS}

# In the order that ties are decided in.
_TABLES: Mapping[str, TableForm] = {
    **{media_type: form for form, media_type in TABLE_TYPES.items()},
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
_GRAPHS: Mapping[str, GraphForm] = {
    **{media_type: form for form, media_type in GRAPH_TYPES.items()},
    **{media_type: cast(GraphForm, format.name) for media_type, format in ALSO_CALLED.items()},
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The forms for rows (or yes and no) and for triples; None where Accept likes none of them."""

    table: TableForm | None
    graph: GraphForm | None


def wanted_forms(accept: str | None) -> Wanted:
    """Without an Accept header JSON and Turtle."""
    if accept is None or not accept.strip():
        return Wanted("json", "turtle")
    return Wanted(liked_best(accept, _TABLES), liked_best(accept, _GRAPHS))

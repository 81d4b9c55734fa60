"""The tables that the ontology gives a graph, one of each class and one of each type of relation, and their rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.iri import fact_iri, iri_of, iris_under
from app.rdf.vocabulary import RDF
from cypher.dump import node_pages, relation_pages
from cypher.store.protocol import Store
from ontology.schema import Schema
from ontology.terms import Datatype, Labels, Property, Value

Row = Mapping[str, Any]
# What a review is of may be gone from the documents since.
_OUTLIVES = frozenset({"Review"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `iri` is the property that its cells are values of, None where they are no such values.

    `refers_to` is the table whose ids stand in it. `links` says that a cell is the IRI of what the property points
    to.
    """

    name: str
    datatype: Datatype
    labels: Labels
    iri: str | None = None
    required: bool = False
    values: tuple[Value, ...] = ()
    language: str | None = None
    refers_to: str | None = None
    links: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name that its class or type of relation has in the graph."""

    name: str
    kind: Literal["nodes", "relations"]
    iri: str
    labels: Labels
    comments: Labels
    columns: tuple[Column, ...]


def tables_of(schema: Schema) -> tuple[Table, ...]:
    """Tables of all classes, then of all relations, whether the graph holds any of them or not."""
    nodes = [
        Table(c.name, "nodes", c.iri, c.labels, c.comments, _node_columns(schema, c.name))
        for c in schema.classes.values()
    ]
    relations = [
        Table(r.name, "relations", r.iri, r.labels, r.comments, _relation_columns(schema, r.name))
        for r in schema.relations.values()
    ]
    return (*nodes, *relations)


def row_pages(store: Store, table: Table, base: str, since: str) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table by column, what they lack left out; `since` is the snapshot they must be of.

    Raises StoreChanged if the graph was written to after it.
    """
    if table.kind == "nodes":
        for page in node_pages(store, table.name, since=since):
            for row in page:
                row["iri"] = iri_of(row["id"], base)
            yield page
        return
    of = iris_under(base)
    for page in relation_pages(store, table.name, since=since):
        for row in page:
            row["iri"] = fact_iri(row["id"], base)
            row["source_iri"] = of(row["source"])
            row["target_iri"] = of(row["target"])
        yield page


def _node_columns(schema: Schema, name: str) -> tuple[Column, ...]:
    id, *others = schema.classes[name].properties
    held = (_held(schema, p, refers=name not in _OUTLIVES) for p in others)
    return (_id(id), _IRI, *held)


def _relation_columns(schema: Schema, name: str) -> tuple[Column, ...]:
    declared = schema.relations[name]
    id = next(p for p in declared.properties if p.name == "id")
    return (
        _id(id),
        _IRI,
        _end("source", _only(schema, declared.domain)),
        _end("target", _only(schema, declared.range)),
        _SOURCE_LABEL,
        _TARGET_LABEL,
        _SOURCE_IRI,
        _TARGET_IRI,
        *(_held(schema, p, refers=True) for p in declared.properties if p.name != "id"),
    )


def _id(declared: Property) -> Column:
    return Column("id", "string", declared.labels, iri=declared.iri, required=True)


def _end(name: str, refers_to: str | None) -> Column:
    return Column(name, "string", _END_LABELS[name], required=True, refers_to=refers_to)


def _only(schema: Schema, names: tuple[str, ...]) -> str | None:
    """The one table that holds all that may stand at an end, None if there are several."""
    labels = schema.expand(names)
    return labels[0] if len(labels) == 1 else None


def _held(schema: Schema, declared: Property, *, refers: bool) -> Column:
    # A text called as a class is the id of one of its nodes.
    label = declared.name.capitalize()
    is_id = refers and declared.datatype == "string" and not declared.values and label in schema.classes
    return Column(
        declared.name,
        declared.datatype,
        declared.labels,
        iri=declared.iri,
        values=declared.values,
        language=declared.language,
        refers_to=label if is_id else None,
    )


_END_LABELS: Mapping[str, Labels] = {
    "source": {"zh": "起点标识", "en": "id of the source"},
    "target": {"zh": "终点标识", "en": "id of the target"},
}
_IRI = Column("iri", "string", {"zh": "IRI", "en": "IRI"}, required=True)
_SOURCE_LABEL = Column(
    "source_label", "string", {"zh": "起点类别", "en": "class of the source"}, required=True
)
_TARGET_LABEL = Column(
    "target_label", "string", {"zh": "终点类别", "en": "class of the target"}, required=True
)
_SOURCE_IRI = Column(
    "source_iri",
    "string",
    {"zh": "起点IRI", "en": "IRI of the source"},
    iri=f"{RDF}subject",
    required=True,
    links=True,
)
_TARGET_IRI = Column(
    "target_iri",
    "string",
    {"zh": "终点IRI", "en": "IRI of the target"},
    iri=f"{RDF}object",
    required=True,
    links=True,
)

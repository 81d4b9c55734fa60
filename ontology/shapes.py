"""The SHACL shapes: those written in Turtle, with those that follow from the schema."""

from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.schema import Schema
from ontology.terms import Property, RelationType
from ontology.turtle import CT, parse_turtle

SHAPES_PATH = Path(__file__).with_name("shapes.ttl")

_DATATYPES = {
    "string": XSD.string,
    "strings": XSD.string,
    "integer": XSD.integer,
    "integers": XSD.integer,
    "float": XSD.double,
    "boolean": XSD.boolean,
}
# As much of a date as a document tells.
_DATES = (XSD.date, XSD.gYearMonth, XSD.gYear)


def load_shapes(schema: Schema) -> Graph:
    """Shapes of SHACL Core for the graph as RDF; validate with schema.ttl beside them."""
    graph = parse_turtle(SHAPES_PATH)
    for declared in schema.classes.values():
        shape = CT[f"{declared.name}Properties"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, URIRef(declared.iri)))
        for held in declared.properties:
            _add_property(graph, shape, held)
    _add_facts(graph, schema.relations.values())
    for relation in schema.relations.values():
        _add_end(graph, relation, SH.targetSubjectsOf, _iris(schema, relation.domain))
        _add_end(graph, relation, SH.targetObjectsOf, _iris(schema, relation.range))
    return graph


def _iris(schema: Schema, names: Iterable[str]) -> list[URIRef]:
    return [URIRef(schema.classes[name].iri) for name in names]


def _add_property(graph: Graph, shape: Node, held: Property) -> None:
    constraint = BNode()
    graph.add((shape, SH.property, constraint))
    graph.add((constraint, SH.path, URIRef(held.iri)))
    if held.datatype == "date":
        graph.add((constraint, SH["or"], _list(graph, [_of_datatype(graph, d) for d in _DATES])))
    else:
        graph.add((constraint, SH.datatype, _DATATYPES[held.datatype]))
    if held.datatype not in ("strings", "integers"):
        graph.add((constraint, SH.maxCount, Literal(1)))
    if held.values:
        graph.add((constraint, SH["in"], _list(graph, [Literal(v.code) for v in held.values])))


def _of_datatype(graph: Graph, datatype: URIRef) -> Node:
    constraint = BNode()
    graph.add((constraint, SH.datatype, datatype))
    return constraint


def _add_facts(graph: Graph, relations: Iterable[RelationType]) -> None:
    shape, predicate = CT.FactProperties, BNode()
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, CT.Fact))
    graph.add((shape, SH.property, predicate))
    graph.add((predicate, SH.path, RDF.predicate))
    graph.add((predicate, SH["in"], _list(graph, [URIRef(r.iri) for r in relations])))
    carried = {p.iri: p for r in relations for p in r.properties}
    for held in carried.values():
        _add_property(graph, shape, held)


def _add_end(graph: Graph, relation: RelationType, target: URIRef, classes: list[URIRef]) -> None:
    """What stands at one end of a relation is of one of the classes."""
    shape = BNode()
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, target, URIRef(relation.iri)))
    options: list[Node] = []
    for iri in classes:
        options.append(BNode())
        graph.add((options[-1], SH["class"], iri))
    graph.add((shape, SH["or"], _list(graph, options)))


def _list(graph: Graph, members: Iterable[Node]) -> Node:
    return Collection(graph, BNode(), list(members)).uri

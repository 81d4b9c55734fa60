"""JSON-LD: the published context, and node objects by it."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from app.rdf.vocabulary import CT, PREFIXES, RDF, XSD
from ontology.schema import load_schema
from ontology.terms import Datatype

_TYPES: dict[Datatype, str] = {
    "float": "xsd:double",
    "date": "xsd:date",
}
_NATIVE: dict[str, Callable[[str], Any]] = {f"{XSD}integer": int, f"{XSD}boolean": "true".__eq__}
Term = NamedNode | BlankNode | Literal | Triple
_TYPE = f"{RDF}type"


@cache
def context() -> dict[str, Any]:
    """The terms of the ontology by their local names; what is of other vocabularies stays prefixed.

    Doubles are text of a stated type: as numbers of JSON they would come back in another form.
    """
    schema = load_schema()
    terms: dict[str, Any] = dict(PREFIXES)
    for declared in schema.classes.values():
        terms[_local(declared.iri)] = f"ct:{_local(declared.iri)}"
    held = [p for c in schema.classes.values() for p in c.properties]
    held += [p for r in schema.relations.values() for p in r.properties]
    for p in held:
        type = _TYPES.get(p.datatype)
        iri = f"ct:{_local(p.iri)}"
        terms[_local(p.iri)] = {"@id": iri, "@type": type} if type else iri
    for relation in schema.relations.values():
        terms[_local(relation.iri)] = {"@id": f"ct:{_local(relation.iri)}", "@type": "@id"}
    return {"@context": terms}


def write_jsonld(quads: Iterable[Quad], output: BinaryIO) -> None:
    """One document: the context, then the nodes one a line."""
    head = json.dumps(context(), ensure_ascii=False)
    output.write(f'{head[:-1]}, "@graph": [\n'.encode())
    for at, node in enumerate(node_objects(quads)):
        output.write(((",\n" if at else "") + json.dumps(node, ensure_ascii=False)).encode())
    output.write(b"\n]}\n")


def node_objects(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    """An object for each run of quads with the same subject."""
    for subject, said in groupby(quads, key=attrgetter("subject")):
        node: dict[str, Any] = {"@id": subject.value}
        for quad in said:
            predicate = quad.predicate.value
            if predicate == _TYPE and isinstance(quad.object, NamedNode):
                node.setdefault("@type", []).append(_compact(quad.object.value))
            else:
                node.setdefault(_compact(predicate), []).append(_value(predicate, quad.object))
        yield {key: value[0] if key[0] != "@" and len(value) == 1 else value for key, value in node.items()}


def _value(predicate: str, object: Term) -> Any:
    known = _coerced().get(predicate)
    if isinstance(object, NamedNode):
        return object.value if known == "@id" else {"@id": object.value}
    assert isinstance(object, Literal)
    if object.language:
        return {"@value": object.value, "@language": object.language}
    type = object.datatype.value
    if known and known.replace("xsd:", XSD) == type:
        return object.value
    if type == f"{XSD}string" and not known:
        return object.value
    if native := _NATIVE.get(type):
        return native(object.value)
    return {"@value": object.value, "@type": _compact(type)}


@cache
def _coerced() -> dict[str, str]:
    """The type that the context gives to the values of a property, by its IRI."""
    terms = context()["@context"].values()
    return {t["@id"].replace("ct:", CT): t["@type"] for t in terms if isinstance(t, dict)}


@cache
def _compact(iri: str) -> str:
    if iri.startswith(CT):
        return iri[len(CT) :] if iri[len(CT) :] in context()["@context"] else f"ct:{iri[len(CT) :]}"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and namespace != iri:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _local(iri: str) -> str:
    return iri.removeprefix(CT)

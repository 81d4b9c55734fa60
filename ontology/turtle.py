"""Reading the terms of the schema from Turtle."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Literal, Node

from ontology.errors import OntologyError
from ontology.terms import Alignment, Datatype, NodeClass, Property, RelationType, Value

CT = Namespace("https://w3id.org/chengtu/ontology#")
LANGUAGES = ("zh", "en")

_Term = TypeVar("_Term", NodeClass, RelationType)

_DATATYPES: dict[Node, Datatype] = {
    XSD.string: "string",
    XSD.integer: "integer",
    XSD.double: "float",
    XSD.boolean: "boolean",
    XSD.date: "date",
}
_LISTS: dict[Datatype, Datatype] = {"string": "strings", "integer": "integers"}
_ALIGNMENTS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)
# Names go into Cypher as they are, so nothing but these forms may come out of the file.
_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")
_RELATION_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_PROPERTY_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COLOR = re.compile(r"#[0-9A-F]{6}")
# The embedded store keeps these names to itself.
_RESERVED = frozenset({"title", "type"})


def parse_turtle(path: Path) -> Graph:
    """The triples of a Turtle file; OntologyError if it cannot be read or is not Turtle."""
    graph = Graph()
    try:
        graph.parse(data=path.read_text(encoding="utf-8"), format="turtle", publicID=path.as_uri())
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror})") from error
    except (SyntaxError, ValueError) as error:
        raise OntologyError(f"{path}: not valid Turtle ({' '.join(str(error).split())[:160]})") from error
    return graph


def read_labels(graph: Graph, term: Node, predicate: URIRef = RDFS.label) -> dict[str, str]:
    """The label of a term in each language; OntologyError if one is missing or said twice."""
    labels: dict[str, str] = {}
    for label in graph.objects(term, predicate):
        if isinstance(label, Literal) and label.language in LANGUAGES:
            if label.language in labels:
                raise OntologyError(f"{term}: two labels in {label.language}")
            labels[label.language] = str(label)
    missing = [language for language in LANGUAGES if language not in labels]
    if missing:
        raise OntologyError(f"{term}: no label in {', '.join(missing)}")
    return {language: labels[language] for language in LANGUAGES}


def read_color(graph: Graph, term: Node) -> str:
    """The colour of a term as #RRGGBB."""
    color = str(graph.value(term, CT.color))
    if not _COLOR.fullmatch(color):
        raise OntologyError(f"{term}: its color must be written #RRGGBB")
    return color


class SchemaReader:
    """The terms of one schema graph; terms keep the order of the file."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._all = [c for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef)]
        self._concrete = {c for c in self._all if not self._flag(c, CT.abstract)}
        self._above = {c: tuple(self._ancestors(c)) for c in self._all}
        self._properties = {p: self._property(p) for p in graph.subjects(RDF.type, OWL.DatatypeProperty)}
        self._owners = {p: self._ends(p, RDFS.domain) for p in self._properties}

    def classes(self) -> dict[str, NodeClass]:
        """The classes that are labels of the graph, by name."""
        classes = [self._class(c) for c in self._all if c in self._concrete]
        return _by_name(classes, "classes")

    def relations(self) -> dict[str, RelationType]:
        """The types of relation, by name."""
        relations = [self._relation(r) for r in self._graph.subjects(RDF.type, OWL.ObjectProperty)]
        return _by_name(relations, "relations")

    def _class(self, term: URIRef) -> NodeClass:
        lineage = (*reversed(self._above[term]), term)
        properties = [self._properties[p] for c in lineage for p in self._owners if c in self._owners[p]]
        return NodeClass(
            name=self._name(term, _CLASS_NAME),
            iri=str(term),
            parent=next((self._name(c, _CLASS_NAME) for c in self._above[term] if c in self._concrete), None),
            labels=read_labels(self._graph, term),
            properties=self._distinct(term, properties),
            comments=read_labels(self._graph, term, RDFS.comment),
            synonyms=self._synonyms(term),
            color=read_color(self._graph, term),
            types=self._types(term),
            titles=self._titles(term),
            alignments=self._alignments(term),
        )

    def _relation(self, term: Node) -> RelationType:
        if self._graph.value(term, CT.graphName) is None:
            raise OntologyError(f"{term}: a relation must state its graphName")
        carried = list(self._graph.objects(term, CT.carries))
        unknown = [str(p) for p in carried if p not in self._properties]
        if unknown:
            raise OntologyError(f"{term}: carries {unknown[0]}, which is no property")
        properties = [p for iri, p in self._properties.items() if iri in carried]
        return RelationType(
            name=self._name(term, _RELATION_NAME),
            iri=str(term),
            domain=self._labelled(term, RDFS.domain),
            range=self._labelled(term, RDFS.range),
            labels=read_labels(self._graph, term),
            properties=self._distinct(term, properties),
            comments=read_labels(self._graph, term, RDFS.comment),
            alignments=self._alignments(term),
            broader=self._broader(term),
        )

    def _property(self, term: Node) -> Property:
        datatype = _DATATYPES.get(self._graph.value(term, RDFS.range) or term)
        if datatype is None:
            raise OntologyError(f"{term}: its range is none of the datatypes that a graph can hold")
        if self._flag(term, CT.many):
            if datatype not in _LISTS:
                raise OntologyError(f"{term}: a graph holds no list of {datatype} values")
            datatype = _LISTS[datatype]
        name = self._name(term, _PROPERTY_NAME)
        if name in _RESERVED:
            raise OntologyError(f"{term}: a property cannot be called {name}")
        return Property(
            name=name,
            iri=str(term),
            datatype=datatype,
            labels=read_labels(self._graph, term),
            indexed=self._flag(term, CT.indexed),
            fulltext=self._flag(term, CT.fulltext),
            unique=self._flag(term, CT.unique),
            values=self._values(term),
            language=self._language(term),
            broader=self._broader(term),
        )

    def _values(self, term: Node) -> tuple[Value, ...]:
        scheme = self._graph.value(term, CT["values"])
        if scheme is None:
            return ()
        concepts = [
            Value(code=str(code), labels=read_labels(self._graph, concept, SKOS.prefLabel))
            for concept in self._graph.objects(scheme, SKOS.hasTopConcept)
            for code in self._graph.objects(concept, SKOS.notation)
        ]
        if not concepts:
            raise OntologyError(f"{scheme}: a scheme of values without values")
        return tuple(concepts)

    def _language(self, term: Node) -> str | None:
        language = self._graph.value(term, CT.inLanguage)
        if language is not None and str(language) not in LANGUAGES:
            raise OntologyError(f"{term}: {language} is none of the languages {', '.join(LANGUAGES)}")
        return None if language is None else str(language)

    def _labelled(self, term: Node, predicate: URIRef) -> tuple[str, ...]:
        """The ends of a relation, a class without a label replaced by the topmost labelled ones below it."""
        names: dict[str, None] = {}
        for end in self._ends(term, predicate):
            below = [c for c in self._all if c in self._concrete and (c == end or end in self._above[c])]
            for c in below:
                if not set(self._above[c]) & set(below):
                    names[self._name(c, _CLASS_NAME)] = None
        return tuple(names)

    def _ends(self, term: Node, predicate: URIRef) -> tuple[Node, ...]:
        ends: list[Node] = []
        for end in self._graph.objects(term, predicate):
            union = self._graph.value(end, OWL.unionOf)
            ends += [end] if union is None else list(Collection(self._graph, union))
        unknown = [str(end) for end in ends if end not in self._above]
        if unknown or not ends:
            raise OntologyError(
                f"{term}: its {_local(predicate)} is no class ({', '.join(unknown) or 'none'})"
            )
        return tuple(ends)

    def _ancestors(self, term: Node) -> Iterator[Node]:
        """Classes of ours above a class, nearest first, one time each."""
        seen, level = {term}, [term]
        while level:
            above = [s for c in level for s in self._graph.objects(c, RDFS.subClassOf)]
            level = []
            for parent in sorted(set(above), key=str):
                if parent == term:
                    raise OntologyError(f"{term}: a class cannot be below itself")
                if parent in self._all and parent not in seen:
                    seen.add(parent)
                    level.append(parent)
                    yield parent

    def _alignments(self, term: Node) -> tuple[Alignment, ...]:
        found = {
            Alignment(predicate=str(predicate), term=str(other))
            for predicate in _ALIGNMENTS
            for other in self._graph.objects(term, predicate)
            if isinstance(other, URIRef) and not other.startswith(str(CT))
        }
        return tuple(sorted(found, key=lambda a: (a.predicate, a.term)))

    def _types(self, term: URIRef) -> tuple[str, ...]:
        ours = (term, *self._above[term])
        others = {
            str(other)
            for c in ours
            for predicate in (RDFS.subClassOf, OWL.equivalentClass)
            for other in self._graph.objects(c, predicate)
            if isinstance(other, URIRef) and other not in self._above
        }
        return (*map(str, ours), *sorted(others))

    def _titles(self, term: URIRef) -> tuple[str, ...]:
        said = {str(p) for c in (term, *self._above[term]) for p in self._graph.objects(c, CT.titledBy)}
        return tuple(sorted(said))

    def _broader(self, term: Node) -> tuple[str, ...]:
        implied = (str(RDFS.subPropertyOf), str(OWL.equivalentProperty))
        return tuple(a.term for a in self._alignments(term) if a.predicate in implied)

    def _synonyms(self, term: Node) -> dict[str, tuple[str, ...]]:
        words = [w for w in self._graph.objects(term, SKOS.altLabel) if isinstance(w, Literal)]
        return {language: tuple(str(w) for w in words if w.language == language) for language in LANGUAGES}

    def _distinct(self, term: Node, properties: Iterable[Property]) -> tuple[Property, ...]:
        by_name = {p.name: p for p in properties}
        for p in properties:
            if by_name[p.name] is not p:
                raise OntologyError(f"{term}: two properties are called {p.name} in the graph")
        return tuple(by_name.values())

    def _name(self, term: Node, form: re.Pattern[str]) -> str:
        name = str(self._graph.value(term, CT.graphName) or _local(term))
        if not form.fullmatch(name):
            raise OntologyError(f"{term}: {name!r} cannot be a name in the graph")
        return name

    def _flag(self, term: Node, annotation: URIRef) -> bool:
        return self._graph.value(term, annotation) == Literal(True)


def _local(term: Node) -> str:
    return re.split(r"[#/]", str(term))[-1]


def _by_name(terms: Iterable[_Term], what: str) -> dict[str, _Term]:
    by_name: dict[str, _Term] = {}
    for term in terms:
        if term.name in by_name:
            raise OntologyError(f"two {what} are called {term.name}: {by_name[term.name].iri}, {term.iri}")
        by_name[term.name] = term
    return by_name

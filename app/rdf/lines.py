"""Nodes and relations of the graph as lines of N-Quads, in UTF-8.

They are written as text, and not through objects of a library, since making those takes longer than all the rest:
an export is to run near the speed of the library's own serialiser. All other formats are made of these lines by it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.iri import fact_iri, graph_iri, iris_under
from app.rdf import literals, patterns
from app.rdf.templates import SOURCE, TARGET, Held, Template, held
from app.rdf.vocabulary import CT, LABEL, PROV, RDF, TYPE
from ontology.schema import Schema
from ontology.terms import NodeClass, RelationType

Row = Mapping[str, Any]
_NAMES = ("name", "name_zh", "name_en")
_STOP = " .\n"
_PRIMARY = f"<{PROV}hadPrimarySource> "


@dataclass(frozen=True, slots=True)
class _Node:
    types: tuple[str, ...]
    titles: tuple[str, ...]
    held: tuple[Held, ...]
    pattern: patterns.Pattern | None


@dataclass(frozen=True, slots=True)
class _Relation:
    predicate: str
    predicates: tuple[str, ...]
    held: tuple[Held, ...]


class Lines:
    """Writes rows of the graph under one base IRI; without `graphs`, as N-Triples.

    With `annotations`, a statement points to its triple by RDF 1.2's rdf:reifies beside rdf:subject,
    rdf:predicate and rdf:object, which only newer readers understand.
    """

    def __init__(self, schema: Schema, base: str, *, graphs: bool = True, annotations: bool = False) -> None:
        self._graphs = graphs
        self.base = base.rstrip("/")
        self._annotations = annotations
        self.iri = iris_under(self.base)
        self._tails: dict[str | None, str] = {None: _STOP}
        self._source = ""
        self._said: set[tuple[str, str, str]] = set()
        self._templates: dict[tuple[str, str, tuple[str, ...]], Template] = {}
        self._nodes = {name: _node(declared) for name, declared in schema.classes.items()}
        self._relations = {name: _relation(declared) for name, declared in schema.relations.items()}

    def node(self, label: str, row: Row, out: list[bytes]) -> None:
        """Add all that is said of a node, without its relations."""
        shape = self._nodes[label]
        tail = self._tail_of_node(label, row)
        subject = self.iri(row["id"])
        key = (label, tail, tuple(row))
        if (template := self._templates.get(key)) is None:
            template = self._templates[key] = Template(shape.types, shape.held, row, tail)
        out.append(template.filled(row, subject))
        out += map(str.encode, self._labels(f"<{subject}> ", row, shape.titles, tail))
        if shape.pattern is not None:
            out += map(str.encode, shape.pattern(subject, row, self.iri, tail))

    def naming(self, label: str, row: Row, out: list[bytes]) -> None:
        """Add of a node no more than what it is and what it is called."""
        shape = self._nodes[label]
        tail = self._tail_of_node(label, row)
        head = f"<{self.iri(row['id'])}> "
        out += [f"{head}{type}{tail}".encode() for type in shape.types]
        out += map(str.encode, self._labels(head, row, shape.titles, tail))

    def relation(self, type: str, row: Row, out: list[bytes]) -> None:
        """Add the triple of a relation, and the statement that carries its evidence."""
        shape = self._relations[type]
        tail = self._tail(row.get("document"))
        source, target = f"<{self.iri(row['source'])}>", f"<{self.iri(row['target'])}>"
        # What limits a goal is no triple that says it supports it: the statement tells.
        if row.get("polarity") != "limits" and self._new(source, shape.predicate, target, tail):
            out += [f"{source} {predicate} {target}{tail}".encode() for predicate in shape.predicates]
        key = (type, tail, tuple(row))
        if (template := self._templates.get(key)) is None:
            template = self._templates[key] = Template(self._statement(shape, row), shape.held, row, tail)
        subject = fact_iri(row["id"], self.base)
        out.append(template.filled(row, subject, source, target))
        if _is_fact(row):
            out.append(f"<{subject}> {_PRIMARY}<{self.iri(row['passage'])}>{tail}".encode())
        if "start" in row:
            out.append(patterns.annotation(subject, row, target, self.iri, tail).encode())

    def _statement(self, shape: _Relation, row: Row) -> list[str]:
        """What is the same for all relations that have these properties."""
        said = [
            f"{TYPE} <{RDF}Statement>",
            *((f"{TYPE} <{CT}Fact>", f"{TYPE} <{PROV}Entity>") if _is_fact(row) else ()),
            f"<{RDF}subject> {SOURCE}",
            f"<{RDF}predicate> {shape.predicate}",
            f"<{RDF}object> {TARGET}",
        ]
        if self._annotations:
            said.append(f"<{RDF}reifies> <<( {SOURCE} {shape.predicate} {TARGET} )>>")
        return said

    def dataset(self) -> bytes:
        """The data cube that all observations belong to."""
        return patterns.cube(self.base).encode()

    def _new(self, source: str, predicate: str, target: str, tail: str) -> bool:
        """Whether this is not said yet: several passages may say so; the relations of a source come together."""
        if source != self._source:
            self._source = source
            self._said.clear()
        said = (predicate, target, tail)
        if said in self._said:
            return False
        self._said.add(said)
        return True

    def _tail_of_node(self, label: str, row: Row) -> str:
        return self._tail(row["id"] if label == "Document" else row.get("document"))

    def _tail(self, document: str | None) -> str:
        """The end of a line: the graph of the document, and the full stop."""
        if not self._graphs:
            return _STOP
        tail = self._tails.get(document)
        if tail is None:
            assert document is not None
            tail = self._tails[document] = f" <{graph_iri(document, self.base)}> .\n"
        return tail

    def _labels(self, head: str, row: Row, titles: tuple[str, ...], tail: str) -> Iterable[str]:
        """One label for each language, the name in that language where the graph has it."""
        by_language: dict[str, str] = {}
        for name in _NAMES:
            if text := row.get(name):
                language = {"name_zh": "zh", "name_en": "en"}.get(name) or literals.language_of(text)
                by_language[language] = text
        for language, text in by_language.items():
            written = literals.in_language(text, language)
            for predicate in (f"<{LABEL}>", *titles):
                yield f"{head}{predicate} {written}{tail}"


def _is_fact(row: Row) -> bool:
    """Whether a relation has its evidence and a score; what only says where something stands has none."""
    return "score" in row and "passage" in row


def _node(declared: NodeClass) -> _Node:
    return _Node(
        types=tuple(f"{TYPE} <{iri}>" for iri in declared.types),
        titles=tuple(f"<{iri}>" for iri in declared.titles),
        held=tuple(held(p) for p in declared.properties),
        pattern=patterns.PATTERNS.get(declared.name),
    )


def _relation(declared: RelationType) -> _Relation:
    return _Relation(
        predicate=f"<{declared.iri}>",
        predicates=tuple(f"<{iri}>" for iri in (declared.iri, *declared.broader)),
        held=tuple(held(p) for p in declared.properties),
    )

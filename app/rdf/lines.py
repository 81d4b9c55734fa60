"""Nodes and relations of the graph as lines of N-Quads.

They are written as text, and not through objects of a library, since making those takes longer than all the rest:
an export is to run near the speed of the library's own serialiser. All other formats are made of these lines by it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from app.iri import fact_iri, graph_iri, iri_of
from app.rdf import literals, patterns
from app.rdf.literals import LISTS, WRITERS
from app.rdf.vocabulary import CT, LABEL, PROV, RDF, TYPE
from ontology.schema import Schema
from ontology.terms import NodeClass, Property, RelationType

Row = Mapping[str, Any]
_NAMES = ("name", "name_zh", "name_en")
_STOP = " .\n"
_IRIS = 50_000
_STATEMENT = f"{TYPE} <{RDF}Statement>"
_SUBJECT = f"<{RDF}subject> "
_PREDICATE = f"<{RDF}predicate> "
_OBJECT = f"<{RDF}object> "
_FACT = f"{TYPE} <{CT}Fact>"
_ENTITY = f"{TYPE} <{PROV}Entity>"
_PRIMARY = f"<{PROV}hadPrimarySource> "


@dataclass(frozen=True, slots=True)
class _Held:
    """How a property is written: its predicates, each in angle brackets with a blank after it, and its values."""

    name: str
    predicates: tuple[str, ...]
    tagged: tuple[str, ...]
    write: Callable[[Any], str]
    many: bool


@dataclass(frozen=True, slots=True)
class _Node:
    types: tuple[str, ...]
    titles: tuple[str, ...]
    held: tuple[_Held, ...]
    pattern: patterns.Pattern | None


@dataclass(frozen=True, slots=True)
class _Relation:
    predicate: str
    predicates: tuple[str, ...]
    held: tuple[_Held, ...]


class Lines:
    """Writes rows of the graph under one base IRI; without `graphs`, as N-Triples.

    With `annotations`, a statement points to its triple by RDF 1.2's rdf:reifies beside rdf:subject,
    rdf:predicate and rdf:object, which only newer readers understand.
    """

    def __init__(self, schema: Schema, base: str, *, graphs: bool = True, annotations: bool = False) -> None:
        self._graphs = graphs
        self.base = base.rstrip("/")
        self._annotations = annotations
        # Ids come again and again: a passage with each of its facts.
        self.iri = lru_cache(_IRIS)(partial(iri_of, base=self.base))
        self._tails: dict[str | None, str] = {None: _STOP}
        self._source = ""
        self._said: set[tuple[str, str, str]] = set()
        self._nodes = {name: _node(declared) for name, declared in schema.classes.items()}
        self._relations = {name: _relation(declared) for name, declared in schema.relations.items()}

    def node(self, label: str, row: Row, out: list[str]) -> None:
        """Add all that is said of a node, without its relations."""
        shape = self._nodes[label]
        tail = self._tail(row["id"] if label == "Document" else row.get("document"))
        subject = self.iri(row["id"])
        head = f"<{subject}> "
        out += [f"{head}{type}{tail}" for type in shape.types]
        _add(out, shape.held, head, row, tail)
        out += self._labels(head, row, shape.titles, tail)
        if shape.pattern is not None:
            out += shape.pattern(subject, row, self.iri, tail)

    def naming(self, label: str, row: Row, out: list[str]) -> None:
        """Add of a node no more than what it is and what it is called."""
        shape = self._nodes[label]
        tail = self._tail(row["id"] if label == "Document" else row.get("document"))
        head = f"<{self.iri(row['id'])}> "
        out += [f"{head}{type}{tail}" for type in shape.types]
        out += self._labels(head, row, shape.titles, tail)

    def relation(self, type: str, row: Row, out: list[str]) -> None:
        """Add the triple of a relation, and the statement that carries its evidence."""
        shape = self._relations[type]
        tail = self._tail(row.get("document"))
        source, target = f"<{self.iri(row['source'])}>", f"<{self.iri(row['target'])}>"
        # What limits a goal is no triple that says it supports it: the statement tells.
        if row.get("polarity") != "limits" and self._new(source, shape.predicate, target, tail):
            out += [f"{source} {predicate} {target}{tail}" for predicate in shape.predicates]
        subject = fact_iri(row["id"], self.base)
        head = f"<{subject}> "
        out.append(
            f"{head}{_STATEMENT}{tail}{head}{_SUBJECT}{source}{tail}"
            f"{head}{_PREDICATE}{shape.predicate}{tail}{head}{_OBJECT}{target}{tail}"
        )
        if self._annotations:
            out.append(f"{head}<{RDF}reifies> <<( {source} {shape.predicate} {target} )>>{tail}")
        if "score" in row and "passage" in row:
            passage = self.iri(row["passage"])
            out.append(f"{head}{_FACT}{tail}{head}{_ENTITY}{tail}{head}{_PRIMARY}<{passage}>{tail}")
        _add(out, shape.held, head, row, tail)
        if row.get("start") is not None:
            out.append(patterns.annotation(subject, row, target, self.iri, tail))

    def dataset(self) -> str:
        """The data cube that all observations belong to."""
        return patterns.cube(self.base)

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


def _add(out: list[str], held: tuple[_Held, ...], head: str, row: Row, tail: str) -> None:
    for p in held:
        value = row.get(p.name)
        if value is None:
            continue
        for item in dict.fromkeys(value) if p.many else (value,):
            written = p.write(item)
            for predicate in p.predicates:
                out.append(f"{head}{predicate}{written}{tail}")
            for predicate in p.tagged:
                out.append(f"{head}{predicate}{literals.in_language(item, literals.language_of(item))}{tail}")


def _node(declared: NodeClass) -> _Node:
    return _Node(
        types=tuple(f"{TYPE} <{iri}>" for iri in declared.types),
        titles=tuple(f"<{iri}>" for iri in declared.titles),
        held=tuple(_held(p) for p in declared.properties),
        pattern=patterns.PATTERNS.get(declared.name),
    )


def _relation(declared: RelationType) -> _Relation:
    return _Relation(
        predicate=f"<{declared.iri}>",
        predicates=tuple(f"<{iri}>" for iri in (declared.iri, *declared.broader)),
        held=tuple(_held(p) for p in declared.properties),
    )


def _held(declared: Property) -> _Held:
    # Names are told in their language; as rdfs:label one for each.
    broader = [iri for iri in declared.broader if iri != LABEL]
    tagged = [iri for iri in broader if iri in patterns.TAGGED]
    return _Held(
        name=declared.name,
        predicates=tuple(f"<{iri}> " for iri in (declared.iri, *broader) if iri not in tagged),
        tagged=tuple(f"<{iri}> " for iri in tagged),
        write=WRITERS[declared.datatype],
        many=declared.datatype in LISTS,
    )

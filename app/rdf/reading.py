"""RDF that an export wrote, read back into rows of the graph.

Only the terms of our ontology count; what they imply in other vocabularies is made anew when the graph is written.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NoReturn, cast

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from app.iri import iri_of
from app.rdf.formats import BY_EXTENSION, RdfFormat, format_named
from app.rdf.literals import LISTS
from app.rdf.vocabulary import CT, RDF, local_name
from ingest.rows import GraphRows, Row
from ontology.errors import RdfError
from ontology.schema import Schema, load_schema
from ontology.terms import Datatype, NodeClass, Property

_TYPE = f"{RDF}type"
_SUBJECT, _PREDICATE, _OBJECT = f"{RDF}subject", f"{RDF}predicate", f"{RDF}object"
_CONVERT: dict[Datatype, Callable[[str], Any]] = {
    "integer": int,
    "integers": int,
    "float": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}
_SEARCHED = 1 << 22
"""So many lines are looked through for the one that an error is about."""
Term = NamedNode | BlankNode | Literal | Triple


def read_rdf(path: Path, base: str, format: RdfFormat | None = None) -> GraphRows:
    """The nodes and relations of a file, its format told by its name (.ttl, .nq.gz, …) if not given.

    Raises RdfError, with the line where it can be told, for a file that is broken, whose IRIs begin with another base,
    or that says of ours what the ontology does not know.
    """
    return _Reading(path, base).rows(format or format_of(path))


def format_of(path: Path) -> RdfFormat:
    """The format that a file's name tells; RdfError if it tells none."""
    found = format_named(path)
    if found is None:
        known = ", ".join(f".{extension}" for extension in BY_EXTENSION)
        raise RdfError(f"{path}: no format of RDF by its name ({known}, or .gz after these): state --format")
    return found


def read_quads(path: Path, format: RdfFormat) -> Iterator[Quad]:
    """The quads of a file, a .gz unpacked; RdfError with the line where the file is broken."""
    try:
        with _opened(path) as file:
            yield from pyoxigraph.parse(file, format=format.syntax)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise RdfError(f"{where}: no {format.label} ({' '.join(str(error.msg).split())[:200]})") from error
    except (OSError, EOFError, ValueError) as error:
        raise RdfError(f"{path}: cannot be read ({' '.join(str(error).split())[:200]})") from error


def _opened(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


@dataclass(slots=True)
class _Resource:
    """What the file says of one IRI, of what we know."""

    types: set[str] = field(default_factory=set)
    said: dict[str, list[Literal]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, str] = field(default_factory=dict)


class _Reading:
    def __init__(self, path: Path, base: str) -> None:
        self._path = path
        self._base = base.rstrip("/")
        self._schema: Schema = load_schema()
        self._resources: dict[str, _Resource] = defaultdict(_Resource)
        self._classes = {c.iri: c for c in self._schema.classes.values()}
        self._relations = {r.iri: r for r in self._schema.relations.values()}
        self._types = {iri for c in self._classes.values() for iri in c.types} | {f"{CT}Fact"}
        held = [p for c in self._classes.values() for p in c.properties]
        held += [p for r in self._relations.values() for p in r.properties]
        self._properties = {p.iri for p in held}
        # What the graph calls each node, for the ends of relations.
        self._nodes: dict[str, tuple[str, str]] = {}

    def rows(self, format: RdfFormat) -> GraphRows:
        for quad in read_quads(self._path, format):
            if isinstance(quad.subject, NamedNode):
                self._take(quad.subject.value, quad.predicate.value, quad.object)
        rows = GraphRows()
        for iri, resource in self._resources.items():
            if declared := self._class(resource):
                row = self._node(iri, resource, declared)
                rows.nodes[declared.name].append(row)
                self._nodes[iri] = (declared.name, row["id"])
        for iri, resource in self._resources.items():
            if resource.ends:
                self._relation(iri, resource, rows)
        if not rows.nodes:
            raise RdfError(f"{self._path}: holds nothing that our ontology ({CT}) speaks of")
        return rows

    def _take(self, subject: str, predicate: str, object: Term) -> None:
        if predicate == _TYPE and isinstance(object, NamedNode):
            if object.value.startswith(CT):
                if object.value not in self._types:
                    self._refuse(f"the ontology has no class {local_name(object.value)}", object.value)
                self._resources[subject].types.add(object.value)
        elif predicate in (_SUBJECT, _PREDICATE, _OBJECT) and isinstance(object, NamedNode):
            self._resources[subject].ends[predicate] = object.value
        elif predicate.startswith(CT):
            if predicate in self._properties and isinstance(object, Literal):
                self._resources[subject].said[predicate].append(object)
            elif predicate not in self._relations:
                self._refuse(f"the ontology has no property {local_name(predicate)}", predicate)

    def _class(self, resource: _Resource) -> NodeClass | None:
        """The most special of a resource's classes that is a label of the graph."""
        found = [self._classes[iri] for iri in resource.types if iri in self._classes]
        return max(found, key=lambda declared: len(declared.types), default=None)

    def _node(self, iri: str, resource: _Resource, declared: NodeClass) -> Row:
        row = self._row(iri, resource, declared.properties, declared.name)
        if iri_of(row["id"], self._base) != iri:
            self._refuse(
                f"{iri} does not begin with {self._base}: set CHENGTU_BASE_IRI to what the file's IRIs begin with",
                iri,
            )
        return row

    def _relation(self, iri: str, resource: _Resource, rows: GraphRows) -> None:
        declared = self._relations.get(resource.ends.get(_PREDICATE, ""))
        if declared is None:
            return  # a statement of somebody else
        row = self._row(iri, resource, declared.properties, declared.name)
        ends = [self._nodes.get(resource.ends.get(end, "")) for end in (_SUBJECT, _OBJECT)]
        (source, source_id), (target, target_id) = (end or self._refuse_end(iri) for end in ends)
        if not self._schema.admits(declared.name, source, target):
            self._refuse(f"{iri}: {declared.name} does not run from {source} to {target}", iri)
        rows.relations[declared.name, source, target].append(
            {**row, "source": source_id, "target": target_id}
        )

    def _row(self, iri: str, resource: _Resource, held: tuple[Property, ...], of: str) -> Row:
        left = dict(resource.said)
        row = {p.name: self._value(iri, p, left.pop(p.iri)) for p in held if p.iri in left}
        if left:
            self._refuse(f"{iri}: {of} has no property {local_name(next(iter(left)))}", iri)
        if "id" not in row:
            self._refuse(f"{iri}: has no id", iri)
        return row

    def _value(self, iri: str, held: Property, literals: list[Literal]) -> Any:
        convert = _CONVERT.get(held.datatype, str)
        try:
            values = list(dict.fromkeys(convert(literal.value) for literal in literals))
        except (ValueError, KeyError):
            self._refuse(
                f"{iri}: {local_name(held.iri)} is no {held.datatype}: {literals[0].value[:60]}", iri
            )
        if held.datatype in LISTS:
            return values
        if len(values) > 1:
            self._refuse(f"{iri}: has {local_name(held.iri)} more than once", iri)
        return values[0]

    def _refuse_end(self, iri: str) -> NoReturn:
        self._refuse(f"{iri}: one end of the statement is no thing of this file", iri)

    def _refuse(self, reason: str, about: str) -> NoReturn:
        line = self._line(about)
        raise RdfError(f"{self._path}:{line}: {reason}" if line else f"{self._path}: {reason}")

    def _line(self, iri: str) -> int | None:
        """The first line that names an IRI, in whatever way the format shortens it."""
        ways = [re.compile(re.escape(way.encode()) + rb"(?![\w-])") for way in (iri, local_name(iri))]
        for way in ways:
            with _opened(self._path) as file:
                for number, line in zip(range(1, _SEARCHED), file, strict=False):
                    if way.search(line):
                        return number
        return None

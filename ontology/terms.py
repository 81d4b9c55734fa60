"""The terms of the schema: classes of nodes, their properties, the relations between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Datatype = Literal["string", "integer", "float", "boolean", "date", "strings", "integers"]
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that a property allows, as the graph holds it."""

    code: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or relations; the graph holds a "date" as ISO 8601 text.

    `values` is empty where any value of the datatype may stand. `language` is that of its values,
    None where they may be in any. `broader` are the properties of other vocabularies that it implies.
    """

    name: str
    iri: str
    datatype: Datatype
    labels: Labels
    indexed: bool = False
    fulltext: bool = False
    unique: bool = False
    values: tuple[Value, ...] = ()
    language: str | None = None
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a term stands to a term of another vocabulary: `predicate` and `term` are IRIs."""

    predicate: str
    term: str


@dataclass(frozen=True, slots=True)
class NodeClass:
    """A class whose name is a label of the graph; `parent` is the nearest class above with a label.

    `properties` are its own and the inherited ones, those of the topmost class first.
    `synonyms` are other words for it by language; `color` is #RRGGBB. `types` are the IRIs of all classes that a
    node of it is an instance of: its own first, then those above it, ours and of other vocabularies. `titles` are the
    properties of other vocabularies that hold its name beside rdfs:label.
    """

    name: str
    iri: str
    parent: str | None
    labels: Labels
    properties: tuple[Property, ...]
    comments: Labels
    synonyms: Mapping[str, tuple[str, ...]]
    color: str
    types: tuple[str, ...]
    titles: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()

    def property(self, name: str) -> Property | None:
        """The property of that name, None if this class has none."""
        return next((p for p in self.properties if p.name == name), None)


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation; `domain` and `range` name classes, and mean those below them too.

    `broader` are the properties of other vocabularies that it implies.
    """

    name: str
    iri: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    labels: Labels
    properties: tuple[Property, ...]
    comments: Labels
    alignments: tuple[Alignment, ...] = ()
    broader: tuple[str, ...] = ()

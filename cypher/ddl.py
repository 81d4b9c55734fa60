"""Constraints and indexes that a graph store needs, derived from the ontology."""

from dataclasses import dataclass
from typing import Literal

from ontology.schema import Schema

Kind = Literal["unique", "range", "relation_range", "fulltext"]


@dataclass(frozen=True, slots=True)
class Definition:
    """One constraint or index; its name is derived from what it covers, so that it is made once."""

    name: str
    kind: Kind
    on: tuple[str, ...]
    """Labels of nodes, or the one type of relation; only a full-text index covers several."""
    properties: tuple[str, ...]


FULLTEXT_INDEX = "search"
"""The name of the full-text index over everything that the ontology flags."""

FORMAT_INDEX = "chengtu_format_"


def definitions_of(schema: Schema) -> tuple[Definition, ...]:
    """What a store of this ontology declares: unique ids, range indexes, one full-text index."""
    found: list[Definition] = []
    for label in sorted(schema.classes):
        for prop in schema.classes[label].properties:
            if prop.unique:
                found.append(Definition(f"{label}_{prop.name}_unique", "unique", (label,), (prop.name,)))
            elif prop.indexed:
                found.append(Definition(f"{label}_{prop.name}", "range", (label,), (prop.name,)))
    for type_ in sorted(schema.relations):
        indexed = {prop.name for prop in schema.relations[type_].properties if prop.indexed} | {"id"}
        found += [
            Definition(f"{type_}_{name}", "relation_range", (type_,), (name,)) for name in sorted(indexed)
        ]
    return (*found, *_fulltext(schema))


def format_stamp(schema: Schema, number: int) -> Definition:
    """An index whose name says the version of a store's format: a server has no other place outside of the graph."""
    return Definition(f"{FORMAT_INDEX}{number}", "range", (min(schema.classes),), ("format",))


def _fulltext(schema: Schema) -> list[Definition]:
    flagged = {
        label: {prop.name for prop in node.properties if prop.fulltext}
        for label, node in schema.classes.items()
    }
    labels = tuple(sorted(label for label, names in flagged.items() if names))
    if not labels:
        return []
    properties = tuple(sorted(set().union(*flagged.values())))
    return [Definition(FULLTEXT_INDEX, "fulltext", labels, properties)]


def to_cypher(definition: Definition) -> str:
    """The statement that makes it; nothing happens where a definition of that name stands."""
    (first, *_), names = definition.on, definition.properties
    head = f"{definition.name} IF NOT EXISTS"
    match definition.kind:
        case "unique":
            return f"CREATE CONSTRAINT {head} FOR (n:{first}) REQUIRE n.{names[0]} IS UNIQUE"
        case "range":
            return f"CREATE INDEX {head} FOR (n:{first}) ON (n.{names[0]})"
        case "relation_range":
            return f"CREATE INDEX {head} FOR ()-[r:{first}]-() ON (r.{names[0]})"
        case "fulltext":
            each = ", ".join(f"n.{name}" for name in names)
            # cjk cuts Han text into pairs of characters; Neo4j's default analyser finds no Chinese words.
            # Indexing texts takes most of a commit, so that it follows behind it.
            return (
                f"CREATE FULLTEXT INDEX {head} FOR (n:{'|'.join(definition.on)}) ON EACH [{each}] "
                "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true}}"
            )

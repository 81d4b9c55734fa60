"""The schema: what labels, relations and properties the graph has, as the Turtle file declares them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ontology.terms import (
    Alignment,
    Datatype,
    Labels,
    NodeClass,
    Property,
    RelationType,
    Value,
)
from ontology.turtle import CT, SchemaReader, parse_turtle

__all__ = [
    "Alignment",
    "Datatype",
    "Labels",
    "NodeClass",
    "Property",
    "RelationType",
    "Schema",
    "Value",
    "describe",
    "load_schema",
]

SCHEMA_PATH = Path(__file__).with_name("schema.ttl")


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """Classes and relations by the name they have in the graph, in the order of the file."""

    classes: Mapping[str, NodeClass]
    relations: Mapping[str, RelationType]

    def subclasses(self, name: str) -> tuple[str, ...]:
        """The class itself first, then everything below it; KeyError for an unknown class."""
        found = [self.classes[name].name]
        for above in found:
            found += [c.name for c in self.classes.values() if c.parent == above]
        return tuple(found)

    def expand(self, names: Iterable[str]) -> tuple[str, ...]:
        """The labels a query must name to reach these classes and all below them, one time each."""
        return tuple(dict.fromkeys(label for name in names for label in self.subclasses(name)))

    def admits(self, relation: str, source: str, target: str) -> bool:
        """Whether the relation may run from a node labelled `source` to one labelled `target`."""
        declared = self.relations[relation]
        return source in self.expand(declared.domain) and target in self.expand(declared.range)


def load_schema(path: Path | None = None) -> Schema:
    """The schema of a Turtle file, by default the packaged one; read one time per path."""
    return _load(SCHEMA_PATH if path is None else path.resolve())


@cache
def _load(path: Path) -> Schema:
    reader = SchemaReader(parse_turtle(path))
    return Schema(classes=reader.classes(), relations=reader.relations())


def describe(schema: Schema) -> dict[str, Any]:
    """The schema as plain data, for the vocabulary of the API and the legend of the explorer."""
    return {
        "namespace": str(CT),
        "classes": [_describe_class(c) for c in schema.classes.values()],
        "relations": [_describe_relation(r) for r in schema.relations.values()],
    }


def _describe_class(term: NodeClass) -> dict[str, Any]:
    return {
        "name": term.name,
        "iri": term.iri,
        "parent": term.parent,
        "labels": dict(term.labels),
        "comments": dict(term.comments),
        "color": term.color,
        "synonyms": {language: list(words) for language, words in term.synonyms.items()},
        "properties": [_describe_property(p) for p in term.properties],
        "alignments": [{"predicate": a.predicate, "term": a.term} for a in term.alignments],
    }


def _describe_relation(term: RelationType) -> dict[str, Any]:
    return {
        "name": term.name,
        "iri": term.iri,
        "domain": list(term.domain),
        "range": list(term.range),
        "labels": dict(term.labels),
        "comments": dict(term.comments),
        "properties": [_describe_property(p) for p in term.properties],
        "alignments": [{"predicate": a.predicate, "term": a.term} for a in term.alignments],
    }


def _describe_property(term: Property) -> dict[str, Any]:
    return {
        "name": term.name,
        "iri": term.iri,
        "datatype": term.datatype,
        "labels": dict(term.labels),
        "indexed": term.indexed,
        "fulltext": term.fulltext,
        "unique": term.unique,
        "language": term.language,
        "values": [{"code": v.code, "labels": dict(v.labels)} for v in term.values],
    }

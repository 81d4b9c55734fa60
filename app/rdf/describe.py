"""What is known of one thing, as lines of N-Triples or N-Quads: a part of the export, bounded in size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.iri import fact_iri, id_of
from app.rdf import patterns
from app.rdf.lines import Lines
from app.rdf.vocabulary import QB
from cypher.description import Held, find_fact, find_node, find_relations, find_some
from cypher.store.protocol import Store
from ontology.schema import load_schema

MOST = 500
"""So many relations of each type and direction are described; goals have thousands."""
FACT = "fact"
DATASET = ("dataset", "observations")


@dataclass(frozen=True, slots=True)
class Cut:
    """What was left out: of `total` triples with the property `relation` that leave the thing, or come to it, all
    but `shown`."""

    relation: str
    direction: Literal["out", "in"]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Description:
    """Lines of the export about the thing of this IRI; those of one subject stand together, its own come first."""

    iri: str
    lines: bytes
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes things of a store under a base IRI.

    With `graphs` each document's lines are in its graph (N-Quads). `timeout` is for each query, in seconds.
    """

    store: Store
    base: str
    graphs: bool = False
    most: int = MOST
    timeout: float | None = None

    def thing(self, type: str, key: str) -> Description | None:
        """What {base}/id/{type}/{key} stands for: a node, a statement, the data set of all observations."""
        if type == FACT:
            return self.fact(key)
        if (type, key) == DATASET:
            return self.observations()
        return self.node(id_of(type, key))

    def node(self, id: str) -> Description | None:
        """Its properties, its relations with their statements, and what is at their other ends by type and name."""
        node = find_node(self.store, id, self.timeout)
        if node is None:
            return None
        lines, out, cuts = self._lines(), list[bytes](), list[Cut]()
        lines.node(node.label, node.row, out)
        for held in find_relations(self.store, node, self.most, self.timeout):
            for relation, other in held.relations:
                lines.relation(relation.type, relation.row, out)
                lines.naming(other.label, other.row, out)
            cuts += _cuts(held)
        return _description(lines.iri(id), out, cuts)

    def fact(self, id: str) -> Description | None:
        """A statement, its ends by type and name, and the passage and document that it rests on."""
        found = find_fact(self.store, id, self.timeout)
        if found is None:
            return None
        relation, *ends = found
        lines, out = self._lines(), list[bytes]()
        lines.relation(relation.type, relation.row, out)
        for end in ends:
            lines.naming(end.label, end.row, out)
        for part in ("passage", "document"):
            node = find_node(self.store, relation.row[part], self.timeout) if part in relation.row else None
            if node is not None:
                lines.node(node.label, node.row, out)
        return _description(fact_iri(id, self.base), out, ())

    def observations(self) -> Description:
        """The data set of all observations, and the first of them."""
        total, nodes = find_some(self.store, "Observation", self.most, self.timeout)
        lines = self._lines()
        out = [lines.dataset()]
        for node in nodes:
            lines.node(node.label, node.row, out)
        cuts = (Cut(f"{QB}dataSet", "in", len(nodes), total),) if len(nodes) < total else ()
        return _description(patterns.cube_iri(lines.base), out, cuts)

    def _lines(self) -> Lines:
        return Lines(load_schema(), self.base, graphs=self.graphs)


def describe_node(store: Store, base: str, id: str) -> bytes | None:
    """What is known of a node as N-Triples; None for an id that none has."""
    described = Describer(store, base).node(id)
    return described.lines if described else None


def _cuts(held: Held) -> Sequence[Cut]:
    shown = len(held.relations)
    if shown == held.total:
        return ()
    return (Cut(load_schema().relations[held.type].iri, held.direction, shown, held.total),)


def _description(iri: str, out: Sequence[bytes], cuts: Sequence[Cut]) -> Description:
    # A line is said again by each passage that says so; literals hold no newline as it is.
    own, parts = f"<{iri}>".encode(), f"<{iri}#".encode()

    def order(line: bytes) -> tuple[bool, bool, bytes]:
        return not line.startswith(own), not line.startswith(parts), line

    lines = sorted(set(b"".join(out).split(b"\n")) - {b""}, key=order)
    return Description(iri, b"".join(line + b"\n" for line in lines), tuple(cuts))

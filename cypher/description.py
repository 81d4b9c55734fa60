"""Queries for what is known of one node or one fact; how many relations come is bounded, the surest come first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cypher.lookups import ENTITY
from cypher.store.protocol import Store
from ontology.schema import load_schema

Row = dict[str, Any]
Direction = Literal["out", "in"]
# All types of relation at a node, with how many there are.
_COUNTS = (
    "MATCH (n:{label}){left}[r]{right}() WHERE n.id = $id RETURN type(r) AS type, count(r) AS n ORDER BY type"
)
_OF_TYPE = """\
MATCH (n:{label}){left}[r:{type}]{right}(o) WHERE n.id = $id
RETURN properties(r) AS relation, labels(o)[0] AS label, o.id AS id, o.name AS name, o.name_zh AS name_zh,
       o.name_en AS name_en, o.document AS document
ORDER BY coalesce(r.score, 1.0) DESC, r.id LIMIT $limit"""
_FACT = """\
MATCH (a)-[r:{type}]->(b) WHERE r.id = $id
RETURN properties(r) AS relation, labels(a)[0] AS source_label, properties(a) AS source,
       labels(b)[0] AS target_label, properties(b) AS target
LIMIT 1"""
_SOME = "MATCH (n:{label}) RETURN properties(n) AS properties ORDER BY n.id LIMIT $limit"
_COUNT = "MATCH (n:{label}) RETURN count(n) AS n"
# Ids of relations begin with their type; of the goals' own targets with this.
_HAS_TARGET = "has"


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its label; of a neighbour only what names it is read."""

    label: str
    row: Row


@dataclass(frozen=True, slots=True)
class Relation:
    """`row` has `id`, `source`, `target` and the other properties."""

    type: str
    row: Row


@dataclass(frozen=True, slots=True)
class Held:
    """Relations of one type that leave a node or come to it, out of `total`, each with what is at its other end."""

    type: str
    direction: Direction
    total: int
    relations: tuple[tuple[Relation, Node], ...]


def find_node(store: Store, id: str, timeout: float | None = None) -> Node | None:
    """The node with all its properties."""
    found = store.read(ENTITY, {"id": id}, timeout=timeout).records()
    known = found and found[0]["type"] in load_schema().classes
    return Node(found[0]["type"], _present(found[0]["properties"])) if known else None


def find_relations(store: Store, node: Node, most: int, timeout: float | None = None) -> Iterator[Held]:
    """The relations of a node by direction and type, of each at most so many."""
    id = node.row["id"]
    directions: tuple[Direction, ...] = ("out", "in")
    for direction in directions:
        counts = store.read(_query(_COUNTS, node.label, direction), {"id": id}, timeout=timeout)
        for type, total in counts.rows:
            if type not in load_schema().relations:
                continue
            query = _query(_OF_TYPE, node.label, direction, type)
            rows = store.read(query, {"id": id, "limit": most}, timeout=timeout).records()
            yield Held(type, direction, total, tuple(_related(id, type, direction, row) for row in rows))


def find_fact(store: Store, id: str, timeout: float | None = None) -> tuple[Relation, Node, Node] | None:
    """The relation of this id, with the nodes at its ends."""
    type = relation_type(id)
    if type is None:
        return None
    rows = store.read(_FACT.format(type=type), {"id": id}, timeout=timeout).records()
    if not rows:
        return None
    source = Node(rows[0]["source_label"], _present(rows[0]["source"]))
    target = Node(rows[0]["target_label"], _present(rows[0]["target"]))
    ends = {"source": source.row["id"], "target": target.row["id"]}
    return Relation(type, {**_present(rows[0]["relation"]), **ends}), source, target


def find_some(store: Store, label: str, most: int, timeout: float | None = None) -> tuple[int, list[Node]]:
    """How many nodes have a label, and the first of them by id."""
    total = store.read(_COUNT.format(label=label), timeout=timeout).rows[0][0]
    rows = store.read(_SOME.format(label=label), {"limit": most}, timeout=timeout).rows
    return total, [Node(label, _present(row[0])) for row in rows]


def relation_type(id: str) -> str | None:
    """The type of the relation that can have this id."""
    beginning = id.partition("-")[0]
    type = "HAS_TARGET" if beginning == _HAS_TARGET else beginning.upper()
    return type if type in load_schema().relations else None


def _related(id: str, type: str, direction: Direction, row: Row) -> tuple[Relation, Node]:
    other = row["id"]
    ends = {"source": id, "target": other} if direction == "out" else {"source": other, "target": id}
    relation = Relation(type, {**_present(row.pop("relation")), **ends})
    return relation, Node(row.pop("label"), _present(row))


@cache
def _query(query: str, label: str, direction: Direction, type: str = "") -> str:
    left, right = ("-", "->") if direction == "out" else ("<-", "-")
    return query.format(label=label, left=left, right=right, type=type)


def _present(properties: Row) -> Row:
    return {name: value for name, value in properties.items() if value is not None}

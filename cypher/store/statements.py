"""The Cypher text of upserts, the same for every store, with the checks on names that go into it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ontology.errors import QueryError

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset({"title", "type"})

PLANNED_ONCE = "CYPHER replan=skip "
"""Neo4j plans a statement anew whenever the graph has grown by some share, which takes longer than running it.

Only for statements that every sensible plan answers by unique ids, whatever the graph holds.
"""


def upsert_nodes(label: str) -> str:
    """Takes `$rows`, each `{id, properties}`."""
    return f"UNWIND $rows AS row MERGE (n:{_name(label)} {{id: row.id}}) SET n = row.properties"


def upsert_relations(type: str, source: str, target: str) -> str:
    """Takes `$rows`, each `{id, source, target, properties}`; returns how many found both their ends."""
    return (
        "UNWIND $rows AS row "
        f"MATCH (a:{_name(source)} {{id: row.source}}), (b:{_name(target)} {{id: row.target}}) "
        f"MERGE (a)-[r:{_name(type)} {{id: row.id}}]->(b) SET r = row.properties "
        "RETURN count(r) AS kept"
    )


def insert_relations(type: str, source: str, target: str) -> str:
    """Takes the `$rows` of `upsert_relations`, none of which is there yet; returns how many found both ends."""
    return (
        "UNWIND $rows AS row "
        f"MATCH (a:{_name(source)} {{id: row.source}}), (b:{_name(target)} {{id: row.target}}) "
        f"CREATE (a)-[r:{_name(type)}]->(b) SET r = row.properties "
        "RETURN count(r) AS kept"
    )


def drop_moved_relations(type: str, *, hint: bool) -> str:
    """Takes the `$rows` of `upsert_relations`; removes relations whose id now belongs to other ends.

    Without the hint Neo4j, planning anew in a growing graph, comes to scan all relations for each row.
    """
    index = f"USING INDEX r:{type}(id) " if hint else ""
    return (
        f"UNWIND $rows AS row MATCH (a)-[r:{_name(type)} {{id: row.id}}]->(b) {index}"
        "WHERE a.id <> row.source OR b.id <> row.target DELETE r"
    )


def relations_without_ends(source: str, target: str) -> str:
    """Takes the `$rows` of `upsert_relations`; returns those of which an end is missing."""
    return (
        "UNWIND $rows AS row "
        f"OPTIONAL MATCH (a:{_name(source)} {{id: row.source}}) "
        f"OPTIONAL MATCH (b:{_name(target)} {{id: row.target}}) "
        "WITH row, a, b WHERE a IS NULL OR b IS NULL "
        "RETURN row.id AS id, row.source AS source, row.target AS target LIMIT 1"
    )


def node_rows(label: str, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The parameter `$rows` of `upsert_nodes`."""
    return [{"id": _id(label, row), "properties": _properties(label, row)} for row in rows]


def relation_rows(type: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The parameter `$rows` of `upsert_relations`."""
    prepared = []
    for row in rows:
        if row.get("source") is None or row.get("target") is None:
            raise QueryError(f"a relation {type} lacks its source or target: {_id(type, row)}")
        ends = {"source", "target"}
        prepared.append(
            {
                "id": _id(type, row),
                "source": row["source"],
                "target": row["target"],
                "properties": _properties(type, {k: v for k, v in row.items() if k not in ends}),
            }
        )
    return prepared


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise QueryError(f"not a name of a label or relation: {name!r}")
    return name


def _id(kind: str, row: Mapping[str, Any]) -> str:
    value = row.get("id")
    if not isinstance(value, str) or not value:
        raise QueryError(f"a row of {kind} has no id: {dict(row)!r:.120}")
    return value


def _properties(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    if not _RESERVED.isdisjoint(row):
        raise QueryError(
            f"a row of {kind} has a property called title or type, which are reserved: {row['id']}"
        )
    return {key: value for key, value in row.items() if value is not None}


def missing_end(type: str, source: str, target: str, missing: Sequence[Mapping[str, Any]]) -> str:
    """What to say of a relation that names a node which does not exist."""
    example = "; ".join(f"{row['source']} -> {row['target']}" for row in missing)
    return f"a relation {type} from {source} to {target} names a node that does not exist: {example}"

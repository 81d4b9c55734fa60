"""Facts in a graph: reading the rows of one, taking them away, putting them in."""

from collections.abc import Iterable, Mapping
from typing import Any

from cypher.store.protocol import Batch
from ingest.review.effect import mark_of
from ingest.review.model import OBSERVATION, REVIEWED_RELATIONS, FactRows, Mark, Review, Row, relation_of

FACT = """\
MATCH (a)-[r:{type}]->(b) WHERE r.id = $fact
RETURN labels(a)[0] AS source_label, a.id AS source, labels(b)[0] AS target_label, b.id AS target,
       properties(r) AS properties, properties(b) AS end_properties"""
TARGETS_OF_GOAL = """\
MATCH (a:{source})-[r:SUPPORTS]->(t:Target) WHERE a.id = $source AND t.goal = $goal AND r.passage = $passage
RETURN t.id AS target, properties(r) AS properties ORDER BY t.id"""
VALUE = "MATCH (o:Observation) WHERE o.id = $fact RETURN properties(o) AS properties"
VALUE_RELATIONS = """\
MATCH (o:Observation)-[r:{type}]->(b) WHERE o.id = $fact
RETURN labels(b)[0] AS label, b.id AS target, properties(r) AS properties ORDER BY b.id"""
LISTED = "MATCH (p:Passage) WHERE p.id = $id RETURN p.{property}"
TAKE = """\
MATCH (a:{source})-[r:{type}]->(b:{target}) WHERE a.id = $source AND b.id = $target AND r.id = $id
DELETE r"""
REVIEWS = "MATCH (r:Review) WHERE r.{by} IN $values RETURN properties(r) AS properties ORDER BY r.id"


def reviews_by(batch: Batch, by: str, values: Iterable[str]) -> list[Review]:
    """The reviews whose property `by` ("fact", "document") has one of these values."""
    found = batch.run(REVIEWS.format(by=by), {"values": sorted(values)})
    return [Review.from_row(own_properties(properties)) for (properties,) in found.rows]


def own_properties(properties: Mapping[str, Any]) -> Row:
    """Without the names that the embedded store adds inside a transaction."""
    return {k: v for k, v in properties.items() if k not in ("title", "type") and v is not None}


def write_reviews(batch: Batch, reviews: Iterable[Review]) -> None:
    rows = [review.to_row() for review in reviews]
    if rows:
        batch.upsert_nodes("Review", rows)


def find_fact(batch: Batch, fact: str) -> FactRows | None:
    """The rows of the fact of this id; None where there is none that can be reviewed."""
    type = relation_of(fact)
    if type == OBSERVATION:
        return _find_value(batch, fact)
    if type not in REVIEWED_RELATIONS:
        return None
    rows = batch.run(FACT.format(type=type), {"fact": fact}).records()
    if not rows:
        return None
    found = rows[0]
    row = _row(found, found["source"], found["target"])
    source, target = found["source_label"], found["target_label"]
    relations = [(type, source, target, row)]
    if type == "SUPPORTS" and target == "Goal":
        wanted = {
            "source": row["source"],
            "goal": found["end_properties"]["number"],
            "passage": row["passage"],
        }
        for other in batch.run(TARGETS_OF_GOAL.format(source=source), wanted).records():
            relations.append((type, source, "Target", _row(other, row["source"], other["target"])))
    marks = _marks(batch, type, source, target, row["passage"], found["end_properties"])
    return FactRows((), tuple(relations), marks)


def _find_value(batch: Batch, fact: str) -> FactRows | None:
    rows = batch.run(VALUE, {"fact": fact}).rows
    if not rows:
        return None
    relations = [
        (type, OBSERVATION, other["label"], _row(other, fact, other["target"]))
        for type in ("OBSERVES", "STATED_IN")
        for other in batch.run(VALUE_RELATIONS.format(type=type), {"fact": fact}).records()
    ]
    return FactRows(((OBSERVATION, own_properties(rows[0][0])),), tuple(relations))


def _row(found: Mapping[str, Any], source: str, target: str) -> Row:
    return {**own_properties(found["properties"]), "source": source, "target": target}


def _marks(batch: Batch, type: str, source: str, label: str, passage: str, end: Row) -> tuple[Mark, ...]:
    told = mark_of(type, source, label, end)
    if told is None:
        return ()
    property, item = told
    rows = batch.run(
        f"MATCH (p:Passage) WHERE p.id = $passage RETURN p.{property}", {"passage": passage}
    ).rows
    listed = list(rows[0][0] or ()) if rows else []
    if item not in listed:
        return ()
    return (Mark(passage, "goals" if property == "goals" else "districts", item, listed.index(item)),)


def take_away(batch: Batch, fact: FactRows) -> None:
    """Remove a fact's rows."""
    for label, row in fact.nodes:
        batch.run(f"MATCH (n:{label}) WHERE n.id = $id DETACH DELETE n", {"id": row["id"]})
    for type, source, target, row in fact.relations:
        ends = {"id": row["id"], "source": row["source"], "target": row["target"]}
        batch.run(TAKE.format(type=type, source=source, target=target), ends)
    for mark in fact.marks:
        _change_mark(batch, mark, present=False)


def put_in(batch: Batch, fact: FactRows) -> None:
    """Write a fact's rows; their ends must be there."""
    for label, row in fact.nodes:
        batch.upsert_nodes(label, [row])
    for type, source, target, row in fact.relations:
        batch.upsert_relations(type, source, target, [row])
    for mark in fact.marks:
        _change_mark(batch, mark, present=True)


def _change_mark(batch: Batch, mark: Mark, *, present: bool) -> None:
    listed = batch.run(LISTED.format(property=mark.property), {"id": mark.passage}).rows
    for (items,) in listed:
        changed = changed_list(items, mark, present=present)
        change = f"SET p.{mark.property} = $items" if changed else f"REMOVE p.{mark.property}"
        batch.run(f"MATCH (p:Passage) WHERE p.id = $id {change}", {"id": mark.passage, "items": changed})


def changed_list(items: Iterable[int | str] | None, mark: Mark, *, present: bool) -> list[int | str]:
    """A list of a passage's node with the mark in it, or without."""
    kept = [item for item in items or () if item != mark.item]
    if present:
        kept.insert(mark.at, mark.item)
    return kept

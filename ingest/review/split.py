"""Splitting off a name that resolution took for another thing's, and joining it again.

A merge is a fact like others: its id names the thing and the wording ("merge-project-0123…-4567…"), to
reject it makes the wording a thing of its own. What the documents say under that wording goes with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cypher.store.protocol import Batch
from ingest.lineage import SUCCEEDS
from ingest.model import Entity, Extraction, Mention, Relation, Value
from ingest.naming import name_again
from ingest.resolve import digest
from ingest.review.graph import own_properties, reviews_by
from ingest.review.model import MERGE, Review
from ingest.rows import relation_id
from ingest.succession import series_of, succeed_again
from ontology.errors import ReviewError

NODE = "MATCH (n) WHERE n.id = $id RETURN labels(n)[0] AS label, properties(n) AS properties"
WORDINGS = {
    "MENTIONS": "MATCH (p:Passage)-[m:MENTIONS]->(n) WHERE n.id = $id RETURN DISTINCT m.name AS name, p.id AS passage",
    "OBSERVES": "MATCH (o:Observation)-[:OBSERVES]->(n) WHERE n.id = $id "
    "RETURN DISTINCT o.indicator_name AS name, o.passage AS passage",
}
SCORES = (
    "MATCH ()-[m:MENTIONS]->(n) WHERE n.id = $id AND m.name = $name AND m.merge_score IS NOT NULL "
    "RETURN DISTINCT m.merge_score",
    "MATCH (o:Observation)-[m:OBSERVES]->(n) WHERE n.id = $id AND o.indicator_name = $name "
    "AND m.merge_score IS NOT NULL RETURN DISTINCT m.merge_score",
)
TOUCHING = """\
MATCH (n)-[r]-(o) WHERE n.id = $id
RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, labels(o)[0] AS other,
       o.id AS other_id, o.indicator_name AS observed, properties(r) AS properties ORDER BY type, r.id"""
UNSTATED = "MATCH (n:{label}) WHERE n.id = $id AND NOT EXISTS {{ (n)-[:STATED_IN]->() }} DETACH DELETE n"

OF_SERIES = ("series", "stage", "until")


@dataclass(frozen=True, slots=True)
class Split:
    """`name` is no name of `entity`, but of a thing of its own."""

    entity: str
    name: str

    @property
    def apart(self) -> str:
        """The id of the thing split off."""
        return f"{self.entity.partition('-')[0]}-{digest('split', self.entity, self.name)}"

    @property
    def fact(self) -> str:
        return merge_id(self.entity, self.name)


def merge_id(entity: str, name: str) -> str:
    """The id of the fact that this wording means that thing."""
    return f"merge-{entity}-{digest(name)}"


def find_split(batch: Batch, fact: str) -> Split | None:
    """The wording and the thing that the id of a merge means; None where nothing is called so."""
    entity, _, key = fact.removeprefix("merge-").rpartition("-")
    for name, _ in _wordings(batch, entity):
        if digest(name) == key:
            return Split(entity, name)
    return None


@dataclass(frozen=True, slots=True)
class MergeDetails:
    """How sure the merge is, and the series that the thing stands in."""

    score: float
    series: dict[str, Any]


def merge_details(batch: Batch, split: Split) -> MergeDetails:
    """Raises ReviewError where the wording is all that the thing is called."""
    if {name for name, _ in _wordings(batch, split.entity)} == {split.name}:
        raise ReviewError(f"{split.name} is the only name of {split.entity}: there is no merge")
    _, node = _node(batch, split.entity)
    parameters = {"id": split.entity, "name": split.name}
    scores = [score for query in SCORES for (score,) in batch.run(query, parameters).rows]
    return MergeDetails(min(scores, default=1.0), {k: node[k] for k in OF_SERIES if k in node})


def splits(batch: Batch) -> list[Split]:
    """What people split in this graph."""
    made = reviews_by(batch, "relation", [MERGE])
    return [split_of(review) for review in made if review.decision == "reject"]


def split_of(review: Review) -> Split:
    return Split(review.correction["entity"], review.correction["name"])


def with_splits(extraction: Extraction, made: Sequence[Split]) -> Extraction:
    """What a document says, with the names that people split off as things of their own."""
    known = {e.id: e for e in extraction.entities}
    for split in made:
        if split.entity in known:
            extraction = _split_extraction(extraction, split, known[split.entity])
    return extraction


def _split_extraction(extraction: Extraction, split: Split, entity: Entity) -> Extraction:
    under: set[str] = set()
    other: set[str] = set()
    named = [(m.entity, m.name or m.text, m.passage) for m in extraction.mentions]
    named += [(v.indicator, v.name, v.passage) for v in (*extraction.values, *extraction.worded)]
    for id, name, passage in named:
        if id == split.entity:
            (under if name == split.name else other).add(passage)
    if not under:
        return extraction
    moved = under - other

    def mention(m: Mention) -> Mention:
        mine = m.entity == split.entity and (m.name or m.text) == split.name
        return replace(m, entity=split.apart) if mine else m

    def value(v: Value) -> Value:
        mine = v.indicator == split.entity and v.name == split.name
        return replace(v, indicator=split.apart) if mine else v

    def relation(r: Relation) -> Relation:
        if r.passage not in moved or split.entity not in (r.source, r.target):
            return r
        return replace(
            r,
            source=split.apart if r.source == split.entity else r.source,
            target=split.apart if r.target == split.entity else r.target,
        )

    attributes = tuple(a for a in entity.attributes if a[0] not in OF_SERIES)
    apart = Entity(split.apart, entity.type, split.name, (), attributes)
    kept = [e for e in extraction.entities if e.id != split.entity or other]
    return replace(
        extraction,
        entities=(*kept, apart),
        mentions=tuple(map(mention, extraction.mentions)),
        values=tuple(map(value, extraction.values)),
        worded=tuple(map(value, extraction.worded)),
        relations=tuple(map(relation, extraction.relations)),
    )


def split_graph(batch: Batch, split: Split) -> None:
    """Make the wording a thing of its own in the graph, as reading the documents again would."""
    label, node = _node(batch, split.entity)
    series = series_of(batch, [split.entity])
    wordings = _wordings(batch, split.entity)
    under = {passage for name, passage in wordings if name == split.name}
    other = {passage for name, passage in wordings if name != split.name}
    apart = {k: v for k, v in node.items() if k not in OF_SERIES}
    batch.upsert_nodes(label, [{**apart, "id": split.apart, "name": split.name, "names": [split.name]}])
    for row in batch.run(TOUCHING, {"id": split.entity}).records():
        properties = own_properties(row["properties"])
        passage = properties.get("passage")
        if row["type"] == SUCCEEDS:
            continue
        if row["type"] == "MENTIONS":
            moves = properties["name"] == split.name
        elif row["type"] == "OBSERVES":
            moves = row["observed"] == split.name
        else:
            moves = passage in under - other
        if moves:
            _move(batch, row, properties, split.entity, split.apart, label)
        elif row["type"] == "STATED_IN" and passage in under:
            _copy(batch, row, properties, split.entity, split.apart, label)
    _settle(batch, label, split, series)


def join_graph(batch: Batch, split: Split, attributes: dict[str, Any]) -> None:
    """Give what was split off back to the thing that resolution took it for, with its place in a series."""
    found = batch.run(NODE, {"id": split.apart}).records()
    if not found:
        return
    label, node = found[0]["label"], own_properties(found[0]["properties"])
    if not batch.run(NODE, {"id": split.entity}).rows:
        batch.upsert_nodes(label, [{**node, **attributes, "id": split.entity}])
    for row in batch.run(TOUCHING, {"id": split.apart}).records():
        _move(batch, row, own_properties(row["properties"]), split.apart, split.entity, label)
    batch.run(f"MATCH (n:{label}) WHERE n.id = $id DETACH DELETE n", {"id": split.apart})
    _settle(batch, label, split, series_of(batch, [split.entity]))


def _settle(batch: Batch, label: str, split: Split, series: set[str]) -> None:
    batch.run(UNSTATED.format(label=label), {"id": split.entity})
    name_again(batch, [split.entity, split.apart])
    succeed_again(batch, series)


def _node(batch: Batch, id: str) -> tuple[str, dict[str, Any]]:
    found = batch.run(NODE, {"id": id}).records()[0]
    return found["label"], own_properties(found["properties"])


def _wordings(batch: Batch, id: str) -> list[tuple[str, str]]:
    """Each wording of a thing with the passages that use it."""
    return [
        (name, passage) for query in WORDINGS.values() for name, passage in batch.run(query, {"id": id}).rows
    ]


def _move(batch: Batch, row: Any, properties: dict[str, Any], old: str, new: str, label: str) -> None:
    _copy(batch, row, properties, old, new, label)
    ends = {"id": properties["id"], "source": row["source"], "target": row["target"]}
    batch.run(
        f"MATCH (a)-[r:{row['type']}]->(b) WHERE a.id = $source AND b.id = $target AND r.id = $id DELETE r",
        ends,
    )


def _copy(batch: Batch, row: Any, properties: dict[str, Any], old: str, new: str, label: str) -> None:
    source = new if row["source"] == old else row["source"]
    target = new if row["target"] == old else row["target"]
    start, end = (label, row["other"]) if row["source"] == old else (row["other"], label)
    id = relation_id(row["type"], source, target, properties.get("passage"), properties.get("start"))
    moved = {**properties, "id": id, "source": source, "target": target}
    batch.upsert_relations(row["type"], start, end, [moved])

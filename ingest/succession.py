"""What succeeds what in a graph, told anew from all of its documents."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cypher.store.protocol import Batch
from ingest.lineage import IN_SERIES, SUCCEEDS, Stage, successions
from ingest.review.at_load import apply_to_relations
from ingest.rows import relation_id

MEMBERS = """\
MATCH (n:{label}) WHERE n.series IN $series
RETURN n.series AS series, n.stage AS stage, n.until AS until, n.id AS id"""
NAMED_FIRST = """\
MATCH (p:Passage)-[:MENTIONS]->(n:{label}) WHERE n.id IN $ids
RETURN n.id AS id, p.document AS document, p.position AS position, p.id AS passage
ORDER BY id, document, position"""


def series_of(batch: Batch, ids: Iterable[str]) -> set[str]:
    """The series that these things stand in."""
    found: set[str] = set()
    for label in IN_SERIES:
        query = f"MATCH (n:{label}) WHERE n.id IN $ids AND n.series IS NOT NULL RETURN DISTINCT n.series"
        found |= {name for (name,) in batch.run(query, {"ids": sorted(ids)}).rows}
    return found


def succeed_again(batch: Batch, series: Iterable[str]) -> None:
    """Write the successions within these series anew, from all documents that the graph holds."""
    wanted = sorted(series)
    for label in IN_SERIES if wanted else ():
        batch.run(
            f"MATCH (n:{label})-[r:SUCCEEDS]->() WHERE n.series IN $series DELETE r", {"series": wanted}
        )
        members = batch.run(MEMBERS.format(label=label), {"series": wanted}).records()
        several = {m["series"] for m in members if sum(o["series"] == m["series"] for o in members) > 1}
        if several:
            _write(batch, label, [m for m in members if m["series"] in several])


def _write(batch: Batch, label: str, members: list[dict[str, Any]]) -> None:
    named: dict[str, dict[str, str]] = defaultdict(dict)
    ids = sorted(m["id"] for m in members)
    for row in batch.run(NAMED_FIRST.format(label=label), {"ids": ids}).records():
        named[row["id"]].setdefault(row["document"], row["passage"])
    stages = [
        Stage(m["series"], m["stage"], m["until"], m["id"], tuple(sorted(named[m["id"]].items())))
        for m in members
    ]
    rows = [
        {
            "id": relation_id(SUCCEEDS, fact.source, fact.target, fact.passage, None),
            "source": fact.source,
            "target": fact.target,
            "passage": fact.passage,
            "score": fact.score,
            "document": document,
        }
        for document, fact in successions(stages)
    ]
    batch.upsert_relations(SUCCEEDS, label, label, apply_to_relations(batch, SUCCEEDS, label, rows))

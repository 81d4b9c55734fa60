"""Extractions into the graph: a document replaces what it said before, in one transaction."""

from typing import Any

from cypher.store.protocol import Batch, Store
from ingest.model import Extraction
from ingest.naming import name_again
from ingest.review.at_load import apply_reviews, forget_found
from ingest.review.split import splits, with_splits
from ingest.rows import NAMED, GraphRows, graph_rows
from ingest.succession import series_of, succeed_again
from ontology.schema import load_schema
from ontology.sdg import goal_id, load_goals, target_id

Row = dict[str, Any]


def seed(store: Store) -> None:
    """Put in what the ontology knows before any document is read: goals and targets."""
    goals = load_goals()
    targets = [t for g in goals for t in g.targets]
    with store.write() as batch:
        batch.upsert_nodes(
            "Goal",
            [
                {
                    "id": goal_id(g.number),
                    "name": g.short_zh,
                    "number": g.number,
                    "name_zh": g.name_zh,
                    "name_en": g.name_en,
                    "color": g.color,
                }
                for g in goals
            ],
        )
        batch.upsert_nodes(
            "Target",
            [
                {
                    "id": target_id(t.code),
                    "name": f"{t.code} {t.name_zh}",
                    "code": t.code,
                    "goal": t.goal,
                    "name_zh": t.name_zh,
                    "name_en": t.name_en,
                }
                for t in targets
            ],
        )
        batch.upsert_relations(
            "HAS_TARGET",
            "Goal",
            "Target",
            [
                {"id": f"has-{t.code}", "source": goal_id(t.goal), "target": target_id(t.code)}
                for t in targets
            ],
        )


def prepare(store: Store) -> None:
    """Constraints, indexes and the fixed nodes; safe to repeat."""
    store.apply_schema(load_schema())
    if not store.read("MATCH (g:Goal) RETURN count(g) AS n").rows[0][0]:
        seed(store)


def load(store: Store, extraction: Extraction) -> None:
    """Write one document; what an earlier reading of the same source said is gone."""
    with store.write() as batch:
        rows = _rows(batch, extraction)
        touched, series = _remove(batch, extraction.document.id)
        apply_reviews(batch, rows, extraction.document.id)
        _write(batch, rows)
        if touched:
            _remove_unstated(batch)
        ids = touched | rows.named_ids()
        name_again(batch, ids)
        succeed_again(batch, series | series_of(batch, ids))


def _rows(batch: Batch, extraction: Extraction) -> GraphRows:
    """The document's rows, with the wordings that people split off as things of their own."""
    rows = graph_rows(extraction)
    split = with_splits(extraction, splits(batch))
    if split is extraction:
        return rows
    apart = graph_rows(split)
    # It stands for what the document says, in which people have no part.
    apart.nodes["Document"][0]["content_hash"] = rows.nodes["Document"][0]["content_hash"]
    return apart


def forget(store: Store, source: str) -> int:
    """Remove a document and what only it said; returns how many documents went."""
    found = store.read("MATCH (d:Document) WHERE d.source = $source RETURN d.id", {"source": source})
    for (document,) in found.rows:
        with store.write() as batch:
            touched, series = _remove(batch, document)
            forget_found(batch, document)
            _remove_unstated(batch)
            name_again(batch, touched)
            succeed_again(batch, series)
    return len(found.rows)


def _write(batch: Batch, rows: GraphRows) -> None:
    for label, nodes in rows.nodes.items():
        batch.upsert_nodes(label, nodes)
    for (type, source, target), relations in rows.relations.items():
        # What the document said before is removed, and no other document's relation has these ids.
        batch.insert_relations(type, source, target, relations)


def _remove(batch: Batch, document: str) -> tuple[set[str], set[str]]:
    """Delete a document's own nodes and relations; returns the named things it had mentioned, and their series."""
    mine = {"document": document}
    if not batch.run("MATCH (d:Document {id: $document}) RETURN d.id", mine).rows:
        return set(), set()
    stated = batch.run(
        "MATCH (p:Passage)<-[:STATED_IN]-(n) WHERE p.document = $document RETURN DISTINCT n.id", mine
    )
    touched = {id for (id,) in stated.rows}
    series = series_of(batch, touched)
    batch.run("MATCH ()-[r]->() WHERE r.document = $document DELETE r", mine)
    for label in ("Passage", "Section", "Observation"):
        batch.run(f"MATCH (n:{label}) WHERE n.document = $document DETACH DELETE n", mine)
    batch.run("MATCH (d:Document {id: $document}) DETACH DELETE d", mine)
    return touched, series


def _remove_unstated(batch: Batch) -> None:
    """A thing that nothing states any more goes."""
    for label in NAMED:
        batch.run(f"MATCH (n:{label}) WHERE NOT EXISTS {{ (n)-[:STATED_IN]->() }} DETACH DELETE n")

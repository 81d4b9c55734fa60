"""Reviews while a document is read again: what people decided holds for what the machine finds now."""

from collections.abc import Iterable
from dataclasses import replace

from cypher.store.protocol import Batch
from ingest.review.effect import effective, mark_of
from ingest.review.graph import changed_list, reviews_by, write_reviews
from ingest.review.model import OBSERVATION, FactRows, Mark, Review, Row
from ingest.rows import GraphRows
from ontology.sdg import goal_id, load_goals

# Told by the graph, not by a document's rows.
DERIVED = ("SUCCEEDS",)
EXISTS = "MATCH (n) WHERE n.id = $id RETURN n.id"


def apply_reviews(batch: Batch, rows: GraphRows, document: str) -> None:
    """Give a document's rows the effect of the reviews of its facts; keep what the machine says now."""
    reviews = [r for r in reviews_by(batch, "document", [document]) if r.relation not in DERIVED]
    write_reviews(batch, apply(batch, rows, reviews))


def apply_to_relations(batch: Batch, type: str, label: str, rows: list[Row]) -> list[Row]:
    """The rows of relations told by the graph itself, with the effect of their reviews."""
    reviews = reviews_by(batch, "relation", [type])
    if not reviews:
        return rows
    graph = GraphRows()
    graph.relations[type, label, label] = rows
    wanted = {row["id"] for row in rows}
    write_reviews(batch, apply(batch, graph, [r for r in reviews if r.fact in wanted]))
    return graph.relations[type, label, label]


def apply(batch: Batch, rows: GraphRows, reviews: Iterable[Review]) -> list[Review]:
    """Change the rows by the reviews; returns these with what the machine says now."""
    now = []
    for review in reviews:
        found = _find(rows, review)
        now.append(replace(review, found=found))
        if found:
            _take(rows, found)
            _put(batch, rows, effective(found, review), review)
    return now


def forget_found(batch: Batch, document: str) -> None:
    """No machine finds the facts of a document that is gone; what people said of them stays."""
    write_reviews(batch, [replace(r, found=None) for r in reviews_by(batch, "document", [document])])


def _find(rows: GraphRows, review: Review) -> FactRows | None:
    if review.relation == OBSERVATION:
        node = next((r for r in rows.nodes.get(OBSERVATION, ()) if r["id"] == review.fact), None)
        if node is None:
            return None
        own = [
            (type, source, target, row)
            for (type, source, target), found in rows.relations.items()
            if source == OBSERVATION
            for row in found
            if row["source"] == review.fact
        ]
        return FactRows(
            ((OBSERVATION, _told(node)),), tuple((t, s, e, _told(r)) for t, s, e, r in sorted(own, key=str))
        )
    for (type, source, target), found in rows.relations.items():
        if type == review.relation:
            for row in found:
                if row["id"] == review.fact:
                    return _relation(rows, type, source, target, row)
    return None


def _relation(rows: GraphRows, type: str, source: str, target: str, row: Row) -> FactRows:
    relations = [(type, source, target, _told(row))]
    if type == "SUPPORTS" and target == "Goal":
        targets = _targets_of(row["target"])
        below = [
            (type, source, "Target", _told(other))
            for other in rows.relations.get((type, source, "Target"), ())
            if other["source"] == row["source"]
            and other["passage"] == row["passage"]
            and other["target"] in targets
        ]
        relations += sorted(below, key=lambda r: str(r[3]["target"]))
    return FactRows((), tuple(relations), _marks(rows, type, source, target, row))


def _told(row: Row) -> Row:
    """A row as the graph gives it back: without what is not there."""
    return {k: v for k, v in row.items() if v is not None}


def _targets_of(goal: str) -> set[str]:
    return {f"target-{t.code}" for g in load_goals() if goal_id(g.number) == goal for t in g.targets}


def _marks(rows: GraphRows, type: str, source: str, label: str, row: Row) -> tuple[Mark, ...]:
    end: Row = {"number": int(row["target"].rpartition("-")[2])} if label == "Goal" else {}
    if label == "District":
        end = next((n for n in rows.nodes.get(label, ()) if n["id"] == row["target"]), {"name": ""})
    told = mark_of(type, source, label, end)
    if told is None:
        return ()
    property, item = told
    passage = next(p for p in rows.nodes["Passage"] if p["id"] == row["passage"])
    listed = list(passage.get(property) or ())
    if item not in listed:
        return ()
    return (Mark(row["passage"], "goals" if property == "goals" else "districts", item, listed.index(item)),)


def _take(rows: GraphRows, fact: FactRows) -> None:
    for label, node in fact.nodes:
        rows.nodes[label] = [r for r in rows.nodes[label] if r["id"] != node["id"]]
    for type, source, target, row in fact.relations:
        kept = rows.relations[type, source, target]
        rows.relations[type, source, target] = [r for r in kept if r["id"] != row["id"]]
    for mark in fact.marks:
        _mark(rows, mark, present=False)


def _put(batch: Batch, rows: GraphRows, fact: FactRows, review: Review) -> None:
    _bring_end(batch, rows, review)
    for label, node in fact.nodes:
        rows.nodes[label].append(node)
    for type, source, target, row in fact.relations:
        rows.relations[type, source, target].append(row)
    for mark in fact.marks:
        _mark(rows, mark, present=True)


def _bring_end(batch: Batch, rows: GraphRows, review: Review) -> None:
    """The thing a person named in a correction is there, even where no document names it any more."""
    node = review.correction.get("node")
    if node is None or batch.run(EXISTS, {"id": node["id"]}).rows:
        return
    label = review.correction["label"]
    if all(r["id"] != node["id"] for r in rows.nodes.get(label, ())):
        rows.nodes[label].append(dict(node))


def _mark(rows: GraphRows, mark: Mark, *, present: bool) -> None:
    for passage in rows.nodes["Passage"]:
        if passage["id"] == mark.passage:
            passage[mark.property] = changed_list(passage.get(mark.property), mark, present=present) or None

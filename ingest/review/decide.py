"""Deciding about a fact, and taking a decision back: the graph shows it at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cypher.store.protocol import Batch, Store
from ingest.naming import name_again
from ingest.review.effect import effective
from ingest.review.graph import find_fact, own_properties, put_in, reviews_by, take_away, write_reviews
from ingest.review.model import (
    DECISIONS,
    MERGE,
    OBSERVATION,
    OF_RELATION,
    OF_VALUE,
    Decision,
    FactRows,
    Review,
    relation_of,
)
from ingest.review.split import find_split, join_graph, merge_details, split_graph, split_of
from ontology.errors import ReviewError
from ontology.schema import load_schema

NODE = "MATCH (n) WHERE n.id = $id RETURN labels(n)[0] AS label, properties(n) AS properties"
LONGEST_NAME, LONGEST_NOTE = 80, 2000


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a person gives it; `correction` holds what to change, by name."""

    fact: str
    decision: Decision
    reviewer: str
    note: str = ""
    correction: Mapping[str, Any] | None = None


def review_fact(store: Store, decided: Decided) -> Review:
    """Keep a decision and show its effect; one about the same fact before gives way.

    Raises ReviewError for a fact that is not there and for what cannot be decided.
    """
    _check(decided)
    with store.write() as batch:
        before = _current(batch, decided.fact)
        if before:
            _restore(batch, before)
        review = _merge_reviewed(batch, decided) or _fact_reviewed(batch, decided)
        if review is None:
            raise ReviewError(f"no fact that can be reviewed has the id {decided.fact}")
        write_reviews(batch, [review])
    return review


def _fact_reviewed(batch: Batch, decided: Decided) -> Review | None:
    found = find_fact(batch, decided.fact)
    if found is None:
        return None
    review = _review(batch, decided, found)
    _exchange(batch, found, effective(found, review))
    return review


def _merge_reviewed(batch: Batch, decided: Decided) -> Review | None:
    split = find_split(batch, decided.fact) if relation_of(decided.fact) == MERGE else None
    if split is None:
        return None
    if decided.decision == "correct":
        raise ReviewError("a merge is accepted or rejected; there is nothing to correct")
    kept = merge_details(batch, split)
    if decided.decision == "reject":
        split_graph(batch, split)
    return Review(
        fact=decided.fact,
        decision=decided.decision,
        reviewer=decided.reviewer.strip(),
        decided_on=_today(),
        note=decided.note.strip(),
        correction={"entity": split.entity, "name": split.name, "series": kept.series},
        relation=MERGE,
        score=kept.score,
    )


def undo_review(store: Store, fact: str) -> Review:
    """Take the decision about a fact back: what the machine found stands again."""
    with store.write() as batch:
        review = _current(batch, fact)
        if review is None:
            raise ReviewError(f"there is no review of {fact}")
        _restore(batch, review)
        batch.run("MATCH (r:Review) WHERE r.id = $id DETACH DELETE r", {"id": review.id})
    return review


def _current(batch: Batch, fact: str) -> Review | None:
    return next(iter(reviews_by(batch, "fact", [fact])), None)


def _restore(batch: Batch, review: Review) -> None:
    if review.relation == MERGE and review.decision == "reject":
        join_graph(batch, split_of(review), review.correction["series"])
    elif review.found:
        _exchange(batch, effective(review.found, review), review.found)


def _exchange(batch: Batch, old: FactRows, new: FactRows) -> None:
    take_away(batch, old)
    put_in(batch, new)
    measured = {row["target"] for type, *_, row in (*old.relations, *new.relations) if type == "OBSERVES"}
    if measured:
        name_again(batch, measured)


def _check(decided: Decided) -> None:
    if decided.decision not in DECISIONS:
        raise ReviewError(f"{decided.decision} is no decision: {', '.join(DECISIONS)}")
    if not decided.reviewer.strip() or len(decided.reviewer) > LONGEST_NAME:
        raise ReviewError(f"a review names who made it, in at most {LONGEST_NAME} characters")
    if len(decided.note) > LONGEST_NOTE:
        raise ReviewError(f"a note has at most {LONGEST_NOTE} characters")
    if (decided.decision == "correct") != bool(decided.correction):
        raise ReviewError("a correction says what to change, and no other decision does")


def _review(batch: Batch, decided: Decided, found: FactRows) -> Review:
    relation = relation_of(decided.fact)
    row = found.nodes[0][1] if relation == OBSERVATION else found.relations[0][3]
    correction: Mapping[str, Any] = {}
    if decided.correction:
        correction = (
            _value_correction(decided.correction)
            if relation == OBSERVATION
            else _relation_correction(batch, decided.correction, found)
        )
    return Review(
        fact=decided.fact,
        decision=decided.decision,
        reviewer=decided.reviewer.strip(),
        decided_on=_today(),
        note=decided.note.strip(),
        correction=correction,
        document=row["document"],
        passage=row["passage"],
        relation=relation,
        score=row.get("score"),
        found=found,
    )


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _value_correction(told: Mapping[str, Any]) -> dict[str, Any]:
    _only(told, OF_VALUE)
    allowed = {p.name: {v.code for v in p.values} for p in load_schema().classes[OBSERVATION].properties}
    for name, value in told.items():
        if value is not None and allowed[name] and value not in allowed[name]:
            raise ReviewError(f"{name}: {value} is not one of {', '.join(sorted(allowed[name]))}")
    if "year" in told and not (told["year"] is None or isinstance(told["year"], int)):
        raise ReviewError(f"year: {told['year']} is no year")
    if "value" in told and not str(told["value"] or "").strip():
        raise ReviewError("value: a value is not empty")
    return {k: str(v) if k == "value" else v for k, v in told.items()}


def _relation_correction(batch: Batch, told: Mapping[str, Any], found: FactRows) -> dict[str, Any]:
    type, source, label, row = found.relations[0]
    _only(told, OF_RELATION if type == "SUPPORTS" else OF_RELATION[:1])
    correction = dict(told)
    if "polarity" in told and told["polarity"] not in ("supports", "limits"):
        raise ReviewError(f"polarity: {told['polarity']} is neither supports nor limits")
    if "target" in told:
        ends = batch.run(NODE, {"id": str(told["target"])}).records()
        if not ends:
            raise ReviewError(f"target: nothing in the graph has the id {told['target']}")
        end = ends[0]
        same_kind = end["label"] == label or type != "SUPPORTS"
        if not same_kind or not load_schema().admits(type, source, end["label"]):
            raise ReviewError(f"target: a fact {type} of a {source} does not lead to a {end['label']}")
        if end["properties"]["id"] == row["target"]:
            raise ReviewError("target: that is what the fact says already")
        correction |= {"label": end["label"], "node": own_properties(end["properties"])}
    return correction


def _only(told: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in told:
        if name not in names:
            raise ReviewError(f"{name} cannot be corrected here: {', '.join(names)}")

"""What a decision makes of a fact: nothing, the fact with who stands for it, or another in its place."""

from typing import Any

from ingest.base_units import in_base_unit
from ingest.review.model import OBSERVATION, FactRows, Mark, Review, Row
from ingest.rows import as_number

# What a person put right is no longer a guess.
SURE = 1.0


def effective(found: FactRows, review: Review) -> FactRows:
    """The rows that stand in the graph for the fact while the review holds."""
    if review.decision == "reject":
        return FactRows()
    signed = {"review": review.decision, "reviewer": review.reviewer, "decided_on": review.decided_on}
    if review.relation == OBSERVATION:
        ((label, row),) = found.nodes
        changed = _value(row, review.correction) if review.decision == "correct" else row
        return FactRows(((label, {**changed, **signed}),), found.relations, found.marks)
    first, *more = found.relations
    if review.decision == "accept":
        type, source, target, row = first
        return FactRows((), ((type, source, target, {**row, **signed}), *more), found.marks)
    return _corrected(found, review, signed)


def _value(row: Row, correction: Any) -> Row:
    changed = {**row, **{k: v for k, v in correction.items() if k in row or v is not None}}
    if "value" in correction:
        changed["number"] = as_number(str(changed["value"]))
    if changed.get("number") is not None and not correction.keys().isdisjoint({"value", "unit"}):
        changed["base_number"], changed["base_unit"] = in_base_unit(
            changed["number"], changed.get("unit") or ""
        )
    changed["name"] = f"{changed['indicator_name']} {changed['value']}{changed.get('unit') or ''}"
    changed["score"] = SURE
    return {k: v for k, v in changed.items() if v is not None}


def _corrected(found: FactRows, review: Review, signed: Row) -> FactRows:
    """The relation with another end or polarity; what hung on the old end goes with it."""
    type, source, label, row = found.relations[0]
    changed = {**row, **signed, "score": SURE}
    if "polarity" in review.correction:
        changed["polarity"] = review.correction["polarity"]
    if "target" not in review.correction:
        return FactRows((), ((type, source, label, changed), *found.relations[1:]), found.marks)
    label, node = review.correction["label"], review.correction["node"]
    changed["target"] = review.correction["target"]
    marks = tuple(Mark(m.passage, m.property, _item(m.property, node), m.at) for m in found.marks)
    relations = [(type, source, label, changed)]
    if label not in ("Goal", "Target"):
        # A thing lives as long as a passage states it; the reviewer's passage does.
        stated = {
            "id": f"stated_in-{review.id}",
            "source": changed["target"],
            "target": changed["passage"],
            "passage": changed["passage"],
            "document": changed["document"],
        }
        relations.append(("STATED_IN", label, "Passage", stated))
    return FactRows((), tuple(relations), marks)


def _item(property: str, node: Row) -> int | str:
    return int(node["number"]) if property == "goals" else str(node["name"])


def mark_of(type: str, source: str, label: str, target: Row) -> tuple[str, int | str] | None:
    """The list of a passage's node, and the item in it, that says the same as a measure's fact."""
    if source != "Measure":
        return None
    if type == "SUPPORTS" and label == "Goal":
        return "goals", target["number"]
    if type == "LOCATED_IN" and label == "District":
        return "districts", target["name"]
    return None

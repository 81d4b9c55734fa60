"""The JSON form of an extraction, as `chengtu extract` writes it."""

import json
from dataclasses import asdict
from typing import Any

from ingest.base_units import in_base_unit
from ingest.model import Entity, Extraction, Relation, Value
from ingest.rows import as_number


def to_record(extraction: Extraction) -> dict[str, Any]:
    """One document as plain data; the keys are those of the published contract."""
    document = asdict(extraction.document)
    plan = extraction.document.plan
    document["plan"] = {"name": plan.name, "from": plan.start, "to": plan.end} if plan else None
    document["sdg"] = [{"goal": goal, "score": score} for goal, score in extraction.document.sdg]
    document["coverage"] = round(extraction.coverage(), 4)
    return {
        "document": document,
        "sections": [asdict(s) for s in extraction.sections],
        "passages": [asdict(p) for p in extraction.passages],
        "entities": [_with_attributes(e) for e in extraction.entities],
        "mentions": [asdict(m) for m in extraction.mentions],
        "values": [_with_base_number(v) for v in extraction.values],
        "worded_values": [asdict(v) for v in extraction.worded],
        "relations": [_with_attributes(r) for r in extraction.relations],
        "omitted": [asdict(o) for o in extraction.omitted],
    }


def to_json(extraction: Extraction) -> str:
    """One line of JSON, without a line break at its end."""
    return json.dumps(to_record(extraction), ensure_ascii=False, separators=(",", ":"))


def _with_base_number(value: Value) -> dict[str, Any]:
    """The value as written and beside it the number that compares with others: 14500亿元 and 1.45万亿元."""
    number = as_number(value.value)
    base, unit = in_base_unit(number, value.unit) if number is not None else (None, "")
    return {**asdict(value), "base_number": base, "base_unit": unit}


def _with_attributes(record: Entity | Relation) -> dict[str, Any]:
    return {**asdict(record), "attributes": dict(record.attributes)}

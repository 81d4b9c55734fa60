"""The rows of nodes and relations that one extraction becomes in the graph."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from cypher.content import OF_ONE_DOCUMENT, content_hash
from ingest.base_units import in_base_unit
from ingest.lineage import SUCCEEDS
from ingest.model import Entity, Extraction, Mention, Passage, Relation, Value
from ingest.resolve import digest
from ontology.schema import load_schema

Row = dict[str, Any]

# Labels of the things that documents name; a node of these lives as long as a passage states it.
NAMED = (
    "Measure",
    "Programme",
    "Project",
    "Reform",
    "Indicator",
    "Organization",
    "Agency",
    "Policy",
    "Place",
    "District",
)
_DIGITS = re.compile(r"\d+", re.ASCII)
_RATIO = re.compile(r"[/:]")
# What documents tell of a thing beside its names; each may tell something else.
TOLD = ("number", "group", "issuer", "year")


@dataclass(slots=True)
class GraphRows:
    """Rows by label, and by type with the labels at both ends."""

    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def named_ids(self) -> set[str]:
        """Ids of the named things among the nodes."""
        return {row["id"] for label in NAMED for row in self.nodes.get(label, ())}


def graph_rows(extraction: Extraction) -> GraphRows:
    """All rows of one document, its own nodes and the things it names."""
    rows = _Builder(extraction).build()
    rows.nodes["Document"][0]["content_hash"] = _content_hash(rows)
    return rows


def _content_hash(rows: GraphRows) -> str:
    """Stands for what the document says; not for names of things, in which other documents have a say."""
    nodes = [row for label in ("Document", *OF_ONE_DOCUMENT) for row in rows.nodes.get(label, ())]
    relations = [row for found in rows.relations.values() for row in found]
    return content_hash([sorted(found, key=lambda row: row["id"]) for found in (nodes, relations)])


def entity_label(entity: Entity) -> str:
    """The label of an entity's node: public bodies are agencies."""
    return "Agency" if dict(entity.attributes).get("agency") else entity.type


class _Builder:
    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._document = extraction.document.id
        self._rows = GraphRows()
        self._labels = {e.id: entity_label(e) for e in extraction.entities}
        self._passages = {p.id: p for p in extraction.passages}
        self._names = {e.id: e.name for e in extraction.entities}
        self._stated: set[tuple[str, str]] = set()
        self._told: dict[str, Row] = {}

    def build(self) -> GraphRows:
        self._document_node()
        self._sections()
        for position, passage in enumerate(self._extraction.passages):
            self._passage(passage, position)
        for entity in self._extraction.entities:
            self._entity(entity)
        for mention in self._extraction.mentions:
            self._mention(mention)
        for value in (*self._extraction.values, *self._extraction.worded):
            self._observation(value)
        for relation in self._extraction.relations:
            self._relation(relation)
        for label, rows in self._rows.nodes.items():
            self._rows.nodes[label] = list({row["id"]: row for row in rows}.values())
        for ends, rows in self._rows.relations.items():
            # A fact found twice in a passage is one fact, with the better score.
            ranked = sorted(rows, key=lambda row: row.get("score") or 0)
            self._rows.relations[ends] = list({row["id"]: row for row in ranked}.values())
        return self._rows

    def _relate(self, type: str, source: tuple[str, str], target: tuple[str, str], **properties: Any) -> None:
        """Add a relation between two (label, id)."""
        passage, start = properties.get("passage"), properties.get("start")
        id = relation_id(type, source[1], target[1], passage, start)
        row = {"id": id, "source": source[1], "target": target[1], **properties}
        self._rows.relations[type, source[0], target[0]].append({**row, "document": self._document})

    def _document_node(self) -> None:
        document = self._extraction.document
        plan = document.plan
        self._rows.nodes["Document"].append(
            {
                "id": document.id,
                "name": document.title,
                "language": document.language,
                "source": document.source,
                "sha256": document.sha256,
                "characters": document.characters,
                "issued_by": document.issued_by,
                "issued_on": document.issued_on,
                "plan_name": plan.name if plan else None,
                "plan_from": plan.start if plan else None,
                "plan_to": plan.end if plan else None,
                "digest": document.digest,
                "coverage": round(self._extraction.coverage(), 4),
                "profile": [f"{goal}:{score}" for goal, score in document.sdg],
            }
        )

    def _sections(self) -> None:
        for position, section in enumerate(self._extraction.sections):
            self._rows.nodes["Section"].append(
                {
                    "id": section.id,
                    "name": section.title,
                    "kind": section.kind,
                    "level": section.level,
                    "position": position,
                    "start": section.start,
                    "end": section.end,
                    "document": self._document,
                }
            )
            parent = ("Section", section.parent) if section.parent else ("Document", self._document)
            self._relate("IN", ("Section", section.id), parent)

    def _passage(self, passage: Passage, position: int) -> None:
        self._rows.nodes["Passage"].append(
            {
                "id": passage.id,
                "name": passage.text[:80],
                "text": passage.text,
                "kind": passage.kind,
                "position": position,
                "start": passage.start,
                "end": passage.end,
                "document": self._document,
                "section": passage.section,
                "goals": [link.goal for link in passage.sdg] or None,
                "districts": [link.name for link in passage.districts] or None,
                "lead": passage.label or None,
            }
        )
        self._relate("IN", ("Passage", passage.id), ("Section", passage.section))

    def _entity(self, entity: Entity) -> None:
        label = self._labels[entity.id]
        attributes: Row = {k: v for k, v in entity.attributes if k not in ("agency", "unit")}
        for held in load_schema().classes[label].properties:
            # A span of years counts from its first; what is no number is no value of these.
            if held.datatype == "integer" and (number := _DIGITS.match(attributes.pop(held.name, ""))):
                attributes[held.name] = int(number[0])
        row = {"id": entity.id, "name": entity.name, "names": sorted({entity.name, *entity.aliases})}
        if "code_local" in attributes:
            attributes["code_local"] = attributes["code_local"] == "true"
        if label == "District":
            attributes.pop("kind")
        self._rows.nodes[label].append({**row, **attributes})
        if told := {k: attributes[k] for k in TOLD if attributes.get(k) is not None}:
            self._told[entity.id] = told

    def _mention(self, mention: Mention) -> None:
        label = self._labels[mention.entity]
        passage = ("Passage", mention.passage)
        where = {"passage": mention.passage, "start": mention.start, "end": mention.end}
        name = self._names[mention.entity] if label == "Measure" else mention.name or mention.text
        merge = _merge(mention)
        self._relate(
            "MENTIONS", passage, (label, mention.entity), **where, text=mention.text, name=name, **merge
        )
        self._state(label, mention.entity, mention.passage)

    def _state(self, label: str, entity: str, passage: str) -> None:
        if (entity, passage) not in self._stated:
            self._stated.add((entity, passage))
            # The first statement of the document carries what it tells of the thing.
            told = self._told.pop(entity, None)
            more = {"told": json.dumps(told, ensure_ascii=False, sort_keys=True)} if told else {}
            self._relate("STATED_IN", (label, entity), ("Passage", passage), passage=passage, **more)

    def _observation(self, value: Value) -> None:
        key = digest(value.name, value.passage, str(value.start), value.value)
        node = ("Observation", f"observation-{key}")
        number = as_number(value.value)
        base = in_base_unit(number, value.unit) if number is not None else (None, None)
        self._rows.nodes["Observation"].append(
            {
                "id": node[1],
                "name": f"{value.name} {value.value}{value.unit if number is not None else ''}",
                "indicator_name": value.name,
                "value": value.value,
                "number": number,
                "unit": value.unit,
                "base_number": base[0],
                "base_unit": base[1],
                "year": value.year,
                "status": value.status,
                "op": value.op,
                "binding": value.binding,
                "strict": value.strict or None,
                "aggregate": value.aggregate,
                "note": value.note or None,
                "subject": value.subject or None,
                "score": value.score,
                "start": value.start,
                "end": value.end,
                "text": value.text,
                "passage": value.passage,
                "document": self._document,
            }
        )
        where = {"passage": value.passage, "score": value.score}
        self._relate("OBSERVES", node, ("Indicator", value.indicator), **where, **_merge(value))
        self._relate("STATED_IN", node, ("Passage", value.passage), passage=value.passage)
        self._state("Indicator", value.indicator, value.passage)

    def _relation(self, relation: Relation) -> None:
        source, target = self._label(relation.source), self._label(relation.target)
        if relation.type == "STATED_IN":
            self._state(source, relation.source, relation.target)
            return
        if relation.type == SUCCEEDS:
            return  # the graph knows of more documents than this run: it tells what comes after what
        where = {
            "passage": relation.passage,
            "score": relation.score,
            "start": relation.start,
            "end": relation.end,
        }
        self._relate(
            relation.type,
            (source, relation.source),
            (target, relation.target),
            **where,
            **dict(relation.attributes),
        )
        for label, id in ((source, relation.source), (target, relation.target)):
            if label in NAMED:
                self._state(label, id, relation.passage)

    def _label(self, id: str) -> str:
        if id in self._passages:
            return "Passage"
        return self._labels.get(id) or id.split("-", 1)[0].capitalize()


def _merge(named: Mention | Value) -> Row:
    """By which rules the wording was taken for the thing, and how sure; nothing where it is the thing's own."""
    return {"merge_rules": ", ".join(named.rules), "merge_score": named.sameness} if named.rules else {}


def relation_id(type: str, source: str, target: str, passage: str | None, start: int | None) -> str:
    """The id of a fact, made of its ends and where it is stated, so that reading again gives the same."""
    return (
        f"{type.lower()}-{digest(type, source, target, passage or '', '' if start is None else str(start))}"
    )


def as_number(value: str) -> float | None:
    """The number that a value as written stands for, None where it is none ("完成省下达任务")."""
    try:
        if ratio := _RATIO.search(value):
            return float(value[: ratio.start()]) / float(value[ratio.end() :])
        return float(value.replace(",", "").replace("，", ""))
    except (ValueError, ZeroDivisionError):
        return None

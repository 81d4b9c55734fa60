"""The records of a review: who decided what about which fact, and what the machine had found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from ingest.resolve import digest

Decision = Literal["accept", "reject", "correct"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
Row = dict[str, Any]

OBSERVATION = "Observation"
# That a wording means a thing; rejected, the wording is a thing of its own.
MERGE = "MERGE"
# Facts that a person may judge: relations that claim something, and values.
REVIEWED_RELATIONS = (
    "SUPPORTS",
    "LOCATED_IN",
    "PART_OF",
    "RESPONSIBLE_FOR",
    "BASED_ON",
    "MEASURED_BY",
    "SUCCEEDS",
)
# What of a fact a person may correct.
OF_RELATION = ("target", "polarity")
OF_VALUE = ("value", "unit", "year", "status", "op", "binding")


@dataclass(frozen=True, slots=True)
class Mark:
    """A goal's number or a district's name that stood at `at` in a list of the passage's node."""

    passage: str
    property: Literal["goals", "districts"]
    item: int | str
    at: int


@dataclass(frozen=True, slots=True)
class FactRows:
    """A fact as rows of the graph: the relation or node of its id, and what goes with it.

    `relations` are (type, label at its start, label at its end, row), the fact itself first.
    """

    nodes: tuple[tuple[str, Row], ...] = ()
    relations: tuple[tuple[str, str, str, Row], ...] = ()
    marks: tuple[Mark, ...] = ()

    def to_json(self) -> str:
        marks = [[m.passage, m.property, m.item, m.at] for m in self.marks]
        kept = {"nodes": self.nodes, "relations": self.relations, "marks": marks}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "FactRows":
        kept = json.loads(text)
        return cls(
            tuple((label, row) for label, row in kept["nodes"]),
            tuple((type, source, target, row) for type, source, target, row in kept["relations"]),
            tuple(Mark(*mark) for mark in kept["marks"]),
        )


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision about the fact of this id.

    `found` is what the machine says of it in the documents as they are now, None where they no
    longer say it; `correction` names what a person put in its place.
    """

    fact: str
    decision: Decision
    reviewer: str
    decided_on: str
    note: str = ""
    correction: Mapping[str, Any] = field(default_factory=dict)
    document: str = ""
    passage: str = ""
    relation: str = ""
    score: float | None = None
    found: FactRows | None = None

    @property
    def id(self) -> str:
        return f"review-{digest('Review', self.fact)}"

    def to_row(self) -> Row:
        """The properties of its node."""
        correction = json.dumps(dict(self.correction), ensure_ascii=False, sort_keys=True)
        return {
            "id": self.id,
            "name": f"{self.decision} {self.fact}",
            "fact": self.fact,
            "decision": self.decision,
            "reviewer": self.reviewer,
            "decided_on": self.decided_on,
            "note": self.note or None,
            "correction": correction if self.correction else None,
            "document": self.document,
            "passage": self.passage,
            "relation": self.relation,
            "score": self.score,
            "found": self.found.to_json() if self.found else None,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "Review":
        return cls(
            fact=row["fact"],
            decision=row["decision"],
            reviewer=row["reviewer"],
            decided_on=row["decided_on"],
            note=row.get("note") or "",
            correction=json.loads(row["correction"]) if row.get("correction") else {},
            document=row["document"],
            passage=row["passage"],
            relation=row["relation"],
            score=row.get("score"),
            found=FactRows.from_json(row["found"]) if row.get("found") else None,
        )


def relation_of(fact: str) -> str:
    """The type that the id of a fact begins with: SUPPORTS of supports-…, Observation of observation-…."""
    if fact.startswith("merge-"):
        return MERGE
    kind = fact.rpartition("-")[0]
    return OBSERVATION if kind == "observation" else kind.upper()

"""From rows of a query to answers: one per thing, with the passages it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.resolve import short_name

Row = Mapping[str, Any]
MOST_EVIDENCE = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    document: str
    source: str
    document_name: str
    section: str
    section_name: str
    passage: str
    text: str
    start: int
    end: int
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    value: str
    unit: str
    year: int | None
    status: str | None
    op: str
    indicator: str = ""


@dataclass(slots=True)
class Answer:
    id: str
    type: str
    name: str
    score: float
    scope: str | None = None
    goals: list[int] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    values: list[Quantity] = field(default_factory=list)


def gather(
    rows: Iterable[Row], *, scope: str | None, wanted: Sequence[str] = (), most: int = MOST_EVIDENCE
) -> list[Answer]:
    """Answers in the order of their best row; `wanted` are the names of the districts asked for.

    `most` bounds the evidence of one answer.
    """
    answers: dict[str, Answer] = {}
    for row in rows:
        evidence = _evidence(row, wanted)
        answer = answers.get(row["id"])
        if answer is None:
            part_only = row["type"] == "Measure" and evidence[0].text != row["text"]
            name = short_name("；".join(e.text for e in evidence)) if part_only else row["name"]
            answer = Answer(row["id"], row["type"], name, round(row["score"], 3), scope)
            answers[row["id"]] = answer
        answer.evidence += [e for e in evidence if e not in answer.evidence][: most - len(answer.evidence)]
        answer.why += [cue for cue in row["cues"] if cue and cue not in answer.why]
    return list(answers.values())


def gather_values(rows: Iterable[Row]) -> list[Answer]:
    """Answers about indicators: each with its values by year and the passages that state them."""
    answers: dict[str, Answer] = {}
    for row in rows:
        answer = answers.setdefault(
            row["id"],
            Answer(
                row["id"], "Indicator", row["name"], round(row["score"], 3), goals=list(row["goals"] or ())
            ),
        )
        quantity = Quantity(
            row["value"], row["unit"] or "", row["year"], row["status"], row["op"] or "=", row["indicator"]
        )
        if quantity not in answer.values:
            answer.values.append(quantity)
        answer.evidence += [e for e in _evidence(row, ()) if e not in answer.evidence]
    return list(answers.values())


def gather_documents(rows: Iterable[Row]) -> list[Answer]:
    """Answers about documents: who issued them, when, for which years."""
    answers = []
    for row in rows:
        told = [part for part in (row["issued_by"], row["issued_on"], row["plan"]) if part]
        answer = Answer(row["id"], "Document", row["name"], 1.0, why=[str(part) for part in told])
        if row["passage"]:
            answer.evidence.append(
                Evidence(
                    row["id"],
                    row["source"],
                    row["name"],
                    row["section"],
                    "",
                    row["passage"],
                    row["text"],
                    row["start"],
                    row["end"],
                    row["plan"],
                )
            )
        answers.append(answer)
    return answers


def drop_covered(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out a measure whose evidence is a part of a sentence that a project among the answers covers."""
    covered = {(e.passage, e.start, e.end) for a in answers if a.type != "Measure" for e in a.evidence}
    return [
        a
        for a in answers
        if a.type != "Measure" or any((e.passage, e.start, e.end) not in covered for e in a.evidence)
    ]


def _evidence(row: Row, wanted: Sequence[str]) -> list[Evidence]:
    """The passage; where it speaks of other districts too, its parts about those asked for."""
    parts = [(row["text"], row["start"], row["end"])]
    spans = [s for s in row.get("spans") or () if s["text"]]
    if spans and set(row.get("districts") or ()) - set(wanted):
        parts = _outermost({(s["text"], s["start"], s["end"]) for s in spans})
    return [
        Evidence(
            row["document"],
            row["source"],
            row["document_name"],
            row["section"],
            row["section_name"],
            row["passage"],
            text,
            start,
            end,
            row.get("plan"),
        )
        for text, start, end in parts
    ]


def _outermost(parts: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts of a text in its order, without those that lie in others."""
    kept: list[tuple[str, int, int]] = []
    for part in sorted(parts, key=lambda p: (p[1], -p[2])):
        if not kept or part[2] > kept[-1][2]:
            kept.append(part)
    return kept

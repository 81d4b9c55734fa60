"""From rows of a query to answers: one per thing, with the passages it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.ask.evidence import Evidence, evidence_of
from ingest.resolve import short_name
from ontology.gazetteer import load_gazetteer
from ontology.sdg import load_goals

Row = Mapping[str, Any]
MOST_EVIDENCE = 20
# Passages that are shown of a goal or a district that a thing has.
MOST_OF_END = 5


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value shown in an answer; `aggregate` and `note` are what a footnote says of it, `strict` means < or >."""

    value: str
    unit: str
    year: int | None
    status: str | None
    op: str
    indicator: str = ""
    strict: bool | None = None
    aggregate: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Answer:
    """One thing; `met` is the share of the question's words that its best passage holds."""

    id: str
    type: str
    name: str
    score: float
    scope: str | None = None
    goals: list[int] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    values: list[Quantity] = field(default_factory=list)
    met: float = 1.0


def gather(
    rows: Iterable[Row],
    *,
    scope: str | None,
    wanted: Sequence[str] = (),
    narrow: bool = False,
    most: int = MOST_EVIDENCE,
) -> list[Answer]:
    """Answers in the order of their best row; `wanted` are the names of the districts asked for.

    With `narrow` the evidence is only the part of the passage that names the thing. `most` bounds the
    evidence of one answer.
    """
    answers: dict[str, Answer] = {}
    for row in rows:
        evidence = evidence_of(row, wanted, narrow=narrow and row["type"] != "Measure")
        answer = answers.get(row["id"])
        if answer is None:
            part_only = row["type"] == "Measure" and evidence[0].text != row["text"]
            name = short_name("；".join(e.text for e in evidence)) if part_only else row["name"]
            answer = Answer(
                row["id"], row["type"], name, round(row["score"], 3), scope, met=row.get("met", 1.0)
            )
            answers[row["id"]] = answer
        answer.evidence += [e for e in evidence if e not in answer.evidence][: most - len(answer.evidence)]
        answer.why += [w for w in _why(row, wanted) if w not in answer.why]
    return list(answers.values())


def _why(row: Row, wanted: Sequence[str]) -> list[str]:
    """The wordings that tie it to the goals, and the places that tell the district."""
    cues = [cue for cue in row["cues"] if cue]
    spans = row.get("spans") or ()
    contained = [s["text"] for s in spans if s["text"] and s["basis"] == "contained"]
    cues += [f"{_place_in(text, wanted)} → {'、'.join(wanted)}" for text in contained if wanted]
    return cues


def _place_in(text: str, wanted: Sequence[str]) -> str:
    """The name in a piece of text that tells its district; the piece itself where no known place does."""
    places = [m for m in load_gazetteer().find(text) if set(m.districts) & set(wanted)]
    return "、".join(dict.fromkeys(text[m.start : m.end] for m in places)) or text


def quantity_of(row: Row) -> Quantity:
    """The value that a row of an observation tells."""
    return Quantity(
        row["value"],
        row["unit"] or "",
        row["year"],
        row["status"],
        row["op"] or "=",
        row["indicator"],
        row["strict"],
        row["aggregate"],
        row["note"],
    )


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
        quantity = quantity_of(row)
        if quantity not in answer.values:
            answer.values.append(quantity)
        answer.evidence += [e for e in evidence_of(row) if e not in answer.evidence]
    return list(answers.values())


def gather_documents(rows: Iterable[Row]) -> list[Answer]:
    """Answers about documents: who issued them, when, for which years, and where they say so."""
    answers: dict[str, Answer] = {}
    for row in rows:
        period = f"{row['plan_from']}-{row['plan_to']}" if row["plan_from"] else None
        told = [str(part) for part in (row["issued_by"], row["issued_on"], period) if part]
        answer = answers.setdefault(row["id"], Answer(row["id"], "Document", row["name"], 1.0, why=told))
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
                    bool(row["digest"]),
                )
            )
    return list(answers.values())


def gather_ends(rows: Iterable[Row], *, zh: bool) -> list[Answer]:
    """Goals or districts, called by their names in the language of the question."""
    answers = gather(rows, scope=None, most=MOST_OF_END)
    call_by_language(answers, zh=zh)
    return answers


def call_by_language(answers: Iterable[Answer], *, zh: bool) -> None:
    """Goals by number and short name, districts in English, too."""
    goals = {f"goal-{g.number}": g for g in load_goals()}
    for answer in answers:
        if goal := goals.get(answer.id):
            answer.goals = [goal.number]
            answer.name = f"目标{goal.number} {goal.short_zh}" if zh else f"SDG {goal.number} {goal.short_en}"
        elif not zh and (district := load_gazetteer().resolve(answer.name)):
            answer.name = f"{district.name_en} ({answer.name})"


def gather_groups(rows: Sequence[Row], passages: Mapping[str, Row]) -> list[Answer]:
    """One answer for each district, goal or document, with the number of things found in it, and what tells some."""
    answers = []
    for row in rows if any(row["n"] for row in rows) else ():
        answer = Answer(row["id"], row["type"], row["name"], 1.0)
        answer.values.append(Quantity(str(row["n"]), "", None, None, "="))
        answer.evidence += [
            e for p in row.get("passages", ()) if p in passages for e in evidence_of(passages[p])
        ]
        answers.append(answer)
    return answers

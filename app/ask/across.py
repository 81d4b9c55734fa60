"""Answers that go through the documents: which of them name something, and how a thing is named from plan to plan."""

from collections.abc import Iterable

from app.ask.answer import Answer, Quantity, Row, gather
from app.ask.evidence import Evidence, evidence_of

MOST_PASSAGES = 10


def gather_mentions(rows: Iterable[Row]) -> list[Answer]:
    """One answer for each document, with the number of its passages and the first of them."""
    answers: dict[str, Answer] = {}
    counts: dict[str, int] = {}
    for row in rows:
        answer = answers.setdefault(row["id"], Answer(row["id"], "Document", row["name"], 1.0))
        counts[row["id"]] = counts.get(row["id"], 0) + 1
        _add(answer.evidence, evidence_of(row), most=MOST_PASSAGES)
    for id, answer in answers.items():
        answer.values.append(Quantity(str(counts[id]), "", None, None, "="))
    return list(answers.values())


def gather_unmentioned(rows: Iterable[Row], *, zh: bool) -> list[Answer]:
    """Documents that say nothing of what was asked; there is no passage to show."""
    why = "没有一段提到" if zh else "none of its passages mentions it"
    return [Answer(row["id"], "Document", row["name"], 1.0, why=[why]) for row in rows]


def gather_lineage(rows: Iterable[Row], *, most: int) -> list[Answer]:
    """Things with their passages, oldest plan first; `why` tells the names that each plan calls them by."""
    known = list(rows)
    answers = gather(known, scope=None, most=most)
    called: dict[str, dict[str, list[str]]] = {}
    for row in known:
        plan = f"{row['plan_from']}–{row['plan_to']}" if row["plan_from"] else row["document_name"]
        names = called.setdefault(row["id"], {}).setdefault(plan, [])
        names += [n for n in row["called"] if n and n not in names]
    for answer in answers:
        answer.why = [f"{plan}: {'、'.join(names)}" for plan, names in called[answer.id].items() if names]
    return sorted(answers, key=lambda a: -len({e.document for e in a.evidence}))


def _add(evidence: list[Evidence], more: Iterable[Evidence], *, most: int) -> None:
    evidence += [e for e in more if e not in evidence][: most - len(evidence)]

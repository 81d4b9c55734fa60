"""Answers about how two things are linked: one for each path, with the passages of its steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.ask.answer import Answer, Row
from app.ask.evidence import evidence_of
from ontology.schema import load_schema


def passages_of(rows: Sequence[Row]) -> list[str]:
    """The passages that the paths rest on."""
    return sorted({row[key] for row in rows for key in ("passage", "second_passage") if row[key]})


def gather_links(rows: Sequence[Row], passages: Mapping[str, Row], *, zh: bool) -> list[Answer]:
    """Paths of the same ends and relations are one answer with the evidence of all."""
    answers: dict[str, Answer] = {}
    for row in rows:
        id = row["between"] or f"{row['left']}/{row['relation']}/{row['right']}"
        answer = answers.setdefault(id, Answer(id, row["between_type"] or "Link", _name(row, zh), 1.0))
        answer.why += [w for w in (_in_words(row, zh),) if w not in answer.why]
        for key in ("passage", "second_passage"):
            if row[key] in passages:
                more = evidence_of(passages[row[key]])
                answer.evidence += [e for e in more if e not in answer.evidence]
    return [a for a in answers.values() if a.evidence]


def _name(row: Row, zh: bool) -> str:
    if row["between"]:
        return f"{row['left_name']} — {row['between_name']} — {row['right_name']}"
    joined = f" {_relation(row['relation'], zh)} "
    return f"{row['left_name']}{joined}{row['right_name']}"


def _in_words(row: Row, zh: bool) -> str:
    if not row["between"]:
        return _relation(row["relation"], zh)
    return f"{_relation(row['relation'], zh)} · {row['between_name']} · {_relation(row['second'], zh)}"


def _relation(name: str, zh: bool) -> str:
    if name == "MENTIONS":
        return "与" if zh else "and"
    relation: Any = load_schema().relations.get(name)
    return relation.labels["zh" if zh else "en"] if relation else name

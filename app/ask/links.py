"""Answers about how two things are linked: one for each path, with the passages of its steps."""

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any

from app.ask.answer import Answer, Row
from app.ask.evidence import evidence_of
from ontology.schema import load_schema

LONGEST_NAME = 24


def passages_of(rows: Sequence[Row]) -> list[str]:
    """The passages that the paths rest on."""
    return sorted({p for row in rows for p in row["passages"] if p})


def gather_links(rows: Sequence[Row], passages: Mapping[str, Row], *, zh: bool) -> list[Answer]:
    """Paths over the same things are one answer with the evidence of all."""
    answers: dict[str, Answer] = {}
    for row in rows:
        id = "/".join(row["between"]) or f"{row['left']}/{row['relations'][0]}/{row['right']}"
        type = row["between_types"][0] if row["between_types"] else "Link"
        answer = answers.setdefault(id, Answer(id, type, _name(row, zh), 1.0))
        answer.why += [w for w in (_in_words(row, zh),) if w not in answer.why]
        for passage in row["passages"]:
            if passage in passages:
                more = evidence_of(passages[passage])
                answer.evidence += [e for e in more if e not in answer.evidence]
    return [a for a in answers.values() if a.evidence]


def _name(row: Row, zh: bool) -> str:
    between = [_short(name) for name in row["between_names"]]
    if between:
        return " — ".join((row["left_name"], *between, row["right_name"]))
    return f"{row['left_name']} {_relation(row['relations'][0], zh)} {row['right_name']}"


def _in_words(row: Row, zh: bool) -> str:
    steps = [_relation(r, zh) for r in row["relations"]]
    parts = chain.from_iterable(zip_longest(steps, map(_short, row["between_names"])))
    return " · ".join(part for part in parts if part)


def _short(name: str) -> str:
    """A measure's name is its sentence."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"


def _relation(name: str, zh: bool) -> str:
    if name == "MENTIONS":
        return "与" if zh else "and"
    relation: Any = load_schema().relations.get(name)
    return relation.labels["zh" if zh else "en"] if relation else name


def not_linked(names: Sequence[str], *, zh: bool) -> str:
    """That no link was found, and which were looked for."""
    joined = ("与" if zh else " and ").join(names)
    if zh:
        looked_for = "直接的关系、同时提到两者的段落、中间隔着至多三样东西的关系、共同的目标或区"
        return f"没有找到{joined}之间的联系；找过：{looked_for}"
    return (
        f"no link found between {joined}: looked for a relation of the two, a passage that names both, relations "
        "over up to three other things, and a goal or district that both have"
    )

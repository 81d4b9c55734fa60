"""The annotated passages that extraction is measured on, and what counts as said in them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

NAME_TYPES = ("Project", "Place", "Organization", "Programme", "Policy", "Reform")
KINDS = ("measure", "target", "achievement", "background", "heading", "other")


class Name(NamedTuple):
    """A named thing and where it stands, in characters of the document."""

    type: str
    start: int
    end: int


class Quantity(NamedTuple):
    value: float | str
    year: int | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One passage as annotators see it; `targets` may hold a target twice if they gave it twice."""

    id: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    goals: tuple[int, ...]
    targets: tuple[str, ...]
    districts: frozenset[str]
    names: frozenset[Name]
    quantities: frozenset[Quantity]


def read_annotations(path: Path) -> tuple[Annotation, ...]:
    return tuple(to_annotation(row) for row in json.loads(path.read_text(encoding="utf-8")))


def to_annotation(row: dict[str, Any]) -> Annotation:
    return Annotation(
        id=row["id"],
        source=row["doc"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=row["kind"],
        goals=tuple(link["goal"] for link in row["sdg"]),
        targets=tuple(link["target"] for link in row["sdg"] if link.get("target")),
        districts=frozenset(row.get("districts", ())),
        names=frozenset(Name(e["type"], e["start"], e["end"]) for e in row.get("entities", ())),
        quantities=frozenset(
            Quantity(number(v["value"]), v.get("year"), v.get("status")) for v in row.get("indicators", ())
        ),
    )


def number(text: str) -> float | str:
    """The number a value reads as, so that "2,200", "2200" and "98%", "98" are one; else its text."""
    plain = str(text).replace(",", "").replace("，", "").replace("%", "").strip()
    try:
        return float(plain)
    except ValueError:
        return str(text).strip()

"""The passage an answer rests on, narrowed to what it says of the districts asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
# An item of a list ends at one of these, a clause at one of the second.
ITEM_END = "、，,；;。：:！？!?\t\n"
CLAUSE_END = "；;。：:！？!?\t\n，,"
# An item that is hardly longer than the name in it shares its predicate with the others of its clause.
BARE = 2


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
    digest: bool = False
    section_path: tuple[str, ...] = ()


def evidence_of(row: Row, wanted: Sequence[str] = (), *, narrow: bool = False) -> list[Evidence]:
    """The passage; where it speaks of other districts than `wanted` (or `narrow` is set), only its parts."""
    parts = [(row["text"], row["start"], row["end"])]
    spans = [s for s in row.get("spans") or () if s["text"] and s["start"] is not None]
    if spans and (narrow or set(row.get("districts") or ()) - set(wanted)):
        parts = _outermost({_widened(row, s["text"], s["start"], s["end"]) for s in spans})
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
            bool(row.get("digest")),
        )
        for text, start, end in parts
    ]


def _widened(row: Row, text: str, start: int, end: int) -> tuple[str, int, int]:
    """The item or clause around a span; the span itself where the passage's characters are not the document's."""
    whole = row["text"]
    at = start - row["start"]
    if len(whole) != row["end"] - row["start"] or whole[at : at + len(text)] != text:
        return text, start, end
    first, last = _around(whole, at, at + len(text), ITEM_END)
    if first == 0 and whole[last : last + 1] in ("：", ":") and row["type"] == "Measure":
        return whole, row["start"], row["end"]  # the label of all that follows
    if row["type"] == "Measure" and (last - first) - len(text) <= BARE:
        first, last = _around(whole, at, at + len(text), CLAUSE_END)
    return whole[first:last], row["start"] + first, row["start"] + last


def _around(text: str, start: int, end: int, marks: str) -> tuple[int, int]:
    ends = _ends(text, marks)
    first = max((at + 1 for at in ends if at < start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _ends(text: str, marks: str) -> list[int]:
    """Where something ends; a mark within brackets or between digits (1,000) ends nothing."""
    depth, found = 0, []
    for at, c in enumerate(text):
        depth = max(0, depth + (c in "（(") - (c in "）)"))
        between_digits = text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if c in marks and not depth and not (c in ",:" and between_digits):
            found.append(at)
    return found


def _outermost(parts: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts of a text in its order, without those that lie in others."""
    kept: list[tuple[str, int, int]] = []
    for part in sorted(parts, key=lambda p: (p[1], -p[2])):
        if not kept or part[2] > kept[-1][2]:
            kept.append(part)
    return kept

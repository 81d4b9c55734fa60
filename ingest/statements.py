"""Explicit statements of a table that a programme serves goals: the row's first cell is the programme."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.model import NameSpan, Tagged


def with_stated_programmes(tagged: Tagged) -> Iterator[NameSpan]:
    """The unit's names; in a row that states goals outright, the first cell is a programme."""
    cell = _stating_cell(tagged)
    if cell is None:
        yield from tagged.names
        return
    start, end = cell
    kept = [n for n in tagged.names if n.end <= start or end <= n.start]
    inside = next((n for n in tagged.names if (n.start, n.end) == cell), None)
    text = tagged.unit.text[start:end]
    yield replace(inside, type="Programme") if inside else NameSpan("Programme", start, end, text, 0.9)
    yield from kept


def _stating_cell(tagged: Tagged) -> tuple[int, int] | None:
    if tagged.unit.form != "row" or len(tagged.unit.cells) < 2:
        return None
    if not any(link.basis == "explicit" for link in tagged.sdg):
        return None
    start, end = tagged.unit.cells[0]
    text = tagged.unit.text[start:end]
    stated = next(link.cue for link in tagged.sdg if link.basis == "explicit")
    return (start, end) if len(text.strip()) >= 4 and stated not in text else None

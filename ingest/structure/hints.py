"""What file formats state of their lines: headings, items, rows, tables and slides."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.model import Hint
from ingest.structure.lines import Line


def apply_hints(lines: list[Line], hints: Sequence[Hint]) -> int:
    """Mark lines with what the hints say of them; returns the number of frames."""
    starts = [line.start for line in lines]
    frames = slides = 0
    for hint in hints:
        first = bisect_left(starts, hint.start)
        if first and lines[first - 1].end > hint.start:
            first -= 1  # a hint may begin after the sign that a line starts with
        last = max(bisect_left(starts, hint.end), first)
        changes: dict[str, Any]
        if hint.kind == "heading":
            last = min(last, first + 1)
            changes = {"depth": max(hint.level, 1)}
        elif hint.kind == "item":
            last = min(last, first + 1)
            changes = {"bullet": True}
        elif hint.kind == "row":
            changes = {"row": True}
        elif hint.kind == "table":
            frames += 1
            changes = {"frame": frames}
        else:
            slides += 1
            changes = {"slide": slides}
        for i in range(first, last):
            lines[i] = replace(lines[i], **changes)
    return frames

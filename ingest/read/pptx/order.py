"""In which order the shapes of a slide are read: cut at the widest white bands, again and again."""

from collections.abc import Callable
from dataclasses import dataclass

# Beyond this no one arranged the shapes by hand, and rows from top to bottom will do.
_MOST_SHAPES = 300
# Bands nearly as wide as the widest are of one kind with it: the gaps of a row of cards.
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Box:
    """A shape's place on the slide; `index` tells whose."""

    left: int
    top: int
    width: int
    height: int
    index: int


def reading_order(boxes: list[Box]) -> list[Box]:
    """Of rows and columns the one with the wider gaps is followed: cards lie closer to their own text."""
    if len(boxes) < 2:
        return boxes
    if len(boxes) > _MOST_SHAPES:
        return _by_rows(boxes)
    rows, gap_down = _parts(boxes, lambda box: (box.top, box.top + box.height))
    columns, gap_across = _parts(boxes, lambda box: (box.left, box.left + box.width))
    parts = columns if gap_across > gap_down else rows
    if len(parts) < 2:
        return _by_rows(boxes)
    return [box for part in parts for box in reading_order(part)]


def _by_rows(boxes: list[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: (box.top, box.left, box.index))


def _parts(boxes: list[Box], extent: Callable[[Box], tuple[int, int]]) -> tuple[list[list[Box]], int]:
    """The boxes parted at the widest gaps along one axis, and how wide these are."""
    ordered = sorted(boxes, key=lambda box: (*extent(box), box.index))
    gaps: list[int] = []
    reach = extent(ordered[0])[1]
    for box in ordered[1:]:
        start, end = extent(box)
        gaps.append(start - reach)
        reach = max(reach, end)
    widest = max(gaps)
    parts = [[ordered[0]]]
    for box, gap in zip(ordered[1:], gaps, strict=True):
        if gap >= max(0, widest * _ALIKE):
            parts.append([])
        parts[-1].append(box)
    return parts, widest

"""Boxes on a page in points, x to the right and y down from its upper left corner."""

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character; a plain tuple, for a plan has half a million of them."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(NamedTuple):
    """A drawn line along one axis: `at` is its place on the other."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Span:
    """Characters on one base line with no wide gap between them; `size` is the height of an em."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column. `cells` are its parts where wide gaps part it, else empty.

    `left` and `right` are the column's edges; `framed` says that it stands in a drawn box.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    page: int
    left: float = 0.0
    right: float = 0.0
    cells: tuple[str, ...] = ()
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row's cells, or the lines of the one cell that takes its whole width."""

    cells: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class RuledTable:
    page: int
    columns: int
    rows: tuple[Row, ...]
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


def share_row(a_top: float, a_bottom: float, b_top: float, b_bottom: float) -> bool:
    """Whether two vertical extents overlap by more than half of the smaller one."""
    overlap = min(a_bottom, b_bottom) - max(a_top, b_top)
    return overlap > 0.5 * min(a_bottom - a_top, b_bottom - b_top)

"""Tables that drawn rules make: which rules belong together, and the cells they enclose."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ingest.read.pdf.geometry import Rule

# Rules this near are one; borders are drawn piece by piece and not always to the corner (points).
_NEAR = 3.0
# More on one page are a map or a chart.
_MOST_RULES = 1200
_MOST_CELLS = 6000


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` and `ys` are the lines; `merged` gives each (row, column) the first cell it is part of."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.merged[bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1]

    def span(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Left and right edge of a cell."""
        row, column = cell
        last = column
        while self.merged.get((row, last + 1)) == cell:
            last += 1
        return self.xs[column], self.xs[last + 1]


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """From top to bottom. A lone frame is a grid of one cell."""
    rules = list(rules)
    if len(rules) > _MOST_RULES:
        return []
    grids = [_grid(group) for group in _connected(_merged(rules))]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one border put together."""
    merged: list[Rule] = []
    for horizontal in (True, False):
        along: dict[float, list[Rule]] = defaultdict(list)
        alike = sorted(rule for rule in rules if rule.horizontal == horizontal)
        for at, rule in zip(_snapped([rule.at for rule in alike]), alike, strict=True):
            along[at].append(rule)
        for at, pieces in along.items():
            start, end = None, 0.0
            for piece in sorted(pieces, key=lambda rule: rule.start):
                if start is not None and piece.start > end + _NEAR:
                    merged.append(Rule(horizontal, at, start, end))
                    start = None
                start, end = (piece.start, piece.end) if start is None else (start, max(end, piece.end))
            if start is not None:
                merged.append(Rule(horizontal, at, start, end))
    return merged


def _snapped(places: list[float]) -> list[float]:
    """Each of the ascending places moved to the first one near it."""
    snapped: list[float] = []
    for place in places:
        snapped.append(snapped[-1] if snapped and place - snapped[-1] < _NEAR else place)
    return snapped


def _connected(rules: list[Rule]) -> Iterator[list[Rule]]:
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    group_of = {rule: rule for rule in rules}

    def root(rule: Rule) -> Rule:
        while group_of[rule] != rule:
            group_of[rule] = group_of[group_of[rule]]
            rule = group_of[rule]
        return rule

    for h in across:
        for v in down:
            if h.start - _NEAR <= v.at <= h.end + _NEAR and v.start - _NEAR <= h.at <= v.end + _NEAR:
                group_of[root(h)] = root(v)
    groups: dict[Rule, list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[root(rule)].append(rule)
    yield from groups.values()


def _grid(rules: list[Rule]) -> Grid | None:
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    if len(across) < 2 or not down:
        return None
    # Sides are often left open: a table reaches as far as its rules do.
    xs = _lines([rule.at for rule in down], [end for rule in across for end in (rule.start, rule.end)])
    ys = _lines([rule.at for rule in across], [end for rule in down for end in (rule.start, rule.end)])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), _merge_cells(xs, ys, across, down))


def _lines(drawn: list[float], ends: list[float]) -> list[float]:
    lines = sorted(set(drawn))
    if min(ends) < lines[0] - 2 * _NEAR:
        lines.insert(0, min(ends))
    if max(ends) > lines[-1] + 2 * _NEAR:
        lines.append(max(ends))
    return lines


def _merge_cells(
    xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Neighbours with no rule between them are one cell, named by its upper left part."""
    left_walls = _walls(down)
    upper_walls = _walls(across)
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            centre = (xs[column] + xs[column + 1]) / 2
            if column and not left_walls(xs[column], middle):
                merged[row, column] = merged[row, column - 1]
            elif row and not upper_walls(ys[row], centre):
                merged[row, column] = merged[row - 1, column]
            else:
                merged[row, column] = (row, column)
    return merged


def _walls(rules: list[Rule]) -> Callable[[float, float], bool]:
    along: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        along[rule.at].append(rule)

    def stands(at: float, across: float) -> bool:
        return any(rule.start <= across <= rule.end for rule in along[at])

    return stands

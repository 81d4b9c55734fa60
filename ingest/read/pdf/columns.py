"""Columns of a page: where the white gutters run, and the order in which the parts are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.pdf.geometry import RuledTable, Span

Item = Span | RuledTable
# A gutter has at least so many runs on each side, is crossed by few, and the columns that it parts
# are filled to their edge by most of their lines; cells of a table without rules are not.
_FEWEST = 5
_MOST_CROSSING = 0.35
_FILLED = 0.6
_NARROWEST_COLUMN = 8.0
_NARROWEST_GUTTER = 0.7
_MOST_COLUMNS = 4
_MOST_BANDS = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """Items of one column down to where something crosses all columns; `column` is (which, of how many)."""

    items: tuple[Item, ...]
    left: float
    right: float
    column: tuple[int, int]


def strips_of(items: Sequence[Item]) -> list[Strip]:
    """The page's parts in reading order."""
    if not items:
        return []
    gutters = _gutters(items, _MOST_COLUMNS)
    edges = [min(item.x0 for item in items), *gutters, max(item.x1 for item in items)]
    strips: list[Strip] = []
    band: list[Item] = []
    for item in sorted(items, key=lambda item: (item.top, item.x0)):
        if any(item.x0 < gutter < item.x1 for gutter in gutters):
            strips += _band_strips(band, edges)
            band = []
            _append_across(strips, item)
        else:
            band.append(item)
    return strips + _band_strips(band, edges)


def _append_across(strips: list[Strip], item: Item) -> None:
    """Neighbouring items that cross all columns are one strip."""
    whole = (0, 1)
    items: tuple[Item, ...] = (item,)
    if strips and strips[-1].column == whole:
        items = (*strips.pop().items, item)
    strips.append(Strip(items, *_edges(items), whole))


def _band_strips(band: list[Item], edges: list[float]) -> list[Strip]:
    strips: list[Strip] = []
    count = len(edges) - 1
    for column in range(count):
        left, right = edges[column], edges[column + 1]
        own = tuple(item for item in band if left <= (item.x0 + item.x1) / 2 < right or count == 1)
        if own:
            strips.append(Strip(own, *_edges(own), (column, count)))
    return strips


def _edges(items: Sequence[Item]) -> tuple[float, float]:
    """Of the text if there is any: tables may be wider."""
    told = [item for item in items if isinstance(item, Span)] or items
    return min(item.x0 for item in told), max(item.x1 for item in told)


def _gutters(items: Sequence[Item], most: int) -> list[float]:
    """Where to cut, from left to right; a part is cut again only while columns stay that wide."""
    spans = [item for item in items if isinstance(item, Span)]
    gutter = _gutter(spans) if most > 1 else None
    if gutter is None:
        return []
    left = [span for span in spans if span.x1 <= gutter]
    right = [span for span in spans if span.x0 >= gutter]
    return [*_gutters(left, most // 2), gutter, *_gutters(right, most // 2)]


def _gutter(spans: list[Span]) -> float | None:
    if len(spans) < 2 * _FEWEST:
        return None
    size = sorted(span.size for span in spans)[len(spans) // 2]
    best: tuple[int, float, float] | None = None
    for start, end in _white_bands(spans):
        middle = (start + end) / 2
        left = [span for span in spans if span.x1 <= middle]
        right = [span for span in spans if span.x0 >= middle]
        crossing = len(spans) - len(left) - len(right)
        if min(len(left), len(right)) < _FEWEST or crossing > _MOST_CROSSING * len(spans):
            continue
        if end - start < _NARROWEST_GUTTER * size or not (_is_filled(left, size) and _is_filled(right, size)):
            continue
        if best is None or (crossing, start - end) < best[:2]:
            best = (crossing, start - end, middle)
    return None if best is None else best[2]


def _white_bands(spans: list[Span]) -> list[tuple[float, float]]:
    """The widest bands that fewer spans cross than the places to their left and right."""
    steps: dict[float, int] = {}
    for span in spans:
        steps[span.x0] = steps.get(span.x0, 0) + 1
        steps[span.x1] = steps.get(span.x1, 0) - 1
    places = sorted(steps)
    depth, depths = 0, []
    for place in places:
        depth += steps[place]
        depths.append(depth)
    most = _MOST_CROSSING * len(spans)
    bands = []
    for index in range(1, len(places) - 2):
        if depths[index] <= most and depths[index - 1] >= depths[index] <= depths[index + 1]:
            bands.append((places[index], places[index + 1]))
    return sorted(bands, key=lambda band: band[0] - band[1])[:_MOST_BANDS]


def _is_filled(spans: list[Span], size: float) -> bool:
    left, right = min(span.x0 for span in spans), max(span.x1 for span in spans)
    if right - left < _NARROWEST_COLUMN * size:
        return False
    widths = sorted(span.x1 - span.x0 for span in spans)
    return widths[len(widths) // 2] >= _FILLED * (right - left)

"""Columns of a page: where the white gutters run, and the order in which the parts are read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

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


def common_gutters(pages: Sequence[Sequence[Item]]) -> tuple[float, ...]:
    """Where most pages with several columns are cut: it helps with those that have only a few lines."""
    found = [tuple(gutters) for items in pages if (gutters := gutters_of(items))]
    if len(found) < 2:
        return ()
    count = Counter(len(gutters) for gutters in found).most_common(1)[0][0]
    alike = [gutters for gutters in found if len(gutters) == count]
    return tuple(median(places) for places in zip(*alike, strict=True))


def strips_of(items: Sequence[Item], usual: Sequence[float] = ()) -> list[Strip]:
    """The page's parts in reading order; `usual` gutters hold where a page shows none of its own."""
    if not items:
        return []
    gutters = gutters_of(items) or [gutter for gutter in usual if _may_run(gutter, items)]
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


def _may_run(gutter: float, items: Sequence[Item]) -> bool:
    """Hardly crossed, and with words on both sides."""
    left = sum(item.x1 <= gutter for item in items)
    right = sum(item.x0 >= gutter for item in items)
    return min(left, right) > 0 and len(items) - left - right <= _MOST_CROSSING * len(items)


def gutters_of(items: Sequence[Item], most: int = _MOST_COLUMNS) -> list[float]:
    """Where to cut, from left to right; a part is cut again only while columns stay that wide."""
    spans = [item for item in items if isinstance(item, Span)]
    gutter = _gutter(spans) if most > 1 else None
    if gutter is None:
        return []
    left = [span for span in spans if span.x1 <= gutter]
    right = [span for span in spans if span.x0 >= gutter]
    return [*gutters_of(left, most // 2), gutter, *gutters_of(right, most // 2)]


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

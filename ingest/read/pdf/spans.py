"""Characters of a page put together to runs of text, with the spaces that the setting shows."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from ingest.read.joining import is_han
from ingest.read.pdf.geometry import Glyph, Span, share_row

# In ems. Wider gaps part columns and cells; justified lines stretch their spaces less.
_WIDEST_GAP = 0.9
_WORD_GAP = 0.2
# In points: damaged fonts have no size at all.
_SMALLEST = 0.5
# Raised marks of notes are smaller than this share; fonts of one size differ less.
_SAME_SIZE = 0.78
# Bold made by printing a character again beside itself; at the very same place are the two f of "ff",
# which the font has as one.
_SHADOW = (0.01, 0.2)

_SPACES = re.compile(" {2,}")

# Which cell of which table, or None for the open page.
Place = tuple[int, tuple[int, int]] | None


def spans_of(glyphs: Iterable[Glyph], place_of: Callable[[Glyph], Place]) -> Iterator[tuple[Span, Place]]:
    """Runs in the order of the file; no run reaches over two places (table cells)."""
    run: list[Glyph] = []
    place: Place = None
    for glyph in glyphs:
        here = place_of(glyph)
        if run and (here != place or not _follows(run[-1], glyph)):
            yield from _finished(run, place)
            run = []
        if run and _is_shadow(run[-1], glyph):
            continue
        place = here
        run.append(glyph)
    yield from _finished(run, place)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size, tall = sorted((last.bottom - last.top, glyph.bottom - glyph.top))
    if size < _SAME_SIZE * tall or not share_row(last.top, last.bottom, glyph.top, glyph.bottom):
        return False
    return -0.5 * size - (last.x1 - last.x0) * 0.5 <= glyph.x0 - last.x1 <= _WIDEST_GAP * size


def _is_shadow(last: Glyph, glyph: Glyph) -> bool:
    shift = abs(glyph.x0 - last.x0)
    return glyph.char == last.char and _SHADOW[0] < shift / max(0.1, last.x1 - last.x0) < _SHADOW[1]


def _finished(run: list[Glyph], place: Place) -> Iterator[tuple[Span, Place]]:
    while run and run[-1].char in " \u3000":
        run.pop()
    start = next((i for i, glyph in enumerate(run) if glyph.char not in " \u3000"), 0)
    run = run[start:]
    if run:
        size = _size(run)
        span = Span(
            text=_text(run, size),
            x0=run[0].x0,
            top=min(glyph.top for glyph in run),
            x1=max(glyph.x1 for glyph in run),
            bottom=max(glyph.bottom for glyph in run),
            size=size,
        )
        yield span, place


def _size(run: list[Glyph]) -> float:
    """Han characters are an em wide, whatever heights their font claims; others tell by height."""
    widths = sorted(glyph.x1 - glyph.x0 for glyph in run if is_han(glyph.char))
    if widths:
        return max(_SMALLEST, widths[len(widths) // 2])
    heights = sorted(glyph.bottom - glyph.top for glyph in run)
    return max(_SMALLEST, heights[len(heights) // 2] / 1.1)


def _text(run: list[Glyph], size: float) -> str:
    parts = [run[0].char]
    for last, glyph in itertools.pairwise(run):
        if glyph.x0 - last.x1 > _WORD_GAP * size and not (is_han(last.char) or is_han(glyph.char)):
            parts.append(" ")
        parts.append(glyph.char)
    return _SPACES.sub(" ", "".join(parts))

"""Turns what stands on a PDF page, in PDF coordinates, upright: the way most of its text runs."""

import math
from collections import Counter
from collections.abc import Iterable

from ingest.read.pdf.geometry import Glyph, Page, Rule

# Left, bottom, right, top, with y up.
Box = tuple[float, float, float, float]
# A character, its box and its turn in degrees.
Placed = tuple[str, Box, int]
_ASKEW = -1


def page_of(number: int, placed: list[Placed], rules: Iterable[Box], media_box: Box) -> Page:
    """Tables lie on their side and pages are turned for them; what runs otherwise (marks across
    the page, labels along an axis) is left out."""
    angles = Counter(angle for _, _, angle in placed if angle != _ASKEW)
    angle = angles.most_common(1)[0][0] if angles else 0
    frame = _Frame(media_box, angle)
    glyphs = tuple(Glyph(char, *frame.box(*box)) for char, box, turned in placed if turned == angle)
    return Page(number, frame.width, frame.height, glyphs, tuple(frame.rule(rule) for rule in rules))


def quarter_turn(radians: float) -> int:
    """In degrees, counterclockwise (PDFium counts clockwise); -1 for what is askew."""
    degrees = -math.degrees(radians) % 360
    quarter = round(degrees / 90)
    return quarter % 4 * 90 if abs(degrees - quarter * 90) < 5 else _ASKEW


class _Frame:
    def __init__(self, media_box: Box, angle: int) -> None:
        self._left, self._bottom, self._right, self._top = media_box
        self._angle = angle
        width, height = self._right - self._left, self._top - self._bottom
        self.width, self.height = (height, width) if angle in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self._angle == 90:
            return y - self._bottom, x - self._left
        if self._angle == 180:
            return self._right - x, y - self._bottom
        if self._angle == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def rule(self, ends: Box) -> Rule:
        x0, y0, x1, y1 = self.box(*ends)
        if x1 - x0 >= y1 - y0:
            return Rule(True, (y0 + y1) / 2, x0, x1)
        return Rule(False, (x0 + x1) / 2, y0, y1)

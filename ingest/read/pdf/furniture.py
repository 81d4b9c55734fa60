"""Running heads and page numbers: what pages repeat at their edges and no sentence goes through."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.read.pdf.geometry import Span
from ingest.read.pdf.lines import rows_of
from ingest.read.pdf.tables import PageParts

# Share of the page's height at its upper and lower edge, and rows there, in which to look.
_EDGE = 0.15
_DEEPEST = 3
_SAME_PLACE = 8.0
_ENOUGH_PAGES = 3
_LARGEST = 1.15
_LONGEST = 40
_NUMBER = re.compile(
    r"(?P<left>[-—–~·•\s]*(?:第|Page|page|P\.?)?)\s*(?P<number>\d{1,4}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))"
    r"(?P<right>\s*页?(?:\s*(?:[/／|]|of|共)\s*\d{1,4}\s*页?)?[-—–~·•\s]*)"
)
_OUTER_DIGITS = re.compile(r"^[\s\d\-—–~·•|/]+|[\s\d\-—–~·•|/]+$")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near an edge of a page; `depth` counts from the edge."""

    page: int
    side: str
    depth: int
    text: str
    top: float
    row: tuple[Span, ...]


def without_furniture(pages: Sequence[PageParts]) -> list[list[Span]]:
    """Each page's open runs of text, without running heads and page numbers."""
    sizes = Counter(round(span.size, 1) for page in pages for span in page.spans for _ in span.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    edges = [edge for page in pages for edge in _edges(page) if edge.row[0].size <= _LARGEST * body]
    heads = _repeated(edges, len(pages))
    shift = _number_shift(edges)
    dropped: dict[int, set[Span]] = {}
    depths: dict[tuple[int, str], int] = {}
    for edge in edges:
        # From the edge inwards: behind the first row of running text all is running text.
        reached = depths.get((edge.page, edge.side), 0)
        if edge.depth == reached and (_key(edge) in heads or _is_page_number(edge, shift)):
            depths[edge.page, edge.side] = reached + 1
            dropped.setdefault(edge.page, set()).update(edge.row)
    return [[span for span in page.spans if span not in dropped.get(page.number, ())] for page in pages]


def _edges(page: PageParts) -> Iterator[_Edge]:
    margin = _EDGE * page.height
    near = [span for span in page.spans if span.top < margin or span.bottom > page.height - margin]
    rows = rows_of(near)
    upper = [row for row in rows if row[0].top < margin]
    lower = [row for row in reversed(rows) if row[0].top >= margin]
    for side, found in (("top", upper), ("bottom", lower)):
        for depth, row in enumerate(found[:_DEEPEST]):
            text = " ".join(span.text for span in row)
            yield _Edge(page.number, side, depth, text, row[0].top, tuple(row))


def _key(edge: _Edge) -> tuple[str, str, int]:
    return edge.side, _OUTER_DIGITS.sub("", "".join(edge.text.split())), round(edge.top / _SAME_PLACE)


def _repeated(edges: list[_Edge], pages: int) -> set[tuple[str, str, int]]:
    """Texts, numbers at their ends aside, that enough pages have in the same place."""
    counts = Counter(_key(edge) for edge in edges)
    # Left and right pages have heads of their own.
    needed = max(2, min(_ENOUGH_PAGES, pages // 2))
    found = set()
    for side, text, place in counts:
        near = sum(counts[side, text, place + step] for step in (-1, 0, 1))
        if text and near >= needed and len(text) <= _LONGEST:
            found.add((side, text, place))
    return found


def _number_shift(edges: list[_Edge]) -> int | None:
    """By how much printed page numbers are ahead of counted ones, if two pages agree on it."""
    shifts = Counter(number - edge.page for edge in edges for number in set(_numbers(edge)))
    shift, agreed = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if agreed > 1 else None


def _numbers(edge: _Edge) -> Iterator[int]:
    """What may be the page number: all of the row, or its first or last run."""
    for text in (edge.text, edge.row[0].text, edge.row[-1].text):
        match = _NUMBER.fullmatch(text)
        if match and match["number"].isdecimal():
            yield int(match["number"])


def _is_page_number(edge: _Edge, shift: int | None) -> bool:
    """A number and nothing else, or the right number beside a head that only a few pages have."""
    if shift is not None and edge.page + shift in _numbers(edge) and len(edge.text) <= _LONGEST:
        return True
    match = _NUMBER.fullmatch(edge.text)
    if match is None:
        return False
    if not match["number"].isdecimal() or match["left"].strip() or match["right"].strip():
        return True
    return int(match["number"]) == edge.page

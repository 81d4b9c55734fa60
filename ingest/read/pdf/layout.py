"""The lines and tables of a document's pages in the order in which they are read."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.read.pdf.columns import Item, Strip, common_gutters, strips_of
from ingest.read.pdf.furniture import without_furniture
from ingest.read.pdf.geometry import Line, RuledTable, Span
from ingest.read.pdf.lines import lines_of
from ingest.read.pdf.tables import PageParts

Block = Line | RuledTable
# Notes at the foot of a page are set smaller and begin with their mark.
_NOTE_SIZE = 0.93
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩0123456789*[【〔注"


@dataclass(frozen=True, slots=True)
class PageLayout:
    number: int
    blocks: tuple[Block, ...]
    notes: tuple[Line, ...]


def body_size(pages: Sequence[PageParts]) -> float:
    """The size most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for span in page.spans:
            sizes[round(span.size, 1)] += len(span.text)
        for line in (line for table in page.tables for row in table.rows for line in row.lines):
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def layouts_of(pages: Sequence[PageParts]) -> list[PageLayout]:
    items: list[list[Item]] = [
        [*spans, *page.tables] for page, spans in zip(pages, without_furniture(pages), strict=True)
    ]
    usual = common_gutters(items)
    strips = [strips_of(found, usual) for found in items]
    edges = _column_edges(pages, strips)
    body = body_size(pages)
    layouts = []
    for page, found in zip(pages, strips, strict=True):
        blocks: list[Block] = []
        for strip in found:
            left, right = edges[_column(page, strip)]
            blocks += _blocks(strip, page.number, left, right)
        kept, notes = _without_notes(blocks, body)
        layouts.append(PageLayout(page.number, tuple(kept), tuple(notes)))
    return layouts


_Column = tuple[int, tuple[int, int]]


def _column(page: PageParts, strip: Strip) -> _Column:
    return round(page.width), strip.column


def _column_edges(
    pages: Sequence[PageParts], strips: list[list[Strip]]
) -> dict[_Column, tuple[float, float]]:
    """Where columns of a kind usually begin and end: the last page's few lines do not show it."""
    lefts: dict[_Column, list[float]] = defaultdict(list)
    rights: dict[_Column, list[float]] = defaultdict(list)
    for page, found in zip(pages, strips, strict=True):
        for strip in found:
            weight = len(strip.items)
            lefts[_column(page, strip)] += [strip.left] * weight
            rights[_column(page, strip)] += [strip.right] * weight
    return {column: (median(lefts[column]), median(rights[column])) for column in lefts}


def _blocks(strip: Strip, page: int, left: float, right: float) -> list[Block]:
    blocks: list[Block] = []
    spans: list[Span] = []
    for item in strip.items:
        if isinstance(item, Span):
            spans.append(item)
            continue
        blocks += lines_of(spans, page, left, right)
        spans = []
        if item.columns == 1:
            blocks += [_framed(line) for row in item.rows for line in row.lines]
        else:
            blocks.append(item)
    return blocks + lines_of(spans, page, left, right)


def _framed(line: Line) -> Line:
    return replace(line, framed=True)


def _without_notes(blocks: list[Block], body: float) -> tuple[list[Block], list[Line]]:
    """The page's blocks, and the notes at its foot, through which a sentence may go on."""
    start = len(blocks)
    while start and isinstance(block := blocks[start - 1], Line) and block.size < _NOTE_SIZE * body:
        start -= 1
    while start < len(blocks) and not _opens_note(blocks[start]):
        start += 1
    notes = [block for block in blocks[start:] if isinstance(block, Line)]
    return (blocks[:start], notes) if start else (blocks, [])


def _opens_note(block: Block) -> bool:
    return isinstance(block, Line) and block.text.startswith(tuple(_NOTE_MARKS))

"""The blocks a document is made of: titles, paragraphs, items, rows, entries of its contents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.model import Omitted, SourceText
from ingest.structure.contents import find_contents
from ingest.structure.deck import is_deck
from ingest.structure.furniture import find_furniture
from ingest.structure.hints import apply_hints
from ingest.structure.joining import Joiner
from ingest.structure.lines import Line, split_lines
from ingest.structure.markers import Caption, Marker, find_caption, find_marker
from ingest.structure.regions import Region, find_regions
from ingest.structure.tables import BAR_RULE, Row, is_bar_row, is_tab_row, split_row, with_columns
from ingest.structure.traced import Traced

BlockKind = Literal["text", "item", "row", "contents", "caption"]


_BADGE = re.compile(r"0\d")
# Readers of these formats write every paragraph on a line of its own.
ONE_LINE_A_PARAGRAPH = frozenset(("docx", "html", "pptx"))


@dataclass(frozen=True, slots=True)
class Block:
    """A title, paragraph, item or row before it is known which sections it stands in.

    `lines` are the outer starts of its lines; `frame` numbers the table it stands in, `slide` the
    slide, `depth` is the level a format gives a heading (0: none). `badge` is a number like "01"
    that stood alone before it.
    """

    kind: BlockKind
    words: Traced
    lines: tuple[int, ...]
    marker: Marker | None = None
    caption: Caption | None = None
    row: Row | None = None
    frame: int = 0
    depth: int = 0
    gap: int = 0
    slide: int = 0
    badge: str = ""

    @property
    def text(self) -> str:
        return self.words.text


class BlockReader:
    """Reads the lines of one document into blocks, in order, noting what it leaves out."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        lines = list(split_lines(source.text))
        self.frame = apply_hints(lines, source.hints)
        self.lines: Sequence[Line] = lines
        self.skipped = find_furniture(self.lines, source.anchors)
        self.contents = find_contents(self.lines, self.skipped)
        self.omitted: list[Omitted] = []
        self.columns: tuple[str, ...] = ()
        self.badge = ""
        wraps = source.format not in ONE_LINE_A_PARAGRAPH
        self.deck = is_deck(self.lines)
        self.joiner = Joiner(
            self.lines, wraps=wraps, shapes=wraps and self.deck, flows=source.format == "markdown"
        )
        self.regions = {r.first: r for r in find_regions(source.text, self.lines, self.skipped)}

    def blocks(self) -> Iterator[Block]:
        i = 0
        while i < len(self.lines):
            found, i = self._at(i)
            yield from found

    def _at(self, i: int) -> tuple[list[Block], int]:
        """What stands at line `i`, and the index of the line after it."""
        line = self.lines[i]
        if i in self.skipped:
            self._omit(i, self.skipped[i])
            self.badge = line.text if _BADGE.fullmatch(line.text) else ""
            return [], i + 1
        if i in self.contents:
            return [Block("contents", line.words, (line.start,), gap=line.gap)], i + 1
        if region := self.regions.get(i):
            return self._region(region), region.last
        if self._is_row(i):
            return self._rows(i)
        block, last = self._text(i, len(self.lines), line.frame)
        return [block], last

    def _omit(self, i: int, reason: str) -> None:
        self.omitted.append(Omitted(self.lines[i].start, self.lines[i].end, reason))

    def _is_row(self, i: int) -> bool:
        line = self.lines[i]
        if line.row:
            return True
        if "\t" not in line.raw and "|" not in line.raw:
            return False
        if is_bar_row(line):
            return True
        if not is_tab_row(line):
            return False
        if line.raw.strip().count("\t") > 1:
            return True
        near = (self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines))
        return any(is_tab_row(n) for n in near)

    def _rows(self, i: int) -> tuple[list[Block], int]:
        self.frame += 1
        frame = self.lines[i].frame or self.frame
        rows: list[Row] = []
        gaps: list[int] = []
        last = i
        while last < len(self.lines):
            line = self.lines[last]
            if last in self.skipped:
                self._omit(last, self.skipped[last])
            elif rows and BAR_RULE.fullmatch(line.raw.strip()):
                self._omit(last, "table rule")
            elif not self._goes_on(self.lines[i], line) or (rows and line.gap > 2):
                break
            elif (row := split_row(line)).words.text:
                rows.append(row)
                gaps.append(line.gap)
            else:
                self._omit(last, "empty row")
            last += 1
        return self._row_blocks(rows, gaps, frame), last

    @staticmethod
    def _goes_on(first: Line, line: Line) -> bool:
        """Whether a line is another row of the table that `first` begins."""
        if first.row or line.row:
            return line.row and line.frame == first.frame
        return is_tab_row(line) or is_bar_row(line)

    def _row_blocks(self, rows: Sequence[Row], gaps: Sequence[int], frame: int) -> list[Block]:
        """Rows under their heads; a row that is nothing but a numbered title is a title."""
        titles = [sum(a < b for a, b in r.cells) == 1 and bool(find_marker(r.words.text)) for r in rows]
        under = iter(
            with_columns([r for r, title in zip(rows, titles, strict=True) if not title], self.columns)
        )
        blocks: list[Block] = []
        for row, title, gap in zip(rows, titles, gaps, strict=True):
            if title:
                marker = find_marker(row.words.text)
                blocks.append(Block("text", row.words, (row.words.start,), marker, gap=gap))
                continue
            row = next(under)
            if row.columns:
                self.columns = row.columns
            blocks.append(Block("row", row.words, (row.words.start,), row=row, frame=frame, gap=gap))
        return blocks

    def _region(self, region: Region) -> list[Block]:
        self.frame += 1
        if region.rows:
            self.columns = ()
            return self._row_blocks(region.rows, [0] * len(region.rows), self.frame)
        blocks: list[Block] = []
        i = region.first
        while i < region.last:
            if i in self.skipped:
                self._omit(i, self.skipped[i])
                i += 1
            else:
                block, i = self._text(i, region.last, self.frame)
                blocks.append(block)
        return blocks

    def _text(self, i: int, limit: int, frame: int = 0) -> tuple[Block, int]:
        line = self.lines[i]
        words, last = self.joiner.paragraph(i, limit, self.skipped, self._stops)
        for j in range(i + 1, last):
            if j in self.skipped:
                self._omit(j, self.skipped[j])
        starts = tuple(self.lines[j].words.start for j in range(i, last) if j not in self.skipped)
        caption = find_caption(words.text)
        block = Block(
            kind="caption" if caption else "item" if line.bullet else "text",
            words=words,
            lines=starts,
            marker=None if caption else find_marker(words.text),
            caption=caption,
            frame=frame,
            depth=line.depth,
            gap=line.gap,
            slide=line.slide,
            badge=self.badge,
        )
        self.badge = ""
        return block, last

    def _stops(self, i: int) -> bool:
        return i in self.contents or i in self.regions or self._is_row(i)

"""Passages out of blocks: sentences, items, rows and titles with their spans, labels and cells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.model import Unit
from ingest.structure.blocks import Block
from ingest.structure.identity import Numbering
from ingest.structure.labels import find_label, find_topic
from ingest.structure.lines import TAGS
from ingest.structure.outline import Placed
from ingest.structure.sentences import LONGEST_SENTENCE, sentence_ends
from ingest.structure.tables import row_parts
from ingest.structure.traced import Traced


def make_units(
    placed: Sequence[Placed], sections: Sequence[str], text: str, numbering: Numbering
) -> Iterator[Unit]:
    """The passages of a document in order; `sections` are the ids of its sections."""
    for place in placed:
        block = place.block
        section = sections[place.section]
        if block.row is not None:
            yield from _row_units(block, section, text, numbering)
            continue
        whole = place.form == "heading" and len(block.text) <= LONGEST_SENTENCE
        parts = [block.words] if whole else list(_sentences(block, text))
        label = find_label(block.text) if place.form != "heading" else ""
        topic = "" if label else find_topic(parts[0].text, alone=len(parts) == 1)
        for i, part in enumerate(parts):
            yield Unit(
                id=numbering.next("pas", part.text),
                section=section,
                start=part.start,
                end=part.end,
                text=part.text,
                form=place.form,
                pieces=part.pieces,
                label=label or (topic if i else ""),
            )


def _sentences(block: Block, text: str) -> Iterator[Traced]:
    """The sentences of a block; markup before one belongs to its span, after the last one too."""
    words = block.words
    ends = [0, *sentence_ends(words.text)]
    position = words.start
    for i, (low, high) in enumerate(pairwise(ends)):
        content = words.text[low:high]
        stripped = content.strip()
        if not stripped:
            continue
        low += len(content) - len(content.lstrip())
        part = words.part(low, low + len(stripped))
        start = _opening(text, position, part.start, block.lines) if i else words.start
        end = words.end if i == len(ends) - 2 else part.end
        yield part.spanning(start, end)
        position = end


def _opening(text: str, before: int, first: int, lines: Sequence[int]) -> int:
    """Where a sentence begins whose first word stands at `first`: at the markup before it."""
    at = bisect_right(lines, first) - 1
    start = max(before, lines[at]) if at >= 0 else before
    between = text[start:first]
    if tags := TAGS.match(between):
        start += tags.end()
        between = text[start:first]
    return start + len(between) - len(between.lstrip())


_NUMBER = re.compile(r"\d+")


def _row_units(block: Block, section: str, text: str, numbering: Numbering) -> Iterator[Unit]:
    row = block.row
    assert row is not None
    words = block.words
    name = next((v for v in row.values() if v and not _NUMBER.fullmatch(v)), "")
    for i, (low, high) in enumerate(row_parts(row)):
        content = words.text[low:high]
        offset = low + len(content) - len(content.lstrip())
        end = low + len(content.rstrip())
        part = words.part(offset, end)
        start = words.start if i == 0 else _opening(text, part.start, part.start, ())
        last = words.end if high == len(words.text) else part.end
        yield Unit(
            id=numbering.next("pas", part.text),
            section=section,
            start=start,
            end=last,
            text=part.text,
            form="row",
            pieces=part.pieces,
            label=(name if i else row.group),
            columns=row.columns,
            cells=tuple(_clip(a, b, offset, end) for a, b in _cells(row.cells, offset, end)),
        )


# A row of more cells is none of a table: a file's lines were lost.
_MOST_CELLS = 100


def _cells(cells: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The cells of a part of a row: all of them, so that they match the columns, unless they are too many for any."""
    if len(cells) <= _MOST_CELLS:
        return cells
    return cells[bisect_left(cells, start, key=lambda cell: cell[1]) : bisect_left(cells, (end, end))]


def _clip(start: int, end: int, low: int, high: int) -> tuple[int, int]:
    start, end = min(max(start, low), high), min(max(end, low), high)
    return start - low, max(start, end) - low

"""Lines from the runs of text of one column."""

import itertools
import re
from collections.abc import Iterable

from ingest.read.joining import is_han
from ingest.read.pdf.geometry import Line, Span, share_row

# In ems: wider gaps part cells; narrower ones, where the setter gave no space, are spaces.
_CELL_GAP = 1.8
_SPACE_GAP = 0.5
_WORD_GAP = 0.15
_NOTE_MARK = re.compile(r"[\[〔(]?\d{1,3}[\]〕)]?|[①-⑳*†‡]{1,3}")
_RAISED = 0.8
_LEADERS = re.compile(r"\s*(?:[.．·․‥]{4,}|…{3,}|(?:[.．·․] ){4,})\s*")


def lines_of(
    spans: Iterable[Span], page: int, left: float, right: float, *, framed: bool = False
) -> list[Line]:
    """From top to bottom. Dotted leaders of a table of contents part cells as well."""
    lines: list[Line] = []
    for row in rows_of(spans):
        parts = [[row[0]]]
        for last, span in itertools.pairwise(row):
            if span.x0 - last.x1 > _CELL_GAP * max(last.size, span.size):
                parts.append([])
            parts[-1].append(span)
        text = _LEADERS.sub("\t", "\t".join(_text(part) for part in parts)).strip()
        if text:
            lines.append(_line(text, row, page, left, right, framed))
    return lines


def rows_of(spans: Iterable[Span]) -> list[list[Span]]:
    """Runs that stand side by side, from left to right; raised and lowered ones stay in their row."""
    rows: list[list[Span]] = []
    tallest: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.top, span.x0)):
        if rows and share_row(tallest[-1].top, tallest[-1].bottom, span.top, span.bottom):
            rows[-1].append(span)
            if span.bottom - span.top > tallest[-1].bottom - tallest[-1].top:
                tallest[-1] = span
        else:
            rows.append([span])
            tallest.append(span)
    return [_without_doubles(sorted(row, key=lambda span: span.x0)) for row in rows]


def _without_doubles(row: list[Span]) -> list[Span]:
    """Some programs print a text twice to make it bold."""
    kept = row[:1]
    for span in row[1:]:
        if span.text != kept[-1].text or abs(span.x0 - kept[-1].x0) > 0.2 * span.size:
            kept.append(span)
    return kept


def _text(spans: list[Span]) -> str:
    text, last = spans[0].text, spans[0]
    for span in spans[1:]:
        gap = (span.x0 - last.x1) / max(last.size, span.size)
        tight = is_han(text[-1]) or is_han(span.text[0])
        if not _is_note_mark(span, last):
            text += (" " if gap > (_SPACE_GAP if tight else _WORD_GAP) else "") + span.text
        last = span
    return text


def _is_note_mark(span: Span, last: Span) -> bool:
    """A small raised number after a word; exponents stand after letters of units and after digits."""
    return (
        _NOTE_MARK.fullmatch(span.text) is not None
        and span.size < _RAISED * last.size
        and (span.top + span.bottom) / 2 < (last.top + last.bottom) / 2
        and (is_han(last.text[-1]) or last.text[-1] in ".,;”’)")
    )


def _line(text: str, row: list[Span], page: int, left: float, right: float, framed: bool) -> Line:
    longest = max(row, key=lambda span: len(span.text))
    cells = tuple(cell.strip() for cell in text.split("\t"))
    return Line(
        text="\t".join(cells),
        x0=row[0].x0,
        top=longest.top,
        x1=max(span.x1 for span in row),
        bottom=longest.bottom,
        size=longest.size,
        page=page,
        left=left,
        right=right,
        cells=cells if len(cells) > 1 else (),
        framed=framed,
    )

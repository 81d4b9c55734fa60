"""Rows of tables: cells on a line between tabs or bars, or each cell on a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.lines import Line, clean
from ingest.structure.markers import find_marker, has_han
from ingest.structure.sentences import cuts, sentence_ends
from ingest.structure.traced import Traced, join

_BAR_ROW = re.compile(r"\|.*\||[^|]+\|[^|]*\|.*")
BAR_RULE = re.compile(r"[|\s]*:?-{2,}:?[\s|:\-]*")
_NUMBER = re.compile(
    r"[\[{〔(（≥≤><＞＜~约]*[-+]?\d[\d.,，]*[%％‰]?[\]}〕)）*]*左?右?(?:以[上下])?|[—\-–－/]+"
)
_HEAD_WORDS = re.compile(
    r"序号|编号|指标|名称|单位|类别|类型|属性|项目|内容|现状|目标|\d{4}年|责任|备注"
    r"|\b(?:indicator|unit|type|no|name|target|base|category|item|year)s?\b|^\d{4}$",
    re.IGNORECASE,
)
LONGEST_HEAD = 40
SHORTEST_CELL_OF_SENTENCES = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `cells` are spans in `words.text`, empty ones have no length."""

    words: Traced
    cells: tuple[tuple[int, int], ...]
    columns: tuple[str, ...] = ()
    head: bool = False
    group: str = ""

    def values(self) -> list[str]:
        return [self.words.text[a:b] for a, b in self.cells]


def is_tab_row(line: Line) -> bool:
    content = line.raw.strip(" \u3000\u00a0")
    inner = content.strip("\t").strip()
    if "\t" not in content.lstrip("\t") or not inner:
        return False
    marker = find_marker(line.text)
    return not (marker and line.text.count("\t") == 1 and "\t" in line.text[: marker.length + 1])


def is_bar_row(line: Line) -> bool:
    return "|" in line.raw and bool(_BAR_ROW.fullmatch(line.raw.strip()))


def split_row(line: Line) -> Row:
    """The row that one line holds."""
    if is_bar_row(line) or ("|" in line.raw and "\t" not in line.raw):
        raw = line.raw.strip()
        offset = line.start
        if raw.startswith("|"):
            raw, offset = raw[1:], offset + 1
        row = make_row(_cut(raw.removesuffix("|"), offset, "|"))
        return Row(row.words.spanning(line.start, line.end), row.cells) if row.words.text else row
    return make_row(_cut(line.raw, line.start - len(line.indent), "\t"))


def _cut(raw: str, offset: int, separator: str) -> list[Traced]:
    cells = []
    for piece in raw.split(separator):
        cells.append(clean(piece, offset))
        offset += len(piece) + 1
    return cells


def make_row(cells: Sequence[Traced]) -> Row:
    """Cells side by side, a tab between two of them; empty ones at the sides leave no tab."""
    filled = [i for i, cell in enumerate(cells) if cell.text]
    if not filled:
        return Row(Traced("", (), 0, 0), ())
    first, last = filled[0], filled[-1]
    inner = cells[first : last + 1]
    words = join(("\t", cell) for cell in inner)
    words = words.spanning(cells[first].start, cells[last].end)
    spans: list[tuple[int, int]] = [(0, 0)] * first
    position = 0
    for cell in inner:
        spans.append((position, position + len(cell.text)))
        position += len(cell.text) + 1
    end = len(words.text)
    spans.extend([(end, end)] * (len(cells) - last - 1))
    return Row(words, tuple(spans))


def with_columns(rows: Sequence[Row], known: tuple[str, ...] = ()) -> list[Row]:
    """Rows of one table with the column heads they stand under.

    `known` are the heads of the table this one may continue: used if it has none of its own.
    """
    columns: tuple[str, ...] = ()
    done: list[Row] = []
    group = ""
    if rows and known and len(known) == len(rows[0].cells) and not _looks_like_head(rows[0], rows[1:]):
        columns = known
    for i, row in enumerate(rows):
        values = row.values()
        if not columns and i == 0 and _looks_like_head(row, rows[1:]):
            columns = tuple(values)
            done.append(_head(row))
        elif columns and _repeats(values, columns):
            done.append(_head(row))
        elif columns and _is_other_head(values, columns):
            columns = tuple(values)
            done.append(_head(row))
        elif columns and done and done[-1].head and _is_second_line(values, columns):
            columns = tuple(
                _under(columns[min(j, len(columns) - 1)], value) for j, value in enumerate(values)
            )
            done.append(_head(row))
        else:
            if values and values[0]:
                group = values[0]
            below = group if values and not values[0] else ""
            done.append(Row(row.words, row.cells, columns, False, below))
    return done


def _head(row: Row) -> Row:
    return Row(row.words, row.cells, (), True)


def _looks_like_head(row: Row, rest: Sequence[Row]) -> bool:
    values = row.values()
    filled = [v for v in values if v]
    if len(filled) < 2 or any(len(v) > LONGEST_HEAD or v.endswith(("。", "；", "，")) for v in filled):
        return False
    if all(_NUMBER.fullmatch(v) and not _HEAD_WORDS.search(v) for v in filled[1:]):
        return False
    if any(_HEAD_WORDS.search(v) for v in filled):
        return not any(_NUMBER.fullmatch(v) and not _HEAD_WORDS.search(v) for v in filled)
    numeric_below = any(_NUMBER.fullmatch(v) for other in rest[:3] for v in other.values() if v)
    return not values[0] or (numeric_below and not any(_NUMBER.fullmatch(v) for v in filled))


def _repeats(values: Sequence[str], columns: tuple[str, ...]) -> bool:
    return tuple(values) == columns


def _is_other_head(values: Sequence[str], columns: tuple[str, ...]) -> bool:
    """A second head further down, for a table that goes on with other columns."""
    return (
        len(values) == len(columns)
        and not columns[0]
        and not values[0]
        and sum(bool(v) for v in values) >= max(2, len(columns) // 2)
        and not any(_NUMBER.fullmatch(v) for v in values if v)
    )


def _is_second_line(values: Sequence[str], columns: tuple[str, ...]) -> bool:
    filled = [v for v in values if v]
    return (
        len(values) >= len(columns)
        and not values[0]
        and 0 < len(filled) <= len(values) // 2
        and not any(_NUMBER.fullmatch(v) for v in filled)
        and all(len(v) <= LONGEST_HEAD for v in filled)
    )


def _under(head: str, value: str) -> str:
    return f"{head} {value}".strip() if value else head


def row_parts(row: Row) -> Iterator[tuple[int, int]]:
    """Spans in the row's text: the whole row, or its sentences where a cell holds several."""
    text = row.words.text
    ends: list[int] = []
    for start, end in row.cells:
        if end - start < SHORTEST_CELL_OF_SENTENCES:
            continue
        found = list(sentence_ends(text[start:end]))
        ends.extend(start + e for e in found[:-1])
    position = 0
    for end in [*ends, len(text)]:
        for cut in [*cuts(text, position, end), end]:
            # A part has words of its own, and leaves some for the last one.
            if cut == len(text) or (text[position:cut].strip() and text[cut:].strip()):
                yield position, cut
                position = cut


def cell_text(parts: Sequence[Traced]) -> Traced:
    """One cell out of the lines it was broken into."""
    return join((_glue(a, b), b) for a, b in zip([parts[0], *parts], parts, strict=False))


def _glue(before: Traced, after: Traced) -> str:
    return "" if has_han(before.text[-1:]) or has_han(after.text[:1]) else " "

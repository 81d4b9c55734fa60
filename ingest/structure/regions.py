"""Tables and boxes that Word text export left with each cell on a line of its own.

A cell's first line starts with a tab, its other lines do not, an empty line ends a row and two end
the table: a record per row, or a frame with paragraphs in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.lines import Line, clean
from ingest.structure.tables import Row, cell_text, make_row
from ingest.structure.traced import Traced

LONGEST_STRAY_LINE = 10
LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first` up to `last` (excluded); without rows it is a frame around paragraphs."""

    first: int
    last: int
    rows: tuple[Row, ...]


def find_regions(text: str, lines: Sequence[Line], skipped: dict[int, str]) -> list[Region]:
    found: list[Region] = []
    i = 0
    while i < len(lines):
        if i in skipped or not _opens_cell(lines[i]):
            i += 1
            continue
        last = _end_of_region(text, lines, i)
        rows = _rows(text, lines[i], lines[last - 1])
        if _is_table(rows):
            filled = (make_row([cell_text(parts) for parts in row]) for row in rows)
            found.append(Region(i, last, tuple(r for r in filled if r.words.text)))
        elif any(not _opens_cell(line) for line in lines[i:last]) or last - i <= 2:
            found.append(Region(i, last, ()))
        i = last
    return found


def _opens_cell(line: Line) -> bool:
    return line.raw.startswith("\t") and "\t" not in line.raw.strip()


def _end_of_region(text: str, lines: Sequence[Line], first: int) -> int:
    for i in range(first + 1, len(lines)):
        empty = _empty_lines(text, lines[i - 1], lines[i])
        if _opens_cell(lines[i]):
            if empty > 1:
                return i
        elif "\t" in lines[i].raw.strip() or (empty and not _is_stray(text, lines, i, empty)):
            return i
    return len(lines)


def _is_stray(text: str, lines: Sequence[Line], i: int, empty: int) -> bool:
    """A line of a cell that an empty line cut off from it ("指标", nothing, "城市")."""
    return (
        empty == 1
        and len(lines[i].text) <= LONGEST_STRAY_LINE
        and i + 1 < len(lines)
        and _opens_cell(lines[i + 1])
        and not _empty_lines(text, lines[i], lines[i + 1])
    )


def _empty_lines(text: str, before: Line, after: Line) -> int:
    between = text[before.end : after.start].split("\n")[1:-1]
    return sum(not line.strip("\r") for line in between)


def _rows(text: str, first: Line, last: Line) -> list[list[list[Traced]]]:
    """Rows of cells of lines."""
    start, end = _with_empty_cells(text, first.start - len(first.indent), last.end)
    rows: list[list[list[Traced]]] = [[]]
    raws = text[start:end].split("\n")
    for i, raw in enumerate(raws):
        if raw.strip("\r") == "":
            if i + 1 < len(raws) and (raws[i + 1].startswith("\t") or not raws[i + 1].strip()):
                rows.append([])
        elif raw.startswith("\t") or not rows[-1]:
            rows[-1].append([clean(raw, start)])
        else:
            rows[-1][-1].append(clean(raw, start))
        start += len(raw) + 1
    return [row for row in rows if row]


def _with_empty_cells(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a table with the empty cells that begin its first row and end its last."""
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("\t", before) or text[before:start].strip():
            break
        start = before
    while text.startswith("\n\t", end):
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        if text[end:following].strip():
            break
        end = following
    return start, end


def _is_table(rows: Sequence[Sequence[Sequence[Traced]]]) -> bool:
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return False
    lengths = [sum(len(line.text) for line in cell) for row in wide for cell in row]
    return sum(lengths) <= LONGEST_CELL * len(lengths)

"""Which lines of a PDF are one paragraph: broken for want of room, not because something ended."""

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.read.joining import ends_sentence, is_han, join_lines
from ingest.read.pdf.geometry import Line

# What begins a heading, a list item or a note, never the rest of a sentence.
_OPENING = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}(?:[编篇章节](?![约能])|部分|条[\s\u3000])|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[、）)]|\d{1,3}[.．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?:[A-Z]|(?![万亿个元吨米公平倍年月])[\u4e00-\u9fff])"
    r"|专栏\s*[\d一二三四五六七八九十]|[•●■◆▪○◎➢★※□▶\ue000-\uf8ff]|[①-⑳]"
    r"|(?:Chapter|Section|Part|Box|Table|Figure|Article|Annex)\s+[\dIVX]+\b"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,10}：|[A-Z][a-z]+(?: [a-z]+){0,3}: ")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_COMMA = ("，", "、", ",")
# In ems.
_INDENT = 1.2
_SAME_EDGE = 0.7
_TWO_HAN = 2.1
_EXTRA_LEADING = 0.6
_SIZE_CHANGE = 0.12
_TITLE = 1.2
# Converters that count characters leave lines with many digits shorter than the others.
_NEARLY_FULL = 0.8
_RAGGED = 0.6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`pages` are (offset in `text`, page) wherever the page changes."""

    text: str
    size: float
    pages: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: its body's size, the usual white between lines and before the first line
    of a Chinese paragraph (0 if none) in ems; its words."""

    body: float
    leading: float
    indent: float
    words: Container[str]


def setting_of(lines: Sequence[Line], body: float) -> Setting:
    gaps = [
        (line.top - last.bottom) / last.size
        for last, line in itertools.pairwise(lines)
        if last.page == line.page and line.top > last.top and last.size == line.size
    ]
    return Setting(body, median(gaps) if gaps else 0.5, _first_line_indent(lines), _words(lines))


def _first_line_indent(lines: Sequence[Line]) -> float:
    """The most frequent indent, if paragraphs go on at the column's edge."""
    indents = Counter(
        round((line.x0 - line.left) / line.size * 2) / 2 for line in lines if is_han(line.text[0])
    )
    at_edge = indents[0.0] + indents[0.5]
    usual = max((indent for indent in indents if _INDENT < indent < 5), key=indents.__getitem__, default=0.0)
    return usual if at_edge > 0.3 * indents.total() and indents[usual] > 0.05 * indents.total() else 0.0


def _words(lines: Sequence[Line]) -> frozenset[str]:
    """All whole words: not what stands before a hyphen at a line's end, nor after it."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = [match[0].lower() for match in _WORD.finditer(line.text)]
        ends_broken = line.text.endswith("-")
        words.update(found[broken : len(found) - ends_broken])
        broken = ends_broken
    return frozenset(words)


def paragraphs_of(lines: Iterable[Line], setting: Setting) -> Iterator[Paragraph]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, setting):
            yield _joined(group, setting)
            group = []
        group.append(line)
    if group:
        yield _joined(group, setting)


def _joined(lines: list[Line], setting: Setting) -> Paragraph:
    parts: list[str] = []
    pages: list[tuple[int, int]] = []
    length, before = 0, ""
    for line in lines:
        if parts:
            joined = join_lines(before, line.text, setting.words)
            length += len(joined) - len(before)
            parts[-1] = joined
        if not pages or pages[-1][1] != line.page:
            pages.append((length, line.page))
        parts.append(line.text)
        length += len(line.text)
        before = line.text
    return Paragraph("".join(parts), lines[0].size, tuple(pages), tuple(lines))


def _continues(group: list[Line], line: Line, setting: Setting) -> bool:
    last = group[-1]
    if last.cells or line.cells or last.framed != line.framed or _OPENING.match(line.text):
        return False
    if abs(line.size - last.size) > _SIZE_CHANGE * last.size or _is_apart(last, line, setting):
        return False
    centred = _is_centred(last) and _is_centred(line)
    if line.size > _TITLE * setting.body and (centred or _is_full(last, line)):
        return True
    if centred:
        return False
    if (
        _LABEL.match(line.text)
        and (line.framed or not is_han(line.text[0]))
        and not last.text.endswith(_COMMA)
    ):
        return False
    if not _is_full(last, line):
        return not _is_indented(line) and _is_unfinished(last, line) and not _LABEL.match(line.text)
    if _starts_indented(group, line, setting):
        return False
    return not ends_sentence(last.text) or _goes_on_below(group, line)


def _is_apart(last: Line, line: Line, setting: Setting) -> bool:
    """More white between them than between lines; of another column or page nothing can be said."""
    if last.page != line.page or line.top <= last.top:
        return False
    return (line.top - last.bottom) / last.size > setting.leading + _EXTRA_LEADING


def _is_full(last: Line, line: Line) -> bool:
    """What comes next had no room on the line: a word and a space, or a Han character and another
    one, for no line may begin with a comma."""
    first = line.text.partition(" ")[0]
    latin = next((index for index, char in enumerate(first) if is_han(char)), len(first))
    needed = 0.5 * latin + 0.3 if latin else _TWO_HAN
    return last.right - last.x1 < needed * line.size


def _is_unfinished(last: Line, line: Line) -> bool:
    if last.text.endswith(_COMMA):
        return True
    reach = (last.x1 - last.left) / max(1.0, last.right - last.left)
    if ends_sentence(last.text):
        return False
    if last.text.endswith("-") and line.text[0].islower():
        return True
    return reach > (_RAGGED if line.text[0].islower() else _NEARLY_FULL if is_han(last.text[-1]) else 1.0)


def _is_indented(line: Line) -> bool:
    return line.x0 - line.left > _INDENT * line.size


def _starts_indented(group: list[Line], line: Line, setting: Setting) -> bool:
    """Further in than the line before, or as a first line is, unless it hangs under a label."""
    last = group[-1]
    indent = line.x0 - line.left
    if not _is_indented(line) or (
        _OPENING.match(group[0].text) and line.x0 > group[0].x0 + _SAME_EDGE * line.size
    ):
        return False
    if indent - (last.x0 - last.left) > _SAME_EDGE * line.size:
        return True
    return setting.indent > 0 and is_han(line.text[0]) and abs(indent / line.size - setting.indent) < 0.3


def _goes_on_below(group: list[Line], line: Line) -> bool:
    """After a full line that ends a sentence: only where paragraphs show by their indented first line."""
    return _is_indented(group[0]) and line.x0 - line.left < _SAME_EDGE * line.size


def _is_centred(line: Line) -> bool:
    before, after = line.x0 - line.left, line.right - line.x1
    return min(before, after) > line.size and abs(before - after) < 2 * line.size

"""Which lines of a PDF are one paragraph: broken for want of room, not because something ended."""

import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.read.joining import ends_sentence, is_han, join_lines
from ingest.read.pdf.geometry import Line

# What begins a heading, a list item or a note, never the rest of a sentence.
_OPENING = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}(?:[编篇章节](?![约能])|部分|条[\s\u3000])|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[、）)]|\d{1,3}[.．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+\D"
    r"|专栏\s*[\d一二三四五六七八九十]|[•●■◆▪○◎➢★※□▶\ue000-\uf8ff]|[①-⑳]"
    r"|(?:Chapter|Section|Part|Box|Table|Figure|Article|Annex)\s+[\dIVX]+\b"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,10}：|[A-Z][a-z]+(?: [a-z]+){0,3}: ")
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`pages` are (offset in `text`, page) wherever the page changes."""

    text: str
    size: float
    pages: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: its body's size and usual white between lines, in ems; its words."""

    body: float
    leading: float
    words: Container[str]


def setting_of(lines: Sequence[Line], body: float) -> Setting:
    gaps = [
        (line.top - last.bottom) / last.size
        for last, line in itertools.pairwise(lines)
        if last.page == line.page and line.top > last.top and last.size == line.size
    ]
    words = {word.lower() for line in lines for word in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", line.text)}
    return Setting(body, median(gaps) if gaps else 0.5, words)


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
    if _is_centred(last) and _is_centred(line):
        return line.size > _TITLE * setting.body and not line.text.startswith(("（", "("))
    if (
        _LABEL.match(line.text)
        and (line.framed or not is_han(line.text[0]))
        and not last.text.endswith(_COMMA)
    ):
        return False
    if not _is_full(last, line):
        return not _is_indented(line) and _is_unfinished(last) and not _LABEL.match(line.text)
    if _starts_indented(group, line):
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


def _is_unfinished(line: Line) -> bool:
    if line.text.endswith(_COMMA):
        return True
    reach = (line.x1 - line.left) / max(1.0, line.right - line.left)
    return reach > _NEARLY_FULL and is_han(line.text[-1]) and not ends_sentence(line.text)


def _is_indented(line: Line) -> bool:
    return line.x0 - line.left > _INDENT * line.size


def _starts_indented(group: list[Line], line: Line) -> bool:
    """Further in than the line before, unless both hang under a label that stands out."""
    last = group[-1]
    step = (line.x0 - line.left) - (last.x0 - last.left)
    hangs = len(group) == 1 and _OPENING.match(last.text) is not None
    return _is_indented(line) and step > _SAME_EDGE * line.size and not hangs


def _goes_on_below(group: list[Line], line: Line) -> bool:
    """After a full line that ends a sentence: only where paragraphs show by their indented first line."""
    return _is_indented(group[0]) and line.x0 - line.left < _SAME_EDGE * line.size


def _is_centred(line: Line) -> bool:
    before, after = line.x0 - line.left, line.right - line.x1
    return min(before, after) > line.size and abs(before - after) < 2 * line.size

"""The lines of a document, with the markup that stands in them told apart from their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Piece
from ingest.structure.traced import Traced

LINE = re.compile(r"[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
FORM_FEED = "\f"

# Left by converters from Word, HTML, Markdown and LaTeX. Tags are listed, since "<4>" is text.
_TAG = (
    r"</?(?:p|br|div|span|b|i|strong|em|u|a|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|font|sup|sub|img|o:p)"
    r"(?:\s[^<>\n]{0,300})?/?>"
)
_INVISIBLE = "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff"
MARKUP = re.compile(
    rf"\[(?:bookmark|image)[^\]\n]{{0,300}}\]|{_TAG}|\*\*+|&nbsp;|[{_INVISIBLE}]"
    r"|[ ]?[_^]\{(?P<kept>[\d.+\-]{1,6})\}",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[\[<*&{{{_INVISIBLE}]")
TAGS = re.compile(rf"(?:\s*{_TAG}\s*)+", re.IGNORECASE)
# "- 01** Title" is what Markdown export makes of a numbered, emphasised item.
_BULLET = re.compile(r"(?:[-*+•●○■□◆◇▪►▶➢➤✓※]\s+(?:\d{1,2}\*\*\s*)?|[•●○■□◆◇▪►▶➢➤✓※])(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: `words` without markup, `raw` as it stands.

    `gap` counts the blank lines before it, `indent` is the blank it starts with. What the format or
    a sign at its start says: `bullet`, `depth` of a heading, `row` of a table, the number of the
    `frame` (table) it stands in and of the `slide`; 0 means none.
    """

    words: Traced
    raw: str
    start: int
    end: int
    indent: str
    gap: int
    page_break: bool
    bullet: bool
    depth: int
    row: bool = False
    frame: int = 0
    slide: int = 0

    @property
    def text(self) -> str:
        return self.words.text


def split_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank; one that is nothing but markup has no words."""
    position = 0
    for match in LINE.finditer(text):
        raw = match.group()
        content = raw.strip()
        if not content:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[position : match.start()]
        yield _line(content, start, raw, between)
        position = match.end()


def _line(content: str, start: int, raw: str, between: str) -> Line:
    indent = raw[: len(raw) - len(raw.lstrip())]
    bullet, depth = False, 0
    words = content
    offset = 0
    if hashes := _HASHES.match(content):
        depth = len(hashes.group(1))
        offset = hashes.end()
    elif mark := _BULLET.match(content):
        bullet = True
        offset = mark.end()
    words = content[offset:]
    traced = clean(words, start + offset)
    outer_start, outer_end = start, start + len(content)
    if "<" in content:
        outer_start, outer_end = _without_tags(content, start, traced)
    return Line(
        words=traced.spanning(outer_start, outer_end),
        raw=raw,
        start=start,
        end=start + len(content),
        indent=indent,
        gap=max(0, between.count("\n") - 1) if "\n" in between else max(0, len(between.split()) - 1),
        page_break=FORM_FEED in between or FORM_FEED in indent,
        bullet=bullet,
        depth=depth,
    )


def clean(content: str, start: int) -> Traced:
    """The words of a text that begins at `start`, without markup and outer blanks."""
    if not _MARKED.search(content):
        stripped = content.strip()
        first = start + len(content) - len(content.lstrip())
        if not stripped:
            return Traced("", (), start, start)
        return Traced(stripped, (Piece(0, first, len(stripped)),), first, first + len(stripped))
    texts: list[str] = []
    pieces: list[Piece] = []
    length = position = 0
    for match in MARKUP.finditer(content):
        length = _keep(content, position, match.start(), start, length, texts, pieces)
        if match.group("kept"):
            length = _keep(content, *match.span("kept"), start, length, texts, pieces)
        position = match.end()
    length = _keep(content, position, len(content), start, length, texts, pieces)
    joined = "".join(texts)
    whole = Traced(joined, tuple(pieces), start, start + len(content))
    stripped = joined.strip()
    if not stripped:
        return Traced("", (), start, start)
    low = len(joined) - len(joined.lstrip())
    return whole.part(low, low + len(stripped))


def _keep(
    content: str, low: int, high: int, start: int, length: int, texts: list[str], pieces: list[Piece]
) -> int:
    if low < high:
        texts.append(content[low:high])
        pieces.append(Piece(length, start + low, high - low))
    return length + max(0, high - low)


def _without_tags(content: str, start: int, traced: Traced) -> tuple[int, int]:
    """The span of a line without the HTML tags around it."""
    low, high = start, start + len(content)
    if not traced.pieces:
        return low, high
    first, last = traced.pieces[0].source, traced.pieces[-1]
    if TAGS.fullmatch(content, 0, first - start):
        low = first
    if TAGS.fullmatch(content, last.source + last.length - start):
        high = last.source + last.length
    return low, high

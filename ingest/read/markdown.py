"""Markdown: the file is the text, signs and all; hints point at the wording inside them."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.model import Hint
from ingest.read.decode import decode_text
from ingest.read.draft import Content
from ingest.read.raw import RawFile

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def read_markdown(file: RawFile) -> Content:
    text = decode_text(file)
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    lines = [match.span() for match in _LINE.finditer(text)]
    tokens = parser.parse(_FRONT_MATTER.sub(_line_ends_only, text))
    hints = sorted(_hints(tokens, text, lines), key=lambda hint: (hint.start, -hint.end))
    title = next((text[h.start : h.end] for h in hints if h.kind == "heading" and h.level == 1), None)
    return Content(text, tuple(hints), title=title)


def _line_ends_only(match: re.Match[str]) -> str:
    """Hides front matter, whose closing line would turn it into a heading, and keeps line numbers."""
    return "\n" * match[0].count("\n")


def _hints(tokens: list[Token], text: str, lines: list[tuple[int, int]]) -> Iterator[Hint]:
    opened_item = False
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            opened_item = True
        elif token.type == "paragraph_open" and opened_item:
            opened_item = False
            yield Hint("item", *_wording(tokens[index + 1], text, lines))
        elif token.type == "heading_open":
            opened_item = False
            yield Hint("heading", *_wording(tokens[index + 1], text, lines), int(token.tag[1]))
        elif token.type in ("table_open", "tr_open"):
            yield Hint("table" if token.type == "table_open" else "row", *_stripped(token, text, lines))


def _wording(inline: Token, text: str, lines: list[tuple[int, int]]) -> tuple[int, int]:
    """Where a block's content stands: from its first line's first word to its last line's last."""
    first, last = _span(inline)
    head, _, _ = inline.content.partition("\n")
    tail = inline.content.rpartition("\n")[2]
    start = text.find(head, *lines[first])
    end = text.rfind(tail, *lines[last])
    if start < 0 or end < start:
        return _stripped(inline, text, lines)
    return start, end + len(tail)


def _stripped(token: Token, text: str, lines: list[tuple[int, int]]) -> tuple[int, int]:
    first, last = _span(token)
    start, end = lines[first][0], lines[last][1]
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())


def _span(token: Token) -> tuple[int, int]:
    """First and last line; a block always has some, whatever the parser's types say."""
    first, after = token.map or (0, 1)
    return first, max(first, after - 1)

"""The text of a file while a reader writes it down line by line, with hints and anchors."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from ingest.model import Anchor, Hint

_BLANK = " \t\n\r\f\v\u3000\ufeff\u200b"
# Signs of symbol fonts (bullets, ticks): in another font they are nothing.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Some authors style whole paragraphs as headings for their run-in titles.
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader gets out of one file."""

    text: str
    hints: tuple[Hint, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    title: str | None = None

    def is_blank(self) -> bool:
        return not self.text.strip(_BLANK)


class Draft:
    """Collects lines; every offset it hands to a hint is one into the finished text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._hints: list[Hint] = []
        self._anchors: list[Anchor] = []

    @property
    def length(self) -> int:
        return self._length

    def line(self, text: str, kind: Literal["heading", "item"] | None = None, level: int = 0) -> int:
        """Write a paragraph (line breaks in it stay) and return its start; blank ones are left out."""
        text = _PRIVATE.sub("", text).strip(_BLANK)
        start = self._length
        if text:
            self._write(text)
            if kind == "item" or (kind == "heading" and _is_title(text)):
                self._hints.append(Hint(kind, start, start + len(text), level))
        return start

    def row(self, cells: Iterable[str]) -> None:
        """Write the cells of a table row on one line, parted by tabs; blank rows are left out."""
        text = "\t".join(" ".join(_PRIVATE.sub("", cell).split()) for cell in cells)
        if text.strip():
            self._hints.append(Hint("row", self._length, self._length + len(text)))
            self._write(text)

    def anchor(self, place: str, start: int | None = None) -> None:
        """Text from `start` (or from here) on comes from `place`; of two at one offset the later holds."""
        at = self._length if start is None else start
        if self._anchors and self._anchors[-1].start == at:
            self._anchors.pop()
        self._anchors.append(Anchor(at, place))

    def anchor_page(self, page: int, start: int | None = None) -> None:
        """An anchor, unless the text before is of the same page already."""
        place = f"page {page}"
        if not self._anchors or self._anchors[-1].place != place:
            self.anchor(place, start)

    @contextmanager
    def spanning(self, kind: Literal["table", "slide"]) -> Iterator[None]:
        """A hint over everything that is written inside the block."""
        start = self._length
        yield
        if self._length > start:
            self._hints.append(Hint(kind, start, self._length - 1))

    def finish(self, title: str | None = None) -> Content:
        hints = sorted(self._hints, key=lambda hint: (hint.start, -hint.end))
        return Content("".join(self._parts), tuple(hints), tuple(self._anchors), title or None)

    def _write(self, text: str) -> None:
        self._parts += (text, "\n")
        self._length += len(text) + 1


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and "。" not in text[:-1]

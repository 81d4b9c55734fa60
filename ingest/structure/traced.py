"""Text that remembers where in the document each of its characters stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Piece


@dataclass(frozen=True, slots=True)
class Traced:
    """`text` with the pieces it was put together from; separators belong to no piece.

    `start:end` is the span in the document, which may be wider than the pieces: markup
    around a passage is covered by its span and missing from its text.
    """

    text: str
    pieces: tuple[Piece, ...]
    start: int
    end: int

    def part(self, start: int, end: int) -> "Traced":
        """`text[start:end]`, which must not be empty, without the markup around it."""
        pieces: list[Piece] = []
        for i in range(max(0, bisect_right(self.pieces, start, key=_position) - 1), len(self.pieces)):
            piece = self.pieces[i]
            if piece.text >= end:
                break
            low, high = max(piece.text, start), min(piece.text + piece.length, end)
            if low < high:
                pieces.append(Piece(low - start, piece.source + low - piece.text, high - low))
        if not pieces:
            return Traced("", (), self.start, self.start)
        last = pieces[-1]
        return Traced(self.text[start:end], tuple(pieces), pieces[0].source, last.source + last.length)

    def spanning(self, start: int, end: int) -> "Traced":
        """The same text with another span in the document."""
        return Traced(self.text, self.pieces, start, end)


def join(parts: Iterable[tuple[str, Traced]]) -> Traced:
    """Put parts together, each after its separator (the first one's is left out)."""
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    start = end = -1
    for separator, part in parts:
        if start < 0:
            start = part.start
        else:
            texts.append(separator)
            length += len(separator)
        pieces.extend(Piece(length + p.text, p.source, p.length) for p in part.pieces)
        texts.append(part.text)
        length += len(part.text)
        end = max(end, part.end)
    return Traced("".join(texts), tuple(pieces), max(start, 0), max(end, 0))


def _position(piece: Piece) -> int:
    return piece.text

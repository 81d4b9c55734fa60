"""Which of the media types that there are an Accept header likes best (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

F = TypeVar("F")
# A comma or semicolon inside quotes parts nothing: application/ld+json;profile="a,b".
_PARTS = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^,"])+')
_PARAMETERS = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^;"])+')
_QUALITY = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class _Range:
    """One of the ranges of an Accept header; `place` is its place among them."""

    type: str
    subtype: str
    quality: float
    place: int

    @property
    def precision(self) -> int:
        return (self.type != "*") + (self.subtype != "*")

    def covers(self, media_type: str) -> bool:
        type, _, subtype = media_type.partition("/")
        return self.type in ("*", type) and self.subtype in ("*", subtype)


def liked_best(accept: str | None, known: Mapping[str, F]) -> F | None:
    """Of what goes by these media types the one that an Accept header likes best; None if it likes none of them.

    The most precise range that covers a type says how much it is liked. Of equals what is named precisely comes
    first, then what the client names first, then what is known first.
    """
    ranges = _ranges(accept or "")
    liked: list[tuple[tuple[float, int, int, int], F]] = []
    for order, (media_type, form) in enumerate(known.items()):
        covering = [r for r in ranges if r.covers(media_type)]
        if covering:
            best = max(covering, key=lambda r: (r.precision, -r.place))
            liked.append(((best.quality, best.precision, -best.place, -order), form))
    rank, form_liked = max(liked, key=lambda entry: entry[0], default=((0.0,), None))
    return form_liked if rank[0] > 0 else None


def _ranges(accept: str) -> list[_Range]:
    found = []
    for place, part in enumerate(_PARTS.findall(accept[:_LONGEST])):
        kind, *parameters = (piece.strip() for piece in _PARAMETERS.findall(part.lower()))
        type, _, subtype = kind.partition("/")
        if type and subtype:
            found.append(_Range(type, subtype, _quality(parameters), place))
    return found


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if match := _QUALITY.fullmatch(parameter):
            return float(match[1])
    return 1.0

"""Finding the names of a set of places in text: longest match first, no overlaps."""

import re
from collections.abc import Iterable

from ontology.place import NamedPlace, PlaceMatch
from ontology.place_names import fold_name, has_han, latin_words

# A common word is a place's name where one of these follows ...
_PLACE_WORD = re.compile(
    r"片区|街道|社区|新城|商圈|园区|校区|院区|港区|口岸|站|河|水库|水厂|净水厂|水质净化厂|污水|再生水厂|垃圾|电厂|变电站"
    r"|医院|学校|中学|小学|文体中心|公园|湿地|工业园|产业园|科技园|小镇|古镇|老街|地区|段|方向|综合交通枢纽|枢纽"
)
# ... or where it stands in a row with names that are certain.
_ROW_SIGN = frozenset("、—-－和与及至·~～")
_LONE_WORD_NEEDS_CAPITAL = 6


class PlaceIndex:
    """Names of places, and phrases that hold such a name but do not mean the place."""

    def __init__(self, places: Iterable[NamedPlace], exclusions: Iterable[str] = ()) -> None:
        self._by_name: dict[str, NamedPlace | None] = {}
        self._by_words: dict[tuple[str, ...], NamedPlace | None] = {}
        self._weak: set[str] = set()
        for phrase in exclusions:
            self._add(phrase, None)
        for place in places:
            for name in place.names:
                self._add(name, place)
            self._weak.update(n for n in place.weak if self._by_name.get(n) is place)
        self._han = _by_opening(self._by_name)
        self._latin: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._by_words, key=len, reverse=True):
            self._latin.setdefault(words[0], []).append(words)

    def _add(self, name: str, place: NamedPlace | None) -> None:
        if has_han(name):
            if len(name) > 1:
                self._by_name.setdefault(name, place)
        elif words := fold_name(name):
            self._by_words.setdefault(words, place)

    def find(self, text: str) -> list[PlaceMatch]:
        """Matches in document order."""
        found = self._find_han(text)
        if self._latin:
            found += self._find_latin(text)
        found.sort(key=lambda m: m.start)
        return found

    def get(self, name: str) -> NamedPlace | None:
        """The place that goes by exactly this name."""
        return self._by_name.get(name) if has_han(name) else self._by_words.get(fold_name(name))

    def names(self) -> Iterable[str]:
        """Every name as it is compared."""
        yield from self._by_name
        yield from (" ".join(words) for words in self._by_words)

    def _find_han(self, text: str) -> list[PlaceMatch]:
        candidates: list[PlaceMatch] = []
        at, last = 0, len(text) - 1
        openings = self._han
        while at < last:
            names = openings.get(text[at : at + 2])
            if names is None:
                at += 1
                continue
            for name in names:
                if text.startswith(name, at):
                    place = self._by_name[name]
                    if place is not None:
                        candidates.append(PlaceMatch(at, at + len(name), place))
                    at += len(name)
                    break
            else:
                at += 1
        return self._without_common_words(text, candidates)

    def _without_common_words(self, text: str, candidates: list[PlaceMatch]) -> list[PlaceMatch]:
        kept: list[PlaceMatch] = []
        for i, match in enumerate(candidates):
            if text[match.start : match.end] in self._weak:
                after = candidates[i + 1] if i + 1 < len(candidates) else None
                before = kept[-1] if kept else None
                if not (
                    _PLACE_WORD.match(text, match.end)
                    or (before and _in_row(text, before, match))
                    or (after and self._is_certain(text, after) and _in_row(text, match, after))
                ):
                    continue
            kept.append(match)
        return kept

    def _is_certain(self, text: str, match: PlaceMatch) -> bool:
        return text[match.start : match.end] not in self._weak

    def _find_latin(self, text: str) -> list[PlaceMatch]:
        words = latin_words(text)
        found: list[PlaceMatch] = []
        at = 0
        while at < len(words):
            length = 1
            for name in self._latin.get(words[at][2], ()):
                length = len(name)
                if tuple(w[2] for w in words[at : at + length]) == name and self._reads_as_name(
                    text, words[at], name
                ):
                    place = self._by_words[name]
                    if place is not None:
                        found.append(PlaceMatch(words[at][0], words[at + length - 1][1], place))
                    break
            else:
                length = 1
            at += length
        return found

    @staticmethod
    def _reads_as_name(text: str, first: tuple[int, int, str], name: tuple[str, ...]) -> bool:
        return len(name) > 1 or len(name[0]) > _LONE_WORD_NEEDS_CAPITAL or text[first[0]].isupper()


def _by_opening(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first two characters, the longest first."""
    openings: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        openings.setdefault(name[:2], []).append(name)
    return openings


def _in_row(text: str, left: PlaceMatch, right: PlaceMatch) -> bool:
    return right.start - left.end == 1 and text[left.end] in _ROW_SIGN

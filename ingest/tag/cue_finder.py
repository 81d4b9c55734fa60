"""Finds the wordings of the vocabulary in a text, in one pass whatever the size of the vocabulary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ontology.cues import Aim, Cue, load_cues

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|[0-9]+(?:\.[0-9]+)?")
_CUE_WORD = re.compile(r"(?:[A-Za-z][A-Za-z0-9]*|[0-9]+(?:\.[0-9]+)?)\*?")
# Two words of English among Chinese, or a text of nothing else (a title like "Health").
_LATIN = re.compile(
    r"[A-Za-z]{3,}[^A-Za-z\u4e00-\u9fff]+[A-Za-z]{2,}|\A[^\u4e00-\u9fff]*[A-Za-z]{3,}[^\u4e00-\u9fff]*\Z"
)


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue at `text[start:end]`."""

    start: int
    end: int
    phrase: str
    aims: tuple[Aim, ...]


class CueFinder:
    """Longest wording wins where several overlap; a phrase without aims silences what it covers."""

    def __init__(self, chinese: Sequence[Cue], english: Sequence[Cue]) -> None:
        self._by_bigram: dict[str, list[Cue]] = {}
        for cue in sorted(chinese, key=lambda c: -len(c.phrase)):
            self._by_bigram.setdefault(cue.phrase[:2], []).append(cue)
        self._by_word = _WordIndex(english)

    def find(self, text: str) -> tuple[CueHit, ...]:
        """The cues of both languages in text order, none overlapping another."""
        found = list(self._chinese(text))
        if _LATIN.search(text):
            found += self._by_word.find(text)
        return tuple(_without_overlaps(found))

    def _chinese(self, text: str) -> Iterator[CueHit]:
        plain = fold(text)
        cues_at = self._by_bigram.get
        for i in range(len(plain) - 1):
            cues = cues_at(plain[i : i + 2])
            if cues is None:
                continue
            for cue in cues:
                if plain.startswith(cue.phrase, i) and _stands_free(plain, i, i + len(cue.phrase)):
                    yield CueHit(i, i + len(cue.phrase), cue.phrase, cue.aims)
                    break


class _WordIndex:
    """English cues by their first word; a word ending in `*` stands for all words that begin so."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._whole: dict[str, list[tuple[list[str], Cue]]] = {}
        self._begun: dict[str, list[tuple[list[str], Cue]]] = {}
        for cue in sorted(cues, key=lambda c: -len(c.phrase)):
            words = [w if w.endswith("*") else stem(w) for w in _CUE_WORD.findall(cue.phrase)]
            index = self._begun if words[0].endswith("*") else self._whole
            index.setdefault(words[0].rstrip("*"), []).append((words, cue))
        self._lengths = sorted({len(begin) for begin in self._begun}, reverse=True)

    def find(self, text: str) -> Iterator[CueHit]:
        spans = [m.span() for m in _WORD.finditer(text)]
        raw = [text[a:b].lower() for a, b in spans]
        stems = [stem(word) for word in raw]
        for i, word in enumerate(raw):
            best: tuple[int, Cue] | None = None
            for words, cue in self._candidates(word, stems[i]):
                if (best is None or len(words) > best[0]) and _matches(words, raw, stems, i):
                    best = len(words), cue
            if best is not None:
                yield CueHit(spans[i][0], spans[i + best[0] - 1][1], best[1].phrase, best[1].aims)

    def _candidates(self, word: str, stemmed: str) -> Iterator[tuple[list[str], Cue]]:
        yield from self._whole.get(stemmed, ())
        for length in self._lengths:
            yield from self._begun.get(word[:length], ())


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a Latin word ("CT" in "protection")."""
    inside_before = start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1])
    inside_after = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not inside_before and not inside_after


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _matches(words: Sequence[str], raw: Sequence[str], stems: Sequence[str], at: int) -> bool:
    if at + len(words) > len(raw):
        return False
    return all(
        raw[at + k].startswith(word[:-1]) if word.endswith("*") else stems[at + k] == word
        for k, word in enumerate(words)
    )


def _without_overlaps(hits: list[CueHit]) -> list[CueHit]:
    kept: list[CueHit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted((hit for hit in kept if hit.aims), key=lambda h: h.start)


def fold(text: str) -> str:
    """Half width and lower case, character for character, so that offsets stay."""
    folded = text.translate(_WIDTH).lower()
    if len(folded) == len(text):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_WIDTH))


@cache
def stem(word: str) -> str:
    """An English word without its plural ending, lower case."""
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def shared_finder() -> CueFinder:
    """The finder over the reviewed vocabulary; read once, on first use."""
    return CueFinder(load_cues("zh"), load_cues("en"))

"""What a search looks for: the words of a query, each with the wordings that say the same.

One tokeniser, jieba's in the pipeline, cuts queries and passages, whatever store holds them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from app.ask.latin_words import LATIN_WORD, latin_only
from app.ask.question_words import question_words
from app.ask.words import HAN_RUN
from ingest.nlp.pipeline import segment
from ontology.bilingual import load_bilingual
from ontology.gazetteer import load_gazetteer

_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{2,})[”\"」』]")
_WIDTH = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFF01, 0xFF5F)}
# A number belongs to the word behind it: 15号线, 2025年.
_NUMBERED = re.compile(r"(\d+(?:\.\d+)?)([\u3400-\u9fff]+)")
# Terms of the list that stand for so few and so long words stand for one thing.
_SAME_AT_MOST = 3
_SAME_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it was asked, and the folded wordings of which one must stand in a passage.

    `district` is the name of the district that the word is, which a passage may also lie in.
    """

    word: str
    forms: tuple[str, ...]
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


def fold(text: str) -> str:
    """The text in small letters of one width, each character in its place."""
    plain = text.translate(_WIDTH)
    small = plain.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] or c for c in plain)


@lru_cache(maxsize=512)
def find_terms(query: str) -> tuple[Term, ...]:
    """The words to look for, none twice; all of the query as one where it has only words that say nothing."""
    text = fold(query)
    terms: list[Term] = []
    for match in _QUOTED.finditer(text):
        terms.append(Term(match[1].strip(), (match[1].strip(),)))
    text = _QUOTED.sub(" ", text)
    text = _english(text, terms)
    for run in HAN_RUN.findall(text):
        terms += _chinese(run)
    found = [_placed(term) for term in {term.word: term for term in terms if term.word}.values()]
    bare = fold(query).strip()
    return tuple(found) or ((Term(bare, (bare,)),) if bare else ())


def _placed(term: Term) -> Term:
    place = load_gazetteer().resolve(term.forms[-1])
    return replace(term, district=place.name) if place is not None and place.kind == "district" else term


def spans_of(term: Term, folded: str) -> list[Span]:
    """Where a wording of the term stands in a folded text as words of their own, in order, none within another."""
    found: dict[int, int] = {}
    for form in term.forms:
        at = folded.find(form)
        while at >= 0:
            end = at + len(form)
            if _stands_alone(folded, at, end):
                found[at] = max(end, found.get(at, 0))
            at = folded.find(form, at + 1)
    return list(_apart(sorted(found.items())))


def _apart(spans: list[tuple[int, int]]) -> Iterator[Span]:
    last = -1
    for start, end in spans:
        if start >= last:
            yield Span(start, end)
            last = end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word of the text is cut: 人大 stands in 市人大, not in 个人大数据."""
    if text[start:end].isascii():
        before = text[start - 1 : start]
        behind = re.match(r"(?:e?s\b)?", text[end:])
        after = text[end + (behind.end() if behind else 0) :][:1]
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    return not any(
        a < start < b < end or start < a < end < b for a, b in word_edges(text) if a < end and b > start
    )


@lru_cache(maxsize=50_000)
def word_edges(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words of a text as the tokeniser cuts it."""
    edges = []
    at = 0
    for word in segment(text):
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        edges.append((start, at))
    return tuple(edges)


def _english(text: str, terms: list[Term]) -> str:
    """Take the words in Latin letters; returns the text without those of the term list."""
    functions = question_words("en", "function")
    for match in load_bilingual().find(latin_only(text)):
        word = text[match.start : match.end]
        if word not in functions:
            terms.append(Term(word, tuple(dict.fromkeys((word, *map(fold, match.chinese))))))
        text = text[: match.start] + " " * (match.end - match.start) + text[match.end :]
    for number in _NUMBERED.finditer(text):
        word = number[1] + segment(number[2])[0]
        terms.append(Term(word, (word,)))
        text = text[: number.start()] + " " * len(word) + text[number.start() + len(word) :]
    for latin in LATIN_WORD.finditer(text):
        word = re.sub(r"['’]s$", "", latin[0])
        if word in functions:
            continue
        place = load_gazetteer().resolve(word) if len(word) > 3 else None
        names = tuple(fold(name) for name in place.names if not name.isascii()) if place else ()
        terms.append(Term(word, tuple(dict.fromkeys((word, *names)))))
    return text


def _chinese(run: str) -> list[Term]:
    """The words of a run of Chinese characters; one character belongs to the word that follows, or comes before."""
    functions = question_words("zh", "function")
    terms: list[Term] = []
    held = ""
    for word in segment(run):
        if word in functions and len(run) > len(word):
            held = ""
        elif len(word) == 1 and len(run) > 1:
            held += word
        else:
            terms.append(_with_same(held + word))
            held = ""
    if held and terms and run.endswith(terms[-1].word + held):
        terms[-1] = _with_same(terms[-1].word + held)
    elif held:
        terms.append(_with_same(held))
    return terms


def _with_same(word: str) -> Term:
    return Term(word, (word, *(other for other in _same().get(word, ()) if other != word)))


@cache
def _same() -> dict[str, tuple[str, ...]]:
    """Chinese words that one narrow English term stands for, by each of them."""
    found: dict[str, tuple[str, ...]] = {}
    for chinese in load_bilingual().words.values():
        if 2 <= len(chinese) <= _SAME_AT_MOST and all(len(word) >= _SAME_AT_LEAST for word in chinese):
            for word in chinese:
                found.setdefault(word, chinese)
    return found

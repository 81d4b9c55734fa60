"""The things that a question calls by name: whole, by a part that few names have, or in English."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ask.forms import Found
from app.ask.interpretation import WordGroup
from app.ask.latin_words import HAN, is_known, latin_only
from app.ask.lexicon import Lexicon, NamedThing, bare_name
from app.ask.place_words import find_places
from app.ask.words import find_words, word_windows
from ontology.bilingual import load_bilingual
from ontology.gazetteer import load_gazetteer

# How long a part of a name must be, and how many things may have it, to call them by it.
SHORTEST_PART = 6
MOST_BY_PART = 3
MOST_FOLLOWED = 8
# Shorter Chinese names are words as well, those of bodies (腾讯) excepted.
SHORTEST_NAME = 4
# A name that ends in the kind asked for is longer than this (哪些 ... 水厂项目 is none).
SHORTEST_WITH_KIND = 6
# Names typed in Latin letters are of so many words, and of so many letters that no word is one by chance.
MOST_PINYIN_WORDS, SHORTEST_PINYIN = 6, 9
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_PROPER = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:of|the|for|and|[A-Z0-9][\w'’-]*))*")
_ASKING = re.compile(r"(?:哪些|什么|哪个|多少|几个?)[^，。？]{0,6}$")

Kinds = Sequence[Found[tuple[str, ...]]]


def find_names(
    text: str, kinds: Kinds, lexicon: Lexicon, *, parts: int = SHORTEST_PART
) -> Iterator[Found[list[NamedThing]]]:
    """Names in a text; where there is none, the longest part of one, of at least `parts` characters.

    `kinds` are words for kinds asked for.
    """
    whole = False
    for start, end, hits in lexicon.find(text):
        named = [t for t in hits if not load_gazetteer().resolve(t.name)]
        if named and _is_name(text, start, end, named, kinds):
            whole = True
            yield Found(start, end, named)
    if parts and not whole:
        yield from _by_part(text, kinds, lexicon, parts)


def _is_name(text: str, start: int, end: int, named: list[NamedThing], kinds: Kinds) -> bool:
    """A district, a generic word or what only tells a kind is no name."""
    name = text[start:end]
    if any(start < f.end and f.start < end for f in kinds) and text[end : end + 1] != "的":
        return len(name) >= SHORTEST_WITH_KIND and not _ASKING.search(text[:start])
    if not find_words(name)[0]:
        return False
    short = HAN.search(name) and end - start < SHORTEST_NAME
    return not short or any(t.type in ("Organization", "Agency") for t in named)


def _by_part(text: str, kinds: Kinds, lexicon: Lexicon, shortest: int) -> Iterator[Found[list[NamedThing]]]:
    """Things called by a part of a name that few have (国土空间总体规划); a place in it stands for itself."""
    taken = [(f.start, f.end) for f in kinds]
    taken += [(f.start, f.end) for f in find_places(text, lexicon.cities)]
    for start, end in word_windows(text, at_least=shortest):
        if any(start < last and first < end for first, last in taken):
            continue
        things = lexicon.by_part(
            text[start:end], most=MOST_BY_PART if shortest == SHORTEST_PART else MOST_FOLLOWED
        )
        if things:
            yield Found(start, end, things)
            return


def find_english_names(text: str, lexicon: Lexicon, *, parts: bool) -> Iterator[Found[list[NamedThing]]]:
    """Things that the term list names in English, written as names are; with `parts` by a part of the Chinese one."""
    places = [(f.start, f.end) for f in find_places(text, lexicon.cities)]
    for term in load_bilingual().find(latin_only(text)):
        said = text[term.start : term.end]
        if " " not in said or not _PROPER.fullmatch(said):
            continue
        if any(term.start < end and start < term.end for start, end in places):
            continue
        for chinese in term.chinese:
            things = lexicon.names.get(bare_name(chinese), [])
            if not things and parts:
                things = lexicon.by_part(chinese, most=MOST_FOLLOWED)
            if things and not load_gazetteer().resolve(chinese):
                yield Found(term.start, term.end, things)
                break


def find_pinyin_names(text: str, lexicon: Lexicon) -> Iterator[Found[list[NamedThing]]]:
    """Things whose Chinese names are typed in Latin letters (jiebang guashuai), as many words as there are of one."""
    words = [m for m in _LATIN_WORD.finditer(text) if not is_known(m[0].casefold())]
    at = 0
    while at < len(words):
        for size in range(min(MOST_PINYIN_WORDS, len(words) - at), 0, -1):
            run = words[at : at + size]
            typed = "".join(m[0] for m in run).casefold()
            together = all(text[a.end() : b.start()].isspace() for a, b in pairwise(run))
            things = lexicon.by_pinyin(typed) if together and len(typed) >= SHORTEST_PINYIN else []
            if things:
                yield Found(run[0].start(), run[-1].end(), things)
                at += size - 1
                break
        at += 1


def split_bodies(groups: Sequence[WordGroup], lexicon: Lexicon) -> tuple[list[WordGroup], list[NamedThing]]:
    """The words left, and the organisations that English words of the term list name."""
    kept: list[WordGroup] = []
    bodies: list[NamedThing] = []
    for group in groups:
        things = [t for w in group.alternatives for t in lexicon.names.get(bare_name(w), ())]
        named = [t for t in things if t.type == "Organization" and not HAN.search(group.word)]
        bodies += named
        kept += [] if named else [group]
    return kept, bodies

"""What is misspelt by one character: names of things where nothing else is named, and English words."""

import re
from collections.abc import Iterator
from functools import cache

from app.ask.forms import Found
from app.ask.latin_words import is_known
from app.ask.lexicon import LONGEST_MISSPELT, SHORTEST_MISSPELT, Lexicon, NamedThing
from app.ask.question_words import question_words
from app.ask.words import HAN_RUN
from ontology.bilingual import load_bilingual

# Two names that differ in one of these are two things.
TELLING = frozenset("东西南北中上下前后内外大小新旧老一二三四五六七八九十第期区市省县0123456789")
# A shorter word is too like others; one with a capital letter is a name.
SHORTEST_WORD = 6
_WORD = re.compile(rf"(?<![A-Za-z'’-])[a-z]{{{SHORTEST_WORD},}}(?![A-Za-z'’-])")


def find_misspelt_names(text: str, lexicon: Lexicon) -> Iterator[Found[tuple[str, list[NamedThing]]]]:
    """The longest piece of the text that is one character away from a name, with the name."""
    for run in HAN_RUN.finditer(text):
        for size in range(min(LONGEST_MISSPELT, len(run[0])), SHORTEST_MISSPELT - 1, -1):
            for at in range(len(run[0]) - size + 1):
                piece = run[0][at : at + size]
                name = _nearest(piece, lexicon)
                if name:
                    start = run.start() + at
                    yield Found(start, start + size, (name, lexicon.names[name]))
                    return


def _nearest(piece: str, lexicon: Lexicon) -> str | None:
    """The only name of this length that differs in one untelling character."""
    found = {
        name
        for gap in range(len(piece))
        for name in lexicon.by_gap(piece[:gap], piece[gap + 1 :])
        if name != piece and name[gap] not in TELLING and piece[gap] not in TELLING
    }
    return found.pop() if len(found) == 1 else None


def find_misspelt_words(text: str) -> Iterator[Found[str]]:
    """English words that no question uses, each with the only one in one edit that questions do."""
    for m in _WORD.finditer(text):
        if not is_known(m[0]):
            near = _near(m[0])
            if len(near) == 1:
                yield Found(*m.span(), near.pop())


def _near(word: str) -> set[str]:
    """Words with one letter more, less or another, or with two that changed places; a doubled letter tells it first."""
    once = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}
    if len(doubled := once & _question_words()) == 1:
        return doubled
    shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
    longer = set(_shortened().get(word, ()))
    changed = {w for s in shorter for w in _shortened().get(s, ()) if _one_change(w, word)}
    near = longer | changed | (shorter & _question_words())
    return {w for w in near if len(w) >= SHORTEST_WORD}


def _one_change(a: str, b: str) -> bool:
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 1 or (
        len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]
    )


@cache
def _question_words() -> frozenset[str]:
    kinds = ("function", "general", "state")
    told = {w for kind in kinds for w in question_words("en", kind)}
    terms = {w for term in load_bilingual().words for w in term.split()}
    return frozenset(w for w in told | terms if w.isalpha() and len(w) >= SHORTEST_WORD - 1)


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    """The words of questions by what each is without one of its letters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(_question_words()):
        for i in range(len(word)):
            short = word[:i] + word[i + 1 :]
            found[short] = (*found.get(short, ()), word)
    return found

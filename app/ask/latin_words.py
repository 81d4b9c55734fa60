"""The words of a question in Latin letters: abbreviations, cities, and other forms of the words of the term list."""

import re
from functools import cache

from app.ask.interpretation import WordGroup
from app.ask.question_words import city_words, question_words
from ontology.bilingual import load_bilingual
from ontology.gazetteer import load_gazetteer

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.+&'’-]*[A-Za-z0-9]|[A-Za-z]|\d+(?:\.\d+)?%?")
# A longer word is written in capitals only where all of the text is.
LONGEST_ABBREVIATION = 4


def latin_only(text: str) -> str:
    """The text with blanks for its Chinese characters, so that a Latin word ends where one begins."""
    return HAN.sub(" ", text)


def spellings(word: str) -> tuple[str, ...]:
    """A Latin word in the cases in which a text may write it."""
    cases = (word, word.lower(), word.title(), *([word.upper()] if len(word) <= LONGEST_ABBREVIATION else []))
    return tuple(dict.fromkeys(cases))


def find_latin_words(text: str) -> tuple[list[WordGroup], list[str]]:
    """Words in Latin letters that the term list lacks: numbers and abbreviations, then the rest."""
    functions, general = question_words("en", "function"), question_words("en", "general")
    groups, left = [], []
    for m in LATIN_WORD.finditer(text):
        word = re.sub(r"['’]s$", "", m[0])
        folded = word.casefold()
        if folded in functions or folded in city_words() or len(folded) < 2:
            continue
        if folded in general:
            left.append(word)
        elif any(c.isdigit() for c in word) or (word.isupper() and len(word) > 1):
            groups.append(WordGroup(word, spellings(word)))
        elif folded in cities_in_english():
            groups.append(WordGroup(word, (cities_in_english()[folded], word)))
        elif chinese := _by_stem().get(_stem(folded)):
            groups.append(WordGroup(word, (*chinese, *spellings(word))))
        else:
            groups.append(WordGroup(word, spellings(word), certain=False))
    return groups, left


def is_known(word: str) -> bool:
    """Whether an English word in small letters is one of questions, of the term list or of a city."""
    known = _known_words()
    return (
        word in known or _stem(word) in _by_stem() or any(word.removesuffix(s) in known for s in ("s", "es"))
    )


@cache
def _known_words() -> frozenset[str]:
    told = {w for kind in ("function", "general", "state") for w in question_words("en", kind)}
    terms = {w for term in load_bilingual().words for w in term.split()}
    return frozenset(told | terms | set(cities_in_english()))


@cache
def cities_in_english() -> dict[str, str]:
    """Cities by their English names in one word."""
    return {c.name_en.casefold(): c.name.removesuffix("市") for c in load_gazetteer().cities if c.name_en}


_ENDINGS = re.compile(
    r"(?:ational|ations?|ators?|ating|ated|ates?|isations?|izations?|ising|izing|ised|ized|ises|izes"
    r"|ments?|ions?|ings?|ers?|ors?|ives?|ities|ity|als?|ally|ed|es|ies|y|e|s)$"
)


def _stem(word: str) -> str:
    """A word without its ending, if enough of it is left to tell it."""
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= 5 else word


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    """The Chinese of single English words of the term list by their stems ("incinerated" is "incineration")."""
    found: dict[str, tuple[str, ...]] = {}
    for english, chinese in load_bilingual().words.items():
        if english.isalpha():
            found.setdefault(_stem(english), chinese)
    return found

"""The word lists by which the taggers of named things read a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.tag.masking import BRACKET
from ontology.errors import OntologyError

_KNOWN_FILES = ("organizations_zh.tsv", "programmes_zh.tsv", "places_zh.tsv")
# A name may also end in the number of a phase (鹏城云脑III) or in a bracket.
_OTHER_ENDS = "ⅠⅡⅢⅣⅤⅥIV" + BRACKET
_LISTS = ("place", "organisation", "project", "programme", "policy")
_OPENERS = ("verb", "verb.nouny", "adverb", "preposition")


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words with the groups each belongs to, looked up at a position of a text.

    Words are indexed by their first and last two characters, so that most look-ups fail at once.
    """

    groups: Mapping[str, frozenset[str]]
    first_pattern: re.Pattern[str]
    openings: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]

    def match(self, text: str, at: int) -> str:
        """The longest word that begins at this position, else the empty string."""
        for word in self.openings.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                return word
        char = text[at : at + 1]
        return char if char in self.groups else ""

    def ending(self, text: str, end: int) -> str:
        """The longest word that ends at this position, else the empty string."""
        for word in self.endings.get(text[max(0, end - 2) : end], ()):
            if text.endswith(word, 0, end):
                return word
        char = text[end - 1 : end]
        return char if char in self.groups else ""

    def within(self, text: str) -> bool:
        """Whether any of the words stands in the text."""
        return next(self.matches(text), None) is not None

    def matches(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words stand in the text, the longest at each place, without overlaps."""
        at = 0
        for found in self.first_pattern.finditer(text):
            if found.start() >= at and (word := self.match(text, found.start())):
                at = found.start() + len(word)
                yield found.start(), word


def word_set(groups: Mapping[str, Iterable[str]]) -> WordSet:
    """Words by group ("works" -> 工程, 项目, ...)."""
    by_word: dict[str, set[str]] = {}
    for group, words in groups.items():
        for word in words:
            by_word.setdefault(word, set()).add(group)
    openings: dict[str, list[str]] = {}
    endings: dict[str, list[str]] = {}
    for word in sorted(by_word, key=len, reverse=True):
        if len(word) > 1:
            openings.setdefault(word[:2], []).append(word)
            endings.setdefault(word[-2:], []).append(word)
    return WordSet(
        {w: frozenset(g) for w, g in by_word.items()},
        _any_of({w[0] for w in by_word}),
        {c: tuple(w) for c, w in openings.items()},
        {c: tuple(w) for c, w in endings.items()},
    )


def _any_of(chars: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(re.escape(c) for c in sorted(chars))}]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word sets of Chinese names; `known` holds names of the field that every plan may use."""

    verbs: WordSet
    openers: WordSet
    guards: WordSet
    quantities: WordSet
    generic: WordSet
    heads: WordSet
    name_ends: re.Pattern[str]
    no_heads: WordSet
    common: WordSet
    classes: WordSet
    breaks: WordSet
    reform_breaks: WordSet
    after: WordSet
    works_verbs: frozenset[str]
    known: WordSet
    lists: Mapping[str, frozenset[str]]
    classes_only: Mapping[str, re.Pattern[str]]

    def is_class(self, kind: str, text: str) -> bool:
        """Whether the text is made of nothing but words that make a class of this kind of thing."""
        return bool(self.classes_only[kind].fullmatch(text))

    def is_guarded(self, text: str, at: int) -> bool:
        """Whether the word that begins here only looks like one that stands before names (联合国, not 联合国际)."""
        word = self.guards.match(text, at)
        return bool(word) and "none" not in self.guards.groups[word]

    def acts(self, verb: str) -> frozenset[str]:
        """What the verb does with its object: "build", "draft", ..."""
        return self.verbs.groups.get(verb, frozenset())


@cache
def load_lexicon() -> Lexicon:
    words = read_words("names_zh.tsv")
    known = {g: w for name in _KNOWN_FILES for g, w in read_words(name).items()}
    openers = {g: words[g] for g in (*_OPENERS, "quantity")}
    after = [w for g in ("after", "verb", "adverb", "preposition") for w in words[g]]
    heads = _prefixed(words, "head.")
    return Lexicon(
        verbs=word_set(_prefixed(words, "act.")),
        openers=word_set(openers),
        guards=word_set({"guard": words["guard"], "none": words["guard.none"]}),
        quantities=word_set({"quantity": words["quantity"]}),
        generic=word_set({"generic": words["generic"]}),
        heads=word_set(heads),
        name_ends=_any_of({w[-1] for group in heads.values() for w in group} | set(_OTHER_ENDS)),
        no_heads=word_set({"nohead": words["nohead"]}),
        common=word_set({"common": words["common"]}),
        classes=word_set(_prefixed(words, "class.")),
        breaks=word_set({"break": words["break"]}),
        reform_breaks=word_set({"break": words["break.reform"]}),
        after=word_set({"after": after}),
        works_verbs=frozenset(words["verb.works"]),
        known=word_set(known),
        lists={g: frozenset(w) for g, w in words.items() if g.partition(".")[0] in _LISTS},
        classes_only={g: _made_of(w) for g, w in _prefixed(words, "only.").items()},
    )


def read_words(name: str) -> dict[str, list[str]]:
    """The groups of a vocabulary file of lines GROUP<TAB>word | word."""
    text = files("ontology").joinpath("vocabulary", name).read_text(encoding="utf-8")
    groups: dict[str, list[str]] = {}
    for group, words in _lines(text, name):
        groups.setdefault(group, []).extend(words)
    return groups


def _lines(text: str, name: str) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            group, tab, words = line.partition("\t")
            if not tab:
                raise OntologyError(f"{name}, line {number}: no tab between group and words")
            yield group, [w.strip() for w in words.split("|") if w.strip()]


def _made_of(words: Iterable[str]) -> re.Pattern[str]:
    # Possessive, so that a long text of such words is read once.
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})*+")


def _prefixed(words: Mapping[str, list[str]], prefix: str) -> dict[str, list[str]]:
    return {g.removeprefix(prefix): w for g, w in words.items() if g.startswith(prefix)}

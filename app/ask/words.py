"""The words a question has left when its forms and names are taken: topics to look for in the text."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.ask.interpretation import WordGroup
from ingest.nlp.pipeline import segment
from ontology.bilingual import load_bilingual
from ontology.gazetteer import load_gazetteer

WORDS_FILE = Path(__file__).with_name("question_words.tsv")
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
# What tells the unit of a value only: (10,000 t/day), 100 million.
UNITS = re.compile(
    r"\b\d{1,3}(?:,000)+\b|\b\d+ (?:thousand|million|billion)\b"
    r"|\b(?:t|tonnes|tons|teu|m3|km2?)/?(?:day|d|year)?\b",
    re.IGNORECASE,
)
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.+&'’-]*[A-Za-z0-9]|[A-Za-z]|\d+(?:\.\d+)?%?")
# How much a phrase of several neighbouring words, found as a whole, raises the rank.
PHRASE_WEIGHT = 0.4
JOINING = frozenset("和与及或")
# Verbs that only tell which way something is to go: a text on waste need not say that there shall be less of it.
DIRECTIONS = frozenset(
    ("减少", "降低", "减轻", "改善", "提高", "提升", "增加", "增强", "加强", "扩大", "促进", "推动")
)
LONG_TERM = 5
# A concept of so many characters is looked for as a whole (个人破产), not by the words it is cut into.
LONG_CONCEPT = 4
COUNTED = re.compile(
    r"[一二三四五六七八九十百两几多各每这那哪第]+[份个项条家座所部类种次期年章节篇大]?|[份个项条家座所部类种次]+"
)


@cache
def question_words(language: str, kind: str) -> frozenset[str]:
    """Words of one language that are no topic: "function" or "general" ones."""
    found: set[str] = set()
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[:2] == [language, kind]:
            found.update(cells[2].split())
    return frozenset(found | DIRECTIONS if (language, kind) == ("zh", "general") else found)


def find_words(text: str) -> tuple[list[WordGroup], list[str]]:
    """Groups of words to look for, and words that nothing can be done with.

    `text` is the question with what has been taken blanked out.
    """
    groups: list[WordGroup] = []
    unmatched: list[str] = []
    text = UNITS.sub(lambda m: " " * len(m[0]), text)
    rest = _known_phrases(text, groups, unmatched)
    rest = _chinese_terms(rest, groups)
    for run in HAN_RUN.findall(rest):
        found, left = _han_words(run)
        groups += found
        unmatched += left
    known, unknown = _latin_words(rest)
    groups += known
    unmatched += unknown
    return list({g.word: g for g in groups}.values()), list(dict.fromkeys(unmatched))


def phrases(text: str) -> list[WordGroup]:
    """What stands together in Chinese, without the words around it that say nothing; to be looked for as it is."""
    functions = question_words("zh", "function")
    found = []
    for run in HAN_RUN.findall(text):
        pieces = segment(run)
        while pieces and pieces[0] in functions:
            pieces = pieces[1:]
        while pieces and pieces[-1] in functions - _city_words():
            pieces = pieces[:-1]
        if len(pieces) > 1:
            found.append(WordGroup("".join(pieces), ("".join(pieces),), PHRASE_WEIGHT, needed=False))
    return found


def word_windows(text: str, *, at_least: int) -> list[tuple[int, int]]:
    """The spans of whole neighbouring Chinese words of at least so many characters, the longest first."""
    spans = []
    for m in HAN_RUN.finditer(text):
        edges = [m.start()]
        for word in segment(m[0]):
            edges.append(edges[-1] + len(word))
        spans += [(a, b) for i, a in enumerate(edges) for b in edges[i + 1 :] if b - a >= at_least]
    return sorted(spans, key=lambda span: (span[0] - span[1], span[0]))


def _known_phrases(text: str, groups: list[WordGroup], unmatched: list[str]) -> str:
    """Take the English phrases of the term list, the longest first; returns what is left."""
    functions, general = question_words("en", "function"), question_words("en", "general")
    for match in load_bilingual().find(latin_only(text)):
        word = text[match.start : match.end]
        folded = word.casefold()
        if folded in functions or folded in _city_words():
            continue
        if folded in general:
            unmatched.append(word)
        else:
            groups.append(WordGroup(word, (*match.chinese, *spellings(word))))
        text = text[: match.start] + " " * (match.end - match.start) + text[match.end :]
    return text


def latin_only(text: str) -> str:
    """The text with blanks for its Chinese characters, so that a Latin word ends where one begins."""
    return HAN.sub(" ", text)


def _chinese_terms(text: str, groups: list[WordGroup]) -> str:
    """Take the Chinese terms that go by several names (水质净化厂, 污水处理厂); returns what is left."""
    for m in _terms().finditer(text):
        parts = tuple(w for w in segment(m[0]) if len(w) > 1)
        groups.append(WordGroup(m[0], _with_synonyms(m[0]), parts=parts if len(parts) > 1 else ()))
        text = text[: m.start()] + " " * len(m[0]) + text[m.end() :]
    return text


@cache
def _terms() -> re.Pattern[str]:
    terms = {w for w in _synonyms() if len(w) >= LONG_TERM} | {w for w in _same() if len(w) >= LONG_CONCEPT}
    long = sorted(terms, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, long)))


def spellings(word: str) -> tuple[str, ...]:
    """A Latin word in the cases in which a text may write it."""
    cases = (word, word.lower(), word.title(), *([word.upper()] if len(word) < LONG_TERM else []))
    return tuple(dict.fromkeys(cases))


def _han_words(run: str) -> tuple[list[WordGroup], list[str]]:
    """The words of a run of Chinese characters; neighbours also count as one phrase, "A和B" as one of both."""
    functions, general = question_words("zh", "function"), question_words("zh", "general")
    phrases: list[list[str]] = [[]]
    joined: list[bool] = [False]
    left: list[str] = []
    groups: list[WordGroup] = []
    pieces = segment(run)
    for at, word in enumerate(pieces):
        if _is_topic(word, functions | general):
            phrases[-1].append(_leading(pieces, at, functions | general) + word)
            continue
        if word in _short_topics():
            groups.append(WordGroup(word, _short_topics()[word]))
        if word in _city_words():  # "北京和深圳的院士" joins no 北京 with 院士
            joined[-1] = False
        if phrases[-1]:
            phrases.append([])
            joined.append(word in JOINING)
        if word in general and len(word) > 1:
            left.append(word)
    for phrase, with_last in zip(phrases, joined, strict=True):
        if with_last and len(phrase) == 1 and groups and groups[-1].needed:
            groups[-1:] = either(groups[-1], *_phrase(phrase))
        else:
            groups += _phrase(phrase)
    return groups, left


@cache
def _short_topics() -> dict[str, tuple[str, ...]]:
    """Topics of one character, which stands in too many words to be looked for itself, and what it means."""
    pairs = (entry.split("=") for entry in question_words("zh", "short"))
    return {short: tuple(words.split("|")) for short, words in pairs}


def _is_topic(word: str, no_topic: frozenset[str]) -> bool:
    """Whether a Chinese word says what is looked for; two function words run together say nothing."""
    if len(word) < 2 or word in no_topic or word in _city_words() or COUNTED.fullmatch(word):
        return False
    return not all(c in question_words("zh", "function") for c in word)


def _leading(pieces: list[str], at: int, no_topic: frozenset[str]) -> str:
    """A single character before a word that belongs to it (碳 of 碳排放); one behind a topic belongs to that."""
    before = pieces[at - 1] if at else ""
    if len(before) != 1 or before in no_topic or before in _short_topics() or COUNTED.fullmatch(before):
        return ""
    return "" if at > 1 and _is_topic(pieces[at - 2], no_topic) else before


def either(a: WordGroup, b: WordGroup) -> list[WordGroup]:
    """One of two words is asked for; each raises the rank."""
    together = WordGroup(
        f"{a.word} / {b.word}", (*a.alternatives, *b.alternatives), certain=a.certain or b.certain
    )
    return [together, *(replace(g, weight=PHRASE_WEIGHT / 2, needed=False) for g in (a, b))]


def _phrase(words: list[str]) -> list[WordGroup]:
    """The words of an unbroken phrase; each pair of neighbours found together raises the rank."""
    pairs = [a + b for a, b in pairwise(words)]
    groups = [WordGroup(pair, (pair,), PHRASE_WEIGHT / len(pairs), needed=False) for pair in pairs]
    return groups + [WordGroup(w, _with_synonyms(w), parts=_parts(w)) for w in words]


def _parts(word: str) -> tuple[str, ...]:
    """The telling words that a compound of four characters consists of."""
    functions, general = question_words("zh", "function"), question_words("zh", "general")
    if len(word) == 3 and word[1:] not in functions | general and segment(word) == [word[0], word[1:]]:
        return (word[1:],)
    if len(word) != 4:
        return ()
    return tuple(
        w for w in (word[:2], word[2:]) if w not in functions and w not in general and segment(w) == [w]
    )


def _with_synonyms(word: str) -> tuple[str, ...]:
    """A Chinese word and what the term list gives as the same."""
    others = (*_plain().get(word, ()), *_same().get(word, ()), *_synonyms().get(word, ()))
    return (word, *(w for w in dict.fromkeys(others) if w != word))


@cache
def _plain() -> dict[str, tuple[str, ...]]:
    """Words that people use, and what documents say instead."""
    pairs = (entry.split("=") for entry in question_words("zh", "plain"))
    return {said: tuple(written.split("|")) for said, written in pairs}


@cache
def _same() -> dict[str, tuple[str, ...]]:
    """The wordings of one concept by each of them."""
    groups = (tuple(entry.split("|")) for entry in question_words("zh", "same"))
    return {word: group for group in groups for word in group}


def tells_state(group: WordGroup) -> bool:
    """Whether a word only tells how far a thing is (completed, 开工)."""
    return any(group.word.casefold() in question_words(language, "state") for language in ("zh", "en"))


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """Words that one English term has in Chinese, by the usual one; only terms that are narrow enough."""
    found: dict[str, tuple[str, ...]] = {}
    for chinese in load_bilingual().words.values():
        if 2 <= len(chinese) <= 3 and all(len(w) >= 3 for w in chinese):
            for word in chinese:
                found.setdefault(word, chinese)
    return found


@cache
def _city_words() -> frozenset[str]:
    """Names of the cities whose documents are read: they are no topic."""
    own = [c for c in load_gazetteer().cities if load_gazetteer().places(c.key)][:1]
    names = {n for c in own for n in (c.name, c.name_en, *c.aliases)}
    return frozenset(n.casefold() for n in names)


def _latin_words(text: str) -> tuple[list[WordGroup], list[str]]:
    """Words in Latin letters that the term list lacks: numbers and abbreviations, then the rest."""
    functions, general = question_words("en", "function"), question_words("en", "general")
    groups, left = [], []
    for m in LATIN_WORD.finditer(text):
        word = re.sub(r"['’]s$", "", m[0])
        folded = word.casefold()
        if folded in functions or folded in _city_words() or len(folded) < 2:
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

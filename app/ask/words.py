"""The words a question has left when its forms and names are taken: topics to look for in the text."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from app.ask.interpretation import WordGroup
from app.ask.latin_words import find_latin_words, latin_only, spellings
from app.ask.question_words import city_words, question_words
from ingest.nlp.pipeline import segment
from ontology.bilingual import load_bilingual

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
# What tells the unit of a value only: (10,000 t/day), 100 million.
UNITS = re.compile(
    r"\b\d{1,3}(?:,000)+\b|\b\d+ (?:thousand|million|billion)\b"
    r"|\b(?:t|tonnes|tons|teu|m3|km2?)/?(?:day|d|year)?\b",
    re.IGNORECASE,
)
# How much a phrase of several neighbouring words, found as a whole, raises the rank.
PHRASE_WEIGHT = 0.4
# Between two words of which one is asked for.
EITHER = " / "
JOINING = frozenset("和与及或")
LONG_TERM = 5
# A concept of so many characters is looked for as a whole (个人破产), not by the words it is cut into.
LONG_CONCEPT = 4
COUNTED = re.compile(
    r"[一二三四五六七八九十百两几多各每这那哪第]+[份个项条家座所部类种次期年章节篇大]?|[份个项条家座所部类种次]+"
)


def find_words(text: str) -> tuple[list[WordGroup], list[str]]:
    """Groups of words to look for, and words that nothing can be done with.

    `text` is the question with what has been taken blanked out.
    """
    groups: list[WordGroup] = []
    unmatched: list[str] = []
    text = UNITS.sub(lambda m: " " * len(m[0]), text)
    rest = _known_phrases(text, groups, unmatched)
    rest, ends = _chinese_terms(rest, groups)
    for run in HAN_RUN.finditer(rest):
        before = ends.get(run.start()) if run[0][0] in JOINING else None
        found, left = _han_words(run[0], before)
        groups = [*(g for g in groups if g is not before), *found]
        unmatched += left
    known, unknown = find_latin_words(rest)
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
        while pieces and pieces[-1] in functions - city_words():
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
        if folded in functions or folded in city_words():
            continue
        if folded in general:
            unmatched.append(word)
        else:
            groups.append(WordGroup(word, (*match.chinese, *spellings(word))))
        text = text[: match.start] + " " * (match.end - match.start) + text[match.end :]
    return text


def _chinese_terms(text: str, groups: list[WordGroup]) -> tuple[str, dict[int, WordGroup]]:
    """Take the Chinese terms that go by several names (水质净化厂, 污水处理厂); what is left, and where each ends."""
    ends: dict[int, WordGroup] = {}
    for m in _terms().finditer(text):
        parts = tuple(w for w in segment(m[0]) if len(w) > 1)
        ends[m.end()] = WordGroup(m[0], _with_synonyms(m[0]), parts=parts if len(parts) > 1 else ())
        groups.append(ends[m.end()])
        text = text[: m.start()] + " " * len(m[0]) + text[m.end() :]
    return text, ends


@cache
def _terms() -> re.Pattern[str]:
    terms = {w for w in _synonyms() if len(w) >= LONG_TERM} | {w for w in _same() if len(w) >= LONG_CONCEPT}
    long = sorted(terms, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, long)))


def _han_words(run: str, before: WordGroup | None) -> tuple[list[WordGroup], list[str]]:
    """The words of a run of Chinese characters; neighbours also count as one phrase, "A和B" as one of both.

    `before` is the term that the run is joined to by its first word.
    """
    functions, general = question_words("zh", "function"), question_words("zh", "general")
    phrases: list[list[str]] = [[]]
    joined: list[bool] = [before is not None]
    left: list[str] = []
    groups: list[WordGroup] = [before] if before else []
    pieces = segment(run)
    for at, word in enumerate(pieces):
        if _is_topic(word, functions | general):
            phrases[-1].append(_leading(pieces, at, functions | general) + word)
            continue
        if word in _short_topics():
            groups.append(WordGroup(word, _short_topics()[word]))
        if word in city_words():  # "北京和深圳的院士" joins no 北京 with 院士
            joined[-1] = False
        if phrases[-1]:
            phrases.append([])
            joined.append(word in JOINING)
        if word in general and len(word) > 1:
            left.append(word)
    alone = before is not None
    for phrase, with_last in zip(phrases, joined, strict=True):
        said = _phrase(phrase)
        if with_last and len(phrase) == 1 and groups and groups[-1].needed:
            groups[-1:] = either(groups[-1], *said)
        elif with_last and alone and len(phrase) == 2 and groups and groups[-1].needed:
            groups[-1:] = either(
                groups[-1], WordGroup("".join(phrase), ("".join(phrase),), parts=tuple(phrase))
            )
        else:
            groups += said
        alone = len(phrase) == 1
    return groups, left


@cache
def _short_topics() -> dict[str, tuple[str, ...]]:
    """Topics of one character, which stands in too many words to be looked for itself, and what it means."""
    pairs = (entry.split("=") for entry in question_words("zh", "short"))
    return {short: tuple(words.split("|")) for short, words in pairs}


def _is_topic(word: str, no_topic: frozenset[str]) -> bool:
    """Whether a Chinese word says what is looked for; two function words run together say nothing."""
    if len(word) < 2 or word in no_topic or word in city_words() or COUNTED.fullmatch(word):
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
        f"{a.word}{EITHER}{b.word}",
        (*a.alternatives, *b.alternatives),
        certain=a.certain or b.certain,
        parts=b.parts if len(b.parts) > 1 else (),
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

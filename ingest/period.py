"""The years a plan is made for, from its title or from what it says at its beginning."""

import re

from ingest.model import Period, Structure

_RANGE = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:[-—–－~～至]{1,2}|to)\s*((?:19|20)\d{2})")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3})个[\s\u3000]*五年")
_SHORT_ORDINAL = re.compile(
    r"[“\"]?(十[一二三四五六七八九]|二十[一二三四五六七八九]?|十)五(?:[”\"]|(?=规划|计划|时期|期间))"
)
_ENGLISH_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\s+five[- ]year", re.IGNORECASE)
_WORDS = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
)
_ENGLISH_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\s+five[- ]year", re.IGNORECASE)
_TERM = re.compile(
    r"(?:规划期限?|规划时限|实施期限|planning period)[^。.]{0,16}?((?:19|20)\d{2})\s*年?\s*"
    r"(?:[-—–－~～至]{1,2}|to)\s*((?:19|20)\d{2})",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*[（(][^（()）]*\d{4}[^（()）]*[)）]\s*")
_PLANNING = re.compile(r"规划|纲要|方案|计划|\b(?:plan|programme|strategy|outline|agenda)\b", re.IGNORECASE)
_GOAL_TITLE = re.compile(r"目标|\b(?:goals?|targets?|objectives?)\b", re.IGNORECASE)
_GOAL_YEAR = re.compile(r"(?:到|\bby\s+)\s*((?:19|20)\d{2})", re.IGNORECASE)
_DATA_YEAR = re.compile(r"((?:19|20)\d{2})\s*年(?:末|底|值|统计|数据|国民经济)")
_DIGITS = {character: value for value, character in enumerate("一二三四五六七八九十", start=1)}

CHARACTERS_OF_AN_INTRODUCTION = 3000
LONGEST_PERIOD = 40


def find_period(title: str, text: str, structure: Structure) -> Period | None:
    """The plan's name with its first and last year; None for a document that plans for none.

    In this order: the five-year plan the title names, the years in the title, the term the
    text states, and last the year its goals are set for, from the year after its data.
    """
    if ordinal := _ordinal(title):
        first = 1951 + 5 * ordinal  # the first ran 1953-1957; since the sixth they follow each other
        return Period(_PARENTHESIS.sub("", title), first, first + 4)
    name = _PARENTHESIS.sub("", title)
    if found := _range(_RANGE.search(title)):
        return Period(name, *found)
    if not _PLANNING.search(title):
        return None
    if found := _range(_TERM.search(text[:CHARACTERS_OF_AN_INTRODUCTION])):
        return Period(name, *found)
    return _from_goals(name, text, structure)


def _ordinal(title: str) -> int | None:
    if match := _ORDINAL.search(title) or _SHORT_ORDINAL.search(title):
        return _number(match.group(1))
    if match := _ENGLISH_ORDINAL.search(title):
        return int(match.group(1))
    if match := _ENGLISH_WORD.search(title):
        return 10 + _WORDS.index(match.group(1).lower())
    return None


def _number(numeral: str) -> int:
    """The value of a Chinese numeral up to 99."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS[numeral]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _range(match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None:
        return None
    first, last = int(match.group(1)), int(match.group(2))
    return (first, last) if 0 <= last - first <= LONGEST_PERIOD else None


def _from_goals(name: str, text: str, structure: Structure) -> Period | None:
    for section in structure.sections[1:]:
        if not _GOAL_TITLE.search(section.title):
            continue
        if match := _GOAL_YEAR.search(text, section.start, section.end):
            last = int(match.group(1))
            data = [int(y) for y in _DATA_YEAR.findall(text, 0, section.start)]
            known = [year for year in data if year < last]
            return Period(name, max(known) + 1, last) if known else None
    return None

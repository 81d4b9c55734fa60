"""One spelling for the ways a name may be written: width, script, quotes, brackets, numerals."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−－~～〜]+\s*")
_QUOTES_AND_BRACKETS = re.compile(r"[“”„‟\"‘’‛'`´「」『』《》〈〉【】（）()\[\]〔〕［］{}*·•・]")
# An abbreviation behind the name it stands for, and a mark of not yet being set up, say nothing new.
_GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])\s*[（(\[〔](?:[A-Za-z][A-Za-z0-9&.\- ]*|筹|筹建|简称[^）)]*)[）)\]〕]"
)
# A whole name in brackets behind another with the same ending is a second name (…工程（…工程）).
_SECOND_NAME = re.compile(r"(?<=(工程|项目|计划|行动))\s*[（(][^（()）]{4,}\1[）)]$")
_SPACES = re.compile(r"\s+")
_SPACES_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ORDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "first": 1, "second": 2, "third": 3}


def spelled(name: str) -> str:
    """The name in one spelling: half width, simplified, lower case, without quotes and brackets."""
    key = unicodedata.normalize("NFKC", _SECOND_NAME.sub("", _GLOSS.sub("", name))).strip()
    return _spelled_han(key) if HAN.search(key) else _spelled_latin(key)


def simplified(text: str) -> str:
    """The text in simplified characters; of the same length, else unchanged."""
    converted = str(_converter().convert(text))
    return converted if len(converted) == len(text) else text


def phase_number(phase: str) -> int | None:
    """The number of a phase written as 三, 3 or III."""
    phase = phase.lower()
    if phase.isdecimal():
        return int(phase)
    if phase in ROMAN:
        return ROMAN[phase]
    if phase in _ORDINALS:
        return _ORDINALS[phase]
    if "十" in phase:
        tens, _, ones = phase.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS.get(phase)


@cache
def _converter() -> "OpenCC":
    # Reading its tables takes some hundredths of a second, which only who normalises should pay.
    from opencc import OpenCC

    return OpenCC("t2s")


def _spelled_han(name: str) -> str:
    key = _QUOTES_AND_BRACKETS.sub("", str(_converter().convert(name)).lower())
    return _DASHES.sub("-", _SPACES_BESIDE_HAN.sub("", _SPACES.sub(" ", key)))


def _spelled_latin(name: str) -> str:
    key = name.casefold().replace("centre", "center").replace("&", " and ")
    key = _QUOTES_AND_BRACKETS.sub(" ", re.sub(r"['’`´]", "", key))
    key = _SPACES.sub(" ", _DASHES.sub("-", key)).strip(" .,;:")
    return key.removeprefix("the ").replace("-", " ")

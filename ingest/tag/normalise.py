"""The key under which two mentions of a named thing are the same thing."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−－~～〜]+\s*")
_QUOTES_AND_BRACKETS = re.compile(r"[“”„‟\"‘’‛'`´「」『』《》〈〉【】（）()\[\]〔〕［］{}*·•・]")
# An abbreviation behind the name it stands for, and a mark of not yet being set up, say nothing new.
_GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])\s*[（(\[〔](?:[A-Za-z][A-Za-z0-9&.\- ]*|筹|筹建|简称[^）)]*)[）)\]〕]"
)
_SPACES = re.compile(r"\s+")
_SPACES_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ORDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "first": 1, "second": 2, "third": 3}
_PHASE_HAN = re.compile(r"第?([一二两三四五六七八九十]{1,3}|\d{1,2}|[ivx]{1,4})(?=期)")
_ROMAN_AT_END = re.compile(r"(?<=[\u3400-\u9fff])-?(i{1,3}|iv|vi{0,3}|ix|x)(?=(?:工程|项目)?$)")
_PLAN_NUMBER = re.compile(r"第(十[一二三四五六七八九]?|[一二三四五六七八九])个?五年")
_PHASE_EN = re.compile(r"\bphase ([ivx]{1,4}|\d{1,2}|[a-z]+)\b(?: of (?:the )?)?")

# Endings that a plan may leave out: "…枢纽一期工程" and "…枢纽一期" are one project.
_PROJECT_ENDING = re.compile(r"(?:建设)?(?:工程|项目)$")
_PROJECT_ENDING_EN = re.compile(r" project$")
_SHORTEST_PROJECT = 4
# What a city's name may not be taken from: the rest would name a class or another thing.
_NOT_BARE = re.compile(r"[湾河港站]|北站|东站|大学|学院|机场|国际机场|水库|图书馆|博物馆|体育|中心$")
_SHORTEST_REST = 6
_SHORTEST_REST_OF_BODY = 3


def normalise_name(name: str, type: str, *, prefixes: Sequence[str] = ()) -> str:
    """Equal for two spellings of one thing of this type, unlike for near misses.

    `prefixes` are the names of the city the mention comes from ("深圳市", "深圳", "Shenzhen"):
    a leading one is dropped where the rest still names one thing.
    """
    key = unicodedata.normalize("NFKC", _GLOSS.sub("", name)).strip()
    return _normalise_han(key, type, prefixes) if _HAN.search(key) else _normalise_latin(key, type)


def simplified(text: str) -> str:
    """The text in simplified characters; of the same length, else unchanged."""
    converted = str(_converter().convert(text))
    return converted if len(converted) == len(text) else text


def phase_number(phase: str) -> int | None:
    """The number of a phase written as 三, 3 or III."""
    phase = phase.lower()
    if phase.isdecimal():
        return int(phase)
    if phase in _ROMAN:
        return _ROMAN[phase]
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


def _normalise_han(name: str, type: str, prefixes: Sequence[str]) -> str:
    key = str(_converter().convert(name)).lower()
    key = _QUOTES_AND_BRACKETS.sub("", key)
    key = _DASHES.sub("-", _SPACES_BESIDE_HAN.sub("", _SPACES.sub(" ", key)))
    key = _PLAN_NUMBER.sub(r"\1五", key).replace("个五年规划", "五规划")
    key = _PHASE_HAN.sub(_phase_digit, key)
    key = _ROMAN_AT_END.sub(lambda m: f"{_ROMAN[m[1]]}期", key)
    key = _without_prefix(key, type, prefixes)
    if type == "Project":
        shorter = _PROJECT_ENDING.sub("", key)
        key = shorter if len(shorter) >= _SHORTEST_PROJECT else key
    return key


def _phase_digit(match: re.Match[str]) -> str:
    number = phase_number(match[1])
    return match[0] if number is None else str(number)


def _without_prefix(key: str, type: str, prefixes: Sequence[str]) -> str:
    for prefix in sorted(prefixes, key=len, reverse=True):
        start = prefix.lower()
        if not start or not key.startswith(start):
            continue
        rest = key[len(start) :]
        if start.endswith(("市", "州", "盟")):
            return rest if len(rest) >= _SHORTEST_REST_OF_BODY and not _NOT_BARE.match(rest) else key
        # Without 市 the city's name may be part of an institution's own name (深圳证券交易所).
        loose = type in ("Project", "Programme", "Reform")
        return rest if loose and len(rest) >= _SHORTEST_REST and not _NOT_BARE.match(rest) else key
    if type in ("Organization", "Agency") and key.startswith("市") and len(key) > _SHORTEST_REST_OF_BODY:
        return key[1:]
    return key


def _normalise_latin(name: str, type: str) -> str:
    key = name.casefold().replace("centre", "center").replace("&", " and ")
    key = re.sub(r"['’`´]", "", key)
    key = _QUOTES_AND_BRACKETS.sub(" ", key)
    key = _SPACES.sub(" ", _DASHES.sub("-", key)).strip(" .,;:")
    key = key.removeprefix("the ")
    phase = _PHASE_EN.search(key)
    number = phase_number(phase[1]) if phase else None
    if phase and number is not None:
        rest = " ".join((key[: phase.start()] + key[phase.end() :]).split())
        key = f"{_without_ending(rest, type)} phase {number}"
    else:
        key = _without_ending(key, type)
    return key.replace("-", " ")


def _without_ending(key: str, type: str) -> str:
    return _PROJECT_ENDING_EN.sub("", key) if type == "Project" and key.count(" ") > 1 else key

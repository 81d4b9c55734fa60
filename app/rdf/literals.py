"""Literals in N-Triples, and the language of a name."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ontology.terms import Datatype

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = f'"^^<{_XSD}integer>'
_DOUBLE = f'"^^<{_XSD}double>'
_DATES = {0: "gYear", 1: "gYearMonth", 2: "date"}
_UNUSUAL = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def string(text: str) -> str:
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{text}"'


def in_language(text: str, language: str) -> str:
    return f"{string(text)}@{language}"


def in_own_language(text: str) -> str:
    return in_language(text, language_of(text))


def language_of(text: str) -> str:
    """Chinese as soon as there is a Han character, else English."""
    return "zh" if _HAN.search(text) else "en"


def integer(value: int) -> str:
    return f'"{value}{_INTEGER}'


def double(value: float) -> str:
    """The shortest form that gives the same number again."""
    lexical = repr(float(value))
    return f'"{_UNUSUAL.get(lexical, lexical)}{_DOUBLE}'


def boolean(value: bool) -> str:
    return f'"{str(value).lower()}"^^<{_XSD}boolean>'


def date(value: object) -> str:
    """Documents tell a day, a month or no more than the year that they were issued in."""
    text = str(value)
    return f'"{text}"^^<{_XSD}{_DATES.get(text.count("-"), "string")}>'


def year(value: int) -> str:
    return f'"{value:04d}"^^<{_XSD}gYear>'


WRITERS: Mapping[Datatype, Callable[[Any], str]] = {
    "string": string,
    "strings": string,
    "integer": integer,
    "integers": integer,
    "float": double,
    "boolean": boolean,
    "date": date,
}
LISTS: frozenset[Datatype] = frozenset({"strings", "integers"})

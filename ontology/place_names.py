"""The spellings of a place's name, and the form in which names are compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from ontology.place_tables import read_rows

_APOSTROPHES = str.maketrans({"'": None, "’": None, "‘": None, "ʼ": None})
_WORD = re.compile(r"[A-Za-z]+(?:['’‘ʼ][A-Za-z]+)*")
# What the English name of a division ends in, and a text may leave out.
_DIVISION = re.compile(
    r" (?:New District|District|Subdistrict|County|City|Town|Township"
    r"|Banner|Special Cooperation Zone)$"
)
# How texts also render such an ending.
_OTHER_ENDING = {
    " Subdistrict": (" Sub-district", " Street"),
    " New District": (" District", " New Area"),
    " City": (" Municipality",),
}
_VOWELS = re.compile(r"[aeiou]+", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _simplified() -> dict[int, str]:
    """Each traditional character that a name may be written with, and its simplified one."""
    path = Path(str(files("ontology"))) / "cities" / "traditional.tsv"
    return {ord(row["traditional"]): row["simplified"] for _, row in read_rows(path)}


def simplify(text: str) -> str:
    """The text in simplified characters, as far as names need it; offsets stay."""
    return text.translate(_simplified())


def has_han(name: str) -> bool:
    return bool(_HAN.search(name))


def fold_word(word: str) -> str:
    """One Latin word as it is compared: lower case, no apostrophe, no possessive."""
    return word.removesuffix("'s").removesuffix("’s").translate(_APOSTROPHES).lower()


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a Latin name as they are compared: "Bao'an District" is ("baoan", "district")."""
    return tuple(fold_word(m.group()) for m in _WORD.finditer(name))


def latin_words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of every Latin word; the end leaves out a possessive."""
    words = []
    for m in _WORD.finditer(text):
        end = m.end() - 2 if m.group().endswith(("'s", "’s")) else m.end()
        words.append((m.start(), end, fold_word(m.group())))
    return words


def tidy_name(name: str) -> str:
    """A name as typed, simplified, half-width, without spaces around it or between Han characters."""
    name = simplify(unicodedata.normalize("NFKC", name)).strip(" 　,，.。?？!！\"'“”")
    return "".join(name.split()) if has_han(name) else name


def english_ending(name_en: str) -> str:
    """What the English name of a division ends in (" District"), else the empty string."""
    found = _DIVISION.search(name_en)
    return found.group() if found else ""


def english_spellings(name_en: str, *, division: bool) -> list[str]:
    """`name_en`, for a division also with other endings or none, each with and without apostrophe."""
    spellings = [name_en]
    if division and (ending := _DIVISION.search(name_en)):
        bare = name_en[: ending.start()]
        # One syllable alone is a surname or an English word: Li County, She County, He County.
        if len(_VOWELS.findall(bare)) > 1:
            spellings.append(bare)
        spellings += [bare + other for other in _OTHER_ENDING.get(ending.group(), ())]
    return unique(s for name in spellings for s in (name, name.translate(_APOSTROPHES)) if s)


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

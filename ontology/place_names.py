"""The spellings a place goes by: with and without its suffix, in English, and in pinyin."""

import re
from collections.abc import Iterable

_APOSTROPHES = str.maketrans({"'": None, "’": None, "‘": None, "ʼ": None})
_WORD = re.compile(r"[A-Za-z]+(?:['’‘ʼ][A-Za-z]+)*")
# What an English name of a division ends in, and a text may leave out or say otherwise.
_DIVISION = re.compile(
    r" (?:District|New District|Subdistrict|Sub-district|Street|County|City|Town|Township|Banner"
    r"|Autonomous County|Special Cooperation Zone)$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


def has_han(name: str) -> bool:
    return bool(_HAN.search(name))


def fold_word(word: str) -> str:
    """One Latin word as it is compared: lower case, no apostrophe, no possessive."""
    if word[-2:] in ("'s", "’s"):
        word = word[:-2]
    return word.translate(_APOSTROPHES).lower()


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a Latin name as they are compared: "Bao'an District" is ("baoan", "district")."""
    return tuple(fold_word(m.group()) for m in _WORD.finditer(name))


def latin_words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of every Latin word."""
    words = []
    for m in _WORD.finditer(text):
        end = m.end() - 2 if m.group()[-2:] in ("'s", "’s") else m.end()
        words.append((m.start(), end, fold_word(m.group())))
    return words


def english_spellings(name_en: str, *, division: bool) -> list[str]:
    """`name_en`, for a division also its bare form, each with and without apostrophe."""
    spellings = [name_en]
    if division:
        bare = _DIVISION.sub("", name_en)
        spellings.append(bare)
        if name_en.endswith(" Subdistrict"):
            spellings += [f"{bare} Sub-district", f"{bare} Street"]
        elif name_en.endswith(" New District"):
            spellings.append(f"{bare} District")
    return unique(s for name in spellings for s in (name, name.translate(_APOSTROPHES)) if s)


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

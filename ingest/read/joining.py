"""How the lines of one sentence become one again: with a space, without, or with a hyphen undone."""

from collections.abc import Container

_ENDS = "。！？!?；"
# First parts of words that are spelt with a hyphen.
_COMPOUNDING = frozenset(
    (
        "high",
        "low",
        "long",
        "short",
        "well",
        "self",
        "cross",
        "large",
        "small",
        "full",
        "half",
        "first",
        "world",
    )
)
_CLOSING = "”’」』）)】》\"'"


def is_han(char: str) -> bool:
    """Takes a full em and no spaces around it: ideographs and their punctuation."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uff60" or char >= "\U00020000"


def ends_sentence(text: str) -> bool:
    """In front of closing quotes and brackets too. A full stop counts, an abbreviation's as well."""
    bare = text.rstrip(_CLOSING)
    before = bare[-2:-1]
    if bare.endswith(";"):
        return is_han(before)
    return bare.endswith(tuple(_ENDS)) or (bare.endswith(".") and not before.isdigit())


def join_lines(before: str, after: str, words: Container[str] = ()) -> str:
    """What `before` becomes when `after` is appended: `before` itself, or with a space or less a hyphen.

    `words` are those of the whole document: one found there without its hyphen loses it, and one of
    which both parts are found ("western-central") keeps it.
    """
    if not before or not after or before[-1].isspace():
        return before
    last, first = before[-1], after[0]
    if last == "-" and before[-2:-1].isalpha() and first.isalpha() and not is_han(first):
        return before[:-1] if _is_one_word(before, after, words) else before
    if is_han(last) or is_han(first) or last in "“‘—" or first in "”’—":
        return before
    # Chinese typesetting breaks numbers too, English never does.
    if first.isdigit() and (last.isdigit() or last in ".．") and not _is_western(before + after):
        return before
    return before + " "


def _is_western(text: str) -> bool:
    return sum(char.isalpha() and not is_han(char) for char in text) > len(text) / 2


def _is_one_word(before: str, after: str, words: Container[str]) -> bool:
    head = before[:-1].rpartition(" ")[2].strip("(“‘\"'").lower()
    tail = after.partition(" ")[0].strip(".,;:)”’\"'").lower()
    if head + tail in words:
        return True
    stands_alone = (head in words and tail in words) or head in _COMPOUNDING
    return after[0].islower() and not stands_alone and f"{head}-{tail}" not in words

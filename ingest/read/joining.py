"""How the lines of one sentence become one again: with a space, without, or with a hyphen undone."""

from collections.abc import Container

_ENDS = "。！？!?；;"
_CLOSING = "”’」』）)】》\"'"


def is_han(char: str) -> bool:
    """Takes a full em and no spaces around it: ideographs and their punctuation."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uff60" or char >= "\U00020000"


def ends_sentence(text: str) -> bool:
    """In front of closing quotes and brackets too. A full stop counts, an abbreviation's as well."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith(tuple(_ENDS)) or (bare.endswith(".") and not bare[-2:-1].isdigit())


def join_lines(before: str, after: str, words: Container[str] = ()) -> str:
    """What `before` becomes when `after` is appended: `before` itself, or with a space or less a hyphen.

    `words` are those of the whole document: a word found there without its hyphen loses it.
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
    return after[0].islower() and f"{head}-{tail}" not in words

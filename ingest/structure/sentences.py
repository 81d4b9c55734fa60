"""Where sentences end, in Chinese and in English text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_CLOSERS = "”’』」》）)】〉\"'］\\]"
_STOP = re.compile(rf"[。！？；]+[{_CLOSERS}]*|[!?]+[{_CLOSERS}]*|\.[{_CLOSERS}]*(?=\s)|…+[{_CLOSERS}]*")
_CONTINUES = "，、；：,:的和与及等中"
_BRACKETS = re.compile(r"[（(【［\[「『）)】］\]」』]")
_OPENERS = "（(【［[「『"
# A bracket that stays open longer than this is taken for a slip, not for an aside.
LONGEST_ASIDE = 200
# Longer ones are no sentences: the marks or the lines were lost. Cut, they take no more time than others.
LONGEST_SENTENCE = 2_000
_PAUSES = "，、,：:) ）\t\n\u3000"

_NEVER_LAST = re.compile(
    r"mr|mrs|ms|dr|prof|st|no|nos|art|arts|fig|figs|sec|ch|vol|p|pp|vs|cf|approx|i\.e|e\.g", re.IGNORECASE
)
_SELDOM_LAST = re.compile(
    r"etc|al|inc|ltd|co|corp|gov|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|a\.m|p\.m|ph\.d",
    re.IGNORECASE,
)
# A capital after "U.S." or "Co." opens a sentence only if it begins one of these.
_STARTERS = re.compile(
    r"(?:the|a|an|in|on|by|to|we|this|that|these|those|it|for|from|under|with|as|at|all|each|every|both)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_NUMBER = re.compile(r"\s*[(（]?\w{1,3}")


def sentence_ends(text: str) -> Iterator[int]:
    """Offsets at which a sentence ends, or is cut for its length; the last one is the end of the text."""
    position = 0
    for end in _stops(text):
        yield from cuts(text, position, end)
        yield end
        position = end


def cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which to cut `text[start:end]` for its length: behind a pause, if there is one."""
    while end - start > LONGEST_SENTENCE:
        last = start + LONGEST_SENTENCE
        pause = max(text.rfind(mark, last - LONGEST_SENTENCE // 2, last) for mark in _PAUSES)
        start = pause + 1 if pause > 0 else last
        yield start


def _stops(text: str) -> Iterator[int]:
    asides = _asides(text)
    start = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and match.start() >= start and _is_end(text, start, match, asides):
            yield match.end()
            start = match.end()
    if start < len(text):
        yield len(text)


def _is_end(text: str, start: int, match: re.Match[str], asides: list[tuple[int, int]]) -> bool:
    if asides and _inside(asides, match.start(), match.end()):
        return False
    mark = match.group()[0]
    after = text[match.end() : match.end() + 4].lstrip()
    if not after:
        return False
    if len(match.group().rstrip(mark)) > 0 and after[0] in _CONTINUES:
        return False
    if mark in "。！？；":
        return True
    if mark == ".":
        return _ends_english(text, start, match, after)
    return after[0].isupper() or _is_wide(after[0])


def _ends_english(text: str, start: int, match: re.Match[str], after: str) -> bool:
    if _NUMBER.fullmatch(text, start, match.start()):
        return False
    word = text[max(start, match.start() - 20) : match.start()].rpartition(" ")[2].lstrip("(“\"'‘")
    if _NEVER_LAST.fullmatch(word):
        return False
    if _SELDOM_LAST.fullmatch(word) or (_ACRONYM.fullmatch(word) and word != "I"):
        following = text[match.end() : match.end() + 30].split()
        return bool(following) and following[0][:1].isupper() and bool(_STARTERS.fullmatch(following[0]))
    return after[0].isupper() or after[0].isdigit() or after[0] in "\"'(—" or _is_wide(after[0])


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character in "“‘"


def _asides(text: str) -> list[tuple[int, int]]:
    """Outermost brackets that close soon: no sentence ends inside them."""
    found: list[tuple[int, int]] = []
    depth = opened = 0
    for match in _BRACKETS.finditer(text):
        if match.group() in _OPENERS:
            if depth and match.start() - opened > LONGEST_ASIDE:
                depth = 0
            if not depth:
                opened = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and match.end() - opened <= LONGEST_ASIDE:
                found.append((opened, match.end()))
    return found


def _inside(asides: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(asides, (start, start)) - 1
    return index >= 0 and asides[index][0] < start and end < asides[index][1]

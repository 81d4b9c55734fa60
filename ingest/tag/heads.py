"""Where Chinese names may end: behind a telling last word that nothing continues."""

import re
from collections.abc import Iterator

from ingest.tag.clauses import Clause
from ingest.tag.left_edge import Head
from ingest.tag.lexicon import Lexicon
from ingest.tag.masking import BRACKET, BRACKET_FIRST, QUOTE_FIRST

_PHASE = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}|\d{1,2}|I{1,3}|IV|VI{0,3})期|(?<=[\u4e00-\u9fff])(?:I{1,3}|IV|VI{0,2}|[ⅠⅡⅢⅣⅤⅥ])"
)
_PHASE_REACH = 5
_PHASE_LETTERS = frozenset("期IVⅠⅡⅢⅣⅤⅥ")
# What is said in brackets about a name rather than being a part of it.
_REMARK = re.compile(
    r"[（(](?:筹|下同|含|包括|即|简称|见|如|\d|以下|征求|节选|试行|暂名|暂定|[^（）()]{0,16}[达约超共增总]\s*\d)"
)
_PERIOD = re.compile(r"[（(]\d{4}\s*[年—–-]")
_NONE = "none"  # words that a last word begins and that are none themselves
_MAY_RUN_ON = frozenset({"place", "organisation", "agency"})
_LONGEST_REST = 3
_DASHES = "—–-－"
_ALWAYS_AFTER = frozenset(BRACKET_FIRST + QUOTE_FIRST + ")）]】")
_PHASE_GROUPS = frozenset({"phase"})


def find_heads(text: str, masked: str, clause: Clause, lexicon: Lexicon) -> Iterator[Head]:
    """Every possible end of a name in the clause, left to right."""
    cut_starts = {start for start, _ in clause.cuts}
    for last in lexicon.name_ends.finditer(masked, clause.start, clause.end):
        end = word_end = last.end()
        if last[0] == BRACKET:
            if end < clause.end and masked[end] == BRACKET:
                continue
            word_end = masked.rfind(BRACKET_FIRST, clause.start, end)
            if _REMARK.match(text, word_end) and not (
                _PERIOD.match(text, word_end) and _is_policy(masked, word_end, lexicon)
            ):
                continue
        head = _head(masked, clause.start, word_end, end, lexicon)
        if head and _ends_here(masked, clause, head, cut_starts, lexicon):
            yield head


def _is_policy(masked: str, end: int, lexicon: Lexicon) -> bool:
    return "policy" in lexicon.heads.groups.get(lexicon.heads.ending(masked, end), ())


def _head(masked: str, floor: int, word_end: int, end: int, lexicon: Lexicon) -> Head | None:
    if masked[word_end - 1] in _PHASE_LETTERS:
        begin = max(floor, word_end - _PHASE_REACH)
        for at in range(begin, word_end):
            if _PHASE.fullmatch(masked, at, word_end):
                return Head(at, word_end, end, "期", _PHASE_GROUPS)
    word = lexicon.heads.ending(masked, word_end)
    if not word or word_end - len(word) < floor or _NONE in lexicon.heads.groups[word]:
        return None
    if lexicon.no_heads.ending(masked, word_end):
        return None
    return Head(word_end - len(word), word_end, end, word, lexicon.heads.groups[word])


def _ends_here(masked: str, clause: Clause, head: Head, cut_starts: set[int], lexicon: Lexicon) -> bool:
    end = head.end
    if (end < clause.end and masked[end] in _DASHES) or _begins_other(masked, head, lexicon):
        return False
    if end == clause.end or end in cut_starts or masked[end] in _ALWAYS_AFTER:
        return True
    if masked[end].isdigit() or lexicon.after.match(masked, end):
        return True
    if head.groups.isdisjoint(_MAY_RUN_ON):
        return False
    if "verb.nouny" in lexicon.openers.groups.get(lexicon.openers.match(masked, end), ()):
        return True
    return len(head.word) > 1 and not _goes_on(masked, head, lexicon)


def _begins_other(masked: str, head: Head, lexicon: Lexicon) -> bool:
    """Whether the last word is but the beginning of a word that is none (议程|创新示范区)."""
    for end in range(head.word_end + 1, min(len(masked), head.word_end + _LONGEST_REST) + 1):
        word = lexicon.heads.ending(masked, end)
        if end - len(word) == head.start and _NONE in lexicon.heads.groups.get(word, ()):
            return True
    return False


def _goes_on(masked: str, head: Head, lexicon: Lexicon) -> bool:
    """Whether a longer last word begins inside or right behind this one (大学城, 中心城区)."""
    return any(
        (word := lexicon.heads.ending(masked, end)) and end - len(word) < head.word_end
        for end in range(head.word_end + 1, min(len(masked), head.word_end + 4) + 1)
    )

"""Series of items that end in 等 or a count, with what the word behind says the items are."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.tag.clauses import Clause
from ingest.tag.left_edge import strip_openers
from ingest.tag.lexicon import Lexicon

_ETC = re.compile(
    r"(?<![高中初均平同相优对头甲乙])等(?!级|待|候|于|同|额|效|奖|式|次|领(?!导)|值)(?:\s*\d+\s*[个家项所条处座类大])?"
)
_COUNT = re.compile(r"(?:[两三四五六七八九十]|\d{1,2})\s*(?:大(?!道)|个|处|座|市|县|条|所|家|区)")
_REBUILT = re.compile(r"新?改?扩建|新建|迁建")
_BUILT = re.compile(r"(?:的)?(?:规划)?(?:新?改?扩?建设?|新建|开工|前期)")
_FACILITIES = frozenset({"transport", "water", "energy", "civic"})
_PROJECTS = frozenset({"project"})
_BREAKS_PHRASE = "的进入到向在"
_REACH = 14
_LONGEST_CLASS = 8  # a longer phrase behind 等 may be a name itself


@dataclass(frozen=True, slots=True)
class Series:
    """`start:end` holds the items, `word` and `groups` say what they are (项目, 景区).

    Behind the series a name may begin at `begin`; `word_end` is where the word ends. `phrase` is
    what stands between 等 and there, and `built` tells that it is something being built
    (A、B、C等综合交通枢纽建设): then it belongs to the name of each item. `rebuilt` is the word for
    works on bodies that are there already (A大学、B大学等高校扩建).
    """

    start: int
    end: int
    word: str
    groups: frozenset[str]
    begin: int
    word_end: int
    phrase: str = ""
    built: bool = False
    rebuilt: str = ""

    def names_class(self, end: int) -> bool:
        """Whether a phrase that ends there is only the class word with its attributes."""
        return self.end < end <= self.word_end and (self.built or end - self.end < _LONGEST_CLASS)


def find_series(
    text: str, masked: str, clause: Clause, complete: Mapping[int, str], lexicon: Lexicon
) -> list[Series]:
    """The series of a clause in order; `complete` are the ends of names in it."""
    marks = [m for m in _ETC.finditer(masked, clause.start, clause.end) if m.start() > clause.start]
    if complete:
        marks += [m for m in _COUNT.finditer(masked, clause.start, clause.end) if m.start() in complete]
    found: list[Series] = []
    begin = clause.start
    for mark in sorted(marks, key=lambda m: m.start()):
        if mark.start() <= begin:
            continue
        word, groups, word_end, rebuilt = _class_word(
            masked, mark.end(), min(clause.end, mark.end() + _REACH), lexicon
        )
        start = strip_openers(text, masked, begin, mark.start(), lexicon).start
        behind = word_end if word_end - mark.start() < _LONGEST_CLASS else mark.end()
        phrase = masked[mark.end() : word_end] if word else ""
        built = bool(_BUILT.match(masked, word_end)) and _is_facility(phrase, lexicon)
        found.append(Series(start, mark.start(), word, groups, behind, word_end, phrase, built, rebuilt))
        begin = max(mark.end(), word_end)
    return found


def _is_facility(phrase: str, lexicon: Lexicon) -> bool:
    head = lexicon.heads.ending(phrase, len(phrase)) if phrase else ""
    return not lexicon.heads.groups.get(head, frozenset()).isdisjoint(_FACILITIES)


def series_at(series: list[Series], end: int) -> Series | None:
    """The series with an item that ends there."""
    at = bisect_left(series, end, key=lambda s: s.end)
    return series[at] if at < len(series) and series[at].start < end else None


def series_before(series: list[Series], at: int) -> Series | None:
    """The last series that ends before this position."""
    index = bisect_left(series, at, key=lambda s: s.end)
    return series[index - 1] if index else None


def _class_word(masked: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, frozenset[str], int, str]:
    """The last class noun of the phrase behind 等 (办法 in 等相关项目管理办法), and the works on it."""
    word, word_end = "", start
    at = start
    while at < end and masked[at] not in "、和与及":
        if word in lexicon.heads.groups and _BUILT.match(masked, at):
            break
        if found := lexicon.classes.match(masked, at):
            word, word_end = found, at + len(found)
            at = word_end
            continue
        if word and (masked[at] in _BREAKS_PHRASE or _goes_on(masked, at, lexicon)):
            break
        at += 1
    groups = lexicon.classes.groups.get(word, frozenset())
    rebuilt = _REBUILT.match(word) or (
        _REBUILT.match(masked, word_end) if word and "place" not in groups else None
    )
    return word, _PROJECTS if rebuilt else groups, word_end, rebuilt[0] if rebuilt else ""


def _goes_on(masked: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the sentence goes on here: 等工具|精准滴灌企业, 等平台|搭建."""
    word = lexicon.openers.match(masked, at)
    return len(word) > 1 and not lexicon.openers.groups[word].isdisjoint({"verb", "adverb"})

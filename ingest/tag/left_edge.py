"""Where a Chinese name begins: the verbs, numbers and list items before it that are no part of it."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.tag.clauses import Clause
from ingest.tag.lexicon import Lexicon
from ingest.tag.masking import BRACKET, BRACKET_FIRST, QUOTE, QUOTE_FIRST

REACH = 64  # how far before its last word a name may begin
_BARE_PHASE = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}期|\d{1,2}\s*期|T\d|\d{1,2}\s*号(?!线))(?!.{0,4}号线)"
)
_NUMBERING = re.compile(
    r"[\s*·•\-—●▪■◆○#]+|\d{1,3}\s*[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节篇条]"
    rf"|专栏\s*\d*|[图表]\s*\d+(?:-\d+)?|{BRACKET_FIRST}{BRACKET}+"
    r"|(?:\d{4}\s*[年—–-]+\s*)?\d{4}\s*年(?!议程)(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?[底末初前间]*(?!可持续)"
    rf"|(?:{QUOTE_FIRST}{QUOTE}{{3,5}})?(?:时期|期间|以来)"
)
_ENCLOSED_NUMBER = re.compile(
    r"[（(\[〔](?:[一二三四五六七八九十\d]{1,3}|bookmark[^\]]*|image[^\]]*)[）)\]〕]"
)
_COUNT = re.compile(
    r"(?:约|近|超过?)?(?:[一二两三四五六七八九十]{1,3}|\d+)\s*(?:余)?(?:个|座|家|所|处|条|项|批|支|名|套|种|类|艘)(?!人)"
)
_SUBORDINATE = re.compile(r"配套|接线|相关|附属|其他|其(?!林)|应急|有关|周边|部分|地方")
_WORKS = frozenset({"works", "section"})
_STRONG_REFORM = frozenset({"制度", "机制", "试点", "模式", "改革", "体系", "“”"})
# Two such places in front of one work lie on its way (星斗山、木林子…修复工程).
_NATURAL = frozenset({"", "山", "岭", "河", "湖", "江", "湾", "岛", "水库"})
_SHORTEST_CORE = 2
_ALWAYS_APART = frozenset({"place", "agency"})
_MOST_MERGES = 2
_LONGEST_FIRST_PART = 16
_SHORTEST_SECOND = 4
_SHORTEST_AFTER_DE = 4


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins, the last verb before it, and whether a number or "various" stands before it."""

    start: int
    verb: str = ""
    quantified: bool = False


def strip_openers(text: str, masked: str, at: int, limit: int, lexicon: Lexicon) -> Edge:
    """Reads numbering, verbs, adverbs, prepositions and counts from `at` on, as far as `limit`."""
    verb, quantified = "", False
    while at < limit:
        if number := _NUMBERING.match(masked, at, limit):
            if masked[at] == BRACKET_FIRST and not _ENCLOSED_NUMBER.match(text, at):
                break
            at = number.end()
            continue
        if lexicon.guards.match(masked, at):
            break
        if count := _COUNT.match(masked, at, limit):
            at, quantified = count.end(), True
            continue
        word = lexicon.openers.match(masked, at)
        if not word or at + len(word) > limit:
            break
        groups = lexicon.openers.groups[word]
        if "verb" in groups:
            verb = word
        elif "verb.nouny" in groups:
            if verb:
                break
            verb = word
        quantified |= "quantity" in groups
        at += len(word)
    return Edge(at, verb, quantified)


@dataclass(frozen=True, slots=True)
class Head:
    """The last word of a possible name: `start:end`, where the name itself ends (behind a bracket), its groups."""

    start: int
    word_end: int
    end: int
    word: str
    groups: frozenset[str]

    @property
    def only_reform(self) -> bool:
        return self.groups == {"reform"}


def find_left_edge(
    text: str,
    masked: str,
    clause: Clause,
    head: Head,
    complete: Mapping[int, str],
    lexicon: Lexicon,
    *,
    floor: int,
) -> Edge:
    """The beginning, from `floor` on, of the name that ends in `head`.

    `complete` are the ends of names in the clause with the last word of each.
    """
    floor = max(floor, head.start - REACH)
    begin = _first_cut(masked, clause, head, floor, complete, lexicon, text)
    edge = strip_openers(text, masked, begin, head.start, lexicon)
    edge = _after_inner_verb(text, masked, edge, head, complete, lexicon)
    return _after_de(masked, edge, head)


def _first_cut(
    masked: str,
    clause: Clause,
    head: Head,
    floor: int,
    complete: Mapping[int, str],
    lexicon: Lexicon,
    text: str,
) -> int:
    """Behind the last 、 or 和 that does not stand inside the name."""
    last = bisect_right(clause.cuts, head.start, key=lambda c: c[1]) - 1
    for index in range(last, -1, -1):
        cut_start, cut_end = clause.cuts[index]
        if cut_start < floor:
            break
        if last - index == _MOST_MERGES:
            return cut_end
        before = max(clause.cuts[index - 1][1] if index else clause.start, floor)
        left = strip_openers(text, masked, before, cut_start, lexicon).start
        if not _joins(masked, (left, cut_start), cut_end, head, complete, first=before <= clause.start):
            return cut_end
    return floor


def _joins(
    masked: str, left: tuple[int, int], right: int, head: Head, complete: Mapping[int, str], *, first: bool
) -> bool:
    """Whether what stands before and behind a 、 or 和 is one name."""
    start, end = left
    sign = masked[end:right]
    if end <= start or sign == "":
        return bool(_BARE_PHASE.match(masked, right))
    if _BARE_PHASE.match(masked, right) or (masked[end - 1].isdigit() and masked[right].isdigit()):
        return True
    whole = end in complete
    if sign == "、":
        if head.only_reform:
            return not whole and first and end - start <= _LONGEST_FIRST_PART
        natural = complete.get(end) in _NATURAL
        return natural and first and bool(head.groups & _WORKS) and end - start <= _SHORTEST_SECOND
    if _SUBORDINATE.match(masked, right):
        return True
    if head.only_reform:
        return complete.get(end) not in _STRONG_REFORM
    shortest = 0 if head.groups & _ALWAYS_APART else _SHORTEST_CORE
    return not (whole and head.start - right >= shortest)


def inner_break(masked: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Where the last verb stands between these positions before which no name begins."""
    for at in range(end - 2, start, -1):
        if lexicon.breaks.match(masked, at) and not lexicon.guards.match(masked, at):
            return at
    return None


def _after_inner_verb(
    text: str, masked: str, edge: Edge, head: Head, complete: Mapping[int, str], lexicon: Lexicon
) -> Edge:
    """The beginning behind the last verb or preposition that can't be part of the name."""
    verbs = lexicon.reform_breaks if head.only_reform else lexicon.breaks
    for at in range(head.start - 1, edge.start, -1):
        breaks = (
            verbs.match(masked, at)
            or (complete.get(at, "“”") != "“”" and _is_predicate(masked, at, lexicon))
            or _is_preposition(masked, at)
        )
        if breaks and not lexicon.guards.match(masked, at):
            return strip_openers(text, masked, at, head.start, lexicon)
    return edge


def _is_predicate(masked: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands here whose subject ends here (云南省农业科学院|开放育种平台)."""
    word = lexicon.openers.match(masked, at)
    if not word or word in lexicon.heads.groups:
        return False
    groups = lexicon.openers.groups[word]
    return "preposition" in groups or (len(word) > 1 and "verb" in groups)


def _is_preposition(masked: str, at: int) -> bool:
    return (masked[at] == "由" and masked[at - 1] not in "自理经缘事来") or (
        masked[at] == "在" and masked[at - 1] not in "存实所潜内外现好正旨"
    )


def _after_de(masked: str, edge: Edge, head: Head) -> Edge:
    at = masked.rfind("的", edge.start, head.start)
    if at < 0 or (head.only_reform and head.start - at - 1 < _SHORTEST_AFTER_DE):
        return edge
    return Edge(at + 1, edge.verb, edge.quantified)

"""Where a Chinese name begins: the verbs, numbers and list items before it that are no part of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ingest.tag.clauses import Clause
from ingest.tag.lexicon import Lexicon, WordSet
from ingest.tag.masking import BRACKET, BRACKET_FIRST, QUOTE, QUOTE_FIRST

REACH = 64  # how far before its last word a name may begin
_BARE_PHASE = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}期|\d{1,2}\s*期|T\d|\d{1,2}\s*号(?!线))(?!.{0,4}号线)"
)
_ORDINAL_END = re.compile(r"第[一二三四五六七八九十百\d]+$")
_ORDINAL_START = re.compile(r"第[一二三四五六七八九十百\d]+(?![届次批个期条章节])")
_TERMINAL = re.compile(r"T\d\s*$")
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
    r"(?:约|近|超过?|不少于|不低于|至少)?\s?(?:[一二两三四五六七八九十]{1,3}|\d+)\s*(?:余)?\s*(?:个|座|家|所|处|条|项|批|支|名|套|种|类|艘|公里|千米|平方公里|亩|公顷|万?吨)(?!人|以上)"
    r"|\d+\s*[个座家所处条项]以上|[两三四五六七八九十百]{1,2}大(?![道学桥厦江河湖山岛楼])(?=[\u4e00-\u9fff]{2})"
)
_SUBORDINATE = re.compile(r"配套|接线|相关|附属|其他|其(?!林)|应急|有关|周边|部分|地方")
_WORKS = frozenset({"works", "section"})
_TAKE_VERBS = frozenset({"works", "programme"})
_STRONG_REFORM = frozenset({"制度", "机制", "试点", "模式", "改革", "体系", "联合体", "共同体", "“”"})
# Two such places in front of one work lie on its way (星斗山、木林子…修复工程).
_NATURAL = frozenset({"", "山", "岭", "河", "湖", "江", "湾", "岛", "水库"})
_SHORTEST_CORE = 2
_ALWAYS_APART = frozenset({"place", "agency"})
_PREPOSITION = re.compile(r"(?<![自理经缘事来])由|(?<![存实所潜内外现好正旨])在")
_PARTICLES = ("好", "了", "着")
_SPANS = ("至", "到")  # 深圳机场至前海段 is one name
_MOST_MERGES = 6
_LONGEST_FIRST_PART = 16
_SHORTEST_SECOND = 4
_SHORTEST_AFTER_DE = 4
_CARRIED_OUT = frozenset({"计划", "行动", "行动计划"})
_LONGEST_OBJECT = 2


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
        if lexicon.is_guarded(masked, at):
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
            if masked[at + len(word) : at + len(word) + 1] in _PARTICLES:
                at += 1
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


class LeftEdges:
    """Where the names of one clause begin; `complete` are the ends of names in it with the last word of each."""

    def __init__(
        self, text: str, masked: str, clause: Clause, complete: Mapping[int, str], lexicon: Lexicon
    ) -> None:
        self._text, self._masked, self._clause = text, masked, clause
        self._complete, self._lexicon = complete, lexicon

    def find(self, head: Head, floor: int) -> Edge:
        """The beginning, from `floor` on, of the name that ends in `head`."""
        begin = self._behind_cut(head, max(floor, head.start - REACH))
        edge = self._strip(begin, head.start)
        edge = self._behind_verb(edge, head)
        at = self._masked.rfind("的", edge.start, head.start)
        if at < 0 or (head.only_reform and head.start - at - 1 < _SHORTEST_AFTER_DE):
            return edge
        # 位于城市外围的多个服务中心
        count = self._lexicon.quantities.match(self._masked, at + 1)
        return Edge(at + 1, edge.verb, edge.quantified or len(count) > 1)

    def between(self, begin: int, end: int) -> Edge:
        """The beginning of an item that fills `begin:end` to its end."""
        edge = self._strip(begin, end)
        breaks = self._breaks
        index = bisect_left(breaks, end - 1, key=lambda b: b[0]) - 1
        while index >= 0 and breaks[index][0] > edge.start:
            at, listed = breaks[index]
            if listed:
                return self._strip(at, end)
            index -= 1
        return edge

    @cached_property
    def _breaks(self) -> list[tuple[int, int]]:
        return self._find_breaks(self._lexicon.breaks)

    @cached_property
    def _reform_breaks(self) -> list[tuple[int, int]]:
        return self._find_breaks(self._lexicon.reform_breaks)

    def _strip(self, at: int, limit: int) -> Edge:
        return strip_openers(self._text, self._masked, at, limit, self._lexicon)

    def _behind_cut(self, head: Head, floor: int) -> int:
        """Behind the last 、 or 和 that does not stand inside the name."""
        cuts = self._clause.cuts
        last = bisect_right(cuts, head.start, key=lambda c: c[1]) - 1
        for index in range(last, -1, -1):
            cut_start, cut_end = cuts[index]
            if cut_start < floor:
                break
            if last - index == _MOST_MERGES:
                return cut_end
            before = max(cuts[index - 1][1] if index else self._clause.start, floor)
            left = self._strip(before, cut_start).start
            if not self._joins((left, cut_start), cut_end, head, first=before <= self._clause.start):
                return cut_end
        return floor

    def _joins(self, left: tuple[int, int], right: int, head: Head, *, first: bool) -> bool:
        """Whether what stands before and behind a 、 or 和 is one name."""
        masked, (start, end) = self._masked, left
        sign = masked[end:right]
        if (bare := _BARE_PHASE.match(masked, right)) and (
            "T" not in bare[0] or _TERMINAL.search(masked, start, end)
        ):
            return True
        if end <= start or sign == "":
            return False
        if _ORDINAL_END.search(masked, start, end) and _ORDINAL_START.match(masked, right):
            return True
        if masked[end - 1].isdigit() and masked[right].isdigit():
            return True
        if sign == "、":
            return first and self._joins_row(start, end, right, head)
        if _SUBORDINATE.match(masked, right):
            return True
        if head.only_reform:
            return self._complete.get(end) not in _STRONG_REFORM
        shortest = 0 if head.groups & _ALWAYS_APART else _SHORTEST_CORE
        return not (end in self._complete and head.start - right >= shortest)

    def _joins_row(self, start: int, end: int, right: int, head: Head) -> bool:
        if head.only_reform:
            whole = end in self._complete
            classes = self._lexicon.is_class("reform", self._masked[right : head.start])
            return not whole and end - start <= _LONGEST_FIRST_PART and not classes
        natural = self._complete.get(end) in _NATURAL
        return natural and bool(head.groups & _WORKS) and end - start <= _SHORTEST_SECOND

    def _behind_verb(self, edge: Edge, head: Head) -> Edge:
        """The beginning behind the last verb or preposition that can't be part of the name."""
        breaks = self._reform_breaks if head.only_reform else self._breaks
        index = bisect_left(breaks, head.start, key=lambda b: b[0]) - 1
        while index >= 0 and breaks[index][0] > edge.start:
            at, listed = breaks[index]
            # A verb right before the last word belongs to it (功能完善工程, 项目带动战略), and one with no more
            # than its object to what is carried out: 扩大内需促进消费计划.
            rest = head.start - at - listed
            if (
                not listed
                or rest > _LONGEST_OBJECT * (head.word in _CARRIED_OUT)
                or head.groups.isdisjoint(_TAKE_VERBS)
            ):
                return self._strip(at, head.start)
            index -= 1
        return edge

    def _find_breaks(self, verbs: WordSet) -> list[tuple[int, int]]:
        """Where a name may begin anew, each with the length of the verb if it is a listed one, else 0."""
        found: dict[int, int] = {}
        start, end = self._clause.start, self._clause.end
        for letter in verbs.first_pattern.finditer(self._masked, start, end):
            if word := verbs.match(self._masked, letter.start()):
                found[letter.start()] = len(word)
        for mark in _PREPOSITION.finditer(self._masked, start + 1, end):
            found.setdefault(mark.start(), 0)
        for at, last_word in self._complete.items():
            if last_word != "“”" and at < end and self._is_predicate(at):
                found.setdefault(at, 0)
        guarded = self._lexicon.is_guarded
        return sorted((at, length) for at, length in found.items() if not guarded(self._masked, at))

    def _is_predicate(self, at: int) -> bool:
        """Whether a verb stands here whose subject ends here (云南省农业科学院|开放育种平台)."""
        openers = self._lexicon.openers
        word = openers.match(self._masked, at)
        if len(word) > 1 and "adverb" in openers.groups[word]:
            at += len(word)
            word = openers.match(self._masked, at)
        if not word or word in self._lexicon.works_verbs or word in _SPANS:
            return False
        groups = openers.groups[word]
        return "preposition" in groups or (len(word) > 1 and "verb" in groups)

"""Spans of a Chinese text that may be names, by what draws attention to each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.tag.clauses import Clause, find_clauses
from ingest.tag.heads import find_heads
from ingest.tag.left_edge import Edge, Head, LeftEdges, strip_openers
from ingest.tag.lexicon import Lexicon, load_lexicon
from ingest.tag.masking import QUOTE, QUOTE_FIRST, TITLE, TITLE_FIRST, mask
from ingest.tag.series import Series, find_series, series_at, series_before
from ontology.gazetteer import PlaceMatch

_TITLES = re.compile(rf"{TITLE_FIRST}{TITLE}+")
_QUOTES = re.compile(rf"{QUOTE_FIRST}{QUOTE}+")
_GLOSS = re.compile(r"[（(](?:[A-Za-z]{2,8}|[\u4e00-\u9fff]{2,3})[）)]")
_TO = re.compile(r"至|到")
_NOT_NAMED = ({"region"}, {"exclusion"})
_QUOTE_REACH = 24  # how far before a quotation words may stand that belong to it
_LONGEST_BEFORE_QUOTE = 14
_LONGEST_ITEM = 40
_LONGEST_NAME = 52
_JOINTS = "和与及、"
_SHORTEST = 2
_BLANKS = " \u3000*·•-—、"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a name; `source` is what drew attention to it."""

    start: int
    end: int
    source: str
    head: Head | None = None
    edge: Edge | None = None
    clause: Clause | None = None
    series: Series | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its masked form, its candidates and the verb that governs each clause."""

    text: str
    masked: str
    places: "Places"
    candidates: tuple[Candidate, ...]
    verbs: dict[int, str]
    label: str


class Places:
    """The gazetteer's matches in a text, by position."""

    def __init__(self, matches: Sequence[PlaceMatch]) -> None:
        self.matches = sorted(matches, key=lambda m: m.start)
        self._starts = [m.start for m in self.matches]
        self._spans = {(m.start, m.end) for m in self.matches}

    def __contains__(self, span: tuple[int, int]) -> bool:
        return span in self._spans

    def within(self, start: int, end: int) -> list[PlaceMatch]:
        """Matches that lie in `start:end`."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.matches[low:high] if m.end <= end]


def read_candidates(text: str, places: Sequence[PlaceMatch]) -> Reading:
    lexicon = load_lexicon()
    masked = mask(text)
    by_position = Places(places)
    verbs: dict[int, str] = {}
    found: dict[tuple[int, int, str], Candidate] = {}
    verb, goes_on = "", False
    for clause in find_clauses(masked):
        reader = _ClauseReader(text, masked, clause, by_position, lexicon)
        if reader.is_empty:
            goes_on = False
            continue
        opening = strip_openers(text, masked, clause.start, clause.end, lexicon)
        verb = opening.verb or (verb if goes_on and opening.start == clause.start else "")
        verbs[clause.start] = verb
        # A list may go on behind a comma: 推进A工程，B工程，C工程等项目.
        goes_on = clause.after in ("，", ",") and bool(reader.heads) and reader.heads[-1].end == clause.end
        for candidate in reader.candidates():
            found.setdefault((candidate.start, candidate.end, candidate.source), candidate)
    for candidate in _anywhere(text, masked, places, lexicon):
        found.setdefault((candidate.start, candidate.end, candidate.source), candidate)
    label = text[:20].partition("：")[0] if "：" in text[:20] else ""
    return Reading(text, masked, by_position, tuple(found.values()), verbs, label)


class _ClauseReader:
    """Finds the candidates of one clause."""

    def __init__(self, text: str, masked: str, clause: Clause, places: Places, lexicon: Lexicon) -> None:
        self.text, self.masked, self.clause, self.lexicon = text, masked, clause, lexicon
        self.heads = list(find_heads(text, masked, clause, lexicon))
        self.quotes: list[tuple[int, int]] = []
        if QUOTE_FIRST in masked:
            self.quotes = [m.span() for m in _QUOTES.finditer(masked, clause.start, clause.end)]
        self.complete = {p.end: "" for p in places.within(clause.start, clause.end)}
        self.complete.update((h.end, h.word) for h in self.heads)
        self.complete.update((end, "“”") for _, end in self.quotes)
        if TITLE_FIRST in masked:
            self.complete.update(
                (m.end(), "《》") for m in _TITLES.finditer(masked, clause.start, clause.end)
            )
        self.has_label = clause.after in ("：", ":") and not clause.before.strip("\n")

    @property
    def is_empty(self) -> bool:
        return not (
            self.complete or self.has_label or "等" in self.masked[self.clause.start : self.clause.end]
        )

    def candidates(self) -> Iterator[Candidate]:
        self.edges = LeftEdges(self.text, self.masked, self.clause, self.complete, self.lexicon)
        self.series = find_series(self.text, self.masked, self.clause, self.complete, self.lexicon)
        for head in self.heads:
            yield from self._by_head(head)
        for series in self.series:
            if series.groups:
                yield from self._by_series(series)
        for start, end in self.quotes:
            yield from self._by_quote(start, end)
        if self.has_label:
            yield from self._by_label()

    def _by_head(self, head: Head) -> Iterator[Candidate]:
        before = series_before(self.series, head.end)
        if before and before.names_class(head.end):
            return
        floor = before.begin if before and before.end < head.start else self.clause.start
        edge = self.edges.find(head, floor)
        start = self._trim(edge.start, head.end)
        if not _SHORTEST <= head.end - start <= _LONGEST_NAME or head.start < start:
            return
        if self.masked[start : head.end] in self.lexicon.common.groups or (
            len(head.word) == _SHORTEST and self.masked[head.start - 1] in _JOINTS
        ):
            return
        series = series_at(self.series, head.end)
        yield Candidate(start, head.end, "head", head, edge, self.clause, series)
        quote = self.masked.rfind(QUOTE_FIRST, start + 1, head.start + 1)
        if quote > start:
            yield Candidate(quote, head.end, "head", head, Edge(quote, edge.verb), self.clause, series)

    def _by_series(self, series: Series) -> Iterator[Candidate]:
        """The items of a series, whatever they end in."""
        begin = series.start
        low = bisect_right(self.clause.cuts, series.start, key=lambda c: c[0])
        high = bisect_right(self.clause.cuts, series.end, key=lambda c: c[1])
        cuts = list(self.clause.cuts[low:high])
        if "place" in series.groups:
            cuts = sorted([*cuts, *(m.span() for m in _TO.finditer(self.masked, series.start, series.end))])
        for cut_start, cut_end in [*cuts, (series.end, series.end)]:
            edge = self.edges.between(begin, cut_start)
            start = self._trim(edge.start, cut_start)
            item = self.masked[start:cut_start]
            if item in self.lexicon.common.groups or item in self.lexicon.heads.groups:
                begin = cut_end
                continue
            if _SHORTEST <= cut_start - start <= _LONGEST_ITEM:
                yield Candidate(start, cut_start, "item", None, edge, self.clause, series)
            begin = cut_end

    def _by_quote(self, start: int, end: int) -> Iterator[Candidate]:
        """A quotation, alone and with the words in front of it (企业“创新积分制”)."""
        index = bisect_right(self.clause.cuts, start, key=lambda c: c[1])
        begin = max(self.clause.cuts[index - 1][1] if index else self.clause.start, start - _QUOTE_REACH)
        edge = self.edges.between(begin, start)
        at = self.masked.rfind("的", edge.start, start)
        if at >= 0:
            edge = Edge(at + 1, edge.verb, edge.quantified)
        series = series_at(self.series, end)
        own = edge if edge.start == start else Edge(start)
        yield Candidate(start, end, "quote", None, own, self.clause, series)
        if 0 < start - edge.start <= _LONGEST_BEFORE_QUOTE:
            yield Candidate(edge.start, end, "quote+", None, edge, self.clause, series)

    def _by_label(self) -> Iterator[Candidate]:
        end = self.clause.end
        start = self._trim(
            strip_openers(self.text, self.masked, self.clause.start, end, self.lexicon).start, end
        )
        if _SHORTEST <= end - start <= _LONGEST_ITEM:
            yield Candidate(start, end, "label", None, Edge(start), self.clause)

    def _trim(self, start: int, end: int) -> int:
        while start < end and self.masked[start] in _BLANKS:
            start += 1
        return start


def _anywhere(text: str, masked: str, places: Sequence[PlaceMatch], lexicon: Lexicon) -> Iterator[Candidate]:
    if TITLE_FIRST in masked:
        for title in _TITLES.finditer(masked):
            yield Candidate(title.start() + 1, title.end() - 1, "title")
    for place in places:
        yield Candidate(place.start, place.end, "place", word=place.place.kind)
    for start, word in lexicon.known.matches(text):
        if lexicon.known.groups[word] not in _NOT_NAMED:
            gloss = _GLOSS.match(text, start + len(word))
            yield Candidate(start, gloss.end() if gloss else start + len(word), "known", word=word)

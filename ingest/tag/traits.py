"""What can be seen of a candidate: its parts, the words around it and how specific it is."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.model import Context
from ingest.tag.candidates import Candidate, Reading
from ingest.tag.lexicon import Lexicon, WordSet, load_lexicon, word_set
from ingest.tag.masking import QUOTE, QUOTE_FIRST
from ontology.gazetteer import load_gazetteer

_ADMINISTRATIVE = re.compile(
    r"(?!中心|沿海|全|各|跨|农|乡|城|主城|新城|山区|西部|东部|社区|片区|园区|地区|城区)"
    r"[\u4e00-\u9fff]{2,9}?(?:自治州|自治县|市|省|州|县|区|镇|乡|街道)(?=[\u4e00-\u9fff])"
)
_STATE = re.compile(
    r"国家(?!级)|中国(?!特色)|中华|联合国|中央|亚洲|(?:世界|国际)(?!一流|级|领先|知名|性|化|先进|顶尖)(?=[\u4e00-\u9fff]{4})"
    r"|市(?!场|区|域|民(?!政)|容|政(?!协|法|数)|际|级|内|外|长|立|属|直)(?=[\u4e00-\u9fff]{2})"
    r"|[省州](?!际|级|内|外|长|立|属|直)(?=[\u4e00-\u9fff]{2})"
)
_NATURAL = re.compile(
    r"(?!跨|入|疏|城郊|山水|江河|河湖|湖泊|海洋|河流|江海|海湾|港口|山区|水库)"
    r"[\u4e00-\u9fff]{1,3}?(?:河|湖|山|湾|岛|江|溪|港|坑|岭|滩|桥|寺|桥头|水库|坝|沟|洲)"
)
_LATIN = re.compile(r"[A-Za-z]{2,}|[A-Z]\d|\d[A-Z]|[A-Z]")
_NUMBER = re.compile(r"\d+ ?(?:号|千伏|期|英寸)|[一二三四五六七八九十]期|[ⅠⅡⅢ]|II|第[一二三四五六七八九十]")
_PHASED = re.compile(r"[一二三四五六七八九十\d]期|[ⅠⅡⅢ]|I{2,3}$")
_ABBREVIATION = re.compile(r"[（(][A-Za-z][A-Za-z\d/ \-]*[）)]$")
_COUNTED = re.compile(r"\s*[\d.]+\s*万?\s*(?:余|多)?(?:所|处|座|个|家|条|公里|套|台|栋|间|亩|辆|项)")
_PROJECTS = re.compile(r"项目|工程")
_LISTED = re.compile(r"项目|重点工程|重大工程")
_JOINED = frozenset("、和与及")
_ROW = frozenset("、和与及”")
_LONGEST_NUMBERING = 8


@dataclass(frozen=True, slots=True)
class Traits:
    """A candidate with what the weighing asks for.

    `core` is what stands before the last word; `proper` tells how surely it singles one thing out:
    0 not, 1 perhaps, 2 yes. `own_verb` says that the verb stands before this very item.
    """

    candidate: Candidate
    reading: Reading
    context: Context
    lexicon: Lexicon
    text: str
    masked: str
    core: str
    groups: frozenset[str]
    proper: int
    verb: str
    own_verb: bool
    acts: frozenset[str]
    after_word: str

    @property
    def source(self) -> str:
        return self.candidate.source

    @property
    def word(self) -> str:
        return self.candidate.word

    @property
    def head(self) -> str:
        return self.candidate.head.word if self.candidate.head else ""

    @property
    def series(self) -> frozenset[str]:
        return self.candidate.series.groups if self.candidate.series else frozenset()

    @property
    def series_word(self) -> str:
        return self.candidate.series.word if self.candidate.series else ""

    @property
    def before(self) -> str:
        start = self.candidate.start
        return self.reading.masked[start - 1] if start else ""

    @property
    def after(self) -> str:
        return self.reading.masked[self.candidate.end : self.candidate.end + 1]

    @property
    def after_verb(self) -> bool:
        return bool(self.lexicon.openers.match(self.reading.masked, self.candidate.end))

    @property
    def runs_on(self) -> bool:
        """Whether another word follows without a joint."""
        return "\u4e00" <= self.after <= "\u9fff" and not self.after_word

    @property
    def quantified(self) -> bool:
        return bool(self.candidate.edge and self.candidate.edge.quantified)

    @property
    def counted(self) -> bool:
        """Whether a number of such things follows: a class, not a name."""
        return bool(_COUNTED.match(self.reading.masked, self.candidate.end))

    @property
    def generic_first(self) -> bool:
        return bool(self.lexicon.generic.match(self.masked, 0))

    @property
    def only_generic(self) -> bool:
        word = self.lexicon.generic.match(self.masked, 0)
        return bool(word) and len(word) >= len(self.core)

    @property
    def generic_inside(self) -> bool:
        return self.lexicon.generic.within(self.core)

    @property
    def exact_place(self) -> bool:
        span = (self.candidate.start, self.candidate.end)
        return span in self.reading.places or "place" in self.lexicon.known.groups.get(self.text, ())

    @property
    def has_prefix(self) -> bool:
        """Whether a known place ends here and what stands before it is no place (分区域对河套)."""
        start, end = self.candidate.start, self.candidate.end
        known = self.lexicon.known.ending(self.reading.text, end)
        if len(known) < end - start and "place" in self.lexicon.known.groups.get(known, ()):
            return not is_city(self.reading.text[start : end - len(known)])
        inner = next(
            (p for p in self.reading.places.within(start, end) if p.end == end and p.start > start), None
        )
        if inner is None:
            return False
        between = self.reading.text[start : inner.start]
        return not is_city(between) and not any(
            p.end == inner.start for p in self.reading.places.within(start, end)
        )

    @property
    def clause_first(self) -> bool:
        clause, edge = self.candidate.clause, self.candidate.edge
        return bool(clause and (edge.start if edge else self.candidate.start) == clause.start)

    @property
    def whole_clause(self) -> bool:
        clause = self.candidate.clause
        return clause is not None and (clause.start, clause.end) == (self.candidate.start, self.candidate.end)

    @property
    def whole_unit(self) -> bool:
        """Whether nothing but numbering and a full stop stands beside the candidate."""
        text, start, end = self.reading.text, self.candidate.start, self.candidate.end
        if len(text) - (end - start) > 2 * _LONGEST_NUMBERING:
            return False
        return len((text[:start] + text[end:]).strip("。；;.：: \t")) <= _LONGEST_NUMBERING

    @property
    def before_colon(self) -> bool:
        clause = self.candidate.clause
        return bool(clause and clause.after in ("：", ":") and clause.end == self.candidate.end)

    @property
    def opened(self) -> bool:
        """Whether a name can begin here: no word runs on from the left."""
        before = self.before
        if not "\u4e00" <= before <= "\u9fff" or before in "的和与及至等":
            return True
        return bool(self.lexicon.openers.ending(self.reading.masked, self.candidate.start))

    @property
    def enclosed(self) -> bool:
        return self.masked[:1] == QUOTE

    @property
    def form(self) -> str:
        return self.context.form

    @property
    def label(self) -> str:
        return self.context.label or self.reading.label

    @property
    def in_project_box(self) -> bool:
        """Whether the title or the run-in label above speaks of projects."""
        title = self.context.titles[-1] if self.context.titles else ""
        boxed = self.context.section_kind == "box" or title.startswith("专栏")
        return bool(_PROJECTS.search(self.label) or (_PROJECTS if boxed else _LISTED).search(title))

    @property
    def in_project_list(self) -> bool:
        return "project" in self.series or self.in_project_box

    @property
    def phased(self) -> bool:
        return bool(_PHASED.search(self.text))

    @property
    def abbreviated(self) -> bool:
        """Whether an abbreviation in brackets ends it, as in the name of a technology."""
        return bool(_ABBREVIATION.search(self.text))

    @property
    def quoted(self) -> bool:
        return QUOTE_FIRST in self.masked

    @property
    def all_quote(self) -> bool:
        return self.quoted and all(c in (QUOTE_FIRST, QUOTE) for c in self.masked)

    @property
    def joined(self) -> bool:
        return not _JOINED.isdisjoint(self.masked)


def find_traits(candidate: Candidate, reading: Reading, context: Context) -> Traits:
    lexicon = load_lexicon()
    head, edge, start, end = candidate.head, candidate.edge, candidate.start, candidate.end
    masked = reading.masked[start:end]
    core = masked[: head.start - start] if head else masked
    verb = edge.verb if edge else ""
    own = bool(verb)
    if not verb and candidate.clause:
        verb = reading.verbs.get(candidate.clause.start, "")
        own = bool(verb) and reading.masked[max(0, start - 1)] in _ROW
    groups = head.groups if head else lexicon.known.groups.get(candidate.word, frozenset())
    after = lexicon.after.match(reading.masked, end) or lexicon.openers.match(reading.masked, end)
    proper = (
        _properness(start, end, reading, core, lexicon)
        if candidate.source in ("head", "item", "label")
        else 0
    )
    return Traits(
        candidate, reading, context, lexicon, reading.text[start:end], masked, core, groups, proper, verb, own,
        lexicon.acts(verb), after,
    )  # fmt: skip


def is_city(text: str) -> bool:
    """Whether the text is the name of a city, province or region and nothing else."""
    return text.removesuffix("市").removesuffix("省") in _cities().groups


def _properness(start: int, candidate_end: int, reading: Reading, core: str, lexicon: Lexicon) -> int:
    end = start + len(core)
    if QUOTE_FIRST in core or _cities().match(core, 0):
        return 2
    if (
        (start, candidate_end) in reading.places
        or reading.places.within(start, end)
        or lexicon.known.within(reading.text[start:end])
    ):
        return 2
    if any(pattern.match(core) for pattern in (_STATE, _ADMINISTRATIVE, _NATURAL)):
        return 1
    return int(bool(_LATIN.search(core) or _NUMBER.search(core)) or _cities().within(reading.text[start:end]))


@cache
def _cities() -> WordSet:
    """Names of cities and provinces with which a name may open."""
    names = {
        alias.removesuffix("市")
        for city in load_gazetteer().cities
        for alias in (city.name, *city.aliases)
        if len(alias) > 1 and not alias.startswith("?") and "\u4e00" <= alias[0] <= "\u9fff"
    }
    regions = {w for w, g in load_lexicon().known.groups.items() if "region" in g}
    return word_set({"city": names | regions})

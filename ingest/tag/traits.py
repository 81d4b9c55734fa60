"""What can be seen of a candidate: its parts, the words around it and how specific it is."""

import re
from dataclasses import dataclass

from ingest.model import Context
from ingest.tag.candidates import Candidate, Reading
from ingest.tag.lexicon import Lexicon, load_lexicon
from ingest.tag.masking import QUOTE, QUOTE_FIRST
from ingest.tag.properness import is_city, properness

# A clause that ends so builds what stands before it: 加快A、B和C建设.
_BUILT_AT_END = re.compile(r"(?:建设|开工|前期工作|投用|投产|通车|贯通|竣工|完工)$")
_PHASED = re.compile(r"[一二三四五六七八九十\d]期|[ⅠⅡⅢ]|I{2,3}$")
_ABBREVIATION = re.compile(r"[（(][A-Za-z][A-Za-z\d/ \-]*[）)]$")
_COUNTED = re.compile(
    r"(?:总数|数量)?(?:达到?|超过|增至)?\s*[\d.]+\s*万?\s*(?:余|多)?(?:所|处|座|个|家|条|公里|套|台|栋|间|亩|辆|项)"
)
_PROJECTS = re.compile(r"项目|工程")
_LISTED = re.compile(r"项目|重点工程|重大工程")
_WORKS = frozenset(
    {"works", "phase", "section", "water", "energy", "transport", "industry", "civic", "platform"}
)
_FACILITIES = frozenset({"transport", "water", "energy", "civic"})
_BUILD = frozenset({"build"})
_JOINED = frozenset("、和与及")
_ROW = frozenset("、和与及”")
_LONGEST_NUMBERING = 8
_JOINT = re.compile("[、和与及]")
_COUNT_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff\ue000])(?:[两三四五六七八九十](?:大(?![道学桥厦])|个|项)|\d+\s?[个家座项])(?=[\u4e00-\u9fff]{2})"
)


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
    def lends_head(self) -> bool:
        """Whether the series builds things of a kind that is said once, behind 等, for all of them."""
        return bool(self.candidate.series and self.candidate.series.built)

    @property
    def of_facilities(self) -> bool:
        """Whether the series is of buildings or lines (A、B等枢纽), not of projects at large."""
        return not _FACILITIES.isdisjoint(self.lexicon.heads.groups.get(self.series_word, ()))

    @property
    def has_head(self) -> bool:
        """Whether it ends in a word that tells what works it is."""
        head = self.lexicon.heads.ending(self.masked, len(self.masked))
        return not _WORKS.isdisjoint(self.lexicon.heads.groups.get(head, ()))

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
        """Whether a number or "various" stands before it or inside (公共服务三大核心平台)."""
        before = self.candidate.edge and self.candidate.edge.quantified
        return bool(before) or bool(_COUNT_INSIDE.search(self.masked))

    @property
    def counted(self) -> bool:
        """Whether a number of such things follows: a class, not a name."""
        return bool(_COUNTED.match(self.reading.masked, self.candidate.end))

    @property
    def own_build(self) -> bool:
        """Whether a word for building stands right before it."""
        word = self.lexicon.openers.ending(self.reading.masked, self.candidate.start)
        return "build" in self.lexicon.acts(word)

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
    def parts(self) -> list[str]:
        """What stands before the last word, cut at the joints."""
        return [part for part in _JOINT.split(self.core) if part] or [self.core]

    @property
    def last_part(self) -> str:
        """What stands before the last word behind the last joint (账户功能和|试点|银行); the core if none joins."""
        return _JOINT.split(self.core)[-1] or self.core

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
        properness(start, end, reading, core, lexicon, head.word if head else "")
        if candidate.source in ("head", "item", "label")
        else 0
    )
    return Traits(
        candidate, reading, context, lexicon, reading.text[start:end], masked, core, groups, proper, verb, own,
        _acts(verb, candidate, reading, lexicon, proper), after,
    )  # fmt: skip


def _acts(verb: str, candidate: Candidate, reading: Reading, lexicon: Lexicon, proper: int) -> frozenset[str]:
    """What is done with the candidate; in 加快A、B和C建设 it is built, if it is one of such a row or named."""
    acts, clause = lexicon.acts(verb), candidate.clause
    if "push" not in acts or not clause or not _BUILT_AT_END.search(reading.masked, clause.start, clause.end):
        return acts
    sides = (
        reading.masked[max(0, candidate.start - 1) : candidate.start] + reading.masked[candidate.end :][:1]
    )
    rowed = not _JOINED.isdisjoint(sides) and bool(reading.places.within(clause.start, clause.end))
    return acts | _BUILD if proper or rowed else acts

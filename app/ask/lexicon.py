"""The names that a question may use, gathered from the graph: documents, sections, named things, indicators."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypinyin import lazy_pinyin

from cypher.lookups import ALL_SECTIONS, CITIES, DOCUMENTS, INDICATORS, LABELS, NAMES, NUMBERED
from cypher.store.protocol import Store

SHORTEST = 2
LONGEST = 60
# Names that are long enough to be known by all but one of their characters.
SHORTEST_MISSPELT, LONGEST_MISSPELT = 5, 16
# Shorter names are read like others.
SHORTEST_READ = 3


@dataclass(frozen=True, slots=True)
class NamedThing:
    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator by one of its names, with the documents that give values for it and its goals."""

    id: str
    name: str
    folded: str
    documents: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document by its title; `numbered` is how many numbered reforms it lists, `issued` a year."""

    id: str
    name: str
    source: str
    plan: str | None
    plan_from: int | None
    plan_to: int | None
    slides: bool = False
    numbered: int = 0
    issued: int | None = None


@dataclass(frozen=True, slots=True)
class SectionName:
    id: str
    name: str
    document: str
    kind: str
    parent: str | None


@dataclass(slots=True)
class Lexicon:
    """Names of one state of the graph."""

    documents: tuple[DocumentName, ...] = ()
    sections: tuple[SectionName, ...] = ()
    indicators: tuple[IndicatorName, ...] = ()
    cities: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    names: dict[str, list[NamedThing]] = field(default_factory=dict)
    longest: int = 0
    _joined: str = ""
    _gaps: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _children: dict[str, list[str]] = field(default_factory=dict)
    _pinyin: dict[str, list[NamedThing]] = field(default_factory=dict)
    _by_id: dict[str, SectionName] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[tuple[int, int, list[NamedThing]]]:
        """Names in a text, the longest at each place, none within another."""
        folded = text.translate(_WIDTH).casefold()
        at = 0
        while at < len(folded):
            for size in range(min(self.longest, len(folded) - at), SHORTEST - 1, -1):
                things = self.names.get(folded[at : at + size])
                if things and _on_word_edges(folded, at, at + size):
                    yield at, at + size, things
                    at += size
                    break
            else:
                at += 1

    def by_part(self, part: str, *, most: int) -> list[NamedThing]:
        """The things whose names hold this part, if they are few."""
        bare = bare_name(part)
        if not self._joined:
            self._joined = "\n".join(self.names)
        if not bare or not 0 < self._joined.count(bare) <= most:
            return []
        return self.containing(part)

    def containing(self, part: str) -> list[NamedThing]:
        """Things whose name holds this one (妈湾电厂 for 妈湾)."""
        bare = bare_name(part)
        return [t for name, things in self.names.items() if bare in name for t in things]

    def by_gap(self, before: str, after: str) -> list[str]:
        """Names that are `before`, any one Han character, `after`; of names of some length only."""
        if not self._gaps:
            for name in self.names:
                if SHORTEST_MISSPELT <= len(name) <= LONGEST_MISSPELT and not name.isascii():
                    for at in range(len(name)):
                        self._gaps.setdefault((name[:at], name[at + 1 :]), []).append(name)
        return self._gaps.get((before, after), [])

    def path(self, section: str) -> tuple[str, ...]:
        """The titles from the top of the document to a section."""
        found = self._by_id.get(section)
        return () if found is None else (*(self.path(found.parent) if found.parent else ()), found.name)

    def by_pinyin(self, letters: str) -> list[NamedThing]:
        """The things whose Chinese name is read so."""
        if not self._pinyin:
            for name, things in self.names.items():
                if SHORTEST_READ <= len(name) <= LONGEST_MISSPELT and not name.isascii():
                    self._pinyin.setdefault("".join(lazy_pinyin(name)), []).extend(things)
        return self._pinyin.get(letters, [])

    def below(self, section: str) -> list[str]:
        """A section and all sections within it."""
        found = [section]
        for child in self._children.get(section, ()):
            found += self.below(child)
        return found


def load_lexicon(store: Store) -> Lexicon:
    """Read all names; some thousands, a fraction of a second."""
    lexicon = Lexicon()
    lexicon.cities = tuple(r["city"] for r in store.read(CITIES).records())
    lexicon.labels = tuple(r["label"] for r in store.read(LABELS).records())
    lexicon.sections = tuple(
        SectionName(r["id"], r["name"], r["document"], r["kind"], r["parent"])
        for r in store.read(ALL_SECTIONS).records()
    )
    lexicon.documents = tuple(_documents(store, lexicon.sections))
    children: dict[str, list[str]] = defaultdict(list)
    for section in lexicon.sections:
        if section.parent:
            children[section.parent].append(section.id)
    lexicon._children = dict(children)
    lexicon._by_id = {section.id: section for section in lexicon.sections}
    lexicon.indicators = tuple(_indicators(store))
    lexicon.names = _names(store)
    lexicon.longest = max(map(len, lexicon.names), default=0)
    return lexicon


def _documents(store: Store, sections: tuple[SectionName, ...]) -> Iterator[DocumentName]:
    slides = {s.document for s in sections if s.kind == "slide"}
    numbered = {r["document"]: r["reforms"] for r in store.read(NUMBERED).records()}
    for r in store.read(DOCUMENTS).records():
        id, plan = r["id"], (r["plan"], r["plan_from"], r["plan_to"])
        issued = int(r["issued_on"][:4]) if r["issued_on"] else None
        yield DocumentName(id, r["title"], r["source"], *plan, id in slides, numbered.get(id, 0), issued)


def _names(store: Store) -> dict[str, list[NamedThing]]:
    names: dict[str, list[NamedThing]] = defaultdict(list)
    for r in store.read(NAMES).records():
        thing = NamedThing(r["id"], r["type"], r["name"])
        for bare in sorted({bare_name(n) for n in (r["name"], *(r["names"] or ()))}):
            if SHORTEST <= len(bare) <= LONGEST:
                names[bare].append(thing)
    return dict(names)


def _indicators(store: Store) -> Iterator[IndicatorName]:
    for r in store.read(INDICATORS).records():
        documents, goals = tuple(sorted(r["documents"])), tuple(sorted(r["goals"]))
        for name in sorted({r["name"], *(r["names"] or ())}):
            yield IndicatorName(r["id"], r["name"], fold_indicator(name), documents, goals)


QUOTES = str.maketrans("", "", "“”\"'‘’《》〈〉")
# Full-width forms and the several dashes are the same in a name; each is one character, so offsets stay.
_WIDTH = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFF01, 0xFF5F)} | {
    ord(c): "-" for c in "–—―−－~～"
}


def bare_name(name: str) -> str:
    """A name as it is looked up: without quotes, in lower case, without blanks beside Han characters."""
    plain = name.translate(QUOTES).translate(_WIDTH)
    return re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])|[_{}]", "", plain).casefold().strip()


# What the names of one quantity differ by from document to document.
SAME_QUANTITY = (
    (re.compile(r"研究与试验发展|r&d|研究开发"), "研发"),
    (re.compile(r"地区生产总值|国内生产总值|生产总值"), "gdp"),
    (re.compile(r"三级甲等"), "三甲"),
    (re.compile(r"研发(?:经费)?(?:投入|支出)?(?:强度|占gdp(?:的)?(?:比重|比例)?)"), "研发投入占gdp比重"),
    (re.compile(r"(?<!研发投入)占(?:gdp)?的?(?:比重|比例)"), "占比"),
    (re.compile(r"(?:居民)?(?:人均|平均)(?:预期)?寿命"), "预期寿命"),
    (re.compile(r"绿色交通出行"), "绿色出行"),
    (re.compile(r"(?:城市)?(?:轨道交通|地铁)(?:运营|通车)?(?:总)?里程"), "轨道交通里程"),
    (re.compile(r"细颗粒物"), "pm2.5"),
    (re.compile(r"年平均"), "年均"),
    (re.compile(r"病床|床位"), "床位"),
    (re.compile(r"社区健康服务(?:机构|中心)|社康(?:机构|中心)"), "社康机构"),
    (re.compile(r"(?:水质净化|污水处理)(?:能力|规模|总规模)"), "污水处理能力"),
)


def same_quantities(text: str) -> str:
    """A text in which each quantity has the one of its names that is looked for."""
    for pattern, same in SAME_QUANTITY:
        text = pattern.sub(same, text)
    return text


def fold_indicator(name: str) -> str:
    """A quantity's name in the form in which names are compared."""
    return same_quantities(re.sub(r"[\s·、，,（）()《》]", "", bare_name(name)))


def _on_word_edges(text: str, start: int, end: int) -> bool:
    """A name in Latin letters must not begin or end inside a word."""

    def inner(left: str, right: str) -> bool:
        return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()

    before = start > 0 and inner(text[start - 1], text[start])
    after = end < len(text) and inner(text[end - 1], text[end])
    return not before and not after

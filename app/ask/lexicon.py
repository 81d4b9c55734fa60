"""The names that a question may use, gathered from the graph: documents, sections, named things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from cypher.lookups import ALL_SECTIONS, DOCUMENTS, NAMES
from cypher.store.protocol import Store

SHORTEST = 2
LONGEST = 60


@dataclass(frozen=True, slots=True)
class NamedThing:
    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class DocumentName:
    id: str
    name: str
    source: str
    plan: str | None
    plan_from: int | None
    plan_to: int | None
    slides: bool = False


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
    indicators: tuple[tuple[str, NamedThing], ...] = ()
    names: dict[str, list[NamedThing]] = field(default_factory=dict)
    longest: int = 0
    _children: dict[str, list[str]] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[tuple[int, int, list[NamedThing]]]:
        """Names in a text, the longest at each place, none within another."""
        folded = text.casefold()
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

    def containing(self, part: str) -> list[NamedThing]:
        """Things whose name holds this one (妈湾电厂 for 妈湾)."""
        bare = bare_name(part)
        return [t for name, things in self.names.items() if bare in name for t in things]

    def below(self, section: str) -> list[str]:
        """A section and all sections within it."""
        found = [section]
        for child in self._children.get(section, ()):
            found += self.below(child)
        return found


def load_lexicon(store: Store) -> Lexicon:
    """Read all names; some thousands, a fraction of a second."""
    lexicon = Lexicon()
    lexicon.sections = tuple(
        SectionName(r["id"], r["name"], r["document"], r["kind"], r["parent"])
        for r in store.read(ALL_SECTIONS).records()
    )
    slides = {s.document for s in lexicon.sections if s.kind == "slide"}
    lexicon.documents = tuple(
        DocumentName(
            r["id"], r["title"], r["source"], r["plan"], r["plan_from"], r["plan_to"], r["id"] in slides
        )
        for r in store.read(DOCUMENTS).records()
    )
    children: dict[str, list[str]] = defaultdict(list)
    for section in lexicon.sections:
        if section.parent:
            children[section.parent].append(section.id)
    lexicon._children = dict(children)
    names: dict[str, list[NamedThing]] = defaultdict(list)
    indicators = []
    for r in store.read(NAMES).records():
        thing = NamedThing(r["id"], r["type"], r["name"])
        for name in {r["name"], *(r["names"] or ())}:
            bare = bare_name(name)
            if thing.type == "Indicator":
                indicators.append((bare, thing))
            elif SHORTEST <= len(bare) <= LONGEST:
                names[bare].append(thing)
    lexicon.names = dict(names)
    lexicon.indicators = tuple(sorted(indicators, key=lambda pair: (pair[0], pair[1].id)))
    lexicon.longest = max(map(len, names), default=0)
    return lexicon


QUOTES = str.maketrans("", "", "“”\"'‘’《》〈〉")


def bare_name(name: str) -> str:
    """A name as it is looked up: without quotes, in lower case, without blanks beside Han characters."""
    return (
        re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])|[_{}]", "", name.translate(QUOTES)).casefold().strip()
    )


def _on_word_edges(text: str, start: int, end: int) -> bool:
    """A name in Latin letters must not begin or end inside a word."""

    def inner(left: str, right: str) -> bool:
        return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()

    before = start > 0 and inner(text[start - 1], text[start])
    after = end < len(text) and inner(text[end - 1], text[end])
    return not before and not after

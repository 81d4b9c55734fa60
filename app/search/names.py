"""The names of things, found by their beginning, a part or one wrong letter, by pinyin and in English."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypinyin import Style, lazy_pinyin

from app.ask.lexicon import bare_name
from app.search.terms import fold
from ontology.gazetteer import load_gazetteer
from ontology.sdg import load_goals

# In which order things of one rank are offered.
TYPE_ORDER = (
    "District", "Goal", "Document", "Programme", "Indicator", "Project", "Place", "Agency", "Organization", "Policy",
    "Reform",
)  # fmt: skip
# Names are compared by pinyin only so far; nobody types more.
_PINYIN_CHARACTERS = 12
_SHORTEST_FUZZY = 3
_LONGEST_FUZZY = 24
_SHORT_PLAN = re.compile(r"第(十[一二三四五六七八九])个(五)年")
_SIGNS = re.compile(r"[\s'’\-—·.]+")
NAME, ENGLISH, PINYIN, INITIALS = range(4)


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A thing with a name; `passages` is how many state it, `documents` and `districts` are ids."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    name_en: str | None = None
    passages: int = 0
    documents: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


@dataclass(slots=True)
class NameIndex:
    """All names of one state of the graph; `folded` are those of the entries in their order."""

    entries: tuple[NamedEntry, ...] = ()
    folded: tuple[tuple[str, ...], ...] = ()
    _keys: list[tuple[str, int, int]] = field(default_factory=list)
    _bare: list[tuple[str, int]] = field(default_factory=list)
    _deleted: dict[str, set[int]] = field(default_factory=dict)

    def beginning(self, typed: str) -> Iterator[tuple[int, int, int]]:
        """Entries with a key that begins so: its kind, how much of the key is yet to type, the entry."""
        bare = key_of(typed)
        at = bisect_left(self._keys, (bare,))
        while bare and at < len(self._keys) and self._keys[at][0].startswith(bare):
            key, kind, entry = self._keys[at]
            yield kind, len(key) - len(bare), entry
            at += 1

    def holding(self, part: str) -> Iterator[tuple[str, int]]:
        """Names that hold a part, with their entries."""
        bare = key_of(part)
        return ((name, entry) for name, entry in self._bare if bare in name) if bare else iter(())

    def near(self, name: str) -> set[int]:
        """Entries with a name that differs by one letter left out, put in, changed or swapped with the next."""
        bare = key_of(name)
        if not _SHORTEST_FUZZY <= len(bare) <= _LONGEST_FUZZY:
            return set()
        found = set().union(*(self._deleted.get(short, ()) for short in (bare, *_without_one(bare))))
        keys: dict[int, list[str]] = {}
        for key, entry in self._bare:
            if entry in found:
                keys.setdefault(entry, []).append(key)
        return {entry for entry in found if any(one_edit(bare, key) for key in keys[entry])}


def key_of(text: str) -> str:
    """A name as it is compared: in small letters, without blanks, hyphens and points."""
    return _SIGNS.sub("", bare_name(text))


def build_index(rows: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]]) -> NameIndex:
    """From the named things of the graph and its documents; goals come from the ontology."""
    rows = list(rows)
    english = _english_names({row["city"] for row in rows})
    entries = [
        NamedEntry(
            row["id"], row["type"], row["name"], tuple(dict.fromkeys((row["name"], *(row["names"] or ())))),
            english.get(row["id"]), row["passages"], tuple(sorted(row["documents"])), tuple(sorted(row["districts"])),
        )
        for row in rows
    ]  # fmt: skip
    entries += [_document(row) for row in documents]
    entries += list(_goals())
    index = NameIndex(tuple(entries), tuple(tuple(map(fold, entry.names)) for entry in entries))
    for place, entry in enumerate(entries):
        _add(index, place, entry)
    index._keys.sort()
    return index


def _add(index: NameIndex, place: int, entry: NamedEntry) -> None:
    keys = {(key_of(name), NAME) for name in entry.names}
    if entry.name_en:
        words = entry.name_en.split()
        keys |= {(key_of(" ".join(words[i:])), ENGLISH) for i in range(len(words))}
    for name in entry.names:
        if not name.isascii():
            syllables = lazy_pinyin(bare_name(name)[:_PINYIN_CHARACTERS], style=Style.NORMAL)
            keys |= {(key_of("".join(syllables)), PINYIN), ("".join(s[0] for s in syllables), INITIALS)}
    index._keys += [(key, kind, place) for key, kind in keys if key]
    fuzzy = {
        key for key in (*(key for key, kind in keys if kind == NAME), key_of(entry.name_en or "")) if key
    }
    index._bare += [(key, place) for key in sorted(fuzzy)]
    for key in fuzzy:
        if _SHORTEST_FUZZY - 1 <= len(key) <= _LONGEST_FUZZY + 1:
            for short in (key, *_without_one(key)):
                index._deleted.setdefault(short, set()).add(place)


def _without_one(text: str) -> Iterator[str]:
    return (text[:i] + text[i + 1 :] for i in range(len(text)))


def one_edit(a: str, b: str) -> bool:
    """Whether at most one letter is left out, put in, changed, or swapped with the next."""
    if a == b:
        return True
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    left, right = a[start:], b[start:]
    if left[1:] == right or left == right[1:] or left[1:] == right[1:]:
        return True
    return left[:2] == right[:2][::-1] and left[2:] == right[2:]


def _english_names(cities: Collection[str | None]) -> dict[str, str]:
    """English names by id of what lies in these cities; reading those of all cities takes seconds."""
    gazetteer = load_gazetteer()
    there = [city.key for city in gazetteer.cities if city.key in cities]
    places = (place for key in there for place in (*gazetteer.districts(key), *gazetteer.places(key)))
    return {place.id: place.name_en for place in places if place.name_en}


def _document(row: Mapping[str, Any]) -> NamedEntry:
    names: Sequence[str] = [name for name in (row["title"], row["plan"], row["source"]) if name]
    short = [f"{m[1]}{m[2]}" for name in names for m in _SHORT_PLAN.finditer(name)]
    all_names = tuple(dict.fromkeys((*names, *short)))
    return NamedEntry(row["id"], "Document", row["title"], all_names, documents=(row["id"],))


def _goals() -> Iterator[NamedEntry]:
    for goal in load_goals():
        numbers = tuple(f"{word}{goal.number}" for word in ("SDG", "SDG ", "goal ", "目标", "可持续发展目标"))
        name = f"{goal.number} {goal.name_zh}"
        names = (name, goal.name_zh, goal.short_zh, goal.short_en, *numbers)
        yield NamedEntry(f"goal-{goal.number}", "Goal", name, tuple(dict.fromkeys(names)), goal.name_en)

"""Which entity a name stands for: ids that depend on the name alone, so that any order of files agrees."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from ingest.model import Entity, EntityType
from ingest.tag.normalise import normalise_name
from ontology.place import NamedPlace

LONGEST_NAME = 80


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these strings."""
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()[:12]


def entity_id(type: EntityType, name: str, *, prefixes: tuple[str, ...] = ()) -> str:
    """The id of the thing called `name`; `prefixes` are the city's names, which a name may begin with."""
    kind = "Organization" if type == "Agency" else type
    return f"{kind.lower()}-{digest(kind, normalise_name(name, kind, prefixes=prefixes))}"


class Catalogue:
    """The entities of one run, gathered from mentions; two names with one id are one entity."""

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = {}
        self._types: dict[str, EntityType] = {}
        self._attributes: dict[str, dict[str, str]] = {}
        self._places: dict[str, NamedPlace] = {}

    def add(self, id: str, type: EntityType, name: str, attributes: Iterable[tuple[str, str]] = ()) -> None:
        """Count one mention under this name."""
        self._names.setdefault(id, Counter())[name] += 1
        self._types[id] = "Organization" if type == "Agency" else type
        kept = self._attributes.setdefault(id, {})
        if type == "Agency":
            kept["agency"] = "true"
        for key, value in attributes:
            # The smallest value wins, so that the order of the files does not matter.
            kept[key] = min(kept.get(key, value), value)

    def add_place(self, place: NamedPlace) -> None:
        """Count a place of the gazetteer; it has its names from there."""
        self._places[place.id] = place

    def entity(self, id: str) -> Entity:
        place = self._places.get(id)
        if place:
            return _place_entity(place)
        name = main_name(self._names[id])
        aliases = tuple(sorted(n for n in self._names[id] if n != name))
        return Entity(id, self._types[id], name, aliases, tuple(sorted(self._attributes[id].items())))


def _place_entity(place: NamedPlace) -> Entity:
    attributes = {"kind": place.kind, "name_en": place.name_en, "city": place.city}
    if place.code:
        attributes |= {"code": place.code, "code_local": str(place.code_local).lower()}
    return Entity(
        place.id,
        "District" if place.kind == "district" else "Place",
        place.name,
        tuple(sorted({*place.names, place.name_en} - {place.name, ""})),
        tuple(sorted(attributes.items())),
    )


def main_name(names: Counter[str]) -> str:
    """The name used most; of equals the longest, then the first in code point order."""
    return min(names, key=lambda n: (-names[n], -len(n), n))


def short_name(text: str) -> str:
    """A sentence cut to a name's length."""
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"

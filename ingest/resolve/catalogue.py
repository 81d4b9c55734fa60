"""The entities of one run, gathered from mentions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ingest.model import Entity, Merge
from ingest.resolve.identity import Identity
from ontology.place import NamedPlace

LONGEST_NAME = 80


class Catalogue:
    """Two names with one id are one entity."""

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = {}
        self._things: dict[str, Identity] = {}
        self._merges: dict[str, dict[str, Merge]] = {}
        self._attributes: dict[str, dict[str, str]] = {}
        self._places: dict[str, NamedPlace] = {}

    def add(
        self, thing: Identity, name: str, attributes: Iterable[tuple[str, str]] = (), *, agency: bool = False
    ) -> None:
        """Count one mention under this name."""
        self._names.setdefault(thing.id, Counter())[name] += 1
        self._things[thing.id] = thing
        if thing.rules:
            self._merges.setdefault(thing.id, {})[name] = Merge(name, thing.rules, thing.score)
        kept = self._attributes.setdefault(thing.id, {})
        if agency:
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
        merges = self._merges.get(id, {}) if aliases else {}
        return Entity(
            id,
            self._things[id].type,
            name,
            aliases,
            tuple(sorted(self._attributes[id].items())),
            tuple(merges[n] for n in sorted(merges)),
        )


class Told:
    """What one document tells of things beside their names; of two values the smaller, whatever comes first."""

    def __init__(self) -> None:
        self._by_id: dict[str, dict[str, str]] = {}

    def tell(self, id: str, attributes: Iterable[tuple[str, str]]) -> None:
        """Keep the attributes that are not empty."""
        for key, value in attributes:
            if value:
                told = self._by_id.setdefault(id, {})
                told[key] = min(told.get(key, value), value)

    def over(self, entity: Entity) -> Entity:
        """The entity with what the document tells of it."""
        told = {**self._by_id.get(entity.id, {}), **dict(entity.attributes)}
        return replace(entity, attributes=tuple(sorted(told.items())))


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

"""The gazetteer: which places a text names, the districts they lie in, and the city it is about."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain
from pathlib import Path

from ontology.city_folder import CityData, read_city_folder
from ontology.city_locator import CityLocator, city_names
from ontology.divisions import Divisions
from ontology.errors import OntologyError
from ontology.name_spans import fold
from ontology.place import City, NamedPlace, PlaceMatch
from ontology.place_index import PlaceIndex
from ontology.place_names import english_ending, has_han, tidy_name

# How a district's own document speaks of it.
_SELF = re.compile(r"(?:全|我|本)[区县]|\b(?:District|County)\b(?! of\b)")

__all__ = ["City", "Gazetteer", "NamedPlace", "PlaceMatch", "load_gazetteer"]


class Gazetteer:
    """Cities with their districts and places.

    A city with a folder of its own is known by that; any other by the national tables, if given.
    What a city needs is read and indexed when it is first asked for.
    """

    def __init__(self, folders: Sequence[CityData], national: Divisions | None = None) -> None:
        self._data: dict[str, CityData | None] = {d.city.key: d for d in folders}
        own = {d.city.code for d in folders}
        self._national = national
        self._others = tuple(c for c in national.cities if c.code not in own) if national else ()
        self._own = tuple(d.city for d in folders)
        self._indexes: dict[str | None, PlaceIndex] = {}

    @property
    def cities(self) -> tuple[City, ...]:
        """Cities with a folder first."""
        return self._own + self._others

    def districts(self, city: str) -> tuple[NamedPlace, ...]:
        """The districts of a city in the order of its data; none for an unknown key."""
        data = self._city_data(city)
        return tuple(p for p in data.places if p.kind == "district") if data else ()

    def places(self, city: str) -> tuple[NamedPlace, ...]:
        """Every place of a city, its districts first."""
        data = self._city_data(city)
        return data.places if data else ()

    def find(
        self, text: str, *, city: str | None = None, subject: NamedPlace | None = None
    ) -> list[PlaceMatch]:
        """Places named in the text, in order, the longest name at each place and none overlapping.

        Without a city those of all folders are looked for, and the districts of all other cities.
        In a document of a district, its `subject`, "the District" and 全区 mean that one.
        """
        found = self._index(city).find(text)
        if subject is not None:
            taken = {at for m in found for at in range(m.start, m.end)}
            found += [
                PlaceMatch(m.start(), m.end(), subject, named=False)
                for m in _SELF.finditer(text)
                if m.start() not in taken and m.end() - 1 not in taken
            ]
            found.sort(key=lambda match: match.start)
        return found

    def find_in_full(self, text: str) -> list[PlaceMatch]:
        """Places of a text that is about no city we know: only what bears a full name can be meant."""
        own = {c.key for c in self._own}
        return [m for m in self.find(text) if is_full_name(text[m.start : m.end], m.place, own)]

    def city_of(self, text: str, title: str) -> str | None:
        """The key of the city a document is about; its title counts before its text."""
        return self._locator.locate(text, title)

    def district_of(self, title: str, *, city: str) -> NamedPlace | None:
        """The district whose own document bears this title ("Longhua District ..."), if it is one's."""
        named = {m.place.id: m.place for m in self.find(title, city=city) if m.place.kind == "district"}
        return next(iter(named.values())) if len(named) == 1 else None

    def resolve(self, name: str, *, city: str | None = None, fuzzy: bool = False) -> NamedPlace | None:
        """The place of this name in any spelling; `fuzzy` forgives one edit where that leaves one place."""
        index = self._index(city)
        wanted = tidy_name(name)
        for spelling in (wanted, self._without_city(wanted, city)):
            if found := index.get(spelling):
                return found
        return self._nearest(index, self._without_city(wanted, city)) if fuzzy else None

    def _without_city(self, name: str, city: str | None) -> str:
        """深圳市宝安区 as 宝安区."""
        own = (c for c in self.cities if (c.key == city if city else c in self._own))
        prefix = max((n for c in own for n in city_names(c) if name.startswith(n)), key=len, default="")
        return name[len(prefix) :].strip() or name

    def _nearest(self, index: PlaceIndex, name: str) -> NamedPlace | None:
        """Of the places one edit away the only one, or the only one in a city with a folder."""
        near = index.near(name)
        own = {c.key for c in self._own}
        for choice in (near, [p for p in near if p.city in own]):
            if len(choice) == 1:
                return choice[0]
        return None

    def _city_data(self, key: str) -> CityData | None:
        if key not in self._data and self._national:
            self._data[key] = self._national.city_data(key)
        return self._data.get(key)

    def _index(self, city: str | None) -> PlaceIndex:
        if city not in self._indexes:
            self._indexes[city] = self._everywhere() if city is None else self._of_city(city)
        return self._indexes[city]

    def _of_city(self, key: str) -> PlaceIndex:
        data = self._city_data(key)
        return PlaceIndex(data.places, data.exclusions) if data else PlaceIndex(())

    def _everywhere(self) -> PlaceIndex:
        own = [d for d in (self._city_data(c.key) for c in self._own) if d]
        return PlaceIndex(
            chain((p for d in own for p in d.places), (d for c in self._others for d in self._districts(c))),
            (e for d in own for e in d.exclusions),
        )

    def _districts(self, city: City) -> list[NamedPlace]:
        return self._national.districts(city) if self._national else []

    @cached_property
    def _locator(self) -> CityLocator:
        own = ((c, self.districts(c.key)) for c in self._own)
        return CityLocator(chain(own, ((c, self._districts(c)) for c in self._others)))


def is_full_name(text: str, place: NamedPlace, own: set[str]) -> bool:
    """Whether it leaves no doubt out of context; Latin names of a few letters are common all over the world."""
    if has_han(text):
        return place.city in own or text == place.name
    return fold(text) == fold(place.name_en) and bool(english_ending(text))


def load_gazetteer(cities: Sequence[str | Path] | None = None) -> Gazetteer:
    """Cities by the name of a packaged folder or by path; for None every packaged one and all of China."""
    return _load(None if cities is None else tuple(map(str, cities)))


@cache
def _load(cities: tuple[str, ...] | None) -> Gazetteer:
    packaged = Path(str(files("ontology"))) / "cities"
    if cities is not None:
        return Gazetteer([read_city_folder(folder) for folder in _folders(packaged, cities)])
    folders = sorted(file.parent for file in packaged.glob("*/city.toml"))
    return Gazetteer([read_city_folder(folder) for folder in folders], Divisions(packaged / "china"))


def _folders(packaged: Path, cities: tuple[str, ...]) -> Iterator[Path]:
    for city in cities:
        folder = packaged / city if (packaged / city / "city.toml").exists() else Path(city)
        if not folder.is_dir():
            raise OntologyError(f"{city}: neither a packaged city nor a folder")
        yield folder

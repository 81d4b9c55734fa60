"""The gazetteer: which places a text names, the districts they lie in, and the city it is about."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from ontology.city_folder import CityData, read_city_folder
from ontology.errors import OntologyError
from ontology.place import City, NamedPlace, PlaceMatch
from ontology.place_index import PlaceIndex
from ontology.place_names import fold_name, has_han

__all__ = ["City", "Gazetteer", "NamedPlace", "PlaceMatch", "load_gazetteer"]

_TITLE_WEIGHT = 50


class Gazetteer:
    """Cities with their districts and places; indexes are built when a city is first asked for."""

    def __init__(self, data: Sequence[CityData]) -> None:
        self._data = {d.city.key: d for d in data}
        self._indexes: dict[str | None, PlaceIndex] = {}

    @property
    def cities(self) -> tuple[City, ...]:
        return tuple(d.city for d in self._data.values())

    def districts(self, city: str) -> tuple[NamedPlace, ...]:
        """The districts of a city in the order of its data; none for an unknown key."""
        data = self._data.get(city)
        return tuple(p for p in data.places if p.kind == "district") if data else ()

    def find(self, text: str, *, city: str | None = None) -> list[PlaceMatch]:
        """Places named in the text, in order, longest first and without overlaps."""
        return self._index(city).find(text)

    def city_of(self, text: str, title: str) -> str | None:
        """The key of the city a document is about, by its title before its text."""
        scores = {
            d.city.key: sum(
                _TITLE_WEIGHT * title.count(name) + text.count(name)
                for name in (d.city.name, d.city.name_en, *d.city.aliases)
                if len(name) > 1
            )
            for d in self._data.values()
        }
        best = max(scores, key=scores.__getitem__, default=None)
        return best if best is not None and scores[best] else None

    def resolve(self, name: str, *, city: str | None = None, fuzzy: bool = False) -> NamedPlace | None:
        """The place that goes by this name in any spelling; `fuzzy` forgives one edit."""
        index = self._index(city)
        found = index.get(name.strip())
        if found is None and fuzzy:
            wanted = name.strip() if has_han(name) else " ".join(fold_name(name))
            near = [n for n in index.names() if len(n) > 2 and _one_edit(n, wanted)]
            if len({id(index.get(n)) for n in near}) == 1:
                found = index.get(near[0])
        return found

    def _index(self, city: str | None) -> PlaceIndex:
        if city not in self._indexes:
            data = [d for d in self._data.values() if city in (None, d.city.key)]
            self._indexes[city] = PlaceIndex(
                (p for d in data for p in d.places), (e for d in data for e in d.exclusions)
            )
        return self._indexes[city]


def load_gazetteer(cities: Sequence[str | Path] | None = None) -> Gazetteer:
    """Cities by the name of their packaged folder or by path; all packaged ones for None."""
    return _load(None if cities is None else tuple(map(str, cities)))


@cache
def _load(cities: tuple[str, ...] | None) -> Gazetteer:
    return Gazetteer([read_city_folder(folder) for folder in _folders(cities)])


def _folders(cities: tuple[str, ...] | None) -> Iterator[Path]:
    packaged = Path(str(files("ontology"))) / "cities"
    if cities is None:
        yield from sorted(f.parent for f in packaged.glob("*/city.toml"))
        return
    for city in cities:
        folder = Path(city) if Path(city).is_dir() else packaged / city
        if not folder.is_dir():
            raise OntologyError(f"{city}: neither a packaged city nor a folder")
        yield folder


def _one_edit(a: str, b: str) -> bool:
    """One character put in, left out, replaced, or swapped with the next."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[at:], b[at:]
    swapped = rest_a[:2][::-1] == rest_b[:2] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]

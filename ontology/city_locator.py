"""Which city a document is about: by its title, else by the cities and districts that its text names."""

from collections import defaultdict
from collections.abc import Iterable

from ontology.name_spans import NameSpans, fold
from ontology.place import City, NamedPlace
from ontology.place_names import english_spellings

_IN_TITLE = 50.0
_CITY, _DISTRICT = 2.0, 1.0


class CityLocator:
    """Names of cities and of their districts with the cities they point to."""

    def __init__(self, cities: Iterable[tuple[City, Iterable[NamedPlace]]]) -> None:
        self._cities: dict[str, dict[str, float]] = defaultdict(dict)
        for city, districts in cities:
            for name in city_names(city):
                self._add(name, city.key, _CITY)
            for district in districts:
                for name in district.names:
                    # A short name ("南山", "Longhua") is a place in too many cities.
                    # and 东区 the end of many a longer one.
                    if name == district.name_en or (name == district.name and len(name) > len("东区")):
                        self._add(name, city.key, _DISTRICT)
        self._spans = NameSpans(self._cities)

    def _add(self, name: str, city: str, weight: float) -> None:
        if len(name) > 1:
            pointing = self._cities[fold(name)]
            pointing[city] = max(weight, pointing.get(city, 0.0))

    def locate(self, text: str, title: str) -> str | None:
        """The key of the city that title and text point to most; None if they name none."""
        scores: dict[str, float] = defaultdict(float)
        for part, weight in ((title, _IN_TITLE), (text, 1.0)):
            for _, _, name in self._spans.find(part):
                pointing = self._cities[name]
                for city, value in pointing.items():
                    scores[city] += weight * value / len(pointing)
        return max(scores, key=scores.__getitem__) if scores else None


def city_names(city: City) -> list[str]:
    """Every spelling that names the city without doubt."""
    names = [city.name, *(a for a in city.aliases if not a.startswith("?"))]
    for name_en in (city.name_en, f"{city.name_en} City", f"{city.name_en} Municipality"):
        names += english_spellings(name_en, division=False)
    return names

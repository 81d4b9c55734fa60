"""Cities that a question or the name of a value speaks of besides those whose documents are read."""

from dataclasses import dataclass

from ontology.compared_cities import compared_cities
from ontology.gazetteer import City, load_gazetteer


@dataclass(frozen=True, slots=True)
class CitiesAsked:
    """The names of the cities whose values are wanted; the own city's stand without a name, or with its own."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    with_own: bool = True

    def without_city(self, name: str) -> str:
        """A value's name without the city before it; empty where the value is of a city not asked for."""
        for city in self.own:
            if name.startswith(city) and len(name) > len(city):
                return name[len(city) :] if self.with_own else ""
        for city in self.others:
            if name.startswith(city) and len(name) > len(city):
                return name[len(city) :]
        return name if self.with_own and not name.startswith(compared_cities()) else ""


def find_cities(text: str, own: tuple[str, ...], *, comparing: bool) -> CitiesAsked:
    """The cities that a question asks values of; `own` are the keys of the graph's cities."""
    named = {city.key: city_names(city) for city in load_gazetteer().cities if city.key in own}
    own_names = tuple(n.casefold() for names in named.values() for n in names)
    others = tuple(c for c in compared_cities() if c in text and c not in own_names)
    return CitiesAsked(own_names, others, with_own=comparing or not others)


def is_city(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether a word is the name of a city that is none of the graph's."""
    named = {n for city in load_gazetteer().cities if city.key in own for n in city_names(city)}
    return any(w in compared_cities() and w not in named for w in words)


def city_names(city: City) -> tuple[str, ...]:
    """A city's Chinese names, the longest first."""
    names = {city.name, city.name.removesuffix("市"), *city.aliases}
    return tuple(sorted((n for n in names if not n.isascii() and len(n) > 1), key=lambda n: (-len(n), n)))

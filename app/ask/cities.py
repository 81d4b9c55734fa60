"""Cities that a question or the name of a value speaks of besides those whose documents are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.ask.forms import LATIN, Found
from ontology.compared_cities import compared_cities
from ontology.gazetteer import City, load_gazetteer

# What joins two cities that are asked for together.
_BESIDE = r"\s*(?:[和与跟同及、，,/]|以及|还有|\b(?:and|or|with|than|versus|vs\.?|as in|and in|than in|and of)\b)\s*"


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
    return CitiesAsked(own_names, others, with_own=comparing or not others or own_is_side(text, own))


def own_is_side(text: str, own: Sequence[str]) -> bool:
    """Whether a city of the graph is named beside another one ("深圳和广州", "Beijing and Shenzhen")."""
    cities = [city for city in load_gazetteer().cities if city.key in own]
    ours = {n.casefold() for c in cities for n in (*city_names(c), c.name_en) if n}
    named = "|".join(map(re.escape, sorted(ours, key=lambda n: (-len(n), n))))
    listed = rf"(?:{_any_city()})市?{_BESIDE}"
    beside = rf"(?:{named})市?{_BESIDE}(?:{_any_city()})|{listed}(?:{named})(?!\w*规划)"
    return bool(named) and any(not _all_in(m[0], ours) for m in re.finditer(beside, text, LATIN))


def _all_in(pair: str, ours: set[str]) -> bool:
    """Whether both cities of a pair are the graph's own (深圳市 and Shenzhen)."""
    sides = [side.strip().removesuffix("市").casefold() for side in re.split(_BESIDE, pair, flags=LATIN)]
    return all(side in ours or side + "市" in ours for side in sides)


@cache
def _any_city() -> str:
    english = {c.name_en for c in load_gazetteer().cities if len(c.name_en or "") > 3}
    return "|".join(map(re.escape, sorted({*compared_cities(), *english}, key=lambda n: (-len(n), n))))


def is_city(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether a word is the name of a city that is none of the graph's."""
    named = {n for city in load_gazetteer().cities if city.key in own for n in city_names(city)}
    return any(w in compared_cities() and w not in named for w in words)


def city_names(city: City) -> tuple[str, ...]:
    """A city's Chinese names, the longest first."""
    names = {city.name, city.name.removesuffix("市"), *city.aliases}
    return tuple(sorted((n for n in names if not n.isascii() and len(n) > 1), key=lambda n: (-len(n), n)))


# A city is where something is asked for ("北京有哪些", "in Beijing"), not whom the own city works with.
_ABOUT_ZH = (
    r"(?=市|的(?!合作)|有|哪|要|到?20\d\d|人均|PM|GDP|SDG|目标|在|怎么|如何|[\u4e00-\u9fff]{1,3}[区县])"
)
_WITH_ZH = re.compile("合作|交流|联动|之间|互联|口岸|通道|衔接|互认|对口|帮扶|协同|跨境")
_WITH_EN = re.compile(r"\b(?:with|between|link\w*|connect\w*|cooperat\w+|cross-border|to and from)\b", LATIN)
# The neighbours of a city on the border are partners in most of what is said of them.
_NEIGHBOURS = frozenset({"香港", "澳门", "hong kong", "macao", "macau"})


def find_scope_cities(text: str, own: Sequence[str]) -> Iterator[Found[str]]:
    """Cities that a question is about and no document is."""
    cities = [city for city in load_gazetteer().cities if city.key in own]
    named = {n.casefold() for city in cities for n in (*city_names(city), city.name_en)}
    if not _WITH_ZH.search(text):
        for m in _scope_zh().finditer(text):
            if m["city"] not in named and (
                m["city"] not in _NEIGHBOURS or text[m.end() :].startswith("有哪")
            ):
                yield Found(m.start("city"), m.end("city"), m["city"])
    if not _WITH_EN.search(text):
        for m in _scope_en().finditer(text):
            city = m["after"] or m["owner"]
            if city.casefold() not in named:
                yield Found(m.start(), m.end(), city)


@cache
def _scope_zh() -> re.Pattern[str]:
    names = "|".join(map(re.escape, compared_cities()))
    return re.compile(rf"(?:^|[在，,；;：:？?\s])(?P<city>{names}){_ABOUT_ZH}", LATIN)


@cache
def _scope_en() -> re.Pattern[str]:
    cities = {c.name_en for c in load_gazetteer().cities if c.name_en and len(c.name_en) > 3}
    names = "|".join(map(re.escape, sorted(cities, key=lambda n: (-len(n), n))))
    before = r"(?:in|for|of|across|within|about)\s+(?:the\s+city\s+of\s+)?"
    return re.compile(rf"\b{before}(?P<after>{names})\b|\b(?P<owner>{names})'s\b", LATIN)

"""Rules for names of every type: phases, regions, other names of known places, the city's own name."""

import re

from ingest.resolve.rule import Rule, Scope
from ingest.tag.normalise import HAN, ROMAN, phase_number
from ontology.gazetteer import load_gazetteer
from ontology.place import NamedPlace
from ontology.synonyms import load_synonyms

_PHASE = re.compile(r"第?([一二两三四五六七八九十]{1,3}|\d{1,2}|[ivx]{1,4})(?=期)")
_ROMAN_AT_END = re.compile(r"(?<=[\u3400-\u9fff])-?(i{1,3}|iv|vi{0,3}|ix|x)(?=(?:工程|项目)?$)")
_PHASE_EN = re.compile(r"\bphase ([ivx]{1,4}|\d{1,2}|[a-z]+)\b(?: of (?:the )?)?")
_TEN_MINUTES = re.compile(r"([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=分钟|公里)")
# What a city's name may not be taken from: the rest would name a class or another thing.
_NOT_BARE = re.compile(
    r"[湾河港站](?!区)|北站|东站|(?:大学|学院|机场|国际机场|水库|图书馆|博物馆|体育)$|中心$"
)
_SHORTEST_REST = 6
_SHORTEST_REST_OF_BODY = 3
# In these the number of a phase is part of what tells one thing from another.
_OWN_NUMBER = re.compile(r"期|[0-9ivx]+$")


def _phases(name: str, _: Scope) -> str:
    if not HAN.search(name):
        return _english_phase(name)
    name = _PHASE.sub(_digit, name)
    name = _ROMAN_AT_END.sub(lambda m: f"{ROMAN[m[1]]}期", name)
    return _TEN_MINUTES.sub(_digit, name)


def _digit(match: re.Match[str]) -> str:
    number = phase_number(match[1])
    return match[0] if number is None else str(number)


def _english_phase(name: str) -> str:
    phase = _PHASE_EN.search(name)
    number = phase_number(phase[1]) if phase else None
    if phase is None or number is None:
        return name
    rest = " ".join((name[: phase.start()] + name[phase.end() :]).split())
    return f"{rest.removesuffix(' project')} phase {number}"


def _regions(name: str, _: Scope) -> str:
    return load_synonyms("region").unify(name)


def _known_places(name: str, scope: Scope) -> str:
    """Each other name of a place of the city as the name the gazetteer gives it."""
    if not scope.city or not HAN.search(name):
        return name
    parts, end = [], 0
    for match in load_gazetteer().find(name, city=scope.city):
        wording, place = name[match.start : match.end], match.place
        written_out = len(place.name) > len(wording) and place.name in name
        if match.named and means_the_same(wording, place) and not written_out:
            parts += [name[end : match.start], place.name]
            end = match.end
    return "".join((*parts, name[end:]))


def means_the_same(wording: str, place: NamedPlace) -> bool:
    """Whether a wording is another name of the place, not that of a part of it (机场三跑道, T2航站区)."""
    if wording == place.name or wording in place.weak or _OWN_NUMBER.search(wording):
        return False
    return any(wording[i : i + 2] in place.name for i in range(len(wording) - 1))


def without_city(name: str, scope: Scope) -> str:
    """The name without that of the city in front, however short the rest is."""
    return next((name[len(p) :] for p in scope.prefixes if name.startswith(p)), name)


def _city_before(name: str, scope: Scope) -> str:
    for prefix in scope.prefixes:
        start = prefix.lower()
        if not name.startswith(start):
            continue
        rest = name[len(start) :]
        shortest = _SHORTEST_REST_OF_BODY if start.endswith(("市", "州", "盟")) else _SHORTEST_REST
        return name if len(rest) < shortest or _NOT_BARE.match(rest) else rest
    return name


PHASES = Rule("numerals", 0.98, _phases)
REGIONS = Rule("common short forms", 0.97, _regions)
KNOWN_PLACES = Rule("other name of a place", 0.95, _known_places)
CITY_BEFORE = Rule("city's name in front", 0.93, _city_before)

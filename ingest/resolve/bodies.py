"""Rules for organisations: official and short names, with and without the city's name."""

import re

from ingest.resolve.rule import Rule, Scope
from ingest.resolve.shared_rules import KNOWN_PLACES, PHASES
from ontology.synonyms import load_synonyms

_CITY_BODY = re.compile(r"^市(?=[\u3400-\u9fff]{2,})(?!场|民|政|区)|^市(?=政府|政协|民政)")
_OWN_NAME = re.compile(r"[湾河港站]")


def _short(name: str, _: Scope) -> str:
    return load_synonyms("organisation").unify(name)


def _of_the_city(name: str, scope: Scope) -> str:
    """市水务局 and 深圳市水务局 as 深圳水务局, so that two cities' bureaus stay two."""
    if not scope.stem:
        return name
    rest = name.removeprefix(scope.stem + "市")
    if rest != name and not _OWN_NAME.match(rest):
        return scope.stem + rest
    return _CITY_BODY.sub(scope.stem, name)


BODY_RULES = (
    PHASES,
    KNOWN_PLACES,
    Rule("official and short name", 0.95, _short),
    Rule("body of the city", 0.95, _of_the_city),
)

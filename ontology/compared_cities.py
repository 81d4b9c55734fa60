"""Names of the cities of China and of the world that a document compares its own city with."""

from functools import cache
from pathlib import Path

from ontology.gazetteer import load_gazetteer

_LONGEST_NAME = 8
WORLD_FILE = Path(__file__).parent / "vocabulary" / "world_cities.txt"


@cache
def chinese_cities() -> frozenset[str]:
    """Names of two characters or more, with 市 and without."""
    names = {n for city in load_gazetteer().cities for n in (city.name, city.name.removesuffix("市"))}
    return frozenset(n for n in names if len(n) > 1)


@cache
def compared_cities() -> tuple[str, ...]:
    """All names, the longest first."""
    world = WORLD_FILE.read_text(encoding="utf-8").split()
    return tuple(sorted(chinese_cities().union(world), key=lambda n: (-len(n), n)))


def city_at_end(words: str) -> str:
    """The city whose name, with 市 or without, ends the words; empty where none does."""
    plain = words.removesuffix("市")
    for length in range(min(_LONGEST_NAME, len(plain)), 1, -1):
        if plain[-length:] in _names():
            return plain[-length:]
    return ""


@cache
def _names() -> frozenset[str]:
    return frozenset(compared_cities())

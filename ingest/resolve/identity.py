"""The identity of a named thing: an id that its name alone decides, with the rules that led there.

No document's reading has a say in the id of another's, so that any order of files, and one run or many,
give the same things. What the rules make of a name is its key; two names of one type and key are one thing.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import EntityType
from ingest.resolve.bilingual import IN_CHINESE
from ingest.resolve.bodies import BODY_RULES
from ingest.resolve.campaigns import PROGRAMME_RULES, REFORM_RULES, core_of
from ingest.resolve.indicators import INDICATOR_RULES
from ingest.resolve.papers import POLICY_RULES
from ingest.resolve.rule import Rule, Worded, scope_of
from ingest.resolve.settle import SEATED, place_called, settled_type
from ingest.resolve.shared_rules import CITY_BEFORE, KNOWN_PLACES, PHASES, REGIONS, without_city
from ingest.resolve.works import WORKS_RULES
from ingest.tag.normalise import HAN, spelled
from ontology.place import NamedPlace

RULES: dict[str, tuple[Rule, ...]] = {
    "Project": WORKS_RULES,
    "Organization": BODY_RULES,
    "Programme": PROGRAMME_RULES,
    "Reform": REFORM_RULES,
    "Policy": POLICY_RULES,
    "Indicator": INDICATOR_RULES,
    "Place": (REGIONS, KNOWN_PLACES, CITY_BEFORE),
}
QUOTED_NAME = ("quoted name", 0.9)


@dataclass(frozen=True, slots=True)
class Identity:
    """The thing that a name stands for; `rules` and `score` say how sure the name leads there.

    `place` is given where that is a place of the gazetteer.
    """

    id: str
    type: EntityType
    key: str
    rules: tuple[str, ...] = ()
    score: float = 1.0
    place: NamedPlace | None = None


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these strings."""
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()[:12]


@lru_cache(maxsize=1 << 16)
def identify(type: EntityType, name: str, *, city: str | None = None) -> Identity:
    """The thing called `name` in a document of the city with this key in the gazetteer."""
    kind: EntityType = "Organization" if type == "Agency" else type
    place = place_called(name, city) if kind in SEATED else None
    kind = settled_type(kind, name, place)
    if kind == "Place" and type == "Place":
        bare = name if place else without_city(name, scope_of(city))
        if found := place or place_called(bare, city):
            rules = () if place else (CITY_BEFORE.name,)
            score = 1.0 if place else CITY_BEFORE.score
            label: EntityType = "District" if found.kind == "district" else "Place"
            return Identity(found.id, label, found.name, rules, score, found)
    worded = word_key(kind, name, city)
    return Identity(
        f"{kind.lower()}-{digest(kind, worded.key)}", kind, worded.key, worded.rules, worded.score
    )


def word_key(kind: str, name: str, city: str | None) -> Worded:
    """The name brought to the wording that all names of the thing share."""
    scope = scope_of(city)
    core = core_of(name) if kind in ("Programme", "Reform") else None
    worded = Worded(spelled(core or name))
    if core and spelled(core) != spelled(name):
        worded = Worded(worded.key, QUOTED_NAME[:1], QUOTED_NAME[1])
    if not HAN.search(worded.key):
        english = worded.through((PHASES, IN_CHINESE), scope)
        worded = english if IN_CHINESE.name in english.rules else worded
    return worded.through(RULES.get(kind, ()), scope)

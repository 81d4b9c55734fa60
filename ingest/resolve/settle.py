"""Which type a thing has that one sentence calls a project and another a place or a body.

What is known of the thing (the kind that the gazetteer gives) and what its name says decide, not the
sentence, so that all documents agree without knowing of each other. Where neither is clear, what
a sentence builds and what it stands in stay two things.
"""

import re

from ingest.model import EntityType
from ingest.resolve.campaigns import core_of
from ontology.gazetteer import load_gazetteer
from ontology.place import NamedPlace

SEATED = ("Project", "Place", "Organization")
BODIES = ("university", "institute")
WORKS = re.compile(r"(?:枢纽|铁路|城际|科学技术馆|科技馆|博物馆|美术馆|歌剧院|大剧院|交流中心)$")
# Works that the gazetteer lists among the institutes that run them.
FACILITY = re.compile(r"装置|设施|基因库|计算|校区|平台")
# Centres that the state founds are bodies, also where a plan lists them among works.
NATIONAL_BODY = re.compile(r"^国家[\u3400-\u9fff]+(?:创新中心|重点实验室|工程研究中心|医学中心)$")
INSTITUTION = re.compile(r"(?:制|制度|机制|模式|监管)$")


def settled_type(type: EntityType, name: str, place: NamedPlace | None) -> EntityType:
    """The type of the thing of this name; `place` is what the gazetteer knows under the whole name."""
    if type in ("Project", "Place"):
        if WORKS.search(name):
            return "Project"
        if NATIONAL_BODY.match(name):
            return "Organization"
        if place and place.kind in BODIES:
            return "Project" if FACILITY.search(name + place.name) else "Organization"
    if type == "Programme" and (core := core_of(name)) and INSTITUTION.search(core):
        return "Reform"
    return type


def place_called(name: str, city: str | None) -> NamedPlace | None:
    """The place of the city whose name this is, in full and beyond doubt."""
    if city is None:
        return None
    for match in load_gazetteer().find(name, city=city):
        if match.start == 0 and match.end == len(name) and match.named:
            return match.place
    return None

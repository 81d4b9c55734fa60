"""Which part of a text a place in it speaks about, and where a project lies that names no place itself."""

import re

from ingest.model import NameSpan, PlaceSpan, Tagged
from ingest.numbered import without_numbering

# What a title may say beside the district it is about: 专栏3 宝安区重点项目.
_BESIDE = re.compile(
    r"(?:重点|重大|主要|建设|发展|改造|更新|工程|项目|任务|定位|板块|片区|方面|计划|行动|清单|一览表|部分|[：:\s])*"
    r"|(?:\W|\b(?:priority|main|key|major|projects?|works|tasks|measures)\b)*",
    re.IGNORECASE,
)
CLAUSE_ENDS = "，,；;。！？：:\n\t"


def clause_around(tagged: Tagged, place: PlaceSpan) -> tuple[int, int]:
    """The name that holds a place, else the part of the sentence between commas around it."""
    for name in tagged.names:
        if name.start <= place.start and place.end <= name.end and name.type != "Place":
            return name.start, name.end
    text = tagged.unit.text
    start = max(text.rfind(c, 0, place.start) for c in CLAUSE_ENDS) + 1
    ends = [at for at in (text.find(c, place.end) for c in CLAUSE_ENDS) if at >= 0]
    return start, min(ends, default=len(text))


def is_about_place(title: str, start: int, end: int) -> bool:
    """Whether a label or title says nothing but that it is about the place at `start:end`."""
    return not without_numbering(title[:start]).strip() and bool(_BESIDE.fullmatch(title, end))


def only_district(tagged: Tagged, name: NameSpan) -> tuple[str, ...]:
    """The district named before a project in its sentence, where the sentence is about no other."""
    about = {district for place in tagged.places for district in place.districts}
    before = [
        p
        for p in tagged.places
        if p.is_district and p.named and p.end <= name.start and not _in_other_project(tagged, p)
    ]
    return tuple(about) if len(about) == 1 and before else ()


def _in_other_project(tagged: Tagged, place: PlaceSpan) -> bool:
    """坪山 in 坪山研发中心、新能源研究院 says where the first lies, not where the second does."""
    return any(n.type == "Project" and n.start <= place.start and place.end <= n.end for n in tagged.names)

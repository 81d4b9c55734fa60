"""The named things of a text: projects, places, organisations, programmes, policies and reforms."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Context, EntityType, NameSpan
from ingest.tag.candidates import Candidate, Reading, read_candidates
from ingest.tag.english_names import find_english_names
from ingest.tag.name_details import complete_names
from ingest.tag.normalise import simplified
from ingest.tag.organisations import is_agency, weigh_organisation
from ingest.tag.place_names import weigh_place
from ingest.tag.policies import weigh_policy
from ingest.tag.programmes import weigh_programme
from ingest.tag.projects import weigh_project
from ingest.tag.reforms import weigh_reform
from ingest.tag.series import Series
from ingest.tag.traits import Traits, find_traits
from ontology.gazetteer import PlaceMatch

_Weigher = tuple[EntityType, Callable[[Traits], float]]
_PROJECT: _Weigher = ("Project", weigh_project)
_PLACE: _Weigher = ("Place", weigh_place)
_ORGANISATION: _Weigher = ("Organization", weigh_organisation)
_PROGRAMME: _Weigher = ("Programme", weigh_programme)
_POLICY: _Weigher = ("Policy", weigh_policy)
_REFORM: _Weigher = ("Reform", weigh_reform)
_BY_SOURCE: dict[str, tuple[_Weigher, ...]] = {
    "title": (_POLICY,),
    "place": (_PLACE, _ORGANISATION),
    "known": (_PLACE, _ORGANISATION, _PROGRAMME, _POLICY, _REFORM),
    "quote": (_PROGRAMME, _REFORM),
    "quote+": (_PROGRAMME, _REFORM),
    "label": (_PROJECT, _REFORM),
    "item": (_PROJECT, _PLACE, _ORGANISATION, _PROGRAMME, _REFORM),
    "head": (_PROJECT, _PLACE, _ORGANISATION, _PROGRAMME, _POLICY, _REFORM),
}
# A shorter candidate of the same type wins over a longer one by so much more evidence.
_TRADITIONAL = re.compile(
    "["
    "國發區進實項設訊業機構與會環體醫學權護數據劃創輕軌鐵隧橋園樞紐廠灣島聯線強優規範"
    "務資產開關際點對為來時個長後從這種們過還經濟"
    "]"
)
_LEAD = 1.5
_SUREST = 0.95


@dataclass(frozen=True, slots=True)
class _Judged:
    start: int
    end: int
    type: EntityType
    weight: float
    lent: str = ""  # the head that the list lends it


def find_names(text: str, context: Context, places: Sequence[PlaceMatch]) -> list[NameSpan]:
    """Named things in document order, without overlaps; `places` are the gazetteer's matches in the text."""
    if context.language == "en":
        return find_english_names(text, context, places)
    # Names are found in simplified characters and kept as the text writes them.
    plain = simplified(text) if _TRADITIONAL.search(text) else text
    reading = read_candidates(plain, places)
    judged = [j for c in reading.candidates if (j := _judge(c, reading, context)).weight > 0]
    chosen = sorted(_choose(judged, len(text)), key=lambda j: j.start)
    found = [
        NameSpan(j.type, j.start, j.end, text[j.start : j.end] + j.lent, _score(j.weight)) for j in chosen
    ]
    return list(complete_names(found, text))


def _judge(candidate: Candidate, reading: Reading, context: Context) -> _Judged:
    traits = find_traits(candidate, reading, context)
    weighed = [(weigh(traits), type) for type, weigh in _BY_SOURCE[candidate.source]]
    weight, type = max(weighed, key=lambda w: w[0])
    if type == "Organization" and is_agency(traits):
        type = "Agency"
    elif type == "Place" and traits.source == "place" and traits.word == "district":
        type = "District"
    lent = _lent(traits, candidate.series) if type == "Project" and candidate.series else ""
    return _Judged(candidate.start, candidate.end, type, weight, lent)


def _lent(traits: Traits, series: Series) -> str:
    """What the series says once for all items: 枢纽, or that bodies are enlarged (某大学扩建 is not 某大学)."""
    if traits.source == "item" and traits.lends_head and not traits.has_head:
        return series.phrase
    return series.rebuilt if "organisation" in traits.groups else ""


def _choose(judged: Sequence[_Judged], length: int) -> Iterator[_Judged]:
    """The longest candidates, unless a part of one is the better name."""
    beginning: dict[tuple[str, int], list[_Judged]] = {}
    ending: dict[tuple[str, int], list[_Judged]] = {}
    for one in judged:
        beginning.setdefault((one.type, one.start), []).append(one)
        ending.setdefault((one.type, one.end), []).append(one)
    taken = bytearray(length)
    for one in sorted(judged, key=lambda j: (j.start - j.end, -j.weight)):
        rivals = (*beginning[one.type, one.start], *ending[one.type, one.end])
        size = one.end - one.start
        if any(r.weight > one.weight + _LEAD and r.end - r.start < size for r in rivals):
            continue
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * size
            yield one


def _score(weight: float) -> float:
    # Of 460 names in annotated passages these shares are right, by weight: 0.6 below 0.7, 0.8 about 1,
    # 0.9 about 2, 0.93 from 3 on.
    return min(_SUREST, 1 / (1 + math.exp(-(0.9 * weight + 0.2))))

"""Whether a candidate is a named place: from the gazetteer, or by its last word and the words around it."""

import re

from ingest.tag.projects import BASES
from ingest.tag.properness import is_city
from ingest.tag.traits import Traits

_INSTITUTIONS = frozenset({"university", "institute", "hospital", "company", "school"})
_SHORTEST = 2
_LONGEST = 12
_ZONE = re.compile(r"(?:片区|新城|新区|商圈|开发区|区|城|走廊|带|圈|群|园|园区|基地|港|中心|街区)$")
_ROW = ("、", "与", "和")
_LONG_CORE = 9
_MARKETS = frozenset({"市场", "大市场", "交易市场", "批发市场"})
_BUILDINGS = frozenset({"transport", "civic", "industry", "water"})
_DIVISIONS = frozenset(["镇", "乡", "县", "村", "街道", "社区", "自治县"])
_NUMBERED = frozenset({"环线", "国道", "大道", "号线"})


def weigh_place(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is a place."""
    if t.source == "place":
        return -9.0 if t.word in _INSTITUTIONS else _weigh_listed(t)
    if t.source == "known":
        return 2.0 if "place" in t.groups and not t.enclosed else -9.0
    if t.source == "item":
        return _weigh_item(t)
    if t.source != "head" or "place" not in t.groups or not t.core or len(t.text) > 30 or t.has_prefix:
        return -9.0
    rowed = t.before in _ROW and len(t.core) > _SHORTEST
    if (t.proper == 0 and not rowed and t.head in t.lexicon.lists["place.needs_proper"]) or (
        t.proper < 2 and t.head in _MARKETS
    ):
        return -4.0
    if t.text.endswith(BASES):
        return -4.0
    weight = (-0.8, 0.4, 1.6)[t.proper] + _by_surroundings(t) - 1.5 * (len(t.core) > _LONG_CORE)
    weight += _weigh_zone(t) if _ZONE.search(t.text) or len(t.head) > 2 else _weigh_natural(t)
    weight -= 2.5 * t.quantified + 2.0 * (t.generic_first and t.proper < 2) + 1.0 * ("的" in t.masked)
    return weight - 1.0 * (t.joined and t.proper < 2)


def _weigh_listed(t: Traits) -> float:
    """A short name in the middle of other words may be none (文山会海, 泰山移)."""
    if t.enclosed or (len(t.text) == _SHORTEST and t.runs_on and not t.opened):
        return -9.0
    return 1.6


def _weigh_item(t: Traits) -> float:
    if "place" not in t.series or t.quoted or not 2 <= len(t.text) <= _LONGEST:
        return -9.0
    if is_city(t.text) or t.text.endswith(BASES):
        return -9.0
    if t.generic_inside or t.generic_first or t.quantified or "的" in t.text:
        return -2.0
    return 1.2 + (0.0, 0.5, 1.0)[t.proper] - 0.25 * max(0, len(t.text) - 5)


def _weigh_zone(t: Traits) -> float:
    weight = 0.2 if len(t.core) >= 2 else -2.0
    weight += 0.4 * (t.own_verb and "tend" in t.acts)
    if t.acts & {"build", "push", "make", "tend"}:
        weight += 0.5
    if (
        t.acts & {"build", "push"}
        and t.head.endswith(tuple(t.lexicon.lists["place.planned"]))
        and t.before != "的"
    ):
        weight += 0.5
    return weight + (0.5 if t.before in _ROW or t.after in _ROW else 0.0)


def _weigh_natural(t: Traits) -> float:
    if t.head in _NUMBERED or (t.proper == 2 and t.head in _DIVISIONS):
        return 1.2
    if t.lexicon.is_class("place", t.core):
        return -4.0
    weight = 1.1 if len(t.core) <= 3 else -0.6 * (len(t.core) - 3)
    if t.acts & {"tend", "support"} or t.verb in ("", "在", "对", "建设"):
        weight += 0.4
    return weight


def _by_surroundings(t: Traits) -> float:
    weight = 0.0
    if "project" in t.series or (t.own_verb and "build" in t.acts and t.groups & _BUILDINGS):
        weight -= 2.0
    if "place" in t.series:
        weight += 2.0
    elif t.series:
        weight -= 1.0
    if t.after_word in t.lexicon.lists["place.before"]:
        weight += 0.8
    if t.runs_on:
        weight -= 1.5
    return weight

"""Whether a candidate is a named body: an agency of the state, a company, a university, a laboratory."""

import re

from ingest.tag.masking import QUOTE_FIRST
from ingest.tag.projects import ENLARGED
from ingest.tag.properness import is_city
from ingest.tag.traits import Traits

_KNOWN = frozenset({"agency", "body", "company", "institute"})
_INSTITUTIONS = frozenset({"university", "institute", "hospital", "company", "school"})
_BODY = re.compile(r"实验室|研究院|科学院")
_FACILITIES = ("装置", "设施", "模拟")
_LONG_NAME = 4
_SHORT_AGENCIES = frozenset({"委", "办"})
_NAMED_LABS = ("实验室", "研究院", "研究所", "学院", "大学")
_LONGEST_SHORT = 8
_LONG_CORE = 4
# 省高水平医院, 广东省一流大学
_OF_RANK = re.compile(r"[\u4e00-\u9fff]{0,3}[省市州](?:高水平|一流|重点|示范性?|优质|骨干)")
_CITIES_OWN = frozenset("市州省区县")


def weigh_organisation(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is an organisation."""
    if t.source == "known":
        return _weigh_known(t)
    if is_city(t.text.partition("建设")[0]) and "建设" in t.text:
        return -9.0  # 某市建设科技中心 is a sentence
    if t.counted or t.phased or t.text.endswith(_FACILITIES) or (t.verb in ENLARGED and t.in_project_box):
        return -3.0
    if t.source == "place":
        return 2.5 if t.word in _INSTITUTIONS else -9.0
    if t.source == "item":
        return (1.0 if t.proper == 2 else -0.5) if "organisation" in t.series else -9.0
    campus = t.head in ("校区", "院区") and "organisation" in t.series
    if t.source != "head" or not (campus or t.groups & {"organisation", "agency", "center"}):
        return -9.0
    own = "agency" in t.groups and t.core in _CITIES_OWN and len(t.head) > 1 and t.head != "政府"
    if not own and (_OF_RANK.fullmatch(t.core) or _is_class(t)):
        return -4.0
    if t.verb in ("作为", "成为", "打造") and t.proper < 2:
        return -3.0
    proper = 2 if own else t.proper
    if t.head in _SHORT_AGENCIES and not (t.core[:1] in _CITIES_OWN and len(t.core) <= _LONGEST_SHORT):
        return -9.0
    weight = (-1.4, 1.4, 2.4)[proper] + _by_last_word(t) + _by_action(t)
    if proper == 0:
        new = t.head.endswith(tuple(t.lexicon.lists["organisation.new"]))
        named = t.head.endswith(_NAMED_LABS) and len(t.core) >= _LONG_CORE and not t.generic_inside
        weight += 0.7 * named - 2.0 * (not new)
    # A part of a known body: 中科院某研究所.
    weight += 0.8 * (not _KNOWN.isdisjoint(t.lexicon.known.groups.get(t.lexicon.known.match(t.core, 0), ())))
    weight -= 2.0 * t.quantified + 1.5 * (t.generic_first and t.proper < 2) + 0.8 * ("的" in t.masked)
    return weight - 0.8 * (t.joined and t.proper < 2)


def _is_class(t: Traits) -> bool:
    each = "各" in t.core  # 市委各部委办, 各区（新区）政府
    return each or any(t.lexicon.is_class("organisation", part) for part in (t.core, t.last_part))


def _weigh_known(t: Traits) -> float:
    if not t.groups & _KNOWN or (not t.opened and len(t.text) < _LONG_NAME):
        return -9.0
    if t.text.endswith("部") and t.after == "门":
        return -9.0
    if t.text in ("人大", "政协"):
        if t.after_word in ("代表", "委员"):
            return -2.0
        return 0.6 if t.after_word or not "\u4e00" <= t.after <= "\u9fff" else -2.0
    return 2.5


def is_agency(t: Traits) -> bool:
    """Whether an organisation is a public body."""
    return "agency" in t.groups


def _by_last_word(t: Traits) -> float:
    if "organisation" in t.groups:
        return 0.8 + (0.6 if "organisation" in t.series else 0.0) - (2.0 if "project" in t.series else 0.0)
    if "agency" in t.groups:
        if t.head in ("部", "厅", "署", "办公室", "委员会") and t.proper == 0:
            return -2.0
        return 0.9
    if _BODY.search(t.core):
        return 0.8
    weight = -1.6 + 0.25 * min(len(t.core), 6) * (t.proper < 2)
    if t.head == "中心" and not t.verb and not t.after_verb:
        weight -= 2.0  # 某区：区域中心、科技中心 tells what a district is to be
    if "organisation" in t.series:
        weight += 2.0
    elif t.series:
        weight -= 1.0
    return weight


def _by_action(t: Traits) -> float:
    if "found" in t.acts or "support" in t.acts:
        return 1.3
    if "build" in t.acts or "push" in t.acts or "make" in t.acts:
        return -0.8 if t.groups <= {"center", "platform"} else 0.0
    if not t.verb:
        return 0.9 if t.after_verb or t.after == QUOTE_FIRST else -0.5
    return 0.9 if t.verb == "获批" else 0.0

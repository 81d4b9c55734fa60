"""Whether a candidate is a named institution, mechanism or pilot that is set up, kept or changed."""

import re

from ingest.tag.masking import TITLE_FIRST
from ingest.tag.traits import Traits

_STRONG = frozenset({"制度", "机制", "试点", "新机制"})
_MODEL = frozenset({"模式", "新模式", "改革"})
_VAGUE = frozenset({"体系", "体制", "体制机制改革"})
_ABSTRACT = frozenset({"创新", "体系", "平台", "优化", "开放"})
_SHORTEST_ITEM = 5
_UNITED = re.compile(r"(?:合一|通办|统管|联办|申报|一公开|办成一件事|程序|模式|机制|制度|试点|改革|放行)”$")
_OF_REFORM = re.compile(r"(?<![应核比配校结查])对$")
_SLOGAN = re.compile(r"[。；]|一公里|舌尖")


def weigh_reform(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is a reform."""
    if t.source == "known":
        return 2.2 if "reform" in t.groups else -9.0
    if t.source in ("quote", "quote+"):
        return _weigh_quote(t)
    if t.source == "item":
        return _weigh_item(t)
    if t.source == "label" and t.quoted:
        return -0.5 + 1.0 * t.text.endswith(("制”", "制", "机制", "制度"))
    if t.source != "head" or "reform" not in t.groups:
        return -9.0
    return _weigh_institution(t)


def _weigh_quote(t: Traits) -> float:
    weight = -1.8 + 1.4 * (t.own_verb and "institute" in t.acts) + 1.4 * (t.own_verb and "rule" in t.acts)
    if "reform" in t.series:
        weight += 1.6
    if t.text.endswith("制”") or _UNITED.search(t.text):
        weight += 1.6
    if t.runs_on:
        weight -= 1.0
    if _SLOGAN.search(t.text):
        weight -= 1.0
    return weight - (0.8 if t.source == "quote+" else 0.0)


def _weigh_item(t: Traits) -> float:
    if "reform" not in t.series or t.quantified or t.generic_first or len(t.text) < _SHORTEST_ITEM:
        return -9.0
    if TITLE_FIRST in t.masked:
        return -9.0  # 《某办法》《某指引》等制度 are policies
    return (
        (0.3 if t.series_word in ("制度", "机制") else -0.8) + 0.6 * bool(t.proper) - 1.0 * ("的" in t.text)
    )


def _weigh_institution(t: Traits) -> float:
    if all(t.lexicon.is_class("reform", part) for part in t.parts) or len(t.core) < 2:
        return -4.0
    if _OF_REFORM.search(t.core):
        return -4.0  # 强化立法对改革的引领
    weight = 0.12 * min(len(t.core), 10) - 1.0
    if t.quoted:
        weight += 2.0 if t.acts & {"institute", "launch", "push", "rule"} or not t.verb else 0.6
    weight += _by_action(t) + _by_last_word(t)
    if t.core.endswith(("体制", "工作", "的体制")) or t.core.startswith(("新型", "新的", "更加")):
        weight -= 1.2
    if "reform" in t.series:
        weight += 1.2
    elif t.series:
        weight -= 0.8
    weight += 0.5 * bool(t.proper) - (0.6 if t.head == "试点" else 2.0) * (
        t.form == "heading" and not t.proper
    )
    weight -= 3.0 * (t.after_word in _ABSTRACT) + 0.6 * (t.joined and t.head in _MODEL)
    return weight - 2.0 * t.quantified - 1.2 * t.generic_first - 0.5 * t.masked.count("的")


def _by_action(t: Traits) -> float:
    if t.verb == "实现":
        return 0.0
    if t.acts & {"institute", "launch"}:
        return 1.4 if t.own_verb else 0.6
    if t.acts & {"push", "build"}:
        return 0.7 if t.own_verb else 0.2
    return 0.0


def _by_last_word(t: Traits) -> float:
    if t.head in _STRONG or t.head.endswith(("制度", "制")):
        return 0.8
    if t.head in _MODEL:
        return -0.4 - 0.8 * (t.before == "的")
    return -3.0 if t.head in _VAGUE else -0.8

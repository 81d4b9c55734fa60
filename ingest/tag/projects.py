"""Whether a candidate is one concrete project or facility that is built, enlarged or run."""

import re

from ingest.tag.masking import BRACKET_FIRST, QUOTE, QUOTE_FIRST
from ingest.tag.properness import is_city
from ingest.tag.traits import Traits

_BUILT = frozenset({"water", "energy", "transport", "industry", "platform"})
_PUBLIC = frozenset({"civic", "center"})
_NO_WORKS = frozenset({"agency", "programme", "policy", "reform", "event", "place"})
_PLAIN_WORKS = frozenset({"工程", "项目", "建设工程", "建设项目"})
_ENDS_CLASS = ("重点", "重大", "重要", "计划")
_TAKES_FACILITY = frozenset({"build", "push", "make", "institute"})
_FACILITIES = frozenset(
    {"plant", "venue", "museum", "checkpoint", "airport", "station", "hospital", "school"}
)
_MADE = frozenset({"build", "make", "institute", "found"})
ENLARGED = frozenset(["新建", "扩建", "改扩建", "迁建", "重建", "新改扩建"])
# Things of concrete and earth; what has them in its name is built, not carried out.
CONCRETE = re.compile(
    r"厂|场|塘|段|[^路前防一]线|[一二三四五六七八九十\d]期|港|水库|渠|堤|隧|矿|湿地|公园|管网|污水|供水|引水|河|湖|岸|坝|桥|码头|铁路|公路|航道|枢纽|基地"
)
# What a city wants to be or to have is no project by name: 打造全球…中心.
# Built, not areas, also where a list calls its items areas or parks: 航天育种基地等园区.
BASES = ("育种基地", "产业基地", "生产基地", "制造基地", "研发基地")
_PARTS = frozenset({"卫星厅", "航站区", "航站楼", "跑道", "货运区"})
# What a plan leans on is not what it builds: 依托高校、文化场馆等建设基地.
_LEANS = frozenset({"依托", "联合", "借助", "以", "发挥"})
_BODIES = frozenset({"agency", "body", "institute"})
# What is there already, unless it is built: 加强与某机场合作.
_STANDING = frozenset({"机场", "国际机场", "口岸"})
_BODY = re.compile(r"实验室|研究院|科学院")
_SEEN_AS = frozenset({"打造", "作为", "成为", "形成", "建设成为", "构建"})
_DESIGNATION = re.compile(r"全球|世界|国际|亚太|高端|区域|面向")
# 南山区：科技中心、航空枢纽 tells what the district is to be.
_DESIGNATIONS = frozenset({"中心", "枢纽", "综合服务中心", "基地"})
_QUOTES = frozenset({QUOTE, QUOTE_FIRST})
_DEVICES = ("装置", "磁场设施", "实验设施", "科学设施")
_ROW = frozenset(("、", "：", ":", BRACKET_FIRST))
_LONG_CORE = 4


def weigh_project(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is a project."""
    if t.source not in ("head", "item", "label"):
        return _weigh_listed(t)
    if not _BODIES.isdisjoint(t.lexicon.known.groups.get(t.text, ())):
        return -9.0
    if t.head in _STANDING and not (t.acts & _TAKES_FACILITY or t.phased or t.in_project_list):
        return -3.0
    weight = _by_last_word(t) + _by_action(t) + _by_company(t)
    if t.source != "head":
        weight += _without_last_word(t)
    weight += (-0.8, 1.0, 2.0)[t.proper]
    weight -= 2.0 * (t.verb in _SEEN_AS and t.proper < 2 and bool(_DESIGNATION.match(t.text)))
    weight -= 2.5 * (t.quantified or t.counted) + _generic(t) + 2.0 * t.only_generic
    if t.proper < 2:
        weight -= 0.5 * t.generic_inside + 2.0 * (t.before == "的") + 0.5 * t.joined
        weight -= 1.0 * (t.form == "heading")
    if len(t.core) < 2 and t.source == "head" and not (t.head == "号线" and t.core.isdigit()):
        weight -= 0.0 if _is_part(t) else 4.0
    if t.head in ("平台", "系统") and all(c in _QUOTES for c in t.core) and not t.acts & _TAKES_FACILITY:
        weight -= 2.5  # “贵商易”平台 where it is only spoken of: the name is what stands in quotation marks
    return weight - 3.0 * t.all_quote - 0.8 * ("的" in t.masked)


def _is_part(t: Traits) -> bool:
    """Whether it is said after a whole that it is a part of (机场三跑道、卫星厅、东航站区)."""
    return t.before == "、" and t.head in _PARTS and t.in_project_list


def _weigh_listed(t: Traits) -> float:
    """A facility that the gazetteer knows is a project where it is being built."""
    return 2.0 if t.source == "place" and t.word in _FACILITIES and t.own_build else -9.0


def _generic(t: Traits) -> float:
    return (0.5 if "project" in t.series else 1.5) * (t.generic_first and t.proper < 2)


def _without_last_word(t: Traits) -> float:
    if t.source == "label":
        return -1.5 - 2.0 * (2 - t.proper)
    if is_city(t.text):
        return -9.0
    if t.lends_head and not t.has_head:
        return 0.5 - 2.0 * t.generic_first
    if t.of_facilities:
        return -4.0
    return 0.0 if "project" in t.series and t.proper and not t.exact_place else -4.0


def _by_last_word(t: Traits) -> float:
    groups = t.groups
    weight = 1.5 if "phase" in groups or t.phased else 0.0
    if "works" in groups:
        return weight + _by_works(t)
    if "section" in groups and _is_part(t):
        return weight
    if "section" in groups:
        return weight + (0.0 if t.proper == 2 or (t.proper and len(t.core) >= _LONG_CORE) else -3.0)
    if groups & (_BUILT | _PUBLIC):
        return weight + _by_facility(t)
    if "organisation" in groups:
        enlarged = t.verb in ENLARGED and t.in_project_list
        return weight - 3.0 + 1.5 * ("project" in t.series) + 2.0 * enlarged
    if groups & _NO_WORKS:
        return -6.0
    return weight - 0.5 * (not weight)


def _by_works(t: Traits) -> float:
    if t.head in _PLAIN_WORKS:
        if t.core.startswith(tuple(t.lexicon.lists["project.class"])) or t.core.endswith(_ENDS_CLASS):
            return -4.0
        if is_city(t.core):
            return -4.0  # 允许香港工程建设领域机构…
        weight = 0.2 + 0.8 * bool(CONCRETE.search(t.core))
        weight -= 1.5 * (t.proper == 0 and len(t.core) < _LONG_CORE)
        weight -= 1.5 * (t.form == "heading" and not CONCRETE.search(t.core))
        if t.head == "项目":
            weight -= 1.0 * (t.proper < 2 and not t.in_project_list)
            weight -= 1.5 * (t.proper == 0 and not t.acts & {"build", "push"})
        return weight
    if t.after_word in ("提质", "升级"):
        return -3.0
    if t.phased:
        return 0.2
    if t.verb in _SEEN_AS or (t.quoted and not CONCRETE.search(t.core)):
        return -4.0  # 形成某市环境治理格局, “执行难”综合治理
    if t.in_project_list:
        return (-3.0, -0.8, 0.0)[t.proper]
    return -0.5 if t.proper == 2 and t.acts & {"build", "push"} else -3.0


def _by_facility(t: Traits) -> float:
    weight = 0.3 if len(t.core) >= _LONG_CORE or t.proper else -0.6
    if t.groups & _PUBLIC and not t.acts & _TAKES_FACILITY and not t.in_project_list:
        weight -= 1.5
    if t.proper < 2 and not (t.own_verb and t.acts & _MADE) and not t.in_project_list:
        weight -= 1.0
    if "place" in t.groups and not ("build" in t.acts or "project" in t.series):
        weight -= 2.5
    weight += 1.4 * t.head.endswith(_DEVICES)
    rowed = t.before in _ROW and t.after in _ROW
    weight += 1.5 * ("civic" in t.groups and t.proper == 0 and rowed and t.in_project_box)
    weight -= 2.0 * ("platform" in t.groups and t.verb == "开展")
    if t.abbreviated:
        weight -= 1.5
    if t.proper == 0 and t.head.endswith(("系统", "数据库")) and "institute" in t.acts:
        weight -= 1.2
    if "center" in t.groups and _BODY.search(t.core):
        weight -= 1.5
    if not t.verb and not t.after_word and t.head in _DESIGNATIONS and not t.in_project_list:
        weight -= 2.0
    return weight - 0.4 * bool(t.groups & _PUBLIC)


def _by_action(t: Traits) -> float:
    if "build" in t.acts:
        return 1.8 if t.own_verb else 1.4
    if "push" in t.acts:
        return 1.0
    if "make" in t.acts or ("institute" in t.acts and "platform" in t.groups):
        return 1.2 if len(t.core) >= _LONG_CORE else 0.4
    if t.acts & {"institute", "found", "support", "host"}:
        return -0.8
    return 0.0


def _by_company(t: Traits) -> float:
    weight = 0.0
    if "project" in t.series or ("place" in t.series and t.text.endswith(BASES)):
        weight += 2.5 - 2.5 * (t.verb in _LEANS and t.proper < 2)
    elif t.series:
        weight -= 3.0 if "place" in t.series else 1.5
    weight += 0.8 * t.in_project_box + 0.6 * (t.after_word in t.lexicon.lists["project.done"])
    if t.before_colon:
        weight -= 1.5 if t.proper < 2 else 0.0
    return weight

"""Rules for indicators: the same thing measured, of the same whole, in the same form, is one indicator."""

import re

from ingest.resolve.rule import Rule, Scope
from ontology.synonyms import load_synonyms

_TRAILING = re.compile(r"(?:连续|累计达到|达到|约|达|为)$")
_WHOLE = re.compile(r"^(?:全社会|全市|我市|本市|全区|全年|年度|全口径)(?=.{3,})")
_SHARE = re.compile(r"占(?P<whole>.+?)(?:总量|总数|总额)?的?(?:比重|比例|占比|份额|百分比)$")
_RATIO = re.compile(r"与(?P<whole>gdp)(?:之比|的比率|的比值|比值|比)$")
_VALUE_ADDED = re.compile(r"(?<=增加值占)(?P<whole>.+?)增加值(?=占比$)")
_ENDING_SHARE = re.compile(r"(?<!占)(?:比重|比例|占比|比率)$")
_GROWTH = re.compile(r"(?P<each>年均|年平均|年)?(?:增长率|增长速度|增速|增幅|增长)$")
_FALL = re.compile(r"累计下降$|累计降低$|下降率$|下降幅度$|降低$|降幅$")
_COUNT = re.compile(r"(?:总人数|总数量|总数|总量|人数|数量|(?<![指分系倍天次位函常参])数)$")
_SUM = re.compile(r"总额$|总值$|金额$")
_SHORTEST = 2


def _tidy(name: str, _: Scope) -> str:
    name = re.sub(r"[\s、，:]*$", "", name)
    return re.sub(r"(?<=[\u3400-\u9fff])的(?=[\u3400-\u9fff])|中(?=护理)", "", _TRAILING.sub("", name))


def _whole(name: str, scope: Scope) -> str:
    for prefix in scope.prefixes:
        rest = name.removeprefix(prefix)
        if rest != name and len(rest) >= 3 and rest[0] not in "湾河机北蓝":
            name = rest.removeprefix("港") if rest.startswith("港集装箱") else rest
            break
    return _WHOLE.sub("", name)


def _share(name: str, _: Scope) -> str:
    name = _RATIO.sub(r"占\g<whole>占比", name)
    name = _SHARE.sub(r"占\g<whole>占比", name)
    return _ENDING_SHARE.sub("占比", name)


def _value_added(name: str, _: Scope) -> str:
    return _VALUE_ADDED.sub(r"\g<whole>", name)


def _change(name: str, _: Scope) -> str:
    found = _GROWTH.search(name)
    if found and found.start() >= _SHORTEST:
        each = {"年均": "年均", "年平均": "年均", "年": ""}.get(found["each"] or "", "")
        return f"{name[: found.start()]}{each}增长"
    return _FALL.sub("下降", name)


def _count(name: str, _: Scope) -> str:
    shorter = _SUM.sub("额", _COUNT.sub("", name))
    return shorter if len(shorter) >= _SHORTEST else name


def _components(name: str, _: Scope) -> str:
    return load_synonyms("indicator").unify(name)


# The components are unified twice: what a share is of, and a share that stands for another (强度).
_COMPONENTS = Rule("same thing measured", 0.9, _components)
INDICATOR_RULES = (
    Rule("words around it", 0.97, _tidy),
    Rule("whole it is of", 0.93, _whole),
    _COMPONENTS,
    Rule("form of a share", 0.95, _share),
    Rule("share of value added", 0.93, _value_added),
    Rule("form of a change", 0.95, _change),
    Rule("form of a count", 0.9, _count),
    Rule("same thing measured", 0.97, _components),
)

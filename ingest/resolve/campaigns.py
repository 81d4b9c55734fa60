"""Rules for programmes and reforms: a quoted name with or without what kind of thing it is."""

import re

from ingest.resolve.rule import Rule, Scope
from ingest.resolve.shared_rules import CITY_BEFORE, PHASES, REGIONS

_QUOTED = re.compile(
    r"^[“\"「](?P<core>[^“”\"「」]{2,})[”\"」](?:可持续)?"
    r"(?:建设|行动|计划|工程|战略|品牌|活动|倡议|机制|制度|模式|管理模式|新机制|试点|改革|项目|服务|监管)?$"
)
_CLAIMED = re.compile(
    r"^[\u3400-\u9fff]{2,12}[“\"「](?P<core>[^“”\"「」]{2,}(?:计划|工程|行动|长制))[”\"」]$"
)
_VERB = re.compile(
    r"^(?:探索|创新完善|率先|运行好|积极|深入|全面|持续|加快)?"
    r"(?:建立健全|健全完善|建立|健全|完善|构建|探索|推行|推进|推动|实施|深化|优化|强化|打造|形成|创新|改革|实行|试行|设立|运行好|扩大|做精|做优)"
    r"(?=.{4,}$)"
)
_FORMER = re.compile(r"^(?:实施|推进|推动|做精|做优|深化|推广|开展|举办|办好)(?=.{4,}$)")
_INSTITUTION = re.compile(r"(?:制度|机制|模式|体系|试点|改革|长制|责任制|承诺制|评审制|清单|保险)$")
_FORM = re.compile(
    r"(?:(?<=制度)改革|(?<=改革)试点|(?<=交易)试点|(?<=[\u3400-\u9fff]{4})工作(?=机制$|制度$))$|工作(?=(?:机制|制度)$)|(?<=[\u3400-\u9fff]{6})(?:新机制|新模式)$"
)
_SYSTEM = re.compile(r"(?<=[\u3400-\u9fff]{6})体系$")
_SHORTEST = 4
_NATIONAL = re.compile(r"^国家(?=[\u3400-\u9fff]{4,}(?:工程|战略|计划|行动)$)")


def core_of(name: str) -> str | None:
    """The quoted name that a name consists of, beside a word for its kind or its field."""
    found = _QUOTED.match(name) or _CLAIMED.match(name)
    return found["core"] if found else None


def _verb(name: str, _: Scope) -> str:
    return _VERB.sub("", name) if _INSTITUTION.search(name) else _FORMER.sub("", name)


def _form(name: str, _: Scope) -> str:
    shorter = _FORM.sub("", name)
    return shorter if len(shorter) >= _SHORTEST else name


def _system(name: str, _: Scope) -> str:
    """多元人才保障体系 as …工程: what a slide calls a system is the programme that sets it up."""
    return _SYSTEM.sub("工程", name)


def _national(name: str, _: Scope) -> str:
    return _NATIONAL.sub("", name)


VERB = Rule("verb in front", 0.85, _verb)
PROGRAMME_RULES = (
    PHASES,
    REGIONS,
    CITY_BEFORE,
    Rule("national in front", 0.8, _national),
    Rule("word for its form", 0.8, _system),
)
REFORM_RULES = (
    PHASES,
    REGIONS,
    VERB,
    CITY_BEFORE,
    Rule("word for its form", 0.85, _form),
)

"""Rules for projects: works are called by more or less of their kind, their line, their port."""

import re

from ingest.resolve.rule import Rule, Scope
from ingest.resolve.shared_rules import CITY_BEFORE, KNOWN_PLACES, PHASES, REGIONS
from ingest.tag.normalise import HAN
from ontology.synonyms import load_synonyms

_SHORTEST = 4
_ENDING = re.compile(r"(?:建设)?(?:工程|项目)$")
_LINE = re.compile(r"(?:城市)?(?:轨道交通|轨道|地铁)(?=第?\d{1,2}号线)")
_RAIL_PHASE = re.compile(r"城市(?=轨道交通?\d)")
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff]{2})至(?=[\u3400-\u9fff]{2})")
_WATERS = re.compile(r"(?P<ends>水[库厂]-[\u3400-\u9fff]+水[库厂])(?:输水隧洞|输水管线|输水|连通|原水|引水)$")
_OPENING = re.compile(
    r"^(?:研究推动|研究推进|规划研究|谋划建设|研究|谋划|推进|推动|加快|实施|积极推进|加快推进)"
    r"(?=[\u3400-\u9fff]{2,}(?:城际|铁路|高铁|通道|枢纽|工程|项目|号线|高速|机场|\d期)$)"
)
_PHASE_AND_KIND = re.compile(r"(?:建设)?(?:工程|项目)(?=\d期)|(?<=\d期)(?:建设)?(?:工程|项目)$")


def _kind(name: str, _: Scope) -> str:
    if not HAN.search(name):
        return name.removesuffix(" project") if name.count(" ") > 1 else name
    shorter = _ENDING.sub("", _PHASE_AND_KIND.sub("", name.replace("及其", "及")))
    return shorter if len(shorter) >= _SHORTEST else name


def _ending(name: str, _: Scope) -> str:
    """The last word, before the number of a phase, in its shorter form."""
    found = re.search(r"\d期$", name)
    body, phase = (name[: found.start()], found[0]) if found else (name, "")
    changed = load_synonyms("ending").unify_end(body)
    return changed + phase if len(changed) >= _SHORTEST else name


def _line(name: str, _: Scope) -> str:
    return _RAIL_PHASE.sub("", _LINE.sub("", name))


def _between(name: str, _: Scope) -> str:
    return _BETWEEN.sub("-", name)


def _waters(name: str, _: Scope) -> str:
    """甲水库-乙水库输水隧洞 as 甲水库-乙水库: whatever joins two waters."""
    return _WATERS.sub(r"\g<ends>", name)


def _port(name: str, scope: Scope) -> str:
    """深圳港大铲湾港区 as 大铲湾港区, 深圳机场三跑道 as 机场三跑道: the city has one of each."""
    if not scope.stem:
        return name
    name = re.sub(rf"^{scope.stem}市?港(?=[\u3400-\u9fff]{{2,8}}港区)", "", name)
    return re.sub(rf"^{scope.stem}市?(?:[\u3400-\u9fff]{{2}}国际)?机场(?=.{{2,}})", "机场", name)


def _city_within(name: str, scope: Scope) -> str:
    """国家超级计算深圳中心 as 国家超级计算中心: a seat told in the middle of a national name."""
    if not scope.stem or "大学" in name:
        return name
    name = re.sub(rf"(?<={scope.stem})分中心$", "中心", name)
    if not name.startswith("国家"):
        return name
    middle = re.sub(rf"{scope.stem}市?(?=(?:中心|研究院|研究所|分中心))", "", name)
    return re.sub(rf"{scope.stem}市?$", "", middle)


def _opening(name: str, _: Scope) -> str:
    return _OPENING.sub("", name)


WORKS_RULES = (
    PHASES,
    REGIONS,
    Rule("verb in front", 0.85, _opening),
    Rule("line without its network", 0.95, _line),
    Rule("from one end to the other", 0.97, _between),
    Rule("port or airport of the city", 0.93, _port),
    KNOWN_PLACES,
    CITY_BEFORE,
    Rule("seat within a national name", 0.85, _city_within),
    Rule("kind of work left out", 0.95, _kind),
    Rule("shorter last word", 0.85, _ending),
    Rule("link between two waters", 0.8, _waters),
)

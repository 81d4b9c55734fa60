"""Forms that ask for what things are tied to: the goals that they support, the districts that they lie in."""

import re

from app.ask.forms import LATIN
from app.ask.reading import Reading

_SERVES_ZH = "支持|服务于?|对应于?|促进|实现|落实|贡献于?|涉及|关系到|关联|有助于|针对|覆盖|体现|响应"
_SDG_ZH = "(?:联合国|国别方案|可持续发展|全球|SDGs?)"
_SERVES_EN = (
    "serve|support|address|advance|contribute|relate|concern|touch|help|promote|correspond|align|cover"
)
_GOALS_EN = r"(?:sdgs?|goals?|sustainable development goals?|global goals?|un goals?)"
GOALS_ASKED = re.compile(
    f"(?:{_SERVES_ZH})了?的?(?:哪些|哪几个|什么|哪一?个|{_SDG_ZH}的?(?:哪些|哪几个|什么))的?{_SDG_ZH}*的?目标"
    f"|(?:{_SERVES_ZH})[^，。？]{{0,8}}(?:哪些|哪几个|什么|哪一?个){_SDG_ZH}*的?(?:目标|SDGs?)"
    f"|(?:哪些|哪几个|什么|哪一?个){_SDG_ZH}的?(?:目标)?|目标(?:有哪些|是哪些|是什么)(?=.*{_SDG_ZH})"
    rf"|\b(?:which|what)(?: of the)?(?: \d+)? (?:sdgs|sustainable development goals?|global goals?|un goals?)\b"
    rf"|\b(?:which|what)(?: of the)? {_GOALS_EN}\b(?=.*\b(?:{_SERVES_EN})\w*\b)",
    LATIN,
)
DISTRICT_ASKED = re.compile(
    "(?:在|位于|地处|坐落于?|属于|归)(?:深圳市?的?)?(?:哪一?个?|什么)(?:行政)?区(?:域内|里|内)?(?!域)"
    "|(?:在|位于|地处)(?:哪里|哪儿|什么地方|何处)(?=[？?。]*$)"
    r"|\b(?:in )?(?:which|what) district (?:is|are|does|do|will|lies?)\b|\bin (?:which|what) district\b"
    r"|^\W*where (?:is|are|will|does)\b(?!.*\bmention)",
    LATIN,
)
DISTRICTS_ASKED = re.compile(
    "哪(?:些|几个)(?:行政)?区(?:都|里|内|会|将|正在)?(?=有|建|设|开展|推进|规划|布局|实施)"
    r"|\bwhich districts (?=have|has|will|are|host|plan|get|build|contain)",
    LATIN,
)


def read_other_ends(reading: Reading) -> None:
    """Of a thing by name its own goals or districts; else those that most of a plan or district has to do with."""
    found = reading.found
    if found.intent not in ("list", "value") or found.goals_told or found.refused:
        return
    named = found.entities or found.places
    for m in GOALS_ASKED.finditer(reading.rest):
        if found.entities:
            reading.set(ends="goal", intent="list", types=())
        elif found.districts or found.documents or found.places:
            reading.set(intent="rank", group_by="goal", only_with_any=True)
        else:
            continue
        reading.take(*m.span())
    for m in DISTRICT_ASKED.finditer(reading.rest) if named and not reading.found.ends else ():
        reading.set(ends="district", intent="list", types=())
        reading.take(*m.span())
    for m in DISTRICTS_ASKED.finditer(reading.rest) if not found.districts else ():
        reading.set(intent="rank", group_by="district", only_with_any=True)
        reading.take(*m.span())

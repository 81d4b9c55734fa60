"""Reads what a text states outright about the goals it serves ("目标6、13", "SDGs 6, 13 and 15")."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ingest.model import GoalLink

STATED_SCORE = 0.97

_HAN_NUMBERS = "一二三四五六七八九十"
_NUMBER = rf"(?:(?:1[0-7]|[1-9])(?![0-9])|十[一二三四五六七]?|[一二三四五六七八九](?![{_HAN_NUMBERS}]))"
_CODE = rf"{_NUMBER}(?:\.(?:1[0-9]|[1-9]|[a-d])(?![0-9a-z]))?"
_JOIN = r"\s*(?:(?:[、，,;；/和与及&至—–~～-]|以及|\band\b|\bto\b)\s*)+(?:目标|第|SDGs?|goals?)?\s*"
_LIST = rf"{_CODE}(?:{_JOIN}{_CODE})*"

# A plan numbers its own aims too ("目标1：…", "Goal 1: …"); only a name that can't be meant otherwise
# may be followed by a colon.
_SURE = (
    r"可持续发展目标(?:\s*[（(]SDGs?[)）])?\s*(?:第|中的|的|目标)?\s*",
    r"(?:国别方案|2030年议程|联合国)目标\s*",
    r"\bsustainable development goals?(?:\s*\(SDGs?\))?\s*(?:no\.|number|numbers|#)?[\s–-]*",
    r"(?<![A-Za-z])SDGs?\s*(?:目标|goals?|targets?|no\.|#)?[\s–-]*",
    r"\bglobal goals?\s*",
)
_LIKELY = (
    r"(?<![\u4e00-\u9fff])目标\s*",
    r"(?<=[务持应现实及合向进对于到献])目标\s*",
    r"具体目标\s*",
    r"\bgoals?\s*(?:no\.|number|#)?\s*",
)
_ORDINAL = rf"第\s*({_NUMBER})\s*[项个]\s*(?:联合国)?可持续发展目标"
_STATEMENT = re.compile(
    rf"(?:(?:{'|'.join(_SURE)})(?P<sure>{_LIST})(?:\s*[项个](?!\w*目标))?"
    rf"|(?:{'|'.join(_LIKELY)})(?P<likely>{_LIST})(?!\s*[：:]))"
    # what makes the number a quantity or a year
    r"(?!\s*(?:[%％‰年月日倍万亿多余个家米度吨套公项条类]"
    r"|\.?\d|years?\b|per ?cent|points?\b|million|billion))",
    re.IGNORECASE,
)
_HINT = re.compile(r"目标|goal|SDG", re.IGNORECASE)  # spares most texts the long pattern
_NTH = re.compile(_ORDINAL)
_ITEM = re.compile(_CODE)
_PROGRAMME = re.compile(
    r"\W*([\u4e00-\u9fff]{2,20}?(?:工程|计划|行动|体系|项目|方案)|(?:The )?[A-Z][\w' -]{3,60}?"
    r"(?:Programme|Program|Project|Plan|Initiative|Campaign))"
)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:至|to|—|–|-|~|～)\s*(?:目标|SDGs?|goals?)?\s*({_NUMBER})(?!\.)")


def stated_goals(text: str) -> tuple[GoalLink, ...]:
    """Goals in the order stated, each once; `cue` is the statement as written."""
    links: dict[int, GoalLink] = {}
    if not _HINT.search(text):
        return ()
    for statement in _STATEMENT.finditer(text):
        _add(links, statement["sure"] or statement["likely"], statement[0])
    for statement in _NTH.finditer(text):
        _add(links, statement[1], statement[0])
    return tuple(links.values())


def served_goals(texts: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Programmes by name with the goals that a text says they serve ("生态治理工程	目标6、13")."""
    served: dict[str, tuple[int, ...]] = {}
    for text in texts:
        goals = tuple(link.goal for link in stated_goals(text))
        name = _PROGRAMME.match(text) if goals else None
        if name:
            served[name[1]] = tuple(dict.fromkeys((*served.get(name[1], ()), *goals)))
    return served


def served_under(titles: Iterable[str], served: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Goals of the programmes that the titles around a text name."""
    if not served:
        return ()
    around = " ".join(titles)
    return tuple(dict.fromkeys(goal for name, goals in served.items() if name in around for goal in goals))


def _add(links: dict[int, GoalLink], listed: str, statement: str) -> None:
    for goal, target in _codes(listed):
        held = links.get(goal)
        if held is None or (held.target is None and target is not None):
            links[goal] = GoalLink(goal, target, STATED_SCORE, "explicit", statement.strip())


def _codes(listed: str) -> Iterator[tuple[int, str | None]]:
    for span in _RANGE.finditer(listed):
        for goal in range(_value(span[1]), _value(span[2]) + 1):
            yield goal, None
    for code in _ITEM.findall(listed):
        goal = _value(code.split(".")[0])
        yield goal, code if "." in code else None


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if number.startswith("十"):
        return 10 + (_HAN_NUMBERS.index(number[1]) + 1 if len(number) > 1 else 0)
    return _HAN_NUMBERS.index(number) + 1

"""What a question ranks or counts by, how many of the ranked it wants, and whether the fewest come first."""

import re

from app.ask.forms import DIGITS_ZH, LATIN
from cypher.plan import GroupBy

_NUMBERS_EN = {"three": 3, "five": 5, "ten": 10}
_TOP = re.compile(
    r"\btop (?P<en>\d{1,2}|three|five|ten)\b|前(?P<zh>[一二三四五六七八九十]|\d{1,2})[个名位大]?", LATIN
)
_FEWEST = re.compile(r"最少|最低|\b(?:fewest|least|lowest)\b", LATIN)
_NOUNS: tuple[tuple[GroupBy, str, str], ...] = (
    ("district", "区|行政区|地区|辖区", r"districts?|areas?"),
    ("goal", "目标|SDGs?|可持续发展目标", r"goals?|sdgs?"),
    ("document", "文件|规划|方案|文档", r"documents?|plans?|papers?"),
)
# The noun behind the asking word is what is ranked; what is told with a number is a condition.
_AFTER_ASKING = "|".join(
    rf"(?P<{by}>(?:哪(?:一?个|些|几个)?|各|每个|(?:最多|最少)的(?:前?[一二三四五六七八九十\d]*[个名位]?)?|前[一二三四五六七八九十\d]+[个名位大]?)"
    rf"(?:{zh})(?!\d)|\b(?:which|what|each|every|by|top \w+|rank(?:ing)?(?: of)?(?: the)?|the) (?:{en})\b(?!\s*\d))"
    for by, zh, en in _NOUNS
)
RANKED = re.compile(_AFTER_ASKING, LATIN)


def ranked_by(text: str) -> GroupBy:
    """The groups that are ranked; where no noun tells them, the things asked for themselves."""
    m = RANKED.search(text)
    return next((by for by, _, _ in _NOUNS if m and m[by]), "thing")


def top(text: str) -> int | None:
    """How many are wanted ("top three")."""
    m = _TOP.search(text)
    if not m:
        return None
    number = m["en"] or m["zh"]
    return int(number) if number.isdigit() else _NUMBERS_EN.get(number.lower()) or DIGITS_ZH.get(number)


def fewest_first(text: str) -> bool:
    return bool(_FEWEST.search(text))

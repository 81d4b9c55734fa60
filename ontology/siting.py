"""Whether a text that names a body (a university, a hospital) means its seat or the body at work.

"新建深圳技术大学二期" is about the district where it stands, "支持深圳技术大学培养人才" is about no district.
"""

import re

from ontology.place import NamedPlace

BODIES = frozenset({"university", "institute", "hospital", "school", "company"})

# What follows the name where the building is meant.
_PART = re.compile(
    r"[（(]?(?:[一二三四五六]期|新?校区|新?校园|新?院区|新?园区|分院|分部|新址|大楼|迁建|扩建|改扩建|新建)"
    r"|[^、，。；,;建打造开在与和等将为]{0,12}?(?:温室|大楼|综合楼|装置|基地|工程)"
    r"|,? (?:Phase|Campus|New |Building|Extension|Expansion|Branch|[A-Z][\w'’]+ Campus)"
)
_NAMED_PART = re.compile(r"[一二三四五六]期|校区|院区|Campus|Phase")
# The nearest of these before the name decides: works on it, or the body acting.
_VERB = re.compile(
    r"(?P<works>建设|新建|扩建|改建|建成|完成|创办|续建|迁建|改造|开工|动工|启用|落成|选址|周边"
    r"|\b[Bb]uil[dt]|[Cc]onstruct|[Ee]xpan|[Rr]enew|[Cc]omplet|[Oo]pen)"
    r"|支持|依托|联合|鼓励|引导|发挥|委托|会同|组织|提升|深化|[，。；;！？]|,(?=[\u4e00-\u9fff])"
    r"|\b[Ss]upport|\bwith\b|\bby\b|\bof the\b"
)

# How far before a name, in a list of many, the verb may stand.
_REACH = 300


def is_sited(text: str, start: int, end: int, place: NamedPlace) -> bool:
    """True for every place that is no body, and for a body whose building `text` speaks of."""
    if place.kind not in BODIES or _PART.match(text, end) or _NAMED_PART.search(text, start, end):
        return True
    verbs = [m.group("works") for m in _VERB.finditer(text, max(0, start - _REACH), start)]
    return bool(verbs) and verbs[-1] is not None

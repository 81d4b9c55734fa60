"""Which bodies a text makes responsible: by a label, a verb behind them, a column of a table, or in English words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.model import NameSpan, Tagged

Role = Literal["lead", "support"]

BODIES = ("Organization", "Agency")
_LEADS = (
    r"(?:主要|第一)?(?:责任|牵头|主管|主责|主办|实施|建设|承办|承担|落实|组织|业主|负责)"
    r"(?:责任)?(?:单位|部门|主体|机构|方|人)"
)
_HELPS = r"(?:配合|协办|协同|参与|参加|支持|支撑|协助)(?:责任)?(?:单位|部门|机构|方)"
_ENGLISH_BODY = r"(?: (?:body|bodies|agency|agencies|department|unit))?"
_ENGLISH_LEADS = rf"\b(?:[Ll]ead(?:ing)?|[Rr]esponsible|[Ii]mplementing){_ENGLISH_BODY}"
_ENGLISH_HELPS = rf"\b(?:[Ss]upport(?:ing)?{_ENGLISH_BODY}|[Pp]artners?)"
_LABEL = re.compile(
    rf"(?:(?P<lead>{_LEADS}(?:及责任人)?|{_ENGLISH_LEADS})|(?P<support>{_HELPS}|{_ENGLISH_HELPS}))\s*(?:[：:]|为)"
)
_LABEL_ENDS = re.compile(r"[；;。）)\]】\n]|\.\s")
_COLUMN = re.compile(rf"^(?:{_LEADS}|{_HELPS}|(?:lead|responsible|implementing)\b.*|.*\bin charge)$", re.I)
_HELPING_COLUMN = re.compile(rf"^(?:{_HELPS}|support.*|partner.*)$", re.I)
_AND_OTHERS = r"(?:[、和及与](?:各|相关|有关)[^，。；]{0,10}?(?:政府|部门|单位|管委会|企业))?"
_TAKES_PART = re.compile(
    rf"^{_AND_OTHERS}(?:等(?:单位|部门)?)?(?:予以|做好|积极|协同)?(?:配合|协助|参与|协办|支持)"
)
_TAKES_LEAD = re.compile(
    rf"^{_AND_OTHERS}(?:等(?:单位|部门)?)?"
    r"(?:共同|联合|统一|具体|统筹|归口|按职责分工|分别|负总责|定期|每年|每月|每季度)*"
    r"(?:会同|牵头|负责|主管|主办|统筹|协调|组织|承担|承建|督办|督导|落实|要|应|将|须|推行|编制|制定|建立|开展|实施"
    r"|推进|完善|加强|指导|监督|联合|出台|印发|发布|公布|运营|管理"
    rf"|作?为[^，。；]{{0,6}}?{_LEADS})"
)
# A body that is set up for it: 成立…领导小组，下设办公室，负责….
_SET_UP_FOR = re.compile(
    r"^(?:[，,](?:下设|内设|办公室设在|由)[^，,。；]{1,16})?[，,]?(?:具体|全面|统一|专门|主要)*(?:负责|统筹|牵头|协调|组织|领导)"
)
_SETS_UP = re.compile(r"成立|组建|设立|建立|健全|发挥|(?:组成|参加|任[^，。；]{0,4}组长)的[^，。；]{0,8}$")
_ENCLOSED = re.compile(r"[（(\[【][^（()）\[\]【】]+[）)\]】]")
_BETWEEN_BODIES = re.compile(
    r"[、，,；;/\s]|和|及|与|等|分别|按职责|负责|牵头|各[区县](?:政府|人民政府|\(新区\))?|政府|管委会"
)
_CLAUSE_START = re.compile(r"[，,；;。：:（(\n\t]")
_BEFORE_BODY = re.compile(r"(?:由|依托|责成|委托|授权)(?:[^，。；、]{0,12}的)?$")
_TOGETHER = re.compile(r"(?:会同|联合|配合|与|和|、|及|以及|^,|^，|\band)$")
_WITH = re.compile(r"会同|联合|配合")
_LONGEST_JOINT = 5
_REACH = 80
# Whom a text supports or builds is no one who acts in it.
_ACTED_ON = re.compile(
    r"支持|鼓励|引导|推动|推进|加快|发挥|深化|建设|打造|加强|完善|提升|组建|成立|设立|引进|新建|运营|办好|依法"
)
_ENGLISH_LEAD = re.compile(
    r"^(?:'s|’s)? ?(?:\([^)]*\) ?)?(?:,? ?(?:together|jointly|along) with [^,.;]{3,60},? )?"
    r"(?:will|shall|must|(?:is|are) (?:to|responsible|in charge|accountable|tasked)|leads?|manages?|runs?|oversees?"
    r"|coordinates?|directs?|takes? (?:the lead|charge|responsibility)|holds responsibility|is building|has built"
    r"|completed|heads?)\b"
)
_ENGLISH_BY = re.compile(
    r"\b(?:led|managed|run|built|delivered|implemented|carried out|coordinated|overseen|operated|launched|headed"
    r"|supervised|directed|executed|undertaken|constructed) (?:jointly )?by (?:the )?$"
    r"|\bunder the (?:leadership|lead|direction|coordination) of (?:the )?$"
    r"|\b(?:lies|rests|sits) with (?:the )?$"
    r"|\b(?:entrusted|assigned) to (?:the )?$",
    re.IGNORECASE,
)
_ENGLISH_WITH = re.compile(
    r"\b(?:with|together with|with (?:the )?(?:support|help) of|supported by|assisted by) (?:the )?$"
)


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body among the names of a unit, by its place in their order, and how sure the wording is (0..1)."""

    index: int
    role: Role
    score: float
    listed: bool = False  # named by a label or in a column, for all that the unit says


def find_responsible(tagged: Tagged, names: Sequence[NameSpan]) -> Iterator[Responsible]:
    """Every body of the unit that is told to do something, once, in order."""
    text = tagged.unit.text
    labelled = list(_labelled(text, tagged))
    if _is_list_of_bodies(text, names):
        labelled.append((0, len(text), "lead"))
    bodies = [i for i, name in enumerate(names) if name.type in BODIES]
    found: dict[int, Responsible] = {}
    for before, index in zip([None, *bodies], bodies, strict=False):
        told = _by_label(index, names[index], labelled) or _by_words(index, names[index], text, tagged)
        joint = _joint(text, names[before], names[index]) if before is not None else ""
        if before in found and joint:
            # A、B and C share what is said of the first, but whom it works with only helps.
            row = found[before]
            told = Responsible(index, "support" if _WITH.search(joint) else row.role, row.score)
        if told:
            found[index] = told
    for before, index in zip(reversed(bodies[:-1]), reversed(bodies[1:]), strict=True):
        joint = _joint(text, names[before], names[index])
        if index in found and before not in found and joint and not _WITH.search(joint):
            found[before] = Responsible(before, found[index].role, found[index].score)
    yield from (found[index] for index in sorted(found))


def is_only_label(text: str, names: Sequence[NameSpan] = ()) -> bool:
    """Whether a text says nothing but who is responsible, as a line or a bracket under a measure does."""
    found = _LABEL.search(text)
    if found is not None and not text[: found.start()].strip("（(【[ \t　"):
        return True
    return _is_list_of_bodies(text, names)


def _is_list_of_bodies(text: str, names: Sequence[NameSpan]) -> bool:
    """Whether a bracket of its own holds bodies and districts and nothing else."""
    if not _ENCLOSED.fullmatch(text) or not any(name.type in BODIES for name in names):
        return False
    rest = "".join(
        text[end : name.start] for end, name in zip([1, *(n.end for n in names)], names, strict=False)
    )
    return not _BETWEEN_BODIES.sub("", rest + text[names[-1].end : -1]).strip()


def _labelled(text: str, tagged: Tagged) -> Iterator[tuple[int, int, Role]]:
    """Stretches of the text that hold nothing but responsible bodies."""
    for label in _LABEL.finditer(text):
        ends = [
            m.start() for m in (_LABEL_ENDS.search(text, label.end()), _LABEL.search(text, label.end())) if m
        ]
        yield label.end(), min(ends, default=len(text)), "lead" if label["lead"] else "support"
    for head, (start, end) in zip(tagged.unit.columns, tagged.unit.cells, strict=False):
        if _COLUMN.match(head.strip()):
            yield start, end, "support" if _HELPING_COLUMN.match(head.strip()) else "lead"


def _by_label(index: int, name: NameSpan, labelled: Sequence[tuple[int, int, Role]]) -> Responsible | None:
    for start, end, role in labelled:
        if start <= name.start and name.end <= end:
            return Responsible(index, role, 0.95, listed=True)
    return None


def _by_words(index: int, name: NameSpan, text: str, tagged: Tagged) -> Responsible | None:
    before, after = text[max(0, name.start - _REACH) : name.start], text[name.end : name.end + _REACH]
    if tagged.context.language == "en":
        return _by_english(index, before, after)
    if _TAKES_PART.match(after):
        return Responsible(index, "support", 0.85)
    told = _BEFORE_BODY.search(before)
    if told and told[0].startswith("由"):
        return Responsible(index, "lead", 0.9)
    clause = _CLAUSE_START.split(before)[-1]
    acts = _TAKES_LEAD.match(after) or (name.type == "Agency" and after.startswith("建设"))
    acted_on = _ACTED_ON.search(clause)
    if (acts and (told or not acted_on)) or (_SETS_UP.search(clause) and _SET_UP_FOR.match(after)):
        return Responsible(index, "lead", 0.8)
    return None


def _by_english(index: int, before: str, after: str) -> Responsible | None:
    if _ENGLISH_BY.search(before):
        return Responsible(index, "lead", 0.9)
    if _ENGLISH_WITH.search(before):
        return Responsible(index, "support", 0.6)
    if _ENGLISH_LEAD.match(after.lstrip()):
        return Responsible(index, "lead", 0.8)
    return None


def _joint(text: str, before: NameSpan, name: NameSpan) -> str:
    """The 、 or word that joins two names in a row, else the empty string."""
    between = text[before.end : name.start]
    return between if len(between) <= _LONGEST_JOINT and _TOGETHER.search(between.strip()) else ""

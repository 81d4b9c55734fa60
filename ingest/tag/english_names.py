"""The named things of an English text: capitalised names by their heads, institutions by their wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Context, EntityType, NameSpan
from ingest.tag.candidates import Places
from ingest.tag.english_words import EnglishWords, load_english_words
from ingest.tag.name_details import complete_names
from ontology.gazetteer import PlaceMatch

_WORD = re.compile(r"[A-Za-z0-9][\w’'&–-]*(?:\.(?=[A-Z]))?|\([A-Z][\w ]{1,30}\)")
_CAPITAL = re.compile(r"[A-Z]|\d{1,2}(?:st|nd|rd|th)\b|\(")
_ABBREVIATED = frozenset({"no", "st", "mt"})  # a full stop behind them ends nothing
_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|of|to|from|along|near|around|on|through|between|towards?|by|with|for|beside)(?: the)? $"
)
_WORKS_ON = re.compile(
    r"\b(?:[Cc]onstruction|[Cc]ompletion|[Ee]xpansion|[Rr]enewal|[Uu]pgrad(?:e|ing)|[Ee]xtension|[Oo]pening|[Bb]uilding)"
    r" of (?:the )?$"
)
_NUMBER = re.compile(r"\d{1,3}[A-Z]?$|[IVX]+$")
_JOINTS = frozenset({"of", "for", "and", "the"})
_POLICY_JOINTS = frozenset({"of", "for", "and", "the", "on", "in", "to", "with", "against"})
_PERIOD = re.compile(r"\s*\(\d{4}\s*[-–—]\s*\d{4}\)")
_LONGEST_JOINT = 3
_INSTITUTIONS = frozenset({"university", "institute", "hospital", "company", "school"})
_AFTER_LEGAL = frozenset({"on", "of", "for"})
_SHORTEST_POLICY = 3
_TREATIES = frozenset(
    {"declaration", "convention", "agreement", "protocol", "charter", "treaty", "ordinance", "accord"}
)
_LEGAL = re.compile(r"Regulations?|Measures|Law|Act|Provisions|Rules|Opinions|Outline|Guidelines|Convention")
_WHOLE_AGENCY = 3  # the Public Security Bureau is one by name, the Municipal Government is not
_BODIES = frozenset({"hospital", "school", "clinic", "nursery", "kindergarten"})
_MAY_BE_BUILT = frozenset(
    [
        "road",
        "street",
        "avenue",
        "reservoir",
        "station",
        "terminal",
        "port",
        "airport",
        "park",
        "wharf",
        "canal",
        "square",
        "market",
        "promenade",
        "marina",
        "garden",
        "gardens",
        "plaza",
        "harbour",
        "harbor",
        "tower",
        "gate",
    ]
)
_BY_SMALL_HEAD = 0.75
_REFORM = 0.62
_KNOWN = 0.9
_BY_HEAD = 0.85


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")


def find_english_names(text: str, context: Context, places: Sequence[PlaceMatch]) -> list[NameSpan]:
    """Named things in document order, without overlaps."""
    words = load_english_words()
    found = [
        *_known(text, words),
        *_capitalised(text, context, Places(places), words),
        *_reforms(text, words),
    ]
    found += [_place(text, p) for p in places if p.named]
    found.sort(key=lambda n: (n.start - n.end, -n.score))
    taken = bytearray(len(text))
    chosen = []
    for name in found:
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            chosen.append(name)
    return list(complete_names(sorted(chosen, key=lambda n: n.start), text))


def _place(text: str, match: PlaceMatch) -> NameSpan:
    kind: EntityType = "District" if match.place.kind == "district" else "Place"
    if match.place.kind in _INSTITUTIONS:
        kind = "Organization"
    return NameSpan(kind, match.start, match.end, text[match.start : match.end], _BY_HEAD)


def _known(text: str, words: EnglishWords) -> Iterator[NameSpan]:
    for found in words.known.finditer(text):
        yield NameSpan(_type(words.known_types[found[0]]), *found.span(), found[0], _KNOWN)


def _capitalised(text: str, context: Context, places: Places, words: EnglishWords) -> Iterator[NameSpan]:
    for run in _runs(text, words):
        for part in _parts(run, words):
            if name := _name(text, part, context, places, words):
                yield name


def _runs(text: str, words: EnglishWords) -> Iterator[list[_Token]]:
    """Stretches of capitalised words with the small words that may join them."""
    run: list[_Token] = []
    joints: list[_Token] = []
    for found in _WORD.finditer(text):
        token = _Token(found.start(), found.end(), found[0])
        before = (joints or run)[-1].end if run else token.start
        gap = text[before : token.start].strip(" ")
        if run and gap and not (gap == "." and run[-1].low in _ABBREVIATED and not joints):
            yield run
            run, joints = [], []
        number = bool(run) and not joints and _NUMBER.match(token.text)
        if _CAPITAL.match(token.text) or number:
            if not run and token.low in words.openers:
                continue
            run += [*joints, token]
            joints = []
        elif run and token.low in _POLICY_JOINTS and len(joints) < _LONGEST_JOINT:
            joints.append(token)
        elif run:
            yield run
            run, joints = [], []
    if run:
        yield run


def _parts(run: list[_Token], words: EnglishWords) -> Iterator[list[_Token]]:
    """A run cut where its small words join two names rather than the parts of one."""
    if any(_LEGAL.match(t.text) and n.low in _AFTER_LEGAL for t, n in pairwise(run)):
        yield run
        return
    part: list[_Token] = []
    for index, token in enumerate(run):
        small = token.low in _POLICY_JOINTS and token.text[0].islower()
        if (
            small
            and part
            and not _joins(part, token, run[index + 1] if index + 1 < len(run) else None, words)
        ):
            yield part
            part = []
        elif not (small and not part):
            part.append(token)
    if part:
        yield part


def _joins(part: list[_Token], joint: _Token, after: _Token | None, words: EnglishWords) -> bool:
    low = joint.low
    if low == "the":
        return part[-1].low in _JOINTS
    headed = _head(_without_bracket(part), words)
    if low not in _JOINTS:
        # A Leading Group on Climate Change; of the other small words none joins two parts of a body's name.
        return low == "on" and after is not None and headed is not None and headed[1] == "agency"
    if _ends_in_phase(part):
        return low == "and" and after is not None and bool(_NUMBER.match(after.text))
    if part[0].low in ("phase", "phases") and all(_is_phase(t) for t in part[1:]):
        return True
    if low == "and" and ((after is not None and after.low == "the") or part[-1].low == "china"):
        return False
    if low == "of" and after is not None and after.low == "china":
        return True
    if low == "and":
        # Two whole names stay apart; a name's own "and" has no head before it.
        return headed is None or headed[1] == "policy"
    return headed is not None and after is not None


def _ends_in_phase(part: Sequence[_Token]) -> bool:
    return len(part) > 2 and part[-2].low in ("phase", "phases") and bool(_NUMBER.match(part[-1].text))


def _is_phase(token: _Token) -> bool:
    return token.low in _JOINTS or bool(_NUMBER.match(token.text))


def _without_bracket(part: list[_Token]) -> list[_Token]:
    return part[:-1] if len(part) > 1 and part[-1].text[0] == "(" else part


def _head(tokens: Sequence[_Token], words: EnglishWords) -> tuple[int, str] | None:
    """The length of the head these tokens end in, and its type."""
    last = tokens[-1].low
    for head, kind in words.heads.get(last, ()):
        if len(head) < len(tokens) + 1 and tuple(t.low for t in tokens[-len(head) :]) == head:
            return len(head), kind
    return None


def _name(
    text: str, part: list[_Token], context: Context, places: Places, words: EnglishWords
) -> NameSpan | None:
    while part and (part[-1].low in _POLICY_JOINTS and part[-1].text[0].islower()):
        part = part[:-1]
    kind = _kind(part, words) if part else None
    if part and kind is None and (small := words.small_heads.match(text, part[-1].end)):
        return _by_small_head(text, part, small, words)
    kind = _in_action(kind, part, text, words) if kind else None
    if kind not in ("organization", "agency", None):
        part = _without_bracket(part)
    if kind is None or (kind == "policy" and len(part) < _SHORTEST_POLICY and part[-1].low not in _TREATIES):
        return None
    start, end = part[0].start, part[-1].end
    if context.form == "heading" and not (places.within(start, end) or _PERIOD.match(text, end)):
        return None
    if kind == "policy" and (period := _PERIOD.match(text, end)):
        end = period.end()
    return NameSpan(_type(kind), start, end, text[start:end], _BY_HEAD)


def _by_small_head(
    text: str, part: list[_Token], small: re.Match[str], words: EnglishWords
) -> NameSpan | None:
    """A name whose head is written small: the One Code Chengdu initiative."""
    if len(part) < 2:
        return None
    kind = _head([_Token(0, 0, ""), _Token(*small.span("head"), small["head"])], words)
    start, end = part[0].start, small.end()
    return NameSpan(_type(kind[1]), start, end, text[start:end], _BY_SMALL_HEAD) if kind else None


def _in_action(kind: str, part: list[_Token], text: str, words: EnglishWords) -> str:
    """Works and buildings are projects where the sentence builds them, places and bodies elsewhere."""
    start, last = part[0].start, part[-1].low
    inside = bool(_BEFORE_PLACE.search(text, 0, start))
    if kind == "project" and last in _BODIES and inside:
        return "organization"
    if kind not in ("place", "center") or (kind == "place" and last not in _MAY_BE_BUILT):
        return kind
    built = bool(_WORKS_ON.search(text, 0, start)) or (
        not inside and _verb_before(text, start, words) == "build"
    )
    return "project" if built else "organization" if kind == "center" else kind


def _verb_before(text: str, start: int, words: EnglishWords) -> str:
    """What the last verb of the clause does with what follows: "build", "other"."""
    clause = max(text.rfind(sign, 0, start) for sign in ".;:")
    kinds = [m.lastgroup or "" for m in words.verbs.finditer(text, clause + 1, start)]
    return kinds[-1] if kinds else ""


def _kind(part: list[_Token], words: EnglishWords) -> str | None:
    first = part[0].low
    if first in ("phase", "phases") and len(part) > _LONGEST_JOINT:
        return "project"
    if len(part) < 2:
        return None
    if any(t.low in ("phase", "phases") for t in part[1:]) and _NUMBER.match(part[-1].text):
        return "project"
    if _LEGAL.match(part[0].text):
        return "policy"
    of = next((i for i, t in enumerate(part) if t.low in ("of", "for", "on") and t.text[0].islower()), None)
    front = part if of is None else part[:of]
    numbered = front[:-1] if len(front) > 1 and _NUMBER.match(front[-1].text) else front
    found = _head(_without_bracket(numbered), words)
    if found is None or (found[0] == len(numbered) and (found[1] != "agency" or len(part) < _WHOLE_AGENCY)):
        return None
    return found[1]


def _reforms(text: str, words: EnglishWords) -> Iterator[NameSpan]:
    for found in words.reform.finditer(text):
        group = "name" if found["name"] else "told"
        yield NameSpan("Reform", *found.span(group), found[group], _REFORM)


def _type(kind: str) -> EntityType:
    types: dict[str, EntityType] = {
        "project": "Project", "place": "Place", "organization": "Organization", "agency": "Agency",
        "programme": "Programme", "policy": "Policy", "body": "Organization", "center": "Organization",
    }  # fmt: skip
    return types[kind]

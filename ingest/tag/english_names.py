"""The named things of an English text: capitalised names by their heads, institutions by their wording."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.model import Context, EntityType, NameSpan
from ingest.tag.candidates import Places
from ingest.tag.lexicon import read_words
from ingest.tag.name_details import complete_names
from ontology.gazetteer import PlaceMatch

_WORD = re.compile(r"[A-Za-z0-9][\w’'&-]*(?:\.(?=[A-Z]))?|\([A-Z][\w ]{1,30}\)")
_CAPITAL = re.compile(r"[A-Z]|\d{1,2}(?:st|nd|rd|th)\b|\(")
_NUMBER = re.compile(r"\d{1,3}[A-Z]?$|[IVX]+$")
_JOINTS = frozenset({"of", "for", "and", "the"})
_POLICY_JOINTS = frozenset({"of", "for", "and", "the", "on", "in", "to", "with", "against"})
_PERIOD = re.compile(r"\s*\(\d{4}\s*[-–—]\s*\d{4}\)")
_LONGEST_JOINT = 3
_INSTITUTIONS = frozenset({"university", "institute", "hospital", "company", "school"})
_AFTER_LEGAL = frozenset({"on", "of", "for"})
_SHORTEST_POLICY = 3
_LEGAL = re.compile(r"Regulations?|Measures|Law|Act|Provisions|Rules|Opinions|Outline|Guidelines|Convention")
_REFORM = 0.62
_KNOWN = 0.9
_BY_HEAD = 0.85


@dataclass(frozen=True, slots=True)
class _Words:
    """`heads` are word sequences by their last word, longest first, with the type each tells."""

    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    openers: frozenset[str]
    known: re.Pattern[str]
    known_types: Mapping[str, str]
    reform: re.Pattern[str]


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
    words = _load()
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


def _known(text: str, words: _Words) -> Iterator[NameSpan]:
    for found in words.known.finditer(text):
        yield NameSpan(_type(words.known_types[found[0]]), *found.span(), found[0], _KNOWN)


def _capitalised(text: str, context: Context, places: Places, words: _Words) -> Iterator[NameSpan]:
    for run in _runs(text, words):
        for part in _parts(run, words):
            if name := _name(text, part, context, places, words):
                yield name


def _runs(text: str, words: _Words) -> Iterator[list[_Token]]:
    """Stretches of capitalised words with the small words that may join them."""
    run: list[_Token] = []
    joints: list[_Token] = []
    for found in _WORD.finditer(text):
        token = _Token(found.start(), found.end(), found[0])
        before = (joints or run)[-1].end if run else token.start
        if run and text[before : token.start].strip(" "):
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


def _parts(run: list[_Token], words: _Words) -> Iterator[list[_Token]]:
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


def _joins(part: list[_Token], joint: _Token, after: _Token | None, words: _Words) -> bool:
    low = joint.low
    if low == "the":
        return part[-1].low in _JOINTS
    if low not in _JOINTS:
        return False
    headed = _head(_without_bracket(part), words)
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


def _is_phase(token: _Token) -> bool:
    return token.low in _JOINTS or bool(_NUMBER.match(token.text))


def _without_bracket(part: list[_Token]) -> list[_Token]:
    return part[:-1] if len(part) > 1 and part[-1].text[0] == "(" else part


def _head(tokens: Sequence[_Token], words: _Words) -> tuple[int, str] | None:
    """The length of the head these tokens end in, and its type."""
    last = tokens[-1].low
    for head, kind in words.heads.get(last, ()):
        if len(head) < len(tokens) + 1 and tuple(t.low for t in tokens[-len(head) :]) == head:
            return len(head), kind
    return None


def _name(text: str, part: list[_Token], context: Context, places: Places, words: _Words) -> NameSpan | None:
    while part and (part[-1].low in _POLICY_JOINTS and part[-1].text[0].islower()):
        part = part[:-1]
    kind = _kind(part, words) if part else None
    if kind not in ("organization", "agency", None):
        part = _without_bracket(part)
    if kind is None or (kind == "policy" and len(part) < _SHORTEST_POLICY):
        return None
    start, end = part[0].start, part[-1].end
    if context.form == "heading" and not (places.within(start, end) or _PERIOD.match(text, end)):
        return None
    if kind == "policy" and (period := _PERIOD.match(text, end)):
        end = period.end()
    return NameSpan(_type(kind), start, end, text[start:end], _BY_HEAD)


def _kind(part: list[_Token], words: _Words) -> str | None:
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
    return None if found is None or found[0] == len(part) else found[1]


def _reforms(text: str, words: _Words) -> Iterator[NameSpan]:
    for found in words.reform.finditer(text):
        yield NameSpan("Reform", found.start("name"), found.end("name"), found["name"], _REFORM)


def _type(kind: str) -> EntityType:
    types: dict[str, EntityType] = {
        "project": "Project", "place": "Place", "organization": "Organization", "agency": "Agency",
        "programme": "Programme", "policy": "Policy", "body": "Organization",
    }  # fmt: skip
    return types[kind]


@cache
def _load() -> _Words:
    groups = read_words("names_en.tsv")
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, phrases in groups.items():
        if group.startswith("head."):
            for phrase in phrases:
                head = tuple(phrase.lower().replace("’", "'").split())
                heads.setdefault(head[-1], []).append((head, group.removeprefix("head.")))
    known = {p: g.removeprefix("known.") for g, ps in groups.items() if g.startswith("known.") for p in ps}
    return _Words(
        heads={last: tuple(sorted(h, key=lambda x: -len(x[0]))) for last, h in heads.items()},
        openers=frozenset(groups["opener"]),
        known=re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b"),
        known_types=known,
        reform=_reform_pattern(groups["reform.verb"], groups["reform.head"]),
    )


def _reform_pattern(verbs: Sequence[str], heads: Sequence[str]) -> re.Pattern[str]:
    word = r"[a-z][\w’'-]*"
    return re.compile(
        rf"\b(?:{'|'.join(verbs)}|[Uu]nder)\s+(?:a|an|the|its)\s+"
        rf"(?P<name>(?:(?!of\b|for\b|and\b|to\b){word}\s+){{1,6}}?(?:{'|'.join(heads)})\b"
        rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?:(?!will\b|to\b|with\b|and\b|in\b|by\b)[\w’'-]+\s*){{1,4}}(?=[.,;]|\s(?:with|in|and|to)\b|$))?)"
    )

"""The Chinese wording of an English name, where terms of the field and places account for all of it."""

import re
from functools import cache

from ingest.resolve.rule import Rule, Scope
from ingest.tag.normalise import HAN
from ontology.bilingual import load_bilingual
from ontology.gazetteer import load_gazetteer

_EMPTY = frozenset(
    ("the", "of", "in", "for", "and", "a", "an", "s", "municipal", "city", "peoples", "project", "average")
)
_PHASE = re.compile(r" phase (\d{1,2})$")
_WORD = re.compile(r"[a-z0-9&.]+")
_LONGEST_PLACE = 4


def _in_chinese(name: str, scope: Scope) -> str:
    if HAN.search(name) or " " not in name:  # a word alone is an abbreviation or a brand
        return name
    phase = _PHASE.search(name)
    body = name[: phase.start()] if phase else name
    known = _known_parts(body, scope)
    parts: list[tuple[int, str]] = [(start, han) for start, _, han in known]
    for word in _WORD.finditer(body):
        if any(start <= word.start() < end for start, end, _ in known) or word[0] in _EMPTY:
            continue
        han = _pinyin_of(scope.city).get(word[0])
        if han is None:
            return name
        parts.append((word.start(), han))
    if not parts or not any(len(han) > 1 for _, han in parts):
        return name
    return "".join(han for _, han in sorted(parts)) + (f"{phase[1]}期" if phase else "")


def _known_parts(body: str, scope: Scope) -> list[tuple[int, int, str]]:
    """Places and terms that stand in the name, where they overlap the longer."""
    found = [(t.start, t.end, t.chinese[0]) for t in load_bilingual().find(body)]
    for own in scope.names:
        found += [
            (m.start(), m.end(), scope.stem) for m in re.finditer(rf"\b{re.escape(own.casefold())}\b", body)
        ]
    if scope.city:
        found += [(m.start, m.end, m.place.name) for m in load_gazetteer().find(body, city=scope.city)]
    kept: list[tuple[int, int, str]] = []
    for start, end, han in sorted(found, key=lambda f: (f[0] - f[1], f[0], f[2])):
        if all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, han))
    return kept


@cache
def _pinyin_of(city: str | None) -> dict[str, str]:
    """Short names of a city's places, and of itself, by how they are written in pinyin."""
    if city is None:
        return {}
    from pypinyin import lazy_pinyin

    gazetteer = load_gazetteer()
    names = {a for c in gazetteer.cities if c.key == city for a in c.aliases}
    names |= {n for p in gazetteer.places(city) for n in p.names}
    short = sorted(n for n in names if 1 < len(n) <= _LONGEST_PLACE and all(HAN.match(c) for c in n))
    return {"".join(lazy_pinyin(n)): n for n in reversed(short)}


IN_CHINESE = Rule("English name in Chinese", 0.8, _in_chinese)

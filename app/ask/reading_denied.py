"""The step that reads what the things asked for must not be about (不涉及破产的改革)."""

import re

from app.ask import forms
from app.ask.forms import LATIN, NOT_SAID_EN, NOT_SAID_ZH
from app.ask.interpretation import WordGroup
from app.ask.place_words import find_places
from app.ask.reading import Reading
from app.ask.topics import find_goal_topics
from app.ask.words import find_words

DENIED = re.compile(
    f"{NOT_SAID_ZH}(?P<zh>[^，。？?,的]{{1,16}}?)(?=的|[，。？?,]|$)"
    "|[和与跟同](?P<zh_of>[^，。？?,的]{1,12}?)(?:无关|没有?关系|不相关)"
    rf"|(?:{NOT_SAID_EN}|\b(?:not (?:about|related to|concerned with)|unrelated to|(?:have|has) nothing to do with))\s+"
    r"(?P<en>[A-Za-z0-9][\w'’ -]*?)(?=\s*(?:$|[?.,;])|\s+(?:and|but|in|of|under|by)\b)",
    LATIN,
)


def read_denied(reading: Reading) -> None:
    """Nothing is left out where a word's meaning is unknown: that a text does not hold it would say nothing."""
    if reading.found.intent not in ("list", "count", "rank") or not reading.types:
        return
    for m in DENIED.finditer(reading.rest):
        what = m["zh"] or m["zh_of"] or m["en"]
        if any(True for _ in find_places(what, reading.lexicon.cities)):
            continue
        goals = [g for f in forms.find_goals(what) for g in f.value[0]]
        goals += [f.value for f in find_goal_topics(what)]
        groups = [] if list(forms.find_goals(what)) else [g for g in find_words(what)[0] if g.needed]
        if (goals or groups) and all(g.certain for g in groups):
            reading.set(
                not_goals=tuple(dict.fromkeys((*reading.found.not_goals, *goals))),
                not_words=(*reading.found.not_words, *groups),
            )
            reading.take(*m.span())


def wordings(groups: tuple[WordGroup, ...]) -> tuple[str, ...]:
    """All that the denied words are written as."""
    return tuple(dict.fromkeys(w for g in groups for w in g.alternatives))

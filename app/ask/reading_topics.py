"""Steps that read what kinds of things a question asks for, and the topics and quantities in its other words."""

import re
from dataclasses import replace

from app.ask import forms
from app.ask.asked import all_types, any_type
from app.ask.cities import find_cities
from app.ask.differences import PART_WORDS
from app.ask.forms import LATIN
from app.ask.indicators import ALL_SAID, SAME_NAME, closest, match_indicators
from app.ask.intents import RESPONSIBLE, find_intent_words, form_of
from app.ask.interpretation import WordGroup
from app.ask.items import NUMBERED_ZH
from app.ask.lexicon import same_quantities
from app.ask.named import split_bodies
from app.ask.place_words import find_places
from app.ask.ranking import RANKED, fewest_first, ranked_by, top
from app.ask.reading import Reading
from app.ask.reading_documents import read_section_kinds
from app.ask.topics import find_goal_topics, goals_touched
from app.ask.words import find_words, phrases, tells_state

# A word for a kind that the name of such a thing holds: it is looked for, too.
NARROW_KINDS = re.compile(
    "医院|大学|高校|实验室|研究院|委员会|商圈|条例|hospitals?|universit(?:y|ies)|laborator(?:y|ies)|institutes?",
    LATIN,
)
# Where laws are asked for, what is called one comes first.
LAWS = re.compile(
    r"条例|法规|法律|立法|什么法|哪部|\blaws?\b|\bregulations?\b|\bordinances?\b|\blegislation\b|\bstatutes?\b",
    LATIN,
)
LAW_WEIGHT = 0.4
# How far a thing is, beside what it is, only raises the rank.
STATE_WEIGHT = 0.3
# Things that support goals; only for these a topic can stand for its goal.
SUPPORTING = {"Measure", "Project", "Programme", "Reform"}


def read_asked(reading: Reading) -> None:
    """The kinds of things asked for, and the wordings that only tell what is wanted of them."""
    kinds = [
        f
        for f in reading.types
        if reading.rest[f.start : f.end].strip() == reading.text[f.start : f.end].strip()
    ]
    for f in kinds:
        if not NARROW_KINDS.fullmatch(reading.rest[f.start : f.end]):
            reading.take(f.start, f.end)
    reading.set(types=reading.found.types or all_types(kinds))
    _read_wants(reading)
    for found in find_intent_words(reading.rest):
        reading.take(found.start, found.end)
    read_section_kinds(reading)


def _read_wants(reading: Reading) -> None:
    """What the forms of ranking, of papers and of responsibility tell besides the intent."""
    found, text = reading.found, reading.text
    if found.intent == "rank":
        reading.set(group_by=ranked_by(text), most=top(text), fewest_first=fewest_first(text))
    papers = found.types in ((), ("Policy",), ("Programme",)) and forms.WHICH_PAPER.search(text)
    if forms.ALL_PAPERS.search(text):
        reading.use_documents(reading.lexicon.documents)
        reading.set(intent="document", types=())
    elif papers and forms.IN_FORCE.search(text) and found.documents:
        reading.set(intent="document", types=())
    if RESPONSIBLE.search(text):
        reading.set(responsible=True, types=("Organization",), intent="list")
        for m in RESPONSIBLE.finditer(reading.rest):
            reading.take(*m.span())
    if found.intent in ("mention", "unmentioned"):
        reading.set(types=())
    elif found.intent in ("rank", "gap", "difference"):
        for types in reading.taken(list(any_type(reading.rest)) if not reading.found.types else []):
            reading.set(types=types)
        for pattern in (RANKED, PART_WORDS):
            for m in pattern.finditer(reading.rest):
                reading.take(*m.span())


def read_goal_topics(reading: Reading) -> None:
    """A topic that is a goal as a whole asks for the goal; any other only tells which goals it touches."""
    found = reading.found
    if found.goals or (found.types and not SUPPORTING & set(found.types)):
        return
    if found.intent not in ("value", "path", "document", "unmentioned"):
        goals = [f.value for f in find_goal_topics(reading.rest)]
        reading.set(goals=tuple(dict.fromkeys(goals)))


def read_words(reading: Reading) -> None:
    groups, unmatched = find_words(reading.rest)
    if reading.found.types == ("Policy",) and LAWS.search(reading.text):
        groups.append(WordGroup("条例", ("条例", "法规", "立法"), LAW_WEIGHT, needed=False))
    topics = (
        {reading.rest[f.start : f.end] for f in find_goal_topics(reading.rest)}
        if reading.found.goals
        else set()
    )
    groups = [replace(g, needed=False) if g.word in topics else g for g in groups]
    if any(g.needed and not tells_state(g) for g in groups):
        groups = [replace(g, needed=False, weight=STATE_WEIGHT) if tells_state(g) else g for g in groups]
    if reading.found.intent == "mention":
        groups += phrases(reading.rest)
    groups, bodies = split_bodies(groups, reading.lexicon)
    if bodies and not reading.found.goals_told:  # a topic beside a body is no filter
        reading.set(goals=(), topic_goals=reading.found.goals)
    reading.name(bodies)
    # A topic of one character (水) touches what its longer words do.
    said = " ".join((reading.rest, *(w for g in groups if len(g.word) == 1 for w in g.alternatives[:2])))
    touched = () if reading.found.goals else goals_touched(said, reading.found.language)
    said_by_form = " ".join(m.casefold() for m in form_of(reading.found.intent, reading.text))
    unmatched = [w for w in unmatched if w.casefold() not in said_by_form]
    if reading.found.intent == "unmentioned":
        unmatched = [w for w in unmatched if not forms.PAPER.fullmatch(w)]
    unmatched += NUMBERED_ZH.findall(reading.rest)
    reading.set(words=tuple(groups), unmatched=(*reading.found.unmatched, *unmatched), topic_goals=touched)


def read_indicators(reading: Reading) -> None:
    """Indicators by name, where values may be wanted; a bare name asks for its values."""
    found = reading.found
    bare = found.intent == "list" and not found.types and not found.goals
    untold = found.intent == "lineage" and not (found.entities or found.places)
    asks_values = found.intent in ("value", "path", "compare", "count", "difference")
    if not (asks_values or untold or "Indicator" in found.types or bare):
        return
    subject = reading.subject
    for f in find_places(subject, reading.lexicon.cities):
        if f.value.kind == "district":
            subject = subject[: f.start] + " " * (f.end - f.start) + subject[f.end :]
    groups = [g for g in find_words(same_quantities(subject))[0] if not g.word.isdigit()]
    said = " ".join((reading.text, *(w for g in groups for w in g.alternatives)))
    cities = find_cities(said, reading.lexicon.cities, comparing=found.intent == "compare")
    matches = match_indicators(groups, subject, reading.lexicon.indicators, cities=cities)
    if bare and (not matches or matches[0].score < SAME_NAME):
        return
    meant = closest(matches, over_time=found.intent in ("path", "compare"))
    goals = dict.fromkeys(g for m in meant[:2] for g in m.indicator.goals)
    reading.set(
        intent="value" if bare else "path" if untold and meant else found.intent,
        indicators=tuple(dict.fromkeys(m.indicator.id for m in meant)),
        near_indicators=tuple(dict.fromkeys(m.indicator.id for m in matches)),
        indicator_names=tuple(dict.fromkeys(m.indicator.name for m in meant)),
        partly_named=all(m.share < ALL_SAID for m in meant),
        topic_goals=tuple(dict.fromkeys((*goals, *found.topic_goals))),
    )

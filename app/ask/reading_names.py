"""Steps that read the things, places and years that a question names, and what it leaves out."""

import re

from app.ask import forms
from app.ask.cities import find_scope_cities
from app.ask.intents import find_intent_words
from app.ask.latin_words import HAN
from app.ask.lexicon import SHORTEST_MISSPELT, NamedThing
from app.ask.misspelt import find_misspelt_names
from app.ask.named import SHORTEST_PART, find_english_names, find_names, find_pinyin_names
from app.ask.place_words import find_elsewhere, find_excluded, find_misspelt, find_places
from app.ask.reading import Reading
from ontology.gazetteer import NamedPlace

# Who follows one thing through the documents may call it by a shorter part of its name.
FOLLOWING, FOLLOWED = ("lineage", "link"), 4
AS_TYPED = ("mention", "unmentioned", "difference")
PLACE_KINDS = re.compile("(?:综合)?(?:交通)?枢纽$|高铁站$|火车站$|站$|片区$|地区$|一带$")


def read_excluded(reading: Reading) -> None:
    found = reading.found
    if found.intent == "gap":  # "without any measure in Pingshan" leaves nothing out
        return
    if found.intent != "unmentioned":
        for places in reading.taken(list(find_excluded(reading.rest, reading.lexicon.cities))):
            reading.set(not_districts=(*reading.found.not_districts, *places))
        if denied := forms.NOT_SAID.search(reading.rest):  # to leave it out would answer the opposite
            reading.set(refused=reading.found.refused or "negated", unmatched=(denied[0].strip(),))


def read_status(reading: Reading) -> None:
    """Whether a target or an actual value is meant; and what is left to name an indicator."""
    intent = reading.found.intent
    if intent in ("value", "count"):
        target = bool(forms.TARGET_STATUS.search(reading.rest))
        actual = bool(forms.ACTUAL_STATUS.search(reading.rest))
        if target != actual and len(forms.YEARS.findall(reading.rest)) < 2:
            reading.set(status="target" if target else "actual")
    subject = forms.YEARS.sub(lambda m: " " * len(m[0]), reading.rest)
    for f in find_intent_words(subject) if intent in ("path", "lineage") else ():
        if HAN.search(subject[f.start : f.end]):
            subject = subject[: f.start] + " " * (f.end - f.start) + subject[f.end :]
    reading.subject = subject


def read_names(reading: Reading) -> None:
    """Things that documents name; a district, a generic word or what only tells a kind is none."""
    # In a box a name, or a part of one, is rather the label of what stands under it.
    found = reading.found
    # What texts mention or differ in is looked for as it was typed, not by a name that holds it.
    parts = (
        0
        if found.sections or found.intent in AS_TYPED
        else FOLLOWED
        if found.intent in FOLLOWING
        else SHORTEST_PART
    )
    names = list(find_names(reading.rest, reading.types, reading.lexicon, parts=parts))
    if found.sections:
        labels = reading.lexicon.labels
        names = [f for f in names if not any(reading.rest[f.start : f.end] in label for label in labels)]
    if not names:
        names = list(find_pinyin_names(reading.rest, reading.lexicon))
        for f in names:
            reading.read_as(reading.rest[f.start : f.end], f.value[0].name)
    if not (names or (reading.types and found.intent not in FOLLOWING) or found.intent in AS_TYPED):
        names = list(find_english_names(reading.rest, reading.lexicon, parts=found.intent in FOLLOWING))
    reading.set(
        called=tuple(dict.fromkeys(reading.rest[f.start : f.end] for f in names)),
        sides=tuple(dict.fromkeys(tuple(t.id for t in f.value) for f in names)),
    )
    reading.name([t for hits in reading.taken(names) for t in hits])


def read_misspelt(reading: Reading) -> None:
    """A name with one wrong character, where nothing else is named."""
    if reading.found.entities or reading.found.sections:
        return
    text = reading.rest
    for place in find_places(text, reading.lexicon.cities):
        if place.end - place.start >= SHORTEST_MISSPELT:  # well written already
            text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    for f in list(find_misspelt_names(text, reading.lexicon)):
        typed = reading.rest[f.start : f.end]
        for name, things in reading.taken([f]):
            reading.name(things)
            reading.read_as(typed, name)


def read_places(reading: Reading) -> None:
    cities = reading.lexicon.cities
    named = list(find_places(reading.rest, cities))
    typed = {f.value.id: reading.rest[f.start : f.end] for f in named}
    parts = {id: name for id, name in typed.items() if HAN.search(name)}
    places = list(reading.taken(named))
    elsewhere = list(reading.taken(list(find_scope_cities(reading.rest, cities))))
    elsewhere += reading.taken(list(find_elsewhere(reading.rest, cities)))
    if not any(p.kind == "district" for p in places) and not reading.found.not_districts:
        places += _misspelt_districts(reading)
    districts = {p.id: p for p in places if p.kind == "district"}
    others = {p.id: p for p in places if p.kind != "district"}
    after = {p.id: [t.id for t in _after(reading, parts.get(p.id, p.name))] for p in others.values()}
    reading.set(
        named_after=tuple(dict.fromkeys(t for things in after.values() for t in things)),
        sides=(*reading.found.sides, *(tuple(dict.fromkeys((id, *things))) for id, things in after.items())),
        districts=tuple(districts.values()),
        places=tuple(others.values()),
        elsewhere=tuple(elsewhere),
    )


def _misspelt_districts(reading: Reading) -> list[NamedPlace]:
    places = []
    for f in list(find_misspelt(reading.rest, reading.lexicon.cities)):
        typed = reading.rest[f.start : f.end]
        for place in reading.taken([f]):
            places.append(place)
            _remember(reading, typed, place)
    return places


def _remember(reading: Reading, typed: str, place: NamedPlace) -> None:
    """What was typed, where it is not merely another spelling."""
    letters = re.sub(r"[\W_]|district|new area", "", typed.casefold())
    name = place.name if HAN.search(typed) else place.name_en
    if not re.sub(r"\W", "", name.casefold()).startswith(letters):
        reading.read_as(typed, name)


def _after(reading: Reading, place: str) -> list[NamedThing]:
    """Things called after a place, by its whole name or by what is left without its kind (五和 of 五和枢纽)."""
    core = PLACE_KINDS.sub("", place)
    containing = reading.lexicon.containing
    return containing(place) or (containing(core) if len(core) > 1 else [])


def read_years(reading: Reading) -> None:
    years = list(reading.found.years)
    for m in forms.YEARS.finditer(reading.rest):
        years.append(int(m["year"]))
        reading.take(*m.span())
    if years and reading.found.intent == "path":
        years = list(range(min(years), max(years) + 1)) if len(years) > 1 else []
    reading.set(years=tuple(dict.fromkeys(years)))

"""The districts and places of a question, in their spellings, misspelt ones and those left out."""

import re
from collections.abc import Iterator, Sequence

from pypinyin import lazy_pinyin

from app.ask.forms import NOT_IN, Found
from app.ask.interpretation import Interpretation
from app.ask.latin_words import HAN, cities_in_english
from app.ask.question_words import question_words
from ontology.bilingual import load_bilingual
from ontology.gazetteer import NamedPlace, load_gazetteer

# A district may be written with one wrong letter; in Chinese with one wrong character.
MISSPELT_EN = re.compile(r"\b[A-Za-z][A-Za-z'’]{4,}\b(?:\s+(?:District|New District|New Area)\b)?")
TWO_WORDS_EN = re.compile(r"\b([A-Z][a-z]+)[\s-]([A-Z]?[a-z]+)\b(?:\s+District\b)?")
NO_DISTRICT = re.compile("(?:湾|片|园|社|地|城|校|港|景|辖|特|灾|山|街|市|郊|全|各|本)区$")
MISSPELT_ZH = re.compile(r"[\u4e00-\u9fff]{2}(?:新区|区)|[\u4e00-\u9fff]{2}特别合作区")


def find_places(text: str, cities: Sequence[str]) -> Iterator[Found[NamedPlace]]:
    """Places of the cities in the graph, each piece of the text once."""
    taken: list[tuple[int, int]] = []
    for city in cities or (None,):
        for m in load_gazetteer().find(text, city=city):
            if not any(start < m.end and m.start < end for start, end in taken):
                taken.append((m.start, m.end))
                yield Found(m.start, m.end, m.place)


def find_elsewhere(text: str, cities: Sequence[str]) -> Iterator[Found[str]]:
    """Districts of cities that no document is about, by name."""
    for m in load_gazetteer().find(text):
        is_city = text[m.start : m.end].casefold() in cities_in_english()
        if m.place.city in cities or m.place.kind != "district" or is_city:
            continue
        if _stands_out(text, m.start, m.end):
            yield Found(m.start, m.end, m.place.name)


def _stands_out(text: str, start: int, end: int) -> bool:
    """A Chinese name counts with its kind (天河区), so that no two characters of a sentence look like one."""
    name = text[start:end]
    return name.isascii() or (len(name) > 2 and name[-1] in "区县市旗")


def find_misspelt(text: str, cities: Sequence[str]) -> Iterator[Found[NamedPlace]]:
    """Districts with one wrong letter or written in two words (Bao An)."""
    for city in cities or (None,):
        for m in TWO_WORDS_EN.finditer(text):
            place = load_gazetteer().resolve(m[1] + m[2].lower(), city=city)
            if place and place.kind == "district":
                yield Found(*m.span(), place)
        for pattern in (MISSPELT_EN, MISSPELT_ZH):
            for m in pattern.finditer(text):
                if not (_is_word(m[0]) or NO_DISTRICT.search(m[0])):
                    place = load_gazetteer().resolve(m[0], city=city, fuzzy=True)
                    if place is None and city and HAN.search(m[0]):
                        place = _of_same_sound(m[0], load_gazetteer().districts(city))
                    if place and place.kind == "district":
                        yield Found(*m.span(), place)


def _of_same_sound(name: str, districts: Sequence[NamedPlace]) -> NamedPlace | None:
    """The only district that is said alike (龙冈 for 龙岗)."""
    sound = lazy_pinyin(name)
    alike = [d for d in districts if lazy_pinyin(d.name) == sound]
    return alike[0] if len(alike) == 1 else None


def _is_word(text: str) -> bool:
    folded = text.casefold()
    if any(folded in question_words("en", kind) for kind in ("function", "general")):
        return True
    return any(t.start == 0 and t.end == len(text) for t in load_bilingual().find(text))


def find_excluded(text: str, cities: Sequence[str]) -> Iterator[Found[list[NamedPlace]]]:
    """Districts the answer must not be about (除南山区外, not in Nanshan)."""
    for m in NOT_IN.finditer(text):
        phrase = m["zh"] or m["zh_not"] or m["en"]
        places = [f for f in find_places(phrase, cities) if f.value.kind == "district"]
        if places:
            # What stands behind the last district in the phrase is no part of the exclusion.
            key = "zh" if m["zh"] else "zh_not" if m["zh_not"] else "en"
            end = m.end() if m["zh"] else m.start(key) + max(f.end for f in places)
            yield Found(m.start(), end, [f.value for f in places])


def implied_districts(found: Interpretation) -> list[NamedPlace]:
    """The districts that the names of places begin with (福田 of 福田口岸); the places are the narrower condition."""
    told = {d.id for d in (*found.districts, *found.not_districts)}
    districts = (d for p in found.places for d in load_gazetteer().districts(p.city) if d.name in p.districts)
    named = (d for d in districts for p in found.places if p.name.startswith(district_core(d.name)))
    return [d for d in {d.id: d for d in named}.values() if d.id not in told]


def district_core(district: str) -> str:
    """What names of places in it begin with (福田 of 福田区)."""
    return re.sub("(?:特别合作|新)?区$", "", district)

"""Which part of a text a place in it speaks about, and where a project lies that names no place itself."""

from ingest.model import NameSpan, PlaceSpan, Tagged

CLAUSE_ENDS = "，,；;。！？：:\n\t"


def clause_around(tagged: Tagged, place: PlaceSpan) -> tuple[int, int]:
    """The name that holds a place, else the part of the sentence between commas around it."""
    for name in tagged.names:
        if name.start <= place.start and place.end <= name.end and name.type != "Place":
            return name.start, name.end
    text = tagged.unit.text
    start = max(text.rfind(c, 0, place.start) for c in CLAUSE_ENDS) + 1
    ends = [at for at in (text.find(c, place.end) for c in CLAUSE_ENDS) if at >= 0]
    return start, min(ends, default=len(text))


def only_district(tagged: Tagged, name: NameSpan) -> tuple[str, ...]:
    """The district named before a project in its sentence, where the sentence is about no other."""
    about = {district for place in tagged.places for district in place.districts}
    before = [p for p in tagged.places if p.is_district and p.named and p.end <= name.start]
    return tuple(about) if len(about) == 1 and before else ()

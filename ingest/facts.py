"""From the tags of one document's units to passages, mentions, values and entities."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from ingest.lineage import series_attributes
from ingest.model import (
    DistrictLink,
    Document,
    EntityType,
    Extraction,
    Mention,
    NameSpan,
    Passage,
    Structure,
    Tagged,
    Value,
    ValueSpan,
)
from ingest.numbered import NumberedItem, is_same_reform, numbered_item, pilot_group
from ingest.relations import Relator, speaks_of_itself
from ingest.resolve import Catalogue, Identity, Told, digest, identify, short_name
from ingest.responsibility import is_only_label
from ingest.statements import with_stated_programmes
from ingest.whereabouts import clause_around, is_about_place, only_district
from ontology.gazetteer import NamedPlace, load_gazetteer


class FactBuilder:
    """Gathers the facts of one document; entities go to the catalogue of the whole run."""

    def __init__(self, document: Document, city: str | None, catalogue: Catalogue) -> None:
        self.document = document
        self._city = city
        self._catalogue = catalogue
        self._gazetteer = load_gazetteer()
        self._relator = Relator()
        self._passages: list[Passage] = []
        self._mentions: list[Mention] = []
        self._values: list[Value] = []
        self._worded: list[Value] = []
        self._entities: dict[str, None] = {}
        self._told = Told()
        self._places_in = lru_cache(maxsize=None)(self._find_places)

    def add(self, tagged: Tagged) -> None:
        """Take in one unit, in document order."""
        unit = tagged.unit
        start, end = unit.start, unit.end
        districts = tuple(self._districts(tagged))
        passage = Passage(
            unit.id, unit.section, start, end, unit.text, tagged.kind, tagged.sdg, districts, unit.label
        )
        self._passages.append(passage)
        item = numbered_item(tagged, self.document.title)
        named = [(self._mention(name, tagged, item), name) for name in self._all_names(tagged)]
        if item:
            self._relator.open_reform(self._reform(item), item.name, tagged, passage)
        indicators = [self._value(value, tagged) for value in tagged.values]
        acts = tagged.kind == "measure" and not is_only_label(unit.text)
        measure = self._measure(passage, tagged) if acts else None
        self._relator.relate(
            tagged,
            passage,
            named=[(id, name, self._located(name, tagged)) for id, name in named],
            indicators=[(id, value) for id, value in indicators if not self._elsewhere(value)],
            measure=measure,
            clauses=self._clauses(tagged) if measure else [],
        )
        if speaks_of_itself(unit.text):
            self._relator.base_plan(self._own_plan(), tagged, named)

    def extraction(self, structure: Structure) -> Extraction:
        """The document's extraction, once all documents of the run have been added."""
        return Extraction(
            document=self.document,
            sections=structure.sections,
            passages=tuple(self._passages),
            entities=tuple(self._told.over(self._catalogue.entity(id)) for id in self._entities),
            mentions=tuple(self._mentions),
            values=tuple(self._values),
            relations=tuple(self._relator.relations),
            omitted=structure.omitted,
            worded=tuple(self._worded),
        )

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        """The names of the document's city, which the name of a body may begin with."""
        for city in self._gazetteer.cities:
            if city.key == self._city:
                return (city.name, *city.aliases)
        return ()

    @cached_property
    def _district_places(self) -> dict[str, NamedPlace]:
        return {d.name: d for d in self._gazetteer.districts(self._city)} if self._city else {}

    def _find_places(self, text: str) -> tuple[tuple[int, int, NamedPlace], ...]:
        return tuple((m.start, m.end, m.place) for m in self._gazetteer.find(text, city=self._city))

    def _districts(self, tagged: Tagged) -> Iterator[DistrictLink]:
        """Districts that the text or the label it stands under names, or whose places it names."""
        seen = set()
        for name, is_named in self._district_names(tagged):
            if name not in seen:
                seen.add(name)
                place = self._district_places.get(name)
                code = (place.code or "") if place else ""
                yield DistrictLink(
                    name, code, "named" if is_named else "contained", 0.95 if is_named else 0.85
                )

    def _district_names(self, tagged: Tagged) -> Iterator[tuple[str, bool]]:
        spans = sorted(tagged.places, key=lambda p: not p.is_district)
        for place in spans:
            for name in place.districts:
                yield name, place.is_district
        for name in self._label_districts(tagged):
            yield name, True

    def _label_districts(self, tagged: Tagged) -> Iterator[str]:
        """The district that a label or the innermost title consists of (宝安区：…)."""
        for text in (tagged.context.label, *tagged.context.titles[-1:]):
            for start, end, place in self._places_in(text):
                if place.kind == "district" and is_about_place(text, start, end):
                    yield place.name

    def _all_names(self, tagged: Tagged) -> Iterator[NameSpan]:
        """Tagged names, and the known places that stand in none of them."""
        names = list(with_stated_programmes(tagged))
        yield from map(self._settled, names)
        for place in tagged.places:
            if place.named and not any(n.start < place.end and place.start < n.end for n in names):
                type: EntityType = "District" if place.is_district else "Place"
                text = tagged.unit.text[place.start : place.end]
                yield self._settled(NameSpan(type, place.start, place.end, text, 0.9))

    def _settled(self, name: NameSpan) -> NameSpan:
        """The name with the type that the thing has in all documents."""
        type = identify(name.type, name.name, city=self._city).type
        return name if type == name.type or name.type == "Agency" else replace(name, type=type)

    def _mention(self, name: NameSpan, tagged: Tagged, item: NumberedItem | None) -> str:
        thing = self._identify(name, tagged, item)
        start, end = tagged.unit.to_source(name.start, name.end)
        text = tagged.unit.text[name.start : name.end]
        self._mentions.append(
            Mention(thing.id, tagged.unit.id, start, end, text, name.name, thing.rules, thing.score)
        )
        self._entities.setdefault(thing.id)
        return thing.id

    def _identify(self, name: NameSpan, tagged: Tagged, item: NumberedItem | None) -> Identity:
        same = item and is_same_reform(name, item)
        thing = identify(name.type, item.name if item and same else name.name, city=self._city)
        if name.type in ("Place", "District"):
            for place in tagged.places:
                if (place.start, place.end) == (name.start, name.end):
                    self._known_place(place.place, tagged.unit.id)
                    return Identity(place.place.id, name.type, place.place.name, place=place.place)
        if thing.place:
            self._known_place(thing.place, tagged.unit.id)
        else:
            # The phase is that of the thing, whichever of its names tells it.
            self._told.tell(thing.id, (a for a in name.attributes if a[0] != "phase"))
            if name.type == "Reform" and not same and (group := pilot_group(tagged)):
                self._told.tell(thing.id, [("group", group)])
            self._catalogue.add(thing, name.name, series_attributes(thing), agency=name.type == "Agency")
        return thing

    def _known_place(self, place: NamedPlace, passage: str) -> str:
        """The entity of a gazetteer's place; the first mention tells the districts it lies in."""
        if place.id not in self._entities:
            self._entities[place.id] = None
            self._catalogue.add_place(place)
            if place.kind != "district":
                for name in place.districts:
                    district = self._district_places.get(name)
                    if district:
                        self._known_place(district, passage)
                        self._relator.locate_place(place.id, district.id, passage)
        return place.id

    def _located(self, name: NameSpan, tagged: Tagged) -> list[tuple[str, float, str]]:
        """Districts and places a named thing lies in: (entity id, score, basis)."""
        if name.type not in ("Project", "Programme", "Reform", "Organization", "Agency", "Place"):
            return []
        found: dict[str, tuple[str, float, str]] = {}
        for place in tagged.places:
            if name.start <= place.start and place.end <= name.end:
                whole = (place.start, place.end) == (name.start, name.end)
                if not whole:
                    id = self._known_place(place.place, tagged.unit.id)
                    found.setdefault(id, (id, 0.9, "named"))
                if not whole or name.type != "Place":
                    for district in place.districts:
                        basis = "named" if place.is_district else "contained"
                        self._add_district(found, district, basis, tagged.unit.id)
        if not found and name.type == "Project":
            for district in (*self._label_districts(tagged), *only_district(tagged, name)):
                self._add_district(found, district, "named", tagged.unit.id)
        return list(found.values())

    def _add_district(
        self, found: dict[str, tuple[str, float, str]], name: str, basis: str, passage: str
    ) -> None:
        district = self._district_places.get(name)
        if district:
            self._known_place(district, passage)
            found.setdefault(district.id, (district.id, 0.95 if basis == "named" else 0.85, basis))

    def _clauses(self, tagged: Tagged) -> list[tuple[str, float, str, int, int]]:
        """Where a measure lies, with the part of its text that says so: (id, score, basis, start, end)."""
        clauses = []
        for place in tagged.places:
            start, end = clause_around(tagged, place)
            for name in place.districts:
                found: dict[str, tuple[str, float, str]] = {}
                self._add_district(found, name, "named" if place.is_district else "contained", tagged.unit.id)
                clauses += [(*where, start, end) for where in found.values()]
        for name in self._label_districts(tagged):
            found = {}
            self._add_district(found, name, "named", tagged.unit.id)
            clauses += [(*where, 0, len(tagged.unit.text)) for where in found.values()]
        return clauses

    def _elsewhere(self, value: ValueSpan) -> str:
        """The other city that a value is of; empty for the document's own."""
        return value.subject if value.subject not in self._prefixes else ""

    def _value(self, value: ValueSpan, tagged: Tagged) -> tuple[str, ValueSpan]:
        """A value of another city has an indicator of its own, which bears that city's name."""
        elsewhere = self._elsewhere(value)
        name = f"{elsewhere}{value.indicator}"
        thing = identify("Indicator", name, city=self._city)
        id = thing.id
        attributes = [("unit", value.unit)] if value.unit else []
        self._catalogue.add(thing, name, attributes)
        self._entities.setdefault(id)
        text = tagged.unit.text
        at = text.find(value.indicator)
        if at >= 0 and value.indicator and not elsewhere:
            start, end = tagged.unit.to_source(at, at + len(value.indicator))
            self._mentions.append(
                Mention(id, tagged.unit.id, start, end, value.indicator, "", thing.rules, thing.score)
            )
        start, end = tagged.unit.to_source(value.start, value.end)
        values = self._worded if value.worded else self._values
        values.append(
            Value(
                indicator=id,
                passage=tagged.unit.id,
                start=start,
                end=end,
                text=text[value.start : value.end],
                value=value.value,
                unit=value.unit,
                year=value.year,
                status=value.status,
                op=value.op,
                binding=value.binding,
                score=value.score,
                name=name,
                strict=value.strict,
                aggregate=value.aggregate,
                note=value.note,
                subject=elsewhere,
                rules=thing.rules,
                sameness=thing.score,
            )
        )
        return id, value

    def _reform(self, item: NumberedItem) -> str:
        thing = identify("Reform", item.name, city=self._city)
        self._catalogue.add(thing, item.name)
        self._told.tell(thing.id, [("number", str(item.number)), ("group", item.group)])
        self._entities.setdefault(thing.id)
        return thing.id

    def _own_plan(self) -> str:
        """What the document itself is, among the policies."""
        thing = identify("Policy", self.document.title, city=self._city)
        self._catalogue.add(thing, self.document.title)
        self._entities.setdefault(thing.id)
        return thing.id

    def _measure(self, passage: Passage, tagged: Tagged) -> str:
        key = "".join(passage.text.split())
        id = f"measure-{digest('Measure', key)}"
        self._catalogue.add(Identity(id, "Measure", key), short_name(passage.text))
        self._entities.setdefault(id)
        # Not from the passage's start on, where a bullet or a bookmark may stand that is not in its text.
        start, end = tagged.unit.to_source(0, len(passage.text))
        self._mentions.append(Mention(id, passage.id, start, end, short_name(passage.text)))
        return id

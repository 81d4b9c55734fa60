"""From what a passage says to relations between entities, each resting on the passage."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import GoalLink, NameSpan, Passage, Relation, Tagged, ValueSpan
from ingest.tag.sdg import shared_aligner
from ontology.sdg import goal_id, target_id
from ontology.works import works_in

Location = tuple[str, float, str]
Clause = tuple[str, float, str, int, int]
Named = tuple[str, NameSpan, list[Location]]

SUPPORTING = ("Project", "Programme", "Reform")
# A goal that only the passage around a name tells is less sure than one its own name tells.
FROM_PASSAGE = 0.85
HEAD_OF_TITLE = 0.6
BASED_ON = re.compile(
    r"(根据|按照|依据|落实|贯彻|执行|遵循|对照|according to|under|in line with|implement)\W{0,3}$", re.I
)
RESPONSIBLE = re.compile(
    r"^[、，]?\s*(会同|牵头|负责|要|应|将|须|统筹|组织|per cent|will|shall|leads?|is responsible|must)", re.I
)


class Relator:
    """Collects the relations of one document; remembers which programme or reform a title announced."""

    def __init__(self) -> None:
        self.relations: list[Relation] = []
        self._aligner = shared_aligner()
        self._groups: dict[str, str] = {}

    def relate(
        self,
        tagged: Tagged,
        passage: Passage,
        *,
        named: Sequence[Named],
        indicators: Sequence[tuple[str, ValueSpan]],
        measure: str | None,
        clauses: Sequence[Clause],
    ) -> None:
        """Add the relations of one passage; `clauses` tell where its measure lies."""
        self._note_programme(tagged, named)
        for id, name, places in named:
            self._name(id, name, places, tagged, passage)
        self._indicators(tagged, passage, indicators, measure)
        if measure:
            self._measure(measure, tagged, passage, named, clauses)

    def locate_place(self, place: str, district: str, passage: str) -> None:
        """What the gazetteer knows of a place that a passage names."""
        self.relations.append(
            Relation("LOCATED_IN", place, district, passage, 1.0, attributes=(("basis", "gazetteer"),))
        )

    def open_reform(self, id: str, name: str, tagged: Tagged, passage: Passage) -> None:
        """A numbered item of a list of reforms: what stands under its title or label is part of it."""
        self._groups[tagged.unit.text] = self._groups[name] = id
        for link in passage.sdg:
            self._supports(id, link, tagged)
        self._add("STATED_IN", id, passage.id, tagged, 0.9)

    def _add(
        self,
        type: str,
        source: str,
        target: str,
        tagged: Tagged,
        score: float,
        span: tuple[int, int] | None = None,
        **attributes: str,
    ) -> None:
        start, end = None, None
        if span and span[0] < span[1]:
            start, end = tagged.unit.to_source(*span)
            attributes["text"] = tagged.unit.text[span[0] : span[1]]
        self.relations.append(
            Relation(
                type,
                source,
                target,
                tagged.unit.id,
                round(score, 3),
                start,
                end,
                tuple(sorted(attributes.items())),
            )
        )

    def _note_programme(self, tagged: Tagged, named: Sequence[Named]) -> None:
        """A title that is the name of a programme makes what follows under it part of it."""
        if tagged.unit.form != "heading":
            return
        for id, name, _ in named:
            if name.type == "Programme" and name.end - name.start >= HEAD_OF_TITLE * len(tagged.unit.text):
                self._groups[tagged.unit.text] = id

    def _name(
        self, id: str, name: NameSpan, places: list[Location], tagged: Tagged, passage: Passage
    ) -> None:
        span = (name.start, name.end)
        for where, score, basis in places:
            self._add("LOCATED_IN", id, where, tagged, score, span, basis=basis)
        if name.type in SUPPORTING:
            for link in self._links(name, tagged, passage):
                self._supports(id, link, tagged)
            self._part_of(id, tagged)

    def _links(self, name: NameSpan, tagged: Tagged, passage: Passage) -> list[GoalLink]:
        """The goals a named thing serves: told outright, by its own name, else by its passage."""
        explicit = [link for link in passage.sdg if link.basis == "explicit"]
        if explicit:
            return explicit
        own = [
            link
            for link in self._aligner.align(name.name, replace(tagged.context, titles=(), previous=""))
            if link.basis != "context"
        ]
        links = own or [replace(link, score=link.score * FROM_PASSAGE) for link in passage.sdg]
        return links + (_works(name, links) if name.type == "Project" else [])

    def _supports(self, id: str, link: GoalLink, tagged: Tagged) -> None:
        told: dict[str, str] = {"basis": link.basis, "cue": link.cue, "polarity": link.polarity}
        self._add("SUPPORTS", id, goal_id(link.goal), tagged, link.score, None, **told)
        if link.target:
            self._add("SUPPORTS", id, target_id(link.target), tagged, link.score, None, **told)

    def _part_of(self, id: str, tagged: Tagged) -> None:
        for title in (tagged.unit.text, tagged.context.label, *reversed(tagged.context.titles)):
            whole = self._groups.get(title)
            if whole and whole != id:
                self._add("PART_OF", id, whole, tagged, 0.8)
                return

    def _indicators(
        self,
        tagged: Tagged,
        passage: Passage,
        indicators: Sequence[tuple[str, ValueSpan]],
        measure: str | None,
    ) -> None:
        for id in dict.fromkeys(id for id, _ in indicators):
            value = next(v for i, v in indicators if i == id)
            links = self._aligner.align(value.indicator, replace(tagged.context, titles=(), previous=""))
            for link in links or passage.sdg:
                self._supports(id, link, tagged)
                self._add("MEASURED_BY", goal_id(link.goal), id, tagged, link.score)
            if measure:
                self._add("MEASURED_BY", measure, id, tagged, 0.8)

    def _measure(
        self,
        measure: str,
        tagged: Tagged,
        passage: Passage,
        named: Sequence[Named],
        clauses: Sequence[Clause],
    ) -> None:
        for link in passage.sdg:
            self._supports(measure, link, tagged)
        for where, score, basis, start, end in dict.fromkeys(clauses):
            self._add("LOCATED_IN", measure, where, tagged, score, (start, end), basis=basis)
        self._part_of(measure, tagged)
        text = tagged.unit.text
        for id, name, _ in named:
            if name.type == "Policy" and BASED_ON.search(text[max(0, name.start - 24) : name.start]):
                self._add("BASED_ON", measure, id, tagged, 0.8, (name.start, name.end))
            if name.type in ("Organization", "Agency") and RESPONSIBLE.match(text[name.end : name.end + 20]):
                self._add("RESPONSIBLE_FOR", id, measure, tagged, 0.7, (name.start, name.end))
            if name.type == "Programme":
                self._add("PART_OF", measure, id, tagged, 0.6, (name.start, name.end))


def _works(name: NameSpan, links: Sequence[GoalLink]) -> list[GoalLink]:
    """What the kind of a project's works serves, where no goal of its own says it already."""
    known = {link.goal for link in links}
    found: dict[int, GoalLink] = {}
    for work in works_in(name.name):
        goal = int(work.target.split(".")[0])
        if goal not in known:
            found.setdefault(goal, GoalLink(goal, work.target, work.score, "cue", work.wording))
    return list(found.values())

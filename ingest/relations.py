"""From what a passage says to relations between entities, each resting on the passage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import GoalLink, NameSpan, Passage, Relation, Tagged, ValueSpan
from ingest.responsibility import BODIES, find_responsible, is_only_label
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
# That a body does what the sentence names next is less sure than that the sentence is about it.
BY_NEIGHBOURHOOD = 0.85
_CLAUSE_END = re.compile(
    r"[；;。]|\.\s|，(?:由|[\u4e00-\u9fff]{2,12}(?:局|委|办|部|厅)(?:牵头|负责|会同|配合))"
)
# What a measure rests on, and further documents in a row behind that word.
_DOCUMENT = r"(?:关于|有关)?《[^《》]*》|[、和及与]|以及|等(?:文件|规定|要求)?|[\u4e00-\u9fff]{0,8}(?=《)"
BASED_ON = re.compile(
    r"(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|遵循|对照|对标|衔接)(?:落实|实施|执行)?"
    rf"(?:{_DOCUMENT}|[^，。；《》]{{0,12}}的)*《?$"
    r"|\b(?i:according to|under|in line with|in accordance with|pursuant to|based on|following|consistent with"
    r"|as (?:required|laid down|set out) (?:by|in)|implements?|implementing|enforces?|in keeping with)"
    r"(?:\W{1,3}|the|an?|its|new|revised|\b(?:[A-Z][\w’'-]*|of|on|for|and)\b)*$"
)
_REACH = 80
# What a document says of itself where it names those that it rests on.
_THIS_PLAN = re.compile(
    r"(?:制定|编制|制订|形成|出台)了?本(?:规划|方案|计划|行动|纲要|办法|意见|措施|条例)"
    r"|\b[Tt]his (?:plan|strategy|programme) "
)
_TITLE_SIGNS = re.compile(
    r"^(?:专栏\s*\d+\s*[：:]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])\s*|[。：:；;\s]+$"
)


class Relator:
    """Collects the relations of one document; remembers which programme or reform a title announced."""

    def __init__(self) -> None:
        self.relations: list[Relation] = []
        self._aligner = shared_aligner()
        self._groups: dict[str, str] = {}
        self._last_measure = ""

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
        self._responsible(tagged, named, measure)
        if measure:
            self._measure(measure, tagged, passage, named, clauses)
            self._last_measure = measure

    def locate_place(self, place: str, district: str, passage: str) -> None:
        """What the gazetteer knows of a place that a passage names."""
        self.relations.append(
            Relation("LOCATED_IN", place, district, passage, 1.0, attributes=(("basis", "gazetteer"),))
        )

    def open_reform(self, id: str, name: str, tagged: Tagged, passage: Passage) -> None:
        """A numbered item of a list of reforms: what stands under its title or label is part of it."""
        self._groups[bare_title(tagged.unit.text)] = self._groups[bare_title(name)] = id
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
        """A title or label that is the name of a programme makes what follows under it part of it."""
        title = bare_title(tagged.unit.text)
        for id, name, _ in named:
            if name.type == "Programme" and name.end - name.start >= HEAD_OF_TITLE * len(title):
                self._groups[title] = id
            elif name.type == "Programme" and bare_title(tagged.context.label) == name.name:
                self._groups[name.name] = id

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
            whole = self._groups.get(bare_title(title)) if title else None
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
        for id, name, _ in named:
            if name.type == "Programme":
                self._add("PART_OF", measure, id, tagged, 0.6, (name.start, name.end))
        self._based(measure, tagged, named)

    def _based(self, source: str, tagged: Tagged, named: Sequence[Named]) -> None:
        """The laws and plans that what is said rests on."""
        for id, name in based_on(tagged.unit.text, [(id, name) for id, name, _ in named]):
            if id != source:
                self._add("BASED_ON", source, id, tagged, 0.8, (name.start, name.end))

    def base_plan(self, plan: str, tagged: Tagged, named: Sequence[tuple[str, NameSpan]]) -> None:
        """The document's own plan rests on what it names where it says so of itself."""
        for id, name in based_on(tagged.unit.text, named):
            if id != plan:
                self._add("BASED_ON", plan, id, tagged, 0.9, (name.start, name.end))
                self._add("STATED_IN", plan, tagged.unit.id, tagged, 0.9)

    def _responsible(self, tagged: Tagged, named: Sequence[Named], measure: str | None) -> None:
        """Bodies and what they are to do: the measure, and what the sentence names behind the body."""
        if not any(name.type in BODIES for _, name, _ in named):
            return
        names = [name for _, name, _ in named]
        target = self._last_measure if is_only_label(tagged.unit.text, names) else measure
        for found in find_responsible(tagged, names):
            id, body, _ = named[found.index]
            span = (body.start, body.end)
            if target:
                self._add("RESPONSIBLE_FOR", id, target, tagged, found.score, span, role=found.role)
            for other, name, _ in named:
                if name.type in SUPPORTING and (found.listed or _same_clause(tagged.unit.text, body, name)):
                    score = found.score * BY_NEIGHBOURHOOD
                    self._add("RESPONSIBLE_FOR", id, other, tagged, score, span, role=found.role)


def based_on(text: str, named: Sequence[tuple[str, NameSpan]]) -> Iterator[tuple[str, NameSpan]]:
    """The policies of a text that it says it follows, in order."""
    for id, name in named:
        if name.type == "Policy" and BASED_ON.search(text[max(0, name.start - _REACH) : name.start]):
            yield id, name


def speaks_of_itself(text: str) -> bool:
    """Whether a document says here of itself why or by what it was made."""
    return bool(_THIS_PLAN.search(text))


def bare_title(title: str) -> str:
    """A title without its number, the word for a box and the stop at its end."""
    return _TITLE_SIGNS.sub("", title.strip())


def _same_clause(text: str, body: NameSpan, name: NameSpan) -> bool:
    """Whether a body and a thing stand in one part of a sentence, the body first."""
    return body.end <= name.start and not _CLAUSE_END.search(text, body.end, name.start)


def _works(name: NameSpan, links: Sequence[GoalLink]) -> list[GoalLink]:
    """What the kind of a project's works serves, where no goal of its own says it already."""
    known = {link.goal for link in links}
    found: dict[int, GoalLink] = {}
    for work in works_in(name.name):
        goal = int(work.target.split(".")[0])
        if goal not in known:
            found.setdefault(goal, GoalLink(goal, work.target, work.score, "cue", work.wording))
    return list(found.values())

"""What comes after what: the phases of a project, the plans of one issuer, each succeeding the one before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.model import Extraction, Relation
from ingest.resolve.identity import Identity
from ingest.resolve.papers import plan_number

SUCCEEDS = "SUCCEEDS"
NEXT, LATER = 0.95, 0.75
IN_SERIES = ("Project", "Policy")

_PHASE = re.compile(r"(?P<base>.{2,}?)(?P<stage>\d{1,2})期|(?P<english>.{2,}?) phase (?P<number>\d{1,2})")
_YEARS = re.compile(r"(?P<base>.{2,}?)(?P<first>(?:19|20)\d\d)年?-(?P<last>(?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class Stage:
    """A thing's place in its series; `passages` name it, the first of each document by document."""

    series: str
    stage: int
    until: int
    id: str
    passages: tuple[tuple[str, str], ...] = ()


def series_attributes(thing: Identity) -> tuple[tuple[str, str], ...]:
    """The series that a key puts a thing in, its stage there, and the stage or year it ends with."""
    if thing.type == "Project" and (found := _PHASE.fullmatch(thing.key)):
        base, stage = found["base"] or found["english"], int(found["stage"] or found["number"])
        return (("phase", str(stage)), *_attributes(base, stage, stage))
    if thing.type == "Policy":
        if plan := plan_number(thing.key):
            return _attributes(f"{plan[0]}五年规划", plan[1], plan[1])
        if years := _YEARS.fullmatch(thing.key):
            return _attributes(years["base"], int(years["first"]), int(years["last"]))
    return ()


def _attributes(base: str, stage: int, until: int) -> tuple[tuple[str, str], ...]:
    return ("series", base), ("stage", str(stage)), ("until", str(until))


def successions(stages: Iterable[Stage]) -> Iterator[tuple[str, Relation]]:
    """Each stage succeeds the nearest before it; (document, fact), where the document first names the later."""
    series: dict[str, list[Stage]] = defaultdict(list)
    for stage in stages:
        series[stage.series].append(stage)
    for members in series.values():
        ranked = sorted(members, key=lambda m: (m.stage, m.until, m.id))
        for earlier, later in pairwise(ranked):
            if earlier.until > later.stage or earlier.stage == later.stage:
                continue
            score = NEXT if later.stage - earlier.until <= 1 else LATER
            for document, passage in later.passages:
                yield document, Relation(SUCCEEDS, later.id, earlier.id, passage, score)


def with_successions(extractions: Sequence[Extraction]) -> Iterator[Extraction]:
    """These documents, resolved together, with the successions that each of them states."""
    series: dict[str, dict[str, str]] = {}
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for extraction in extractions:
        for entity in extraction.entities:
            if entity.type in IN_SERIES and "series" in (attributes := dict(entity.attributes)):
                series[entity.id] = {**attributes, "series": f"{entity.type} {attributes['series']}"}
        for mention in extraction.mentions:
            if mention.entity in series:
                named[mention.entity].setdefault(extraction.document.id, mention.passage)
    stages = [
        Stage(a["series"], int(a["stage"]), int(a["until"]), id, tuple(sorted(named[id].items())))
        for id, a in series.items()
    ]
    facts: dict[str, list[Relation]] = defaultdict(list)
    for document, relation in successions(stages):
        facts[document].append(relation)
    for extraction in extractions:
        more = facts[extraction.document.id]
        yield replace(extraction, relations=(*extraction.relations, *more)) if more else extraction

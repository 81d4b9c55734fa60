"""What comes after what: the phases of a project, the plans of one issuer, each succeeding the one before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from cypher.store.protocol import Batch
from ingest.model import Extraction, Relation
from ingest.resolve.identity import Identity, digest
from ingest.resolve.papers import plan_number

SUCCEEDS = "SUCCEEDS"
NEXT, LATER = 0.95, 0.75
IN_SERIES = ("Project", "Policy")

_PHASE = re.compile(r"(?P<base>.{2,}?)(?P<stage>\d{1,2})期|(?P<english>.{2,}?) phase (?P<number>\d{1,2})")
_YEARS = re.compile(r"(?P<base>.{2,}?)(?P<first>(?:19|20)\d\d)年?-(?P<last>(?:19|20)\d\d)年?")

MEMBERS = """\
MATCH (n:{label}) WHERE n.series IN $series
RETURN n.series AS series, n.stage AS stage, n.until AS until, n.id AS id"""
NAMED_FIRST = """\
MATCH (p:Passage)-[:MENTIONS]->(n:{label}) WHERE n.id IN $ids
RETURN n.id AS id, p.document AS document, p.position AS position, p.id AS passage
ORDER BY id, document, position"""


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
        return _attributes(base, stage, stage)
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


def series_of(batch: Batch, ids: Iterable[str]) -> set[str]:
    """The series that these things stand in."""
    found: set[str] = set()
    for label in IN_SERIES:
        query = f"MATCH (n:{label}) WHERE n.id IN $ids AND n.series IS NOT NULL RETURN DISTINCT n.series"
        found |= {name for (name,) in batch.run(query, {"ids": sorted(ids)}).rows}
    return found


def succeed_again(batch: Batch, series: Iterable[str]) -> None:
    """Write the successions within these series anew, from all documents that the graph holds."""
    wanted = sorted(series)
    for label in IN_SERIES if wanted else ():
        batch.run(
            f"MATCH (n:{label})-[r:SUCCEEDS]->() WHERE n.series IN $series DELETE r", {"series": wanted}
        )
        members = batch.run(MEMBERS.format(label=label), {"series": wanted}).records()
        several = {m["series"] for m in members if sum(o["series"] == m["series"] for o in members) > 1}
        if several:
            _write(batch, label, [m for m in members if m["series"] in several])


def _write(batch: Batch, label: str, members: list[dict[str, Any]]) -> None:
    named: dict[str, dict[str, str]] = defaultdict(dict)
    ids = sorted(m["id"] for m in members)
    for row in batch.run(NAMED_FIRST.format(label=label), {"ids": ids}).records():
        named[row["id"]].setdefault(row["document"], row["passage"])
    stages = [
        Stage(m["series"], m["stage"], m["until"], m["id"], tuple(sorted(named[m["id"]].items())))
        for m in members
    ]
    rows = [
        {
            "id": succession_id(fact),
            "source": fact.source,
            "target": fact.target,
            "passage": fact.passage,
            "score": fact.score,
            "document": document,
        }
        for document, fact in successions(stages)
    ]
    batch.upsert_relations(SUCCEEDS, label, label, rows)


def succession_id(fact: Relation) -> str:
    """The id of a succession, made as that of every fact."""
    return f"succeeds-{digest(SUCCEEDS, fact.source, fact.target, fact.passage, '')}"

"""What things in a graph are called, told from all documents that name them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from cypher.store.protocol import Batch
from ingest.resolve import main_name
from ingest.rows import NAMED, TOLD

Row = dict[str, Any]

# The gazetteer names its own places (they have a city), an indicator's names stand with its values.
MENTIONED_NAMES = """\
MATCH (n:{label})<-[m:MENTIONS]-(:Passage) WHERE n.id IN $ids AND n.city IS NULL
RETURN n.id AS id, m.name AS name, count(m) AS times"""
TELLING = ("Programme", "Project", "Policy", "Reform")
TOLD_BY = """\
MATCH (n:{label})-[r:STATED_IN]->(:Passage) WHERE n.id IN $ids AND r.told IS NOT NULL
RETURN n.id, r.told"""
TELL = "UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.`{key}` = row.value"
FORGET = """\
MATCH (n:{label}) WHERE n.id IN $ids AND n.`{key}` IS NOT NULL AND NOT n.id IN $told
REMOVE n.`{key}`"""
INDICATOR_NAMES = """\
MATCH (o:Observation)-[:OBSERVES]->(n:Indicator) WHERE n.id IN $ids
RETURN n.id AS id, o.indicator_name AS name, count(o) AS times"""


def name_again(batch: Batch, ids: Iterable[str]) -> None:
    """Names come from all mentions of all documents, so that no document's reading decides alone."""
    wanted = sorted(ids)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for label in NAMED:
        query = INDICATOR_NAMES if label == "Indicator" else MENTIONED_NAMES.format(label=label)
        if label != "Measure":  # the text of a passage names it
            for record in batch.run(query, {"ids": wanted}).records():
                names[label, record["id"]][record["name"]] += record["times"]
    renamed: dict[str, list[Row]] = defaultdict(list)
    for (label, id), counter in names.items():
        renamed[label].append({"id": id, "name": main_name(counter), "names": sorted(counter)})
    for label, rows in renamed.items():
        batch.run(
            f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.name = row.name, n.names = row.names",
            {"rows": rows},
        )
    _tell_again(batch, wanted)
    _units_again(batch, wanted)


def _tell_again(batch: Batch, ids: list[str]) -> None:
    """Numbers, groups, issuers and years come from all documents that tell them; the smallest stands."""
    for label in TELLING:
        told: dict[str, Row] = {}
        for id, text in batch.run(TOLD_BY.format(label=label), {"ids": ids}).rows:
            for key, value in json.loads(text).items():
                mine = told.setdefault(id, {})
                mine[key] = min(mine.get(key, value), value)
        for key in TOLD:
            rows = [{"id": id, "value": mine[key]} for id, mine in told.items() if key in mine]
            batch.run(FORGET.format(label=label, key=key), {"ids": ids, "told": [r["id"] for r in rows]})
            if rows:
                batch.run(TELL.format(label=label, key=key), {"rows": rows})


def _units_again(batch: Batch, ids: list[str]) -> None:
    """An indicator's unit is the one that most of its values have."""
    counted = batch.run(
        "MATCH (o:Observation)-[:OBSERVES]->(i:Indicator) WHERE i.id IN $ids AND o.unit <> '' "
        "RETURN i.id AS id, o.unit AS unit, count(o) AS times",
        {"ids": ids},
    )
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for record in counted.records():
        units[record["id"]][record["unit"]] += record["times"]
    rows = [{"id": id, "unit": main_name(counter)} for id, counter in units.items()]
    batch.run("UNWIND $rows AS row MATCH (n:Indicator {id: row.id}) SET n.unit = row.unit", {"rows": rows})
    bare = [id for id in ids if id not in units]
    batch.run("MATCH (n:Indicator) WHERE n.id IN $ids AND n.unit IS NOT NULL REMOVE n.unit", {"ids": bare})

"""The queries of reviewing: facts that wait for a person, reviews that were made, and how many of each there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cypher.store.protocol import Store

# Relations that claim something of the world; the others say where something stands.
FACTS = ("SUPPORTS", "LOCATED_IN", "PART_OF", "RESPONSIBLE_FOR", "BASED_ON", "MEASURED_BY", "SUCCEEDS")
VALUES = "Observation"

_WHERE = """\
WHERE ($document IS NULL OR {fact}.document = $document) AND ($below IS NULL OR {fact}.score < $below)
  AND ($thing IS NULL OR {start}.id = $thing OR {end}.id = $thing) AND ($fact IS NULL OR {fact}.id = $fact)
  AND ($reviewed OR {fact}.review IS NULL)"""
_PASSAGE = """\
MATCH (p:Passage {id: passage})
MATCH (d:Document {id: p.document})
RETURN id, relation, source_id, source_type, source_name, target_id, target_type, target_name, score, basis, cue,
       polarity, value, unit, year, status, op, review, reviewer, decided_on, passage, p.text AS text,
       p.start AS start, p.`end` AS `end`, d.id AS document, d.source AS source, d.name AS document_name
ORDER BY score, id"""
_RELATION_FACTS = f"""\
MATCH (a)-[r:{{type}}]->(b)
{_WHERE.format(fact="r", start="a", end="b")}
WITH r.id AS id, type(r) AS relation, a.id AS source_id, labels(a)[0] AS source_type, a.name AS source_name,
     b.id AS target_id, labels(b)[0] AS target_type, b.name AS target_name, r.score AS score, r.basis AS basis,
     r.cue AS cue, r.polarity AS polarity, null AS value, null AS unit, null AS year, null AS status, null AS op,
     r.review AS review, r.reviewer AS reviewer, r.decided_on AS decided_on, r.passage AS passage
ORDER BY score, id LIMIT $limit
"""
_VALUE_FACTS = f"""\
MATCH (a:Observation)-[:OBSERVES]->(b:Indicator)
{_WHERE.format(fact="a", start="a", end="b")}
WITH a.id AS id, '{VALUES}' AS relation, a.id AS source_id, '{VALUES}' AS source_type, a.name AS source_name,
     b.id AS target_id, 'Indicator' AS target_type, b.name AS target_name, a.score AS score, null AS basis,
     null AS cue, null AS polarity, a.value AS value, a.unit AS unit, a.year AS year, a.status AS status, a.op AS op,
     a.review AS review, a.reviewer AS reviewer, a.decided_on AS decided_on, a.passage AS passage
ORDER BY score, id LIMIT $limit
"""
_COUNT = (
    "MATCH (a)-[r:{type}]->(b)\n" + _WHERE.format(fact="r", start="a", end="b") + "\nRETURN count(r) AS n"
)
_COUNT_VALUES = (
    "MATCH (a:Observation)-[:OBSERVES]->(b:Indicator)\n"
    + _WHERE.format(fact="a", start="a", end="b")
    + "\nRETURN count(a) AS n"
)

# The wordings that resolution took for a thing under another name, with the rules that say why.
MERGES_BY_MENTION = """\
MATCH (n)<-[m:MENTIONS]-(:Passage) WHERE n.id = $id AND m.merge_rules IS NOT NULL
RETURN m.name AS name, m.merge_rules AS rules, m.merge_score AS score, count(m) AS times
ORDER BY name, rules"""
MERGES_BY_VALUE = """\
MATCH (n)<-[m:OBSERVES]-(o:Observation) WHERE n.id = $id AND m.merge_rules IS NOT NULL
RETURN o.indicator_name AS name, m.merge_rules AS rules, m.merge_score AS score, count(m) AS times
ORDER BY name, rules"""

REVIEWS = """\
MATCH (r:Review)
WHERE ($decision IS NULL OR r.decision = $decision) AND ($reviewer IS NULL OR r.reviewer = $reviewer)
  AND ($document IS NULL OR r.document = $document) AND ($fact IS NULL OR r.fact = $fact)
RETURN properties(r) AS properties
ORDER BY r.decided_on DESC, r.id SKIP $offset LIMIT $limit"""
REVIEW_COUNT = """\
MATCH (r:Review)
WHERE ($decision IS NULL OR r.decision = $decision) AND ($reviewer IS NULL OR r.reviewer = $reviewer)
  AND ($document IS NULL OR r.document = $document) AND ($fact IS NULL OR r.fact = $fact)
RETURN count(r) AS n"""
NAMES_OF = "MATCH (n) WHERE n.id IN $ids RETURN n.id AS id, labels(n)[0] AS type, n.name AS name ORDER BY id"
PASSAGES_OF = """\
MATCH (p:Passage) WHERE p.id IN $ids
MATCH (d:Document {id: p.document})
RETURN p.id AS id, p.text AS text, p.start AS start, p.`end` AS `end`, d.source AS source, d.name AS document_name
ORDER BY id"""
REVIEWED_FACTS = """\
MATCH (r:Review)
RETURN r.relation AS relation, r.decision AS decision, r.score AS score, r.decided_on AS decided_on,
       r.document AS document, r.found IS NOT NULL AS present
ORDER BY relation, decision, r.id"""


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are wanted; `reviewed` takes in those that a person accepted or corrected."""

    relations: Sequence[str] = (*FACTS, VALUES)
    document: str | None = None
    below: float | None = None
    thing: str | None = None
    fact: str | None = None
    reviewed: bool = False

    def parameters(self, limit: int) -> Mapping[str, Any]:
        return {
            "document": self.document,
            "below": self.below,
            "thing": self.thing,
            "fact": self.fact,
            "reviewed": self.reviewed,
            "limit": limit,
        }


def facts_to_review(
    store: Store, wanted: FactFilter, *, limit: int, offset: int = 0, timeout: float | None = None
) -> list[dict[str, Any]]:
    """The facts with the lowest scores first, with their passages."""
    found: list[dict[str, Any]] = []
    for relation in wanted.relations:
        query = _VALUE_FACTS if relation == VALUES else _RELATION_FACTS.format(type=_known(relation))
        result = store.read(query + _PASSAGE, wanted.parameters(limit + offset), timeout=timeout)
        found += result.records()
    found.sort(key=lambda row: (1.0 if row["score"] is None else row["score"], row["id"]))
    return found[offset : offset + limit]


def count_facts(store: Store, wanted: FactFilter, *, timeout: float | None = None) -> int:
    """How many facts are wanted in all."""
    total = 0
    for relation in wanted.relations:
        query = _COUNT_VALUES if relation == VALUES else _COUNT.format(type=_known(relation))
        total += store.read(query, wanted.parameters(0), timeout=timeout).rows[0][0]
    return total


def _known(relation: str) -> str:
    if relation not in FACTS:
        raise ValueError(relation)
    return relation


@dataclass(frozen=True, slots=True)
class ReviewedFacts:
    """What people said of the facts of one type: how many they judged, and how many of these were right.

    `right` are those accepted; rejected and corrected ones were wrong as the machine had them. `score` is
    the mean of what the machine gave the judged facts, so that `precision` can be held against it; `to` is
    the day of the last decision (ISO 8601).
    """

    relation: str
    judged: int
    right: int
    corrected: int
    score: float
    to: str

    @property
    def precision(self) -> float:
        return self.right / self.judged


def reviewed_facts(store: Store, *, timeout: float | None = None) -> list[ReviewedFacts]:
    """The decisions of all reviews by type of fact ("SUPPORTS", …, "Observation"), in the order of the types."""
    rows = store.read(REVIEWED_FACTS, timeout=timeout).records()
    told = []
    for relation in sorted({row["relation"] for row in rows}):
        own = [row for row in rows if row["relation"] == relation]
        decisions = Counter(row["decision"] for row in own)
        scores = [row["score"] for row in own if row["score"] is not None]
        told.append(
            ReviewedFacts(
                relation,
                len(own),
                decisions["accept"],
                decisions["correct"],
                round(sum(scores) / len(scores), 3) if scores else 0.0,
                max(row["decided_on"] for row in own),
            )
        )
    return told

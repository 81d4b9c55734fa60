"""A Cypher query with its parameters, and the clauses that end the queries for answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# How sure an answer is that no scored fact leads to: as sure as its name was found.
UNSCORED = 0.8

ANSWER = """\
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, score, cues, spans, met,
       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,
       p.districts AS districts, d.id AS document, d.source AS source, d.name AS document_name, d.digest AS digest,
       d.plan_name AS plan, d.plan_from AS plan_from, sec.id AS section, sec.name AS section_name
ORDER BY rank DESC, coalesce(plan_from, 0) DESC, source, start, type, id
LIMIT $limit"""
# The columns of an observation `o` of an indicator `i`.
OBSERVED = """\
       i.id AS id, 'Indicator' AS type, i.name AS name, o.score AS score, o.indicator_name AS indicator,
       o.value AS value, o.unit AS unit, o.year AS year, o.status AS status, o.op AS op, met,
       o.strict AS strict, o.aggregate AS aggregate, o.note AS note"""
DOCUMENT_OF = """\
MATCH (p)-[:IN]->(sec:Section)
MATCH (d:Document {id: p.document})"""


@dataclass(frozen=True, slots=True)
class Query:
    """A Cypher query and its parameters."""

    text: str
    parameters: Mapping[str, Any]

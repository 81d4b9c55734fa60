"""From a plan to Cypher text and parameters: the only code that writes a query for a question.

The text is made of constants of this module and labels of the ontology; what a user
wrote is only ever a parameter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cypher.plan import AboutPlan, CountPlan, DocumentPlan, Filters, ListPlan, SinglePlan, ValuePlan
from ontology.schema import load_schema

MEASURES = ("Measure", "Project", "Programme", "Reform")
# How sure an answer is that no scored fact leads to: as sure as its name was found.
UNSCORED = 0.8

SCORED = "n, p, max(s.score) AS score, max(s.score) AS rank, collect(DISTINCT s.cue) AS cues, [] AS spans"
FOUND = f"n, p, {UNSCORED} AS score, {UNSCORED} AS rank, [] AS cues, [] AS spans"
LOCATED = """\
MATCH (n)-[l:LOCATED_IN]->(w:District|Place) WHERE l.passage = p.id AND w.id IN $where
WITH n, p, score, rank, cues, max(l.score) AS placed,
     collect({start: l.start, `end`: l.`end`, text: l.text, basis: l.basis}) AS spans
WITH n, p, score * placed AS score, rank + placed AS rank, cues, spans"""

ANSWER = """\
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, score, cues, spans,
       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,
       p.districts AS districts, d.id AS document, d.source AS source, d.name AS document_name,
       d.plan_name AS plan, d.plan_from AS plan_from, sec.id AS section, sec.name AS section_name
ORDER BY rank DESC, plan_from DESC, source, start, type, id
LIMIT $limit"""

DOCUMENT_OF = """\
MATCH (p)-[:IN]->(sec:Section)
MATCH (d:Document {id: p.document})"""


@dataclass(frozen=True, slots=True)
class Query:
    """A Cypher query and its parameters."""

    text: str
    parameters: Mapping[str, Any]


def compile_plan(plan: SinglePlan) -> Query:
    """The query that answers a plan; equal plans give equal text."""
    match plan:
        case ListPlan():
            return _list(plan)
        case AboutPlan():
            return _about(plan)
        case ValuePlan():
            return _values(plan)
        case CountPlan():
            return _count(plan)
        case DocumentPlan():
            return _documents(plan)


def labels(types: tuple[str, ...]) -> str:
    """A label expression that takes the types and all below them ("Organization|Agency").

    A district is a filter, not an answer, so a question for places does not ask for districts.
    """
    schema = load_schema()
    found = [name for t in types for name in (("Place",) if t == "Place" else schema.subclasses(t))]
    return "|".join(dict.fromkeys(found))


def _list(plan: ListPlan) -> Query:
    lines, parameters = _matched(plan.filters, plan.scope)
    parameters["limit"] = plan.limit
    return Query("\n".join([*lines, DOCUMENT_OF, ANSWER]), parameters)


def _count(plan: CountPlan) -> Query:
    lines, parameters = _matched(plan.filters, None)
    return Query("\n".join([*lines, "RETURN count(DISTINCT n) AS n"]), parameters)


def _matched(filters: Filters, scope: str | None) -> tuple[list[str], dict[str, Any]]:
    """Clauses that bind n, p, score, rank, cues and spans, and their parameters."""
    parameters: dict[str, Any] = {}
    n = labels(filters.types or MEASURES)
    scored = bool(filters.goals or filters.targets)
    lines = [_supports(n, filters, parameters)] if scored else _passages(n, filters, parameters)
    conditions = _passage_conditions(filters, parameters) if scored else []
    if scope == "city":
        conditions.append("p.districts IS NULL")
    if filters.entities:
        parameters["entities"] = list(filters.entities)
        conditions.append(
            "(n.id IN $entities OR EXISTS { MATCH (p)-[:MENTIONS]->(e) WHERE e.id IN $entities })"
        )
    if filters.numbered:
        conditions.append("n.number IS NOT NULL")
    if filters.not_districts:
        parameters["not_where"] = list(filters.not_districts)
        conditions.append(
            "NOT EXISTS { MATCH (n)-[x:LOCATED_IN]->(w:District) WHERE x.passage = p.id AND w.id IN $not_where }"
        )
    if conditions:
        lines.append("WHERE " + "\n  AND ".join(conditions))
    lines.append(f"WITH {SCORED if scored else FOUND}")
    where = [*filters.districts, *filters.places]
    if where and scope != "city":
        parameters["where"] = where
        lines.append(LOCATED)
    if filters.words:
        lines.append(_words(filters, parameters))
    return lines, parameters


def _passages(n: str, filters: Filters, parameters: dict[str, Any]) -> list[str]:
    """Start from the passages that hold enough of the words, which are few, then what they state."""
    lines = ["MATCH (p:Passage)"]
    conditions = _passage_conditions(filters, parameters)
    if filters.words:
        conditions.append(f"{_text_hits(filters, parameters)} >= $hits")
    if conditions:
        lines.append("WHERE " + "\n  AND ".join(conditions))
    return [*lines, f"MATCH (n:{n})-[:STATED_IN]->(p)"]


def _supports(n: str, filters: Filters, parameters: dict[str, Any]) -> str:
    if filters.targets:
        parameters["targets"] = list(filters.targets)
        pattern = f"MATCH (g:Target)<-[s:SUPPORTS]-(n:{n}) WHERE g.code IN $targets"
    else:
        parameters["goals"] = list(filters.goals)
        pattern = f"MATCH (g:Goal)<-[s:SUPPORTS]-(n:{n}) WHERE g.number IN $goals"
    return (
        f"{pattern} AND s.polarity <> 'limits'\n"
        "MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = s.passage\nWITH n, s, p"
    )


def _passage_conditions(filters: Filters, parameters: dict[str, Any]) -> list[str]:
    conditions = []
    if filters.documents:
        parameters["documents"] = list(filters.documents)
        conditions.append("p.document IN $documents")
    if filters.sections:
        parameters["sections"] = list(filters.sections)
        conditions.append("p.section IN $sections")
    return conditions


def _text_hits(filters: Filters, parameters: dict[str, Any]) -> str:
    """An expression that counts the groups of words that a passage meets."""
    counts = []
    for i, words in enumerate(filters.words):
        parameters[f"words{i}"] = list(words)
        counts.append(f"CASE WHEN any(w IN $words{i} WHERE p.text CONTAINS w) THEN 1.0 ELSE 0.0 END")
    parameters["hits"] = float(filters.hits or len(filters.words))
    return "(" + "\n    + ".join(counts) + ")"


def _words(filters: Filters, parameters: dict[str, Any]) -> str:
    """Ask for enough of the words in the passage; a word in the name itself ranks higher."""
    hits = _text_hits(filters, parameters)
    in_name = " + ".join(
        f"CASE WHEN any(w IN $words{i} WHERE n.name CONTAINS w) THEN 0.5 ELSE 0.0 END"
        for i in range(len(filters.words))
    )
    return (
        f"WITH n, p, score, rank, cues, spans,\n     {hits} AS hits,\n     {in_name} AS named\n"
        "WHERE hits >= $hits\nWITH n, p, score, rank + hits + named AS rank, cues, spans"
    )


def _about(plan: AboutPlan) -> Query:
    """Passages that name one of the entities, and those that stand under a title that does."""
    filters = plan.filters
    parameters: dict[str, Any] = {"entities": list(filters.entities), "limit": plan.limit}
    conditions = _passage_conditions(filters, parameters)
    where = ("WHERE " + " AND ".join(conditions) + "\n") if conditions else ""
    n = labels(filters.types or (*MEASURES, "Organization", "Policy", "Place", "District", "Indicator"))
    text = (
        f"MATCH (n:{n}) WHERE n.id IN $entities\n"
        "MATCH (n)-[:STATED_IN]->(named:Passage)\n"
        "OPTIONAL MATCH (named)-[:IN]->(:Section)<-[:IN]-(under:Passage)\n"
        "  WHERE named.kind = 'heading' AND under.kind <> 'heading'\n"
        "WITH n, collect(DISTINCT named.id) AS names, collect(DISTINCT named) + collect(DISTINCT under) AS found\n"
        "UNWIND found AS p\n"
        f"WITH DISTINCT n, names, p\n{where}"
        "WITH n, p, CASE WHEN p.id IN names THEN 1.0 ELSE 0.0 END\n"
        "     + CASE WHEN p.kind IN ['measure', 'target', 'achievement'] THEN 0.4 ELSE 0.0 END AS rank,\n"
        f"     {UNSCORED} AS score, [] AS cues, [] AS spans"
    )
    lines = [text]
    if filters.words:
        lines.append(_words(filters, parameters))
    return Query("\n".join([*lines, DOCUMENT_OF, ANSWER]), parameters)


def _values(plan: ValuePlan) -> Query:
    filters = plan.filters
    parameters: dict[str, Any] = {"limit": plan.limit}
    conditions = []
    if filters.entities:
        parameters["entities"] = list(filters.entities)
        conditions.append("i.id IN $entities")
    if filters.documents:
        parameters["documents"] = list(filters.documents)
        conditions.append("o.document IN $documents")
    if plan.years:
        parameters["years"] = list(plan.years)
        conditions.append("o.year IN $years")
    if plan.status:
        parameters["status"] = plan.status
        conditions.append("o.status = $status")
    lines = ["MATCH (o:Observation)-[:OBSERVES]->(i:Indicator)"]
    if conditions:
        lines.append("WHERE " + " AND ".join(conditions))
    lines.append(
        "MATCH (o)-[:STATED_IN]->(p:Passage)\n"
        "MATCH (p)-[:IN]->(sec:Section)\n"
        "MATCH (d:Document {id: o.document})"
    )
    if filters.words:
        lines.append(_value_words(filters, parameters))
    lines.append(
        "RETURN i.id AS id, 'Indicator' AS type, i.name AS name, o.score AS score, o.indicator_name AS indicator,\n"
        "       o.value AS value, o.unit AS unit, o.year AS year, o.status AS status, o.op AS op,\n"
        "       o.binding AS binding, o.start AS span_start, o.`end` AS span_end,\n"
        "       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,\n"
        "       p.goals AS goals, d.id AS document, d.source AS source, d.name AS document_name, d.plan_name AS plan,\n"
        "       sec.id AS section, sec.name AS section_name\n"
        "ORDER BY id, year, source, start, span_start\nLIMIT $limit"
    )
    return Query("\n".join(lines), parameters)


def _value_words(filters: Filters, parameters: dict[str, Any]) -> str:
    """A value meets a group of words by its indicator's name, its passage or its section's title."""
    counts = []
    for i, words in enumerate(filters.words):
        parameters[f"words{i}"] = list(words)
        counts.append(
            f"CASE WHEN any(w IN $words{i} WHERE o.indicator_name CONTAINS w OR p.text CONTAINS w "
            f"OR sec.name CONTAINS w) THEN 1 ELSE 0 END"
        )
    parameters["hits"] = filters.hits or len(filters.words)
    return "WITH o, i, p, sec, d,\n     " + "\n     + ".join(counts) + " AS hits\nWHERE hits >= $hits"


def _documents(plan: DocumentPlan) -> Query:
    parameters: dict[str, Any] = {"limit": plan.limit}
    where = ""
    if plan.filters.documents:
        parameters["documents"] = list(plan.filters.documents)
        where = "WHERE d.id IN $documents\n"
    return Query(
        f"MATCH (d:Document)\n{where}"
        "OPTIONAL MATCH (p:Passage)\n"
        "  WHERE p.document = d.id AND d.issued_by IS NOT NULL AND p.text CONTAINS d.issued_by\n"
        "WITH d, p ORDER BY p.position\nWITH d, collect(p)[0] AS p\n"
        "RETURN d.id AS id, 'Document' AS type, d.name AS name, d.issued_by AS issued_by, d.issued_on AS issued_on,\n"
        "       d.plan_name AS plan, d.plan_from AS plan_from, d.plan_to AS plan_to, d.source AS source,\n"
        "       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.section AS section\n"
        "ORDER BY source\nLIMIT $limit",
        parameters,
    )

"""Queries that follow things through the documents: who names them, since when, and what two plans differ in."""

from dataclasses import replace
from typing import Any

from cypher.compile_things import labels, matched_things
from cypher.matching import holds_some, passage_conditions, threshold, words_in_name, words_met
from cypher.plan import ChangePlan, DifferencePlan, Filters, LineagePlan, MentionPlan
from cypher.query import DOCUMENT_OF, OBSERVED, Query

# Passages that are read of each document that names something.
PASSAGES_OF_ONE = 40
# Kinds of things that have a name by which two plans can be compared; a measure is a sentence.
COMPARED = ("Project", "Programme", "Reform")
_WHERE_STATED = """\
       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,
       p.districts AS districts, d.id AS document, d.source AS source, d.name AS document_name, d.digest AS digest,
       d.plan_name AS plan, d.plan_from AS plan_from, d.plan_to AS plan_to, sec.id AS section,
       sec.name AS section_name"""


# The passages that state an entity, and the condition that a passage does or holds a name of it.
_NAMING = """\
OPTIONAL MATCH (e)-[:STATED_IN]->(stated:Passage) WHERE e.id IN $entities
WITH collect(DISTINCT stated.id) AS named"""
_NAMES = "(p.id IN named OR any(name IN $called WHERE p.text CONTAINS name))"


def mention_query(plan: MentionPlan) -> Query:
    """Rows are passages, those of one document together; those that name an entity, where any are asked for."""
    filters = plan.filters
    parameters: dict[str, Any] = {"limit": plan.limit * PASSAGES_OF_ONE}
    held = passage_conditions(filters, parameters)
    if filters.entities:
        parameters |= {"entities": list(filters.entities), "called": list(plan.called)}
        lines = [_NAMING, "MATCH (p:Passage)"]
        held.append(_NAMES)
    else:
        lines = ["MATCH (p:Passage)"]
        held += holds_some(filters, parameters)
    if held:
        lines.append("WHERE " + "\n  AND ".join(held))
    lines += [
        f"WITH p, {words_met(filters, parameters)} AS met",
        f"WHERE {threshold(filters, parameters)}",
        DOCUMENT_OF,
        "RETURN d.id AS id, 'Document' AS type, d.name AS name, 1.0 AS score, [] AS cues, [] AS spans, met,",
        _WHERE_STATED,
        "ORDER BY coalesce(plan_from, 9999), source, start\nLIMIT $limit",
    ]
    return Query("\n".join(lines), parameters)


def unmentioned_query(plan: MentionPlan) -> Query:
    """Rows are documents of which no passage meets the words or names an entity."""
    filters = replace(plan.filters, documents=())
    parameters: dict[str, Any] = {
        "limit": plan.limit, "documents": list(plan.filters.documents)
    }  # fmt: skip
    lines = []
    if filters.words:
        lines += ["MATCH (p:Passage)"]
        if held := holds_some(filters, parameters):
            lines.append("WHERE " + "\n  AND ".join(held))
        lines += [
            f"WITH p, {words_met(filters, parameters)} AS met",
            f"WHERE {threshold(filters, parameters)}",
            "WITH collect(DISTINCT p.document) AS saying",
        ]
    else:
        lines.append("WITH [] AS saying")
    if filters.entities:
        parameters |= {"entities": list(filters.entities), "called": list(plan.called)}
        lines += [
            "OPTIONAL MATCH (e)-[:STATED_IN]->(stated:Passage) WHERE e.id IN $entities",
            "WITH saying, collect(DISTINCT stated.id) AS named",
            f"OPTIONAL MATCH (p:Passage) WHERE {_NAMES}",
            "WITH saying, collect(DISTINCT p.document) AS naming",
            "WITH saying + naming AS saying",
        ]
    lines += [
        "MATCH (d:Document)",
        "WHERE NOT d.id IN saying AND (size($documents) = 0 OR d.id IN $documents)",
        "RETURN d.id AS id, 'Document' AS type, d.name AS name, d.source AS source, d.plan_from AS plan_from",
        "ORDER BY coalesce(plan_from, 9999), source\nLIMIT $limit",
    ]
    return Query("\n".join(lines), parameters)


def lineage_query(plan: LineagePlan) -> Query:
    """Rows are passages that name a thing or stand under a title that does, with the names that they call it by."""
    return Query(
        "MATCH (n) WHERE n.id IN $entities\n"
        "MATCH (n)-[:STATED_IN]->(named:Passage)\n"
        "OPTIONAL MATCH (named)-[:IN]->(:Section)<-[:IN]-(under:Passage)\n"
        "  WHERE named.kind = 'heading' AND under.kind <> 'heading'\n"
        "WITH n, collect(DISTINCT named) + collect(DISTINCT under) AS found\n"
        "UNWIND found AS p\n"
        "WITH DISTINCT n, p\n"
        "OPTIONAL MATCH (p)-[m:MENTIONS]->(n)\n"
        "WITH n, p, m ORDER BY m.start, m.id\n"
        "WITH n, p, collect(m.text) AS called\n"
        f"{DOCUMENT_OF}\n"
        "RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, 1.0 AS score, [] AS cues, [] AS spans, 1.0 AS met,\n"
        f"       called,\n{_WHERE_STATED}\n"
        "ORDER BY coalesce(plan_from, 9999), source, start, type, id\nLIMIT $limit",
        {"entities": list(plan.entities), "limit": plan.limit * PASSAGES_OF_ONE},
    )


def difference_query(plan: DifferencePlan) -> Query:
    """Rows are passages of both plans that state a thing of which at least one passage meets the filters."""
    both = [*plan.earlier, *plan.later]
    filters = plan.filters
    asked = filters.goals or filters.districts or any(w.needed for w in filters.words)
    parameters: dict[str, Any] = {}
    lines = [f"MATCH (n:{labels(filters.types or COMPARED)})-[:STATED_IN]->(p:Passage)"]
    if asked:
        lines, parameters = matched_things(_of_both(filters, tuple(both)), None)
    parameters["both"] = both
    lines += [
        "WITH DISTINCT n",
        "MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.document IN $both",
        DOCUMENT_OF,
        "RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.names AS names, 1.0 AS score, [] AS cues,",
        "       [] AS spans, 1.0 AS met,",
        _WHERE_STATED,
        "ORDER BY id, coalesce(plan_from, 9999), source, start",
    ]
    return Query("\n".join(lines), parameters)


def _of_both(filters: Filters, both: tuple[str, ...]) -> Filters:
    return Filters(
        types=filters.types or COMPARED,
        goals=filters.goals,
        districts=filters.districts,
        words=filters.words,
        least=filters.least,
        missing=filters.missing,
        documents=both,
    )


def change_query(plan: ChangePlan) -> Query:
    """Rows are targets of indicators that both plans set targets for."""
    parameters: dict[str, Any] = {
        "earlier": list(plan.earlier),
        "later": list(plan.later),
        "limit": plan.limit * 20,
    }
    conditions = ["o.status = 'target'", "(o.document IN $earlier OR o.document IN $later)"]
    if plan.entities:
        parameters["entities"] = list(plan.entities)
        conditions.append("i.id IN $entities")
    lines = [
        "MATCH (o:Observation)-[:OBSERVES]->(i:Indicator)",
        "WHERE " + " AND ".join(conditions),
        "WITH i, collect(DISTINCT o.document) AS documents",
        "WHERE any(x IN documents WHERE x IN $earlier) AND any(x IN documents WHERE x IN $later)",
        "MATCH (o:Observation)-[:OBSERVES]->(i) WHERE o.status = 'target' AND o.document IN documents",
        "MATCH (o)-[:STATED_IN]->(p:Passage)",
    ]
    if plan.words:
        filters = Filters(words=plan.words, least=0.5)
        lines.append(f"WITH o, i, p, {words_met(filters, parameters)} AS met")
        lines.append(f"WHERE {threshold(filters, parameters)}")
        lines.append(f"WITH o, i, p, met + {words_in_name()} AS met")
    else:
        lines.append("WITH o, i, p, 1.0 AS met")
    lines += [
        DOCUMENT_OF,
        f"RETURN\n{OBSERVED},",
        "       p.goals AS goals, [] AS cues, [] AS spans,",
        f"{_WHERE_STATED}",
        "ORDER BY met DESC, id, year, source, start, value\nLIMIT $limit",
    ]
    return Query("\n".join(lines), parameters)

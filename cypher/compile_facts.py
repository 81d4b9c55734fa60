"""Queries for what documents state outright: values of indicators, sections, and the documents themselves."""

from typing import Any

from cypher.matching import threshold, words_in_name, words_met
from cypher.plan import DocumentPlan, RowCountPlan, SectionPlan, ValuePlan
from cypher.query import DOCUMENT_OF, OBSERVED, Query

# The first passages of a document, where its approval, date and issuer stand.
OPENING = 40
APPROVAL = (
    *("批准", "审议通过", "审查通过", "印发", "发布", "公布", "编制", "制定", "批复"),
    *("approved", "adopted", "issued", "published", "prepared"),
)
BODIES = (
    *("委员会", "人民政府", "人民代表大会", "局", "厅", "办公室", "部", "院"),
    *("Commission", "Government", "Congress", "Bureau", "Committee", "Municipality", "Council", "Department"),
)

# Rows are values, answers are indicators with all of theirs.
VALUES_OF_ONE = 20


def value_query(plan: ValuePlan) -> Query:
    filters = plan.filters
    parameters: dict[str, Any] = {"limit": plan.limit * VALUES_OF_ONE}
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
    lines.append("MATCH (o)-[:STATED_IN]->(p:Passage)")
    stated = []
    if filters.sections:
        parameters["sections"] = list(filters.sections)
        stated.append("p.section IN $sections")
    if plan.district_names:
        parameters["district_names"] = list(plan.district_names)
        stated.append("any(x IN $district_names WHERE x IN p.districts OR p.text CONTAINS x)")
    if stated:
        lines.append("WHERE " + " AND ".join(stated))
    if filters.words:
        lines.append(f"WITH o, i, p, {words_met(filters, parameters)} AS met")
        lines.append(f"WHERE {threshold(filters, parameters)}")
        lines.append(f"WITH o, i, p, met + {words_in_name()} AS met")
    else:
        lines.append("WITH o, i, p, 1.0 AS met")
    lines.append(DOCUMENT_OF)
    lines.append(
        f"RETURN\n{OBSERVED},\n"
        "       o.binding AS binding, o.start AS span_start, o.`end` AS span_end,\n"
        "       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,\n"
        "       p.goals AS goals, d.id AS document, d.source AS source, d.name AS document_name,\n"
        "       d.digest AS digest, d.plan_name AS plan,\n"
        "       sec.id AS section, sec.name AS section_name\n"
        "ORDER BY met DESC, id, year, source, start, span_start, value\nLIMIT $limit"
    )
    return Query("\n".join(lines), parameters)


def row_count_query(plan: RowCountPlan) -> Query:
    """The number stands in the first cell of a row, or in the second behind a heading that spans rows."""
    return Query(
        "MATCH (p:Passage) WHERE p.section IN $sections AND p.text CONTAINS '\\t'\n"
        "WITH split(p.text, '\\t') AS cells\n"
        "WITH coalesce(toInteger(cells[0]), toInteger(cells[1])) AS number\n"
        "WHERE number IS NOT NULL\n"
        "RETURN count(DISTINCT number) AS n",
        {"sections": list(plan.sections)},
    )


def section_query(plan: SectionPlan) -> Query:
    return Query(
        "MATCH (sec:Section) WHERE sec.document IN $documents AND sec.kind IN $kinds\n"
        "MATCH (p:Passage)-[:IN]->(sec) WHERE p.kind = 'heading'\n"
        "MATCH (d:Document {id: sec.document})\n"
        "RETURN sec.id AS id, 'Section' AS type, sec.name AS name, 1.0 AS score, [] AS cues, [] AS spans, 1.0 AS met,\n"
        "       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind,\n"
        "       p.districts AS districts, d.id AS document, d.source AS source, d.name AS document_name,\n"
        "       d.digest AS digest,\n"
        "       d.plan_name AS plan, d.plan_from AS plan_from, sec.id AS section, sec.name AS section_name\n"
        "ORDER BY source, sec.position, start\nLIMIT $limit",
        {"documents": list(plan.documents), "kinds": list(plan.kinds), "limit": plan.limit},
    )


def document_query(plan: DocumentPlan) -> Query:
    parameters: dict[str, Any] = {
        "limit": plan.limit * 10, "documents": list(plan.documents), "opening": OPENING,
        "approval": list(APPROVAL), "bodies": list(BODIES),
    }  # fmt: skip
    return Query(
        "MATCH (d:Document) WHERE d.id IN $documents\n"
        "OPTIONAL MATCH (p:Passage)\n"
        "  WHERE p.document = d.id AND p.position < $opening\n"
        "    AND (any(w IN $approval WHERE p.text CONTAINS w)\n"
        "      OR (size(p.text) < 40 AND p.text CONTAINS '年' AND p.text CONTAINS '月')\n"
        "      OR (size(p.text) < 80 AND any(w IN $bodies WHERE p.text ENDS WITH w)))\n"
        "RETURN d.id AS id, 'Document' AS type, d.name AS name, d.issued_by AS issued_by, d.issued_on AS issued_on,\n"
        "       d.plan_name AS plan, d.plan_from AS plan_from, d.plan_to AS plan_to, d.source AS source,\n"
        "       d.digest AS digest,\n"
        "       p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.section AS section,\n"
        "       p.position AS position\n"
        "ORDER BY source, position\nLIMIT $limit",
        parameters,
    )

"""Queries for how two things are linked, and which bodies are responsible for something."""

from typing import Any

from cypher.compile_things import rank_by_words, share_met
from cypher.lookups import STRUCTURE
from cypher.matching import passage_conditions
from cypher.plan import LinkPlan, ResponsiblePlan
from cypher.query import ANSWER, DOCUMENT_OF, UNSCORED, Query

# What nearly everything hangs together by links nothing in particular, so it comes last.
HUBS = ("Goal", "Target", "District")

_RELATION = """\
MATCH (a)-[r]-(b)
WHERE a.id IN $left AND b.id IN $right AND a.id <> b.id AND NOT type(r) IN $structure
WITH a, b, r, EXISTS { MATCH (a)-[x]->(b) WHERE x.id = r.id } AS forward
WITH r, CASE WHEN forward THEN a ELSE b END AS a, CASE WHEN forward THEN b ELSE a END AS b
RETURN a.id AS left, a.name AS left_name, type(r) AS relation, r.passage AS passage, r.score AS score,
       null AS between, null AS between_name, null AS between_type, null AS second, null AS second_passage,
       b.id AS right, b.name AS right_name
ORDER BY score DESC, left, right, relation, passage
LIMIT $limit"""
_PASSAGE = """\
MATCH (a)-[:STATED_IN|MENTIONS]-(p:Passage)-[:STATED_IN|MENTIONS]-(b)
WHERE a.id IN $left AND b.id IN $right AND a.id <> b.id
WITH DISTINCT a, b, p
RETURN a.id AS left, a.name AS left_name, 'MENTIONS' AS relation, p.id AS passage,
       CASE WHEN p.kind = 'heading' THEN 0.0 ELSE 1.0 END AS score,
       null AS between, null AS between_name, null AS between_type, null AS second, null AS second_passage,
       b.id AS right, b.name AS right_name
ORDER BY score DESC, left, right, passage
LIMIT $limit"""
_BETWEEN = """\
MATCH (a)-[r]-(x)-[q]-(b)
WHERE a.id IN $left AND b.id IN $right AND a.id <> b.id AND NOT type(r) IN $structure AND NOT type(q) IN $structure
WITH a, b, x, r, q, labels(x)[0] AS kind
WITH a, b, x, kind, r, q, CASE WHEN kind IN $hubs THEN 0.0 ELSE 1.0 END AS near
RETURN a.id AS left, a.name AS left_name, type(r) AS relation, r.passage AS passage, near AS score,
       x.id AS between, x.name AS between_name, kind AS between_type, type(q) AS second, q.passage AS second_passage,
       b.id AS right, b.name AS right_name
ORDER BY score DESC, left, right, between, relation, second, passage, second_passage
LIMIT $limit"""
_PATHS = {"relation": _RELATION, "passage": _PASSAGE, "between": _BETWEEN}


def link_query(plan: LinkPlan) -> Query:
    parameters: dict[str, Any] = {"left": list(plan.left), "right": list(plan.right), "limit": plan.limit}
    if plan.path != "passage":
        parameters["structure"] = list(STRUCTURE)
    if plan.path == "between":
        parameters["hubs"] = list(HUBS)
    return Query(_PATHS[plan.path], parameters)


def responsible_query(plan: ResponsiblePlan) -> Query:
    filters = plan.filters
    parameters: dict[str, Any] = {"limit": plan.limit}
    conditions = ["p.id = r.passage", *passage_conditions(filters, parameters)]
    if filters.entities:
        parameters["entities"] = list(filters.entities)
        conditions.append("t.id IN $entities")
    return Query(
        "\n".join(
            [
                "MATCH (n:Organization|Agency)-[r:RESPONSIBLE_FOR]->(t)",
                "MATCH (n)-[:STATED_IN]->(p:Passage)",
                "WHERE " + "\n  AND ".join(conditions),
                f"WITH n, p, {UNSCORED} AS score, max(r.score) AS rank, [] AS cues, [] AS spans,",
                f"     {share_met(filters, parameters)}",
                rank_by_words(filters, parameters),
                DOCUMENT_OF,
                ANSWER,
            ]
        ),
        parameters,
    )

"""Queries for how two things are linked, and which bodies are responsible for something."""

from typing import Any

from cypher.compile_things import CLEARLY_SUPPORTS, rank_by_words, share_met
from cypher.lookups import STRUCTURE
from cypher.matching import passage_conditions
from cypher.plan import EndsPlan, LinkPlan, ResponsiblePlan
from cypher.query import ANSWER, DOCUMENT_OF, UNSCORED, Query

# What nearly everything hangs together by links nothing in particular, so it comes last.
HUBS = ("Goal", "Target", "District")
# Passages that are read of each end that things have.
PASSAGES_OF_ONE = 20

_RETURN = """\
RETURN a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name, score, relations, passages,
       between, between_names, between_types
ORDER BY score DESC, left, right, between, relations, passages
LIMIT $limit"""
_DIRECT = """\
MATCH (a)-[r]-(b)
WHERE a.id IN $left AND b.id IN $right AND a.id <> b.id AND NOT type(r) IN $structure
WITH a, b, r, EXISTS { MATCH (a)-[x]->(b) WHERE x.id = r.id } AS forward
WITH r, CASE WHEN forward THEN a ELSE b END AS a, CASE WHEN forward THEN b ELSE a END AS b
WITH a, b, r.score AS score, [type(r)] AS relations, [r.passage] AS passages, [] AS between, [] AS between_names,
     [] AS between_types"""
_PASSAGE = """\
MATCH (a)-[:STATED_IN|MENTIONS]-(p:Passage)-[:STATED_IN|MENTIONS]-(b)
WHERE a.id IN $left AND b.id IN $right AND a.id <> b.id
WITH DISTINCT a, b, p
WITH a, b, CASE WHEN p.kind = 'heading' THEN 0.0 ELSE 1.0 END AS score, ['MENTIONS'] AS relations, [p.id] AS passages,
     [] AS between, [] AS between_names, [] AS between_types"""


def link_query(plan: LinkPlan) -> Query:
    parameters: dict[str, Any] = {"left": list(plan.left), "right": list(plan.right), "limit": plan.limit}
    if plan.path == "passage":
        return Query(f"{_PASSAGE}\n{_RETURN}", parameters)
    parameters["structure"] = list(STRUCTURE)
    if plan.path == "relations" and not plan.between:
        return Query(f"{_DIRECT}\n{_RETURN}", parameters)
    parameters["hubs"] = list(HUBS)
    over_hub = plan.path == "hub"
    return Query(f"{_path(1 if over_hub else plan.between, over_hub=over_hub)}\n{_RETURN}", parameters)


def _path(between: int, *, over_hub: bool) -> str:
    """Relations from `a` to `b` with so many different things in between, hubs or none of them.

    Each step is a clause of its own, so that no store goes on from what is a hub.
    """
    things = [f"x{i}" for i in range(between)]
    steps = [f"r{i}" for i in range(between + 1)]
    lines = []
    for at, (start, step, end) in enumerate(zip(["a", *things], steps, [*things, "b"], strict=True)):
        conditions = ["a.id IN $left"] if at == 0 else []
        conditions.append(f"NOT type({step}) IN $structure")
        if end == "b":
            conditions += ["b.id IN $right", "a.id <> b.id"]
        else:
            conditions.append(f"{'' if over_hub else 'NOT '}labels({end})[0] IN $hubs")
            conditions.append(f"NOT {end}.id IN $right")
            conditions += [f"{end}.id <> {earlier}.id" for earlier in ["a", *things[:at]]]
        lines += [f"MATCH ({start})-[{step}]-({end})", "WHERE " + " AND ".join(conditions)]
    return "\n".join(lines) + (
        f"\nWITH a, b, 1.0 AS score, [{_each(steps, 'type(%s)')}] AS relations,\n"
        f"     [{_each(steps, '%s.passage')}] AS passages,\n"
        f"     [{_each(things, '%s.id')}] AS between, [{_each(things, '%s.name')}] AS between_names,\n"
        f"     [{_each(things, 'labels(%s)[0]')}] AS between_types"
    )


def _each(names: list[str], form: str) -> str:
    return ", ".join(form % name for name in names)


_OF_GOAL = f"MATCH (n)-[s:SUPPORTS]->(g:Goal) WHERE n.id IN $entities AND {CLEARLY_SUPPORTS}"
_OF_DISTRICT = "MATCH (n)-[s:LOCATED_IN]->(g:District) WHERE n.id IN $entities"


def ends_query(plan: EndsPlan) -> Query:
    """Rows are passages; the ends that most passages tell, or that are surest, come first."""
    goal = plan.ends == "goal"
    cues = "collect(DISTINCT s.cue)" if goal else "[]"
    return Query(
        f"{_OF_GOAL if goal else _OF_DISTRICT}\n"
        "MATCH (p:Passage) WHERE p.id = s.passage\n"
        "WITH g, p, s ORDER BY s.cue\n"
        f"WITH g, p, max(s.score) AS score, {cues} AS cues\n"
        "WITH g, max(score) AS best, collect({p: p, score: score, cues: cues}) AS told\n"
        "UNWIND told AS each\n"
        "WITH g AS n, each.p AS p, each.score AS score, best AS rank, each.cues AS cues, [] AS spans, 1.0 AS met\n"
        f"{DOCUMENT_OF}\n{ANSWER}",
        {"entities": list(plan.entities), "limit": plan.limit * PASSAGES_OF_ONE},
    )


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

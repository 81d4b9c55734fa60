"""Queries that count things by district, goal or document, and by cells of goal and district."""

from typing import Any

from cypher.compile_things import CLEARLY_SUPPORTS, labels, matched_things
from cypher.plan import GapPlan, GroupPlan
from cypher.query import Query

# Passages of each group that show what is counted, those that meet the question best.
PASSAGES_SHOWN = 3
_GROUPS = {
    "district": ("g:District", "MATCH (n)-[l:LOCATED_IN]->(g) WHERE l.passage = p.id"),
    "goal": ("g:Goal", f"MATCH (n)-[s:SUPPORTS]->(g) WHERE s.passage = p.id AND {CLEARLY_SUPPORTS}"),
    "document": ("g:Document", "MATCH (g {id: p.document})"),
}


def group_query(plan: GroupPlan) -> Query:
    """One row for each group; groups without any thing have the number 0."""
    lines, parameters = matched_things(plan.filters, None)
    parameters["limit"] = plan.limit
    if plan.by == "thing":
        counted = "RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, count(DISTINCT p) AS n"
        return Query("\n".join([*lines, counted, "ORDER BY n DESC, id\nLIMIT $limit"]), parameters)
    node, joined = _GROUPS[plan.by]
    parameters["shown"] = PASSAGES_SHOWN
    counted = joined.replace("(g", f"({node}")
    of_city = " WHERE g.city IS NOT NULL" if plan.without_any else ""
    order = "n" if plan.fewest_first else "n DESC"
    result = (
        "WITH g, n, p, max(rank) AS rank ORDER BY rank DESC, p.id\n"
        "WITH g.id AS id, count(DISTINCT n) AS n, collect(DISTINCT p.id) AS passages\n"
        "WITH collect({id: id, n: n, passages: passages}) AS found\n"
        f"MATCH ({node}){of_city}\n"
        "WITH g, coalesce([x IN found WHERE x.id = g.id | x.n][0], 0) AS n,\n"
        "     coalesce([x IN found WHERE x.id = g.id | x.passages][0], []) AS passages\n"
        "RETURN g.id AS id, labels(g)[0] AS type, g.name AS name, n, passages[0..$shown] AS passages\n"
        f"ORDER BY {order}, id\nLIMIT $limit"
    )
    return Query("\n".join([*lines, counted, result]), parameters)


def gap_query(plan: GapPlan) -> Query:
    """One row for each goal and district: how many things tie them (`n`), of the goal and of the district at all."""
    parameters: dict[str, Any] = {}
    n = labels(plan.types)
    district, goal = "d.city IS NOT NULL", "true"
    if plan.districts:
        parameters["districts"] = list(plan.districts)
        district = "d.id IN $districts"
    if plan.goals:
        parameters["goals"] = list(plan.goals)
        goal = "g.number IN $goals"
    here = ""
    if plan.documents:
        parameters["documents"] = list(plan.documents)
        here = " AND %s.document IN $documents"
    text = (
        f"MATCH (d:District) WHERE {district}\n"
        f"OPTIONAL MATCH (d)<-[l:LOCATED_IN]-(m:{n}) WHERE true{here and here % 'l'}\n"
        "WITH d, count(DISTINCT m) AS of_district\n"
        f"MATCH (g:Goal) WHERE {goal}\n"
        f"OPTIONAL MATCH (d)<-[l:LOCATED_IN]-(n:{n})-[s:SUPPORTS]->(g)\n"
        f"  WHERE l.passage = s.passage AND {CLEARLY_SUPPORTS}{here and here % 's'}\n"
        "WITH d, g, of_district, count(DISTINCT n) AS n\n"
        "RETURN d.id AS district, d.name AS district_name, d.name_en AS district_name_en, g.id AS goal,\n"
        "       g.number AS number, g.name AS goal_name, n, of_district\n"
        "ORDER BY district, number"
    )
    return Query(text, parameters)

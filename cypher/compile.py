"""From a plan to Cypher text and parameters: the only code that writes a query for a question.

The text is made of constants of this module and labels of the ontology; what a user
wrote is only ever a parameter.
"""

from typing import Any

from cypher.compile_facts import document_query, row_count_query, section_query, value_query
from cypher.matching import asks_words, holds_some, passage_conditions, threshold, words_met, words_rank
from cypher.plan import (
    AboutPlan,
    CountPlan,
    DocumentPlan,
    Filters,
    GroupPlan,
    LinkPlan,
    ListPlan,
    PassagePlan,
    RowCountPlan,
    SectionPlan,
    SinglePlan,
    ValuePlan,
)
from cypher.query import ANSWER, DOCUMENT_OF, UNSCORED, Query
from ontology.schema import load_schema

__all__ = ["MEASURES", "Query", "compile_plan", "labels"]

MEASURES = ("Measure", "Project", "Programme", "Reform")
NAMED_THINGS = (*MEASURES, "Organization", "Policy", "Place", "District", "Indicator")
# Sentences of an item of a list, those of a table's row among them.
LONGEST_ITEM = 12
SUPPORTED = """\
WITH n, p, s ORDER BY s.cue
WITH n, p, max(s.score) AS score, collect(DISTINCT s.cue) AS cues"""
LOCATED = """\
WITH n, p, l ORDER BY l.start, l.id
WITH n, p, max(l.score) AS placed,
     collect({start: l.start, `end`: l.`end`, text: l.text, basis: l.basis}) AS spans"""
MENTIONED = """\
OPTIONAL MATCH (p)-[m:MENTIONS]->(n)
WITH n, p, score, rank, cues, met, m ORDER BY m.start, m.id
WITH n, p, score, rank, cues, met,
     collect({start: m.start, `end`: m.`end`, text: m.text, basis: 'named'}) AS spans"""
LED = (
    "q.section = p.section",
    f"q.position < p.position AND p.position - q.position <= {LONGEST_ITEM}",
    "q.text CONTAINS p.lead",
)
CLEARLY_SUPPORTS = "s.polarity <> 'limits'"


def compile_plan(plan: SinglePlan) -> Query:
    """The query that answers a plan; equal plans give equal text."""
    match plan:
        case ListPlan():
            return _list(plan)
        case AboutPlan():
            return _about(plan)
        case PassagePlan():
            return _passage_list(plan)
        case ValuePlan():
            return value_query(plan)
        case CountPlan():
            return _count(plan)
        case RowCountPlan():
            return row_count_query(plan)
        case GroupPlan():
            return _groups(plan)
        case SectionPlan():
            return section_query(plan)
        case LinkPlan():
            return _links(plan)
        case DocumentPlan():
            return document_query(plan)


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


def _groups(plan: GroupPlan) -> Query:
    lines, parameters = _matched(plan.filters, None)
    parameters["limit"] = plan.limit
    group = {
        "district": "MATCH (n)-[l:LOCATED_IN]->(g:District) WHERE l.passage = p.id",
        "goal": "MATCH (n)-[l:SUPPORTS]->(g:Goal) WHERE l.passage = p.id AND l.polarity <> 'limits'",
        "document": "MATCH (g:Document {id: p.document})",
    }[plan.by]
    result = (
        "RETURN g.id AS id, labels(g)[0] AS type, g.name AS name, count(DISTINCT n) AS n\n"
        "ORDER BY n DESC, id\nLIMIT $limit"
    )
    return Query("\n".join([*lines, group, result]), parameters)


def _matched(filters: Filters, scope: str | None) -> tuple[list[str], dict[str, Any]]:
    """Clauses that bind n, p, score, rank, cues, spans and met, and their parameters.

    They start from what narrows most: the districts, then the goals, then the words.
    """
    parameters: dict[str, Any] = {}
    n = labels(filters.types or MEASURES)
    of_passage, of_thing = passage_conditions(filters, parameters), _thing_conditions(filters, parameters)
    if scope == "city":
        of_passage.append("p.districts IS NULL")
    conditions = of_passage + of_thing
    if filters.districts and scope != "city":
        return _placed(n, conditions, filters, parameters), parameters
    if filters.goals or filters.targets:
        goal, is_goal = _goal(filters, parameters)
        lines = [
            f"MATCH ({goal})<-[s:SUPPORTS]-(n:{n}) WHERE {is_goal} AND {CLEARLY_SUPPORTS}",
            "MATCH (n)-[:STATED_IN]->(p:Passage)",
            "WHERE " + "\n  AND ".join(["p.id = s.passage", *conditions]),
            SUPPORTED,
            f"WITH n, p, score, score AS rank, cues, {_met(filters, parameters)}",
        ]
    else:
        lines = _worded(n, of_passage, of_thing, filters, parameters)
    lines.append(MENTIONED if filters.not_districts or filters.places else "WITH *, [] AS spans")
    return [*lines, _ranked(filters, parameters)], parameters


def _placed(n: str, conditions: list[str], filters: Filters, parameters: dict[str, Any]) -> list[str]:
    parameters["where"] = [*filters.districts, *filters.places]
    lines = [
        f"MATCH (w:District|Place)<-[l:LOCATED_IN]-(n:{n}) WHERE w.id IN $where",
        "MATCH (n)-[:STATED_IN]->(p:Passage)",
        "WHERE " + "\n  AND ".join(["p.id = l.passage", *conditions]),
        LOCATED,
    ]
    if filters.goals or filters.targets:
        goal, is_goal = _goal(filters, parameters)
        lines += [
            f"MATCH (n)-[s:SUPPORTS]->({goal}) WHERE s.passage = p.id AND {is_goal} AND {CLEARLY_SUPPORTS}",
            "WITH n, p, placed, spans, s ORDER BY s.cue",
            "WITH n, p, placed, spans, max(s.score) AS best, collect(DISTINCT s.cue) AS cues",
        ]
    else:
        lines.append(f"WITH n, p, placed, spans, {UNSCORED} AS best, [] AS cues")
    scored = "best * placed AS score, best + placed AS rank"
    lines.append(f"WITH n, p, {scored}, cues, spans, {_met(filters, parameters)}")
    return [*lines, _ranked(filters, parameters)]


def _worded(
    n: str, of_passage: list[str], of_thing: list[str], filters: Filters, parameters: dict[str, Any]
) -> list[str]:
    """Start from the passages that hold enough of the words, which are few, then what they state."""
    lines = ["MATCH (p:Passage)"]
    held = [*of_passage, *holds_some(filters, parameters)]
    if held:
        lines.append("WHERE " + "\n  AND ".join(held))
    lines.append(f"WITH p, {_met(filters, parameters)}")
    if filters.words:
        lines.append(f"WHERE {threshold(filters, parameters)}")
    if filters.leading:
        # The first sentence of an item names it, what follows says more of it.
        lines.append(f"MATCH (n:{n})-[:STATED_IN]->(q:Passage)")
        of_thing = [*of_thing, *LED]
    else:
        lines.append(f"MATCH (n:{n})-[:STATED_IN]->(p)")
    if of_thing:
        lines.append("WHERE " + "\n  AND ".join(of_thing))
    lines.append(f"WITH n, p, {UNSCORED} AS score, {UNSCORED} AS rank, [] AS cues, met")
    return lines


def _met(filters: Filters, parameters: dict[str, Any]) -> str:
    return (words_met(filters, parameters) if asks_words(filters) else "1.0") + " AS met"


def _goal(filters: Filters, parameters: dict[str, Any]) -> tuple[str, str]:
    """The pattern of the goals or targets asked for, and the condition on them."""
    if filters.targets:
        parameters["targets"] = list(filters.targets)
        return "g:Target", "g.code IN $targets"
    parameters["goals"] = list(filters.goals)
    return "g:Goal", "g.number IN $goals"


def _thing_conditions(filters: Filters, parameters: dict[str, Any]) -> list[str]:
    conditions = []
    if filters.entities:
        parameters["entities"] = list(filters.entities)
        conditions.append(
            "(n.id IN $entities OR EXISTS { MATCH (p)-[:MENTIONS]->(e) WHERE e.id IN $entities })"
        )
    if filters.places and not filters.districts:
        parameters["places"] = list(filters.places)
        parameters["named"] = list(filters.named)
        conditions.append(
            "(n.id IN $named OR EXISTS { MATCH (n)-[y:LOCATED_IN]->(v:Place) "
            "WHERE y.passage = p.id AND v.id IN $places })"
        )
    if filters.numbered:
        conditions.append("n.number IS NOT NULL")
    if filters.number is not None:
        parameters["number"] = filters.number
        conditions.append("n.number = $number")
    if filters.not_districts:
        parameters["not_where"] = list(filters.not_districts)
        conditions.append(
            "NOT EXISTS { MATCH (n)-[x:LOCATED_IN]->(w:District) WHERE x.passage = p.id AND w.id IN $not_where }"
        )
    return conditions


def _ranked(filters: Filters, parameters: dict[str, Any]) -> str:
    """Keep what meets enough of the words, and raise the rank by them."""
    if not asks_words(filters):
        return "WITH n, p, score, rank, cues, spans, met"
    enough = f"WHERE {threshold(filters, parameters)}\n" if filters.words else ""
    return (
        f"WITH n, p, score, rank, cues, spans, met\n{enough}"
        f"WITH n, p, score, rank + {words_rank(filters, parameters)} AS rank, cues, spans, met"
    )


def _about(plan: AboutPlan) -> Query:
    """Passages that name one of the entities, and those that stand under a title that does."""
    filters = plan.filters
    parameters: dict[str, Any] = {"entities": list(filters.entities), "limit": plan.limit}
    conditions = passage_conditions(filters, parameters)
    where = ("WHERE " + " AND ".join(conditions) + "\n") if conditions else ""
    n = labels(filters.types or NAMED_THINGS)
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
        f"     {UNSCORED} AS score, [] AS cues, [] AS spans, {_met(filters, parameters)}"
    )
    return Query("\n".join([text, _ranked(filters, parameters), DOCUMENT_OF, ANSWER]), parameters)


def _passage_list(plan: PassagePlan) -> Query:
    filters = plan.filters
    parameters: dict[str, Any] = {"limit": plan.limit}
    held = [*passage_conditions(filters, parameters), *holds_some(filters, parameters)]
    where = ("WHERE " + "\n  AND ".join(held) + "\n") if held else ""
    rank = words_rank(filters, parameters)
    text = (
        f"MATCH (p:Passage)\n{where}WITH p, {words_met(filters, parameters)} AS met\n"
        f"WHERE {threshold(filters, parameters)}\n"
        "WITH p AS n, p, met\n"
        f"WITH n, p, met, {UNSCORED} AS score, [] AS cues, [] AS spans,\n"
        f"     CASE WHEN p.kind = 'heading' THEN 0.0 ELSE 0.2 END + {rank} AS rank"
    )
    return Query("\n".join([text, DOCUMENT_OF, ANSWER]), parameters)


def _links(plan: LinkPlan) -> Query:
    return Query(
        "MATCH (a)-[:STATED_IN]->(p:Passage)<-[:STATED_IN]-(n)\n"
        "WHERE a.id IN $left AND n.id IN $right AND a.id <> n.id\n"
        f"WITH DISTINCT n, p, {UNSCORED} AS score, [] AS cues, [] AS spans, 1.0 AS met,\n"
        "     CASE WHEN p.kind = 'heading' THEN 0.0 ELSE 1.0 END AS rank\n"
        f"{DOCUMENT_OF}\n{ANSWER}",
        {"left": list(plan.left), "right": list(plan.right), "limit": plan.limit},
    )

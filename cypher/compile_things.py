"""Clauses that find the things that meet a plan's filters, and the passages that say so."""

from typing import Any

from cypher.matching import asks_words, holds_some, passage_conditions, threshold, words_met, words_rank
from cypher.plan import Filters
from cypher.query import UNSCORED
from ontology.schema import load_schema

MEASURES = ("Measure", "Project", "Programme", "Reform")
# Sentences of an item of a list, those of a table's row among them.
LONGEST_ITEM = 12
SUPPORTED = """\
WITH n, p, s ORDER BY s.cue
WITH n, p, max(s.score) AS score, collect(DISTINCT s.cue) AS cues"""
# What stands under the name of the district is about it as a whole.
OWN_LABEL = 0.2
LOCATED = """\
WITH n, p, l, w ORDER BY l.start, l.id
WITH n, p, max(l.score) AS placed, max(CASE WHEN p.lead = w.name THEN 1.0 ELSE 0.0 END) AS own,
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


def labels(types: tuple[str, ...]) -> str:
    """A label expression that takes the types and all below them ("Organization|Agency").

    A district is a filter, not an answer, so a question for places does not ask for districts.
    """
    schema = load_schema()
    found = [name for t in types for name in (("Place",) if t == "Place" else schema.subclasses(t))]
    return "|".join(dict.fromkeys(found))


def matched_things(filters: Filters, scope: str | None) -> tuple[list[str], dict[str, Any]]:
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
            f"WITH n, p, score, score AS rank, cues, {share_met(filters, parameters)}",
        ]
    else:
        lines = _worded(n, of_passage, of_thing, filters, parameters)
    lines.append(MENTIONED if filters.not_districts or filters.places else "WITH *, [] AS spans")
    return [*lines, rank_by_words(filters, parameters)], parameters


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
            "WITH n, p, placed, own, spans, s ORDER BY s.cue",
            "WITH n, p, placed, own, spans, max(s.score) AS best, collect(DISTINCT s.cue) AS cues",
        ]
    else:
        lines.append(f"WITH n, p, placed, own, spans, {UNSCORED} AS best, [] AS cues")
    scored = f"best * placed AS score, best + placed + {OWN_LABEL} * own AS rank"
    lines.append(f"WITH n, p, {scored}, cues, spans, {share_met(filters, parameters)}")
    return [*lines, rank_by_words(filters, parameters)]


def _worded(
    n: str, of_passage: list[str], of_thing: list[str], filters: Filters, parameters: dict[str, Any]
) -> list[str]:
    """Start from the passages that hold enough of the words, which are few, then what they state."""
    lines = ["MATCH (p:Passage)"]
    held = [*of_passage, *holds_some(filters, parameters)]
    if held:
        lines.append("WHERE " + "\n  AND ".join(held))
    lines.append(f"WITH p, {share_met(filters, parameters)}")
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


def share_met(filters: Filters, parameters: dict[str, Any]) -> str:
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
    if filters.not_goals:
        parameters["not_goals"] = list(filters.not_goals)
        conditions.append("NOT EXISTS { MATCH (n)-[:SUPPORTS]->(o:Goal) WHERE o.number IN $not_goals }")
    if filters.not_words:
        parameters["not_words"] = list(filters.not_words)
        conditions.append(
            "NOT EXISTS { MATCH (n)-[:STATED_IN]->(o:Passage) "
            "WHERE any(w IN $not_words WHERE o.text CONTAINS w) }"
        )
    if filters.not_districts:
        parameters["not_where"] = list(filters.not_districts)
        conditions.append(
            "NOT EXISTS { MATCH (n)-[x:LOCATED_IN]->(w:District) WHERE x.passage = p.id AND w.id IN $not_where }"
        )
    return conditions


def rank_by_words(filters: Filters, parameters: dict[str, Any]) -> str:
    """Keep what meets enough of the words, and raise the rank by them."""
    if not asks_words(filters):
        return "WITH n, p, score, rank, cues, spans, met"
    enough = f"WHERE {threshold(filters, parameters)}\n" if filters.words else ""
    return (
        f"WITH n, p, score, rank, cues, spans, met\n{enough}"
        f"WITH n, p, score, rank + {words_rank(filters, parameters)} AS rank, cues, spans, met"
    )

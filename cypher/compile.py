"""From a plan to Cypher text and parameters: the only code that writes a query for a question.

The text is made of constants of this package and labels of the ontology; what a user
wrote is only ever a parameter.
"""

from typing import Any

from cypher.compile_across import (
    change_query,
    difference_query,
    lineage_query,
    mention_query,
    unmentioned_query,
)
from cypher.compile_facts import document_query, row_count_query, section_query, value_query
from cypher.compile_groups import gap_query, group_query
from cypher.compile_links import ends_query, link_query, responsible_query
from cypher.compile_things import MEASURES, labels, matched_things, rank_by_words, share_met
from cypher.matching import holds_some, passage_conditions, threshold, words_met, words_rank
from cypher.plan import (
    AboutPlan,
    ChangePlan,
    CountPlan,
    DifferencePlan,
    DocumentPlan,
    EndsPlan,
    GapPlan,
    GroupPlan,
    LineagePlan,
    LinkPlan,
    ListPlan,
    MentionPlan,
    PassagePlan,
    ResponsiblePlan,
    RowCountPlan,
    SectionPlan,
    SinglePlan,
    ValuePlan,
)
from cypher.query import ANSWER, DOCUMENT_OF, UNSCORED, Query

__all__ = ["MEASURES", "Query", "compile_plan", "labels"]

NAMED_THINGS = (*MEASURES, "Organization", "Policy", "Place", "District", "Indicator")


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
        case CountPlan():  # what a list leaves out or puts together is not counted either
            return _list(ListPlan(plan.filters, None, plan.limit))
        case RowCountPlan():
            return row_count_query(plan)
        case GroupPlan():
            return group_query(plan)
        case GapPlan():
            return gap_query(plan)
        case SectionPlan():
            return section_query(plan)
        case LinkPlan():
            return link_query(plan)
        case EndsPlan():
            return ends_query(plan)
        case MentionPlan():
            return unmentioned_query(plan) if plan.absent else mention_query(plan)
        case LineagePlan():
            return lineage_query(plan)
        case DifferencePlan():
            return difference_query(plan)
        case ChangePlan():
            return change_query(plan)
        case ResponsiblePlan():
            return responsible_query(plan)
        case DocumentPlan():
            return document_query(plan)


def _list(plan: ListPlan) -> Query:
    lines, parameters = matched_things(plan.filters, plan.scope)
    parameters["limit"] = plan.limit
    return Query("\n".join([*lines, DOCUMENT_OF, ANSWER]), parameters)


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
        f"     {UNSCORED} AS score, [] AS cues, [] AS spans, {share_met(filters, parameters)}"
    )
    return Query("\n".join([text, rank_by_words(filters, parameters), DOCUMENT_OF, ANSWER]), parameters)


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

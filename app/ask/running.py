"""Runs a plan on a store and makes answers of its rows."""

from collections.abc import Callable, Sequence
from typing import Any

from app.ask.across import gather_lineage, gather_mentions, gather_unmentioned
from app.ask.answer import (
    Answer,
    Row,
    call_by_language,
    gather,
    gather_documents,
    gather_ends,
    gather_groups,
    gather_values,
)
from app.ask.cells import gather_gaps, gather_without
from app.ask.differences import gather_changes, gather_differences
from app.ask.interpretation import Interpretation
from app.ask.links import gather_links, passages_of
from app.ask.lists import Lists
from app.ask.merging import drop_weaker, merge_alike
from app.ask.sides import count_answer, interleave
from cypher.compile import Query, compile_plan
from cypher.lookups import PASSAGES_BY_ID
from cypher.plan import (
    AboutPlan,
    ChangePlan,
    ComparePlan,
    CountPlan,
    DifferencePlan,
    DocumentPlan,
    EndsPlan,
    Filters,
    GapPlan,
    GroupPlan,
    JoinedPlan,
    LineagePlan,
    LinkPlan,
    ListPlan,
    MentionPlan,
    Plan,
    RowCountPlan,
    SectionPlan,
    SinglePlan,
    ValuePlan,
)
from cypher.store.protocol import Store

Ran = tuple[list[Answer], list[Query]]


class Runner:
    """Runs the plans of one question; `found` is what they were made from."""

    def __init__(self, store: Store, timeout: float, found: Interpretation) -> None:
        self.found = found
        self._lists = Lists(store, timeout, found)

    def run(self, plan: Plan) -> Ran:
        """Answers, and the queries that were run for them."""
        match plan:
            case ComparePlan():
                sides = [self._first(side) for side in plan.sides]
                answers = interleave([a for a, _ in sides], plan.names, self.found)
                return answers, [q for _, queries in sides for q in queries]
            case ListPlan():
                answers, queries = self._lists.listed(plan)
                closer, more = self._lists.closer(answers, plan)
                return [*closer, *answers], [*queries, *more]
            case JoinedPlan():
                return self._lists.joined(plan)
            case CountPlan():
                return self._count(plan)
            case LinkPlan():
                return self._links(plan)
            case EndsPlan():
                return self._ends(plan)
            case GroupPlan(without_any=False):
                return self._groups(plan)
            case _:
                query = compile_plan(plan)
                return self._gathered(plan, self._lists.rows(query)), [query]

    def _gathered(self, plan: SinglePlan, rows: Sequence[Row]) -> list[Answer]:
        zh = self.found.language == "zh"
        match plan:
            case GroupPlan(without_any=True):
                return gather_without(rows, zh=zh)
            case GapPlan():
                by_goal = len(plan.districts) == 1
                return gather_gaps(
                    rows, by_district=len(plan.goals) == 1 and not by_goal, by_goal=by_goal, zh=zh
                )
            case DifferencePlan():
                return gather_differences(rows, plan, self.found.part, zh=zh)
            case MentionPlan(absent=True):
                return gather_unmentioned(rows, zh=zh)
            case ChangePlan():
                return gather_changes(rows, zh=zh)
            case RowCountPlan():
                return [count_answer(rows[0]["n"], self.found)] if rows[0]["n"] > 1 else []
            case SectionPlan():
                answers = gather(rows, scope=None)
                return (
                    [count_answer(len(answers), self.found), *answers]
                    if self.found.intent == "count"
                    else answers
                )
            case _ if type(plan) in _GATHERED:
                return _GATHERED[type(plan)](rows, plan.limit)
            case _:
                return merge_alike(drop_weaker(gather(rows, scope=None)))

    def _first(self, plans: Sequence[SinglePlan | JoinedPlan]) -> Ran:
        """The answers of the first plan that has any, of one side of a comparison."""
        for plan in plans:
            if isinstance(plan, ListPlan):
                answers, queries = self._lists.listed(plan, city_too=False)
            elif isinstance(plan, JoinedPlan):
                answers, queries = self._lists.joined(plan, city_too=False)
            else:
                answers, queries = self.run(plan)
            if answers:
                return answers, queries
        return [], []

    def _count(self, plan: CountPlan) -> Ran:
        """The number, then the things counted: those that a list of them has."""
        items, queries = self._lists.listed(ListPlan(plan.filters, None, plan.limit), city_too=False)
        return [count_answer(len(items), self.found), *items] if items else [], queries

    def _links(self, plan: LinkPlan) -> Ran:
        query = compile_plan(plan)
        rows = self._lists.rows(query)
        if not rows:
            return [], [query]
        passages, read = self._passages(passages_of(rows))
        return gather_links(rows, passages, zh=self.found.language == "zh"), [query, read]

    def _passages(self, ids: Sequence[str]) -> tuple[dict[str, Row], Query]:
        read = Query(PASSAGES_BY_ID, {"ids": list(ids)})
        return {row["passage"]: row for row in self._lists.rows(read)}, read

    def _groups(self, plan: GroupPlan) -> Ran:
        query = compile_plan(plan)
        left_out = {p.id for p in self.found.not_districts} if plan.by == "district" else set()
        rows = [
            row
            for row in self._lists.rows(query)
            if row["id"] not in left_out and (row["n"] or not self.found.only_with_any)
        ]
        if plan.by == "thing":
            return gather_groups(rows, {}), [query]
        passages, read = self._passages(sorted({p for row in rows for p in row["passages"]}))
        answers = gather_groups(rows, passages)
        call_by_language(answers, zh=self.found.language == "zh")
        return answers, [query, read]

    def _ends(self, plan: EndsPlan) -> Ran:
        """The districts of a thing, then the thing; of goals the thing first, as it has all of them."""
        query = compile_plan(plan)
        ends = gather_ends(self._lists.rows(query), zh=self.found.language == "zh")
        if not ends:
            return [], [query]
        about = AboutPlan(Filters(entities=plan.entities, least=0.0), plan.limit)
        things, queries = self.run(about)
        if plan.ends == "district":
            return [*ends, *things], [query, *queries]
        for thing in things:
            thing.why += [end.name for end in ends]
        return [*things, *ends], [query, *queries]


_GATHERED: dict[type[Any], Callable[[Sequence[Row], int], list[Answer]]] = {
    ValuePlan: lambda rows, _: drop_weaker(gather_values(rows)),
    DocumentPlan: lambda rows, _: gather_documents(rows),
    MentionPlan: lambda rows, _: gather_mentions(rows),
    LineagePlan: lambda rows, most: gather_lineage(rows, most=most),
    AboutPlan: lambda rows, most: gather(rows, scope=None, most=most),
}

"""Runs lists of things on a store: what is tied to the districts asked for, then what holds for the whole city."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.ask.answer import Answer, gather
from app.ask.interpretation import Interpretation
from app.ask.merging import drop_covered, drop_far, drop_weaker, merge_alike
from cypher.compile import Query, compile_plan
from cypher.plan import JoinedPlan, ListPlan, PassagePlan
from cypher.store.protocol import Store

# All rows are read, whatever the page is, so that the number of answers is the same for a list and a count.
MOST_ROWS = 5000
# Where the things of the kind asked for meet no more of the words than this, passages that meet more by so much
# come first, but only a few.
PARTLY_MET = 0.75
CLEARLY = 0.2
MOST_CLOSER = 3


@dataclass(frozen=True, slots=True)
class Lists:
    """Runs the lists of one question; `found` is what they were made from."""

    store: Store
    timeout: float
    found: Interpretation

    def rows(self, query: Query) -> list[dict[str, Any]]:
        return self.store.read(query.text, query.parameters, timeout=self.timeout).records()

    def joined(self, plan: JoinedPlan, *, city_too: bool = True) -> tuple[list[Answer], list[Query]]:
        """What each part finds in the districts, then what the first part that finds any has for the whole city."""
        answers: dict[str, Answer] = {}
        queries: list[Query] = []
        for part in plan.parts:
            found_here, ran = self.listed(part, city_too=False)
            answers |= {a.id: a for a in found_here if a.id not in answers}
            queries += ran
        if plan.best_first:
            ranked = drop_weaker(sorted(answers.values(), key=lambda a: -a.met))
            closer, ran = self.closer(ranked, plan.parts[0])
            return [*closer, *ranked], [*queries, *ran]
        for part in plan.parts if city_too else ():
            if any(a.scope == "city" for a in answers.values()):
                break
            more, ran = self._city(part) if answers or self._city_alone(part) else ([], [])
            answers |= {a.id: a for a in more if a.id not in answers}
            queries += ran
        return list(answers.values()), queries

    def listed(self, plan: ListPlan, *, city_too: bool = True) -> tuple[list[Answer], list[Query]]:
        """What is tied to the districts asked for, then what holds for the whole city."""
        if plan.scope == "city":
            return self._city(plan)
        query = compile_plan(_with_rows(plan))
        wanted = [d.name for d in self.found.districts if d.id in plan.filters.districts]
        answers = gather(
            self.rows(query),
            scope="district" if wanted else None,
            wanted=wanted,
            narrow=bool(plan.filters.not_districts or (plan.filters.places and not wanted)),
        )
        words = [w.alternatives + w.parts for w in plan.filters.words if w.needed]
        answers = drop_covered(answers, by_passage=bool(wanted))
        answers = drop_weaker(drop_far(answers, words) if words and not plan.filters.goals else answers)
        answers = merge_alike(answers)
        queries = [query]
        if city_too and (answers or self._city_alone(plan)):
            more, ran = self._city(plan)
            seen = {a.id for a in answers}
            answers += [a for a in more if a.id not in seen]
            queries += ran
        return answers, queries

    def _of_goals(self) -> bool:
        return bool(self.found.goals or self.found.topic_goals)

    def _city_alone(self, plan: ListPlan) -> bool:
        """Whether what holds for the whole city answers by itself: a goal ties it to each district, no word does."""
        return self.found.goals_told and bool(plan.filters.goals or plan.filters.targets)

    def _city(self, plan: ListPlan) -> tuple[list[Answer], list[Query]]:
        """What holds for the whole city, where the districts of measures are asked for."""
        filters = plan.filters
        # A word that tells of no goal (定位) ties nothing of the whole city to the district.
        told = filters.goals or filters.targets or (self._of_goals() and any(w.needed for w in filters.words))
        if not filters.districts or "Measure" not in filters.types or not told:
            return [], []
        query = compile_plan(_with_rows(_city_plan(plan)))
        answers = drop_weaker(drop_covered(gather(self.rows(query), scope="city")))
        return merge_alike(answers), [query]

    def closer(self, answers: Sequence[Answer], plan: ListPlan) -> tuple[list[Answer], list[Query]]:
        """Passages that meet clearly more of the words than the things found, where only words were asked for."""
        best = max((a.met for a in answers), default=1.0) / (
            sum(w.weight for w in plan.filters.words if w.needed) or 1
        )
        found = self.found
        only_words = not (
            any((found.goals, found.districts, found.not_districts, found.places, found.entities))
        )
        if not answers or not only_words or best > PARTLY_MET:
            return [], []
        query = compile_plan(PassagePlan(replace(plan.filters, types=(), least=best + CLEARLY), MOST_CLOSER))
        return merge_alike(gather(self.rows(query), scope=None))[:MOST_CLOSER], [query]


def _with_rows(plan: ListPlan) -> ListPlan:
    return ListPlan(plan.filters, plan.scope, MOST_ROWS)


def _city_plan(plan: ListPlan) -> ListPlan:
    """The same question for the whole city; a single project is never a matter of the whole city."""
    types = tuple(t for t in plan.filters.types if t in ("Measure", "Programme", "Reform"))
    return ListPlan(replace(plan.filters, districts=(), types=types), "city", plan.limit)

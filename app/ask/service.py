"""Answers questions: parse, plan, run, gather."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.ask.answer import Answer, Quantity, gather, gather_documents, gather_groups, gather_values
from app.ask.interpretation import Interpretation
from app.ask.lexicon import Lexicon, load_lexicon
from app.ask.merging import drop_covered, drop_far, drop_weaker, merge_alike
from app.ask.parse import parse_question
from app.ask.planning import make_plans
from app.ask.sides import count_answer, interleave
from app.ask.weighing import Weigher
from app.ask.wording import found_on, suggestions
from cypher.compile import Query, compile_plan
from cypher.lookups import GOALS_OF, VALUES_OF
from cypher.plan import (
    AboutPlan,
    ComparePlan,
    CountPlan,
    DocumentPlan,
    GroupPlan,
    JoinedPlan,
    ListPlan,
    PassagePlan,
    Plan,
    RowCountPlan,
    SectionPlan,
    SinglePlan,
    ValuePlan,
)
from cypher.store.protocol import Store

Status = Literal["answered", "nothing_found", "not_understood"]
# Rows asked for so that `limit` answers are left when rows of one thing are put together.
ROWS_PER_ANSWER = 4
# Where the things of the kind asked for meet no more of the words than this, passages that meet more by so much
# come first, but only a few.
PARTLY_MET = 0.75
CLEARLY = 0.2
MOST_CLOSER = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question got; `queries` are those that gave the answers (or were run in vain)."""

    interpretation: Interpretation
    status: Status
    answers: tuple[Answer, ...] = ()
    total: int = 0
    queries: tuple[Query, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Asker:
    """Answers questions from one store; its names are read again when the graph changes."""

    store: Store
    timeout: float = 10.0
    _lexicon: Lexicon = field(default_factory=Lexicon)
    _weigher: Weigher | None = None
    _snapshot: str | None = None

    def lexicon(self) -> Lexicon:
        """The names in the graph as it is now."""
        snapshot = self.store.snapshot()
        if snapshot != self._snapshot:
            self._lexicon = load_lexicon(self.store)
            self._weigher = Weigher(self.store, self._lexicon, self.timeout)
            self._snapshot = snapshot
        return self._lexicon

    def interpret(self, question: str) -> Interpretation:
        """What a question asks; raises QuestionError for one that is empty or too long."""
        found = parse_question(question, self.lexicon())
        assert self._weigher is not None
        numbered = {d.id for d in self._lexicon.documents if d.numbered}
        found = replace(found, numbered=bool(found.documents) and set(found.documents) <= numbered)
        return self._weigher.weigh(found)

    def ask(self, question: str, *, limit: int = 50) -> Reply:
        """Answer a question; raises QuestionError for one that is empty or too long."""
        return self.answer(self.interpret(question), limit=limit)

    def answer(self, found: Interpretation, *, limit: int = 50) -> Reply:
        """Answer what was understood of a question, or what a reader made of it."""
        queries: list[Query] = []
        for plan in make_plans(found, limit=limit):
            answers, ran, total = self._run(plan, found)
            queries += ran
            if answers:
                self.complete(answers[:limit])
                return Reply(found, "answered", tuple(answers[:limit]), total or len(answers), tuple(ran))
        status: Status = (
            "nothing_found" if found.understood and found.refused in ("", "goal") else "not_understood"
        )
        return Reply(found, status, queries=tuple(queries), suggestions=tuple(suggestions(found)))

    def _rows(self, query: Query) -> list[dict[str, Any]]:
        return self.store.read(query.text, query.parameters, timeout=self.timeout).records()

    def _run(self, plan: Plan, found: Interpretation) -> tuple[list[Answer], list[Query], int]:
        """Answers, the queries run, and their number where it is not that of the answers."""
        if isinstance(plan, ComparePlan):
            sides = [self._first(side, found) for side in plan.sides]
            answers = interleave([a for a, _ in sides], plan.names, found)
            return answers, [q for _, queries in sides for q in queries], 0
        if isinstance(plan, ListPlan):
            answers, queries = self._list(plan, found)
            closer, more = self._closer(answers, plan, found)
            return [*closer, *answers], [*queries, *more], 0
        if isinstance(plan, JoinedPlan):
            answers, queries = self._joined(plan, found)
            return answers, queries, 0
        if isinstance(plan, CountPlan):
            return self._count(plan, found)
        query = compile_plan(plan)
        rows = self._rows(query)
        match plan:
            case ValuePlan():
                answers = drop_weaker(gather_values(rows))
            case DocumentPlan():
                answers = gather_documents(rows)
            case GroupPlan():
                answers = self._grouped(rows, plan, found)
            case RowCountPlan():
                answers = [count_answer(rows[0]["n"], found)] if rows[0]["n"] > 1 else []
            case SectionPlan():
                answers = gather(rows, scope=None)
                if found.intent == "count":
                    answers = [count_answer(len(answers), found), *answers]
            case AboutPlan():
                answers = gather(rows, scope=None, most=plan.limit)
            case _:
                answers = merge_alike(drop_weaker(gather(rows, scope=None)), most=plan.limit)
        return answers, [query], 0

    def _joined(
        self, plan: JoinedPlan, found: Interpretation, *, city_too: bool = True
    ) -> tuple[list[Answer], list[Query]]:
        """What each part finds in the districts, then what the first part that finds any has for the whole city."""
        answers: dict[str, Answer] = {}
        queries: list[Query] = []
        for part in plan.parts:
            found_here, ran = self._list(part, found, city_too=False)
            answers |= {a.id: a for a in found_here if a.id not in answers}
            queries += ran
        if plan.best_first:
            ranked = drop_weaker(sorted(answers.values(), key=lambda a: -a.met))
            closer, ran = self._closer(ranked, plan.parts[0], found)
            return [*closer, *ranked], [*queries, *ran]
        for part in plan.parts if city_too else ():
            if any(a.scope == "city" for a in answers.values()):
                break
            more, ran = self._city(part)
            answers |= {a.id: a for a in more if a.id not in answers}
            queries += ran
        return list(answers.values()), queries

    def _first(
        self, plans: Sequence[SinglePlan | JoinedPlan], found: Interpretation
    ) -> tuple[list[Answer], list[Query]]:
        """The answers of the first plan that has any, of one side of a comparison."""
        for plan in plans:
            if isinstance(plan, ListPlan):
                answers, queries = self._list(plan, found, city_too=False)
            elif isinstance(plan, JoinedPlan):
                answers, queries = self._joined(plan, found, city_too=False)
            else:
                answers, queries, _ = self._run(plan, found)
            if answers:
                return answers, queries
        return [], []

    def _list(
        self, plan: ListPlan, found: Interpretation, *, city_too: bool = True
    ) -> tuple[list[Answer], list[Query]]:
        """What is tied to the districts asked for, then what holds for the whole city."""
        query = compile_plan(_with_rows(plan))
        wanted = [d.name for d in found.districts if d.id in plan.filters.districts]
        answers = gather(
            self._rows(query),
            scope="district" if wanted else None,
            wanted=wanted,
            narrow=bool(plan.filters.not_districts or (plan.filters.places and not wanted)),
        )
        words = [w.alternatives + w.parts for w in plan.filters.words if w.needed]
        answers = drop_covered(answers, by_passage=bool(wanted))
        answers = drop_weaker(drop_far(answers, words) if words and not plan.filters.goals else answers)
        answers = merge_alike(answers, most=plan.limit)
        queries = [query]
        if city_too:
            more, ran = self._city(plan)
            seen = {a.id for a in answers}
            answers += [a for a in more if a.id not in seen]
            queries += ran
        return answers, queries

    def _city(self, plan: ListPlan) -> tuple[list[Answer], list[Query]]:
        """What holds for the whole city, where the districts of measures are asked for."""
        filters = plan.filters
        told = filters.goals or filters.targets or any(w.needed for w in filters.words)
        if not filters.districts or "Measure" not in filters.types or not told:
            return [], []
        query = compile_plan(_with_rows(_city_plan(plan)))
        answers = drop_weaker(drop_covered(gather(self._rows(query), scope="city")))
        return merge_alike(answers, most=plan.limit), [query]

    def _closer(
        self, answers: Sequence[Answer], plan: ListPlan, found: Interpretation
    ) -> tuple[list[Answer], list[Query]]:
        """Passages that meet clearly more of the words than the things found, where only words were asked for."""
        best = max((a.met for a in answers), default=1.0) / (
            sum(w.weight for w in plan.filters.words if w.needed) or 1
        )
        only_words = not (
            found.goals or found.districts or found.not_districts or found.places or found.entities
        )
        if not answers or not only_words or best > PARTLY_MET:
            return [], []
        query = compile_plan(PassagePlan(replace(plan.filters, types=(), least=best + CLEARLY), MOST_CLOSER))
        return merge_alike(gather(self._rows(query), scope=None), most=MOST_CLOSER), [query]

    def _count(self, plan: CountPlan, found: Interpretation) -> tuple[list[Answer], list[Query], int]:
        """The number, then the things counted."""
        query = compile_plan(plan)
        n = self._rows(query)[0]["n"]
        if not n:
            return [], [query], 0
        items, queries = self._list(ListPlan(plan.filters, None, plan.limit), found, city_too=False)
        return [count_answer(n, found), *items], [query, *queries], n

    def _grouped(
        self, rows: Sequence[dict[str, Any]], plan: GroupPlan, found: Interpretation
    ) -> list[Answer]:
        """The groups, most first; for a question after gaps those in which nothing was found."""
        answers = gather_groups(rows)
        if found.intent != "gap":
            return answers
        filled = {a.id for a in answers}
        every = self._rows(Query(found_on(plan.by), {}))
        return [a for a in gather_groups([{**row, "n": 0} for row in every]) if a.id not in filled]

    def complete(self, answers: Sequence[Answer]) -> None:
        """Add the goals of the things found and the values their passages state."""
        goals: dict[str, list[int]] = {}
        for row in self._rows(Query(GOALS_OF, {"ids": [a.id for a in answers]})):
            goals.setdefault(row["id"], []).append(row["goal"])
        wanted = {e.passage for a in answers if not a.values for e in a.evidence}
        values: dict[str, list[Quantity]] = {}
        for row in self._rows(Query(VALUES_OF, {"passages": sorted(wanted)})):
            values.setdefault(row["passage"], []).append(
                Quantity(
                    row["value"], row["unit"] or "", row["year"], row["status"], row["op"], row["indicator"]
                )
            )
        for answer in answers:
            answer.goals = goals.get(answer.id, answer.goals)
            if not answer.values:
                answer.values = [v for e in answer.evidence for v in values.get(e.passage, ())]


def _with_rows(plan: ListPlan) -> ListPlan:
    return ListPlan(plan.filters, plan.scope, plan.limit * ROWS_PER_ANSWER)


def _city_plan(plan: ListPlan) -> ListPlan:
    """The same question for the whole city; a single project is never a matter of the whole city."""
    types = tuple(t for t in plan.filters.types if t in ("Measure", "Programme", "Reform"))
    return ListPlan(replace(plan.filters, districts=(), types=types), "city", plan.limit)

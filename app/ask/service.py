"""Answers questions: parse, plan, run, gather."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.ask.answer import Answer, Quantity, drop_covered, gather, gather_documents, gather_values
from app.ask.interpretation import Interpretation
from app.ask.lexicon import Lexicon, load_lexicon
from app.ask.parse import parse_question
from app.ask.planning import make_plans
from cypher.compile import Query, compile_plan
from cypher.lookups import GOALS_OF, VALUES_OF
from cypher.plan import (
    AboutPlan,
    ComparePlan,
    CountPlan,
    DocumentPlan,
    ListPlan,
    Plan,
    SinglePlan,
    ValuePlan,
)
from cypher.store.protocol import Store

Status = Literal["answered", "nothing_found", "not_understood"]
# Rows asked for so that `limit` answers are left when rows of one thing are put together.
ROWS_PER_ANSWER = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question got; `queries` are those that gave the answers (or were run in vain)."""

    interpretation: Interpretation
    status: Status
    answers: tuple[Answer, ...] = ()
    total: int = 0
    queries: tuple[Query, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class Asker:
    """Answers questions from one store; its names are read again when the graph changes."""

    store: Store
    timeout: float = 10.0
    _lexicon: Lexicon = field(default_factory=Lexicon)
    _snapshot: str | None = None

    def lexicon(self) -> Lexicon:
        """The names in the graph as it is now."""
        snapshot = self.store.snapshot()
        if snapshot != self._snapshot:
            self._lexicon = load_lexicon(self.store)
            self._snapshot = snapshot
        return self._lexicon

    def ask(self, question: str, *, limit: int = 50) -> Reply:
        """Answer a question; raises QuestionError for one that is empty or too long."""
        found = parse_question(question, self.lexicon())
        queries: list[Query] = []
        for plan in make_plans(found, limit=limit):
            answers, ran = self._run(plan, found)
            queries += ran
            if answers:
                self._complete(answers[:limit])
                return Reply(found, "answered", tuple(answers[:limit]), len(answers), tuple(ran))
        status: Status = "nothing_found" if queries else "not_understood"
        return Reply(found, status, queries=tuple(queries), suggestions=tuple(_suggest(found)))

    def _rows(self, query: Query) -> list[dict[str, Any]]:
        return self.store.read(query.text, query.parameters, timeout=self.timeout).records()

    def _run(self, plan: Plan, found: Interpretation) -> tuple[list[Answer], list[Query]]:
        if isinstance(plan, ComparePlan):
            sides = [self._first(side, found) for side in plan.sides]
            return _interleave([a for a, _ in sides]), [q for _, queries in sides for q in queries]
        if isinstance(plan, ListPlan):
            return self._list(plan, found)
        query = compile_plan(plan)
        rows = self._rows(query)
        match plan:
            case CountPlan():
                answers = [_count_answer(rows[0]["n"], found)] if rows[0]["n"] else []
            case AboutPlan():
                answers = gather(rows, scope=None, most=plan.limit)
            case ValuePlan():
                answers = gather_values(rows)
            case DocumentPlan():
                answers = gather_documents(rows)
        return answers, [query]

    def _first(self, plans: Sequence[SinglePlan], found: Interpretation) -> tuple[list[Answer], list[Query]]:
        """The answers of the first plan that has any, of one side of a comparison."""
        for plan in plans:
            if isinstance(plan, ListPlan):
                answers, queries = self._list(plan, found, city_too=False)
            else:
                answers, queries = self._run(plan, found)
            if answers:
                return answers, queries
        return [], []

    def _list(
        self, plan: ListPlan, found: Interpretation, *, city_too: bool = True
    ) -> tuple[list[Answer], list[Query]]:
        """What is tied to the districts asked for, then what holds for the whole city."""
        query = compile_plan(_with_rows(plan))
        wanted = [d.name for d in found.districts if d.id in plan.filters.districts]
        answers = gather(self._rows(query), scope="district" if wanted else None, wanted=wanted)
        answers = drop_covered(answers)
        queries = [query]
        if wanted and city_too and "Measure" in plan.filters.types:
            city = compile_plan(_with_rows(_city_plan(plan)))
            seen = {a.id for a in answers}
            answers += [a for a in gather(self._rows(city), scope="city") if a.id not in seen]
            queries.append(city)
        return answers, queries

    def _complete(self, answers: Sequence[Answer]) -> None:
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


def _interleave(sides: Sequence[Sequence[Answer]]) -> list[Answer]:
    """One answer of each side in turn, so that both sides are on the first page."""

    def in_turn() -> Iterator[Answer]:
        for place in range(max(map(len, sides), default=0)):
            for side in sides:
                if place < len(side):
                    yield side[place]

    kept: dict[str, Answer] = {}
    for answer in in_turn():
        known = kept.setdefault(answer.id, answer)
        if known is not answer:  # one thing on both sides: its evidence and values are put together
            known.evidence += [e for e in answer.evidence if e not in known.evidence]
            known.values += [v for v in answer.values if v not in known.values]
    return list(kept.values())


def _count_answer(n: int, found: Interpretation) -> Answer:
    zh = found.language == "zh"
    unit = "条" if zh else "items"
    name = found.section_name or ("、" if zh else ", ").join(found.types) or found.question
    answer = Answer("count", "Count", f"{name}: {n}", 1.0)
    answer.values.append(Quantity(str(n), unit, None, None, "="))
    return answer


def _suggest(found: Interpretation) -> Iterator[str]:
    """What to try when nothing was found."""
    zh = found.language == "zh"
    if found.districts and (found.goals or found.words):
        yield "去掉地区限制再问" if zh else "ask without the district"
    if found.documents:
        yield "不限定文件再问" if zh else "ask without naming a plan"
    if found.words or found.unmatched:
        yield (
            "换一种说法，或用目标编号，例如“目标6”"
            if zh
            else "use other words, or a goal's number such as “SDG 6”"
        )

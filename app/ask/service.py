"""Answers questions: parse, plan, run, and say what was not used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.ask.answer import Answer, Quantity, quantity_of
from app.ask.elsewhere import said_of_others
from app.ask.interpretation import Interpretation
from app.ask.lexicon import Lexicon, load_lexicon
from app.ask.links import not_linked
from app.ask.notes import known_otherwise, other_readings, says_otherwise, unused
from app.ask.parse import parse_question
from app.ask.planning import make_plans
from app.ask.planning_across import sides_of
from app.ask.refine import refined
from app.ask.running import Runner
from app.ask.weighing import Weigher
from app.ask.wording import suggestions
from cypher.compile import Query
from cypher.lookups import GOALS_OF, VALUES_OF
from cypher.plan import Plan
from cypher.store.protocol import Store

Status = Literal["answered", "nothing_found", "not_understood"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question got; `queries` are those that gave the answers (or were run in vain).

    `notes` tell what of the question the answers do not meet, `other` how it may be read instead.
    """

    interpretation: Interpretation
    status: Status
    answers: tuple[Answer, ...] = ()
    total: int = 0
    queries: tuple[Query, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    other: tuple[Interpretation, ...] = ()


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
        return self._weighed(parse_question(question, self.lexicon()))

    def refine(self, asked: Mapping[str, Any]) -> Interpretation:
        """An interpretation that a reader sent back, changed; QuestionError where it names what is unknown."""
        return self._weighed(refined(asked, self.lexicon()))

    def _weighed(self, found: Interpretation) -> Interpretation:
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
        known: list[Answer] = []
        runner = Runner(self.store, self.timeout, found)
        for plan in make_plans(found, limit=limit):
            answers, ran = runner.run(plan)
            queries += ran
            if answers and says_otherwise(plan, answers, found):
                known = known or answers
            elif answers:
                return self._reply(found, plan, answers, ran, limit)
        status: Status = (
            "nothing_found" if found.understood and found.refused in ("", "goal") else "not_understood"
        )
        assert self._weigher is not None
        named = said_of_others(found, self._lexicon, self._weigher.passages_with)
        hints = (*_unlinked(found), *known_otherwise(known, found), *named, *suggestions(found))
        return Reply(found, status, queries=tuple(queries), suggestions=hints, other=other_readings(found))

    def _reply(
        self, found: Interpretation, plan: Plan, answers: Sequence[Answer], ran: Sequence[Query], limit: int
    ) -> Reply:
        shown = tuple(answers[:limit])
        self.complete(shown)
        counted = int(answers[0].values[0].value) if answers[0].type == "Count" else len(answers)
        notes, words = unused(plan, shown, found)
        used = replace(found, unmatched=tuple(dict.fromkeys((*found.unmatched, *words))))
        return Reply(used, "answered", shown, counted, tuple(ran), notes=notes, other=other_readings(found))

    def _rows(self, query: Query) -> list[dict[str, Any]]:
        return self.store.read(query.text, query.parameters, timeout=self.timeout).records()

    def complete(self, answers: Sequence[Answer]) -> None:
        """Add the goals of the things found, the values their passages state, and where these stand."""
        goals: dict[str, list[int]] = {}
        for row in self._rows(Query(GOALS_OF, {"ids": [a.id for a in answers]})):
            goals.setdefault(row["id"], []).append(row["goal"])
        wanted = {e.passage for a in answers if not a.values for e in a.evidence}
        values: dict[str, list[Quantity]] = {}
        for row in self._rows(Query(VALUES_OF, {"passages": sorted(wanted)})):
            values.setdefault(row["passage"], []).append(quantity_of(row))
        for answer in answers:
            answer.evidence = [
                replace(e, section_path=self._lexicon.path(e.section)) for e in answer.evidence
            ]
            answer.goals = goals.get(answer.id, answer.goals)
            if not answer.values:
                answer.values = [v for e in answer.evidence for v in values.get(e.passage, ())]


def _unlinked(found: Interpretation) -> Iterator[str]:
    """That two things that are known have no link, where one was asked for."""
    zh = found.language == "zh"
    if found.intent == "link" and len(sides_of(found)) > 1:
        places = [p.name if zh else p.name_en for p in (*found.places, *found.districts)]
        goals = [f"目标{g}" if zh else f"SDG {g}" for g in found.goals]
        yield not_linked([*found.called, *places, *goals], zh=zh)

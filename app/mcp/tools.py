"""What an assistant program can do with the graph: the tools' functions, whose docstrings the model reads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any

from fastapi import HTTPException
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from app.api.answer_files import in_figures
from app.api.ask import answer_question
from app.api.context import Service
from app.api.entities import get_entity
from app.api.models import AnswerOut
from app.api.search import search
from app.mcp.bounds import MOST_CHARACTERS, Cuts
from app.tables import json_value
from cypher.guard import check_read
from cypher.lookups import DOCUMENTS
from cypher.named import NamedQuery, Parameter, column_words, load_queries
from cypher.run_named import run_named
from cypher.store.protocol import Result
from ontology.errors import ChengtuError
from ontology.schema import NodeClass, RelationType, load_schema

Found = dict[str, Any]
Answers = Annotated[int, Field(ge=1, le=30, description="At most this many")]
Rows = Annotated[int, Field(ge=1, le=200, description="At most this many rows")]
Parameters = dict[str, str | int | float | None]
_EVIDENCE = 3
_FACTS = 30
# Of a hit: what a screen needs, or what is told twice.
_UNSHOWN = {"highlights", "snippet", "rank", "passage"}
_IDS = "ids are those of earlier results: ask, search, run_query and cypher give them"


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one service."""

    service: Service

    def ask(
        self,
        question: Annotated[
            str, Field(description="One question in Chinese or English, as a person would ask it")
        ],
        limit: Answers = 10,
    ) -> Found:
        """Answer a question from the documents. Start here.

        Good for: measures, projects, reforms or programmes by SDG goal, district, plan, agency or topic; values of
        indicators over the years; who is responsible; comparisons of plans; counts; gaps. Ask one thing at a time.
        `understood` says how the question was read, `not_used` which of its words were not: if these matter, ask anew
        with other words. `nothing_found` means that the documents do not say it; do not answer from elsewhere then.
        Cite each claim by its evidence: document, section, source:start-end. `digest` marks a summary in other words
        than the document's own: say so. Give `permalink` and `snapshot` so that a reader can verify the answer.
        """
        with _errors():
            reply = answer_question(self.service, question, limit=limit)
        cuts = Cuts()
        shown = [_answer(a, cuts) for a in cuts.first(reply.answers, limit, "answers", total=reply.total)]
        return {
            "status": reply.status,
            "understood": reply.interpretation.text,
            "not_used": reply.interpretation.unmatched,
            "notes": reply.notes,
            "answers": shown,
            "total": reply.total,
            "other_readings": [found.text for found in reply.other],
            "suggestions": reply.suggestions,
            "snapshot": reply.snapshot,
            "result": reply.result,
            "permalink": reply.permalink,
            "cut": cuts.note(),
        }

    def search(
        self,
        words: Annotated[str, Field(min_length=1, max_length=200, description="Words in Chinese or English")],
        limit: Answers = 10,
    ) -> Found:
        """Find passages and named things by words, where `ask` found nothing or the exact wording matters.

        A passage is one sentence, list item or table row; it gives the document and the place in it to cite. Names are
        found with a letter wrong, and Chinese passages by English words.
        """
        with _errors():
            page = search(self.service, q=words, limit=limit, offset=0)
        cuts = Cuts()
        hits = [hit.model_dump(exclude=_UNSHOWN, exclude_none=True) for hit in page.items]
        shown = [cuts.short(hit) for hit in cuts.first(hits, limit, "hits", total=page.total)]
        return {"hits": shown, "total": page.total, "looked_for": page.words, "cut": cuts.note()}

    def get_entity(
        self,
        id: Annotated[str, Field(description="An id from an earlier result, such as project-662f454c3f84")],
    ) -> Found:
        """One thing by its id: names, attributes, facts with scores, the passages that state it, its neighbours.

        Take ids from earlier results only; never make one up. Goals are goal-6, targets target-6.3.
        """
        with _errors(unknown=_IDS):
            entity = get_entity(id, self.service, limit=_FACTS + 1)
        cuts, told = Cuts(), entity.model_dump(exclude_none=True)
        for key in ("facts", "evidence", "values"):
            if key in told:
                told[key] = [cuts.short(item) for item in cuts.first(told[key], _FACTS, key)]
        return {**told, "cut": cuts.note()}

    def list_queries(
        self, words: Annotated[str, Field(description="Only queries whose name or title holds this")] = ""
    ) -> Found:
        """List the queries that analysts prepared, with their parameters: matrices, ledgers, paths, gaps, lineage.

        Prefer one of these to Cypher of your own: they are checked, and give the same on every store.
        """
        wanted = words.casefold().split()
        items = [_described(q) for q in load_queries().values()]
        found = [
            q
            for q in items
            if all(w in f"{q['name']} {q['title']} {q['title_zh']}".casefold() for w in wanted)
        ]
        return {"queries": found, "total": len(found)}

    def run_query(
        self,
        name: Annotated[str, Field(description="A name that list_queries gave")],
        parameters: Annotated[Parameters, Field(description="By name, as list_queries tells them")] = {},  # noqa: B006
        limit: Rows = 50,
    ) -> Found:
        """Run a prepared query. A district goes in any spelling, a document by a part of its title or its years."""
        query = load_queries().get(name)
        if query is None:
            near = get_close_matches(name, load_queries(), n=3)
            hint = f"near it: {', '.join(near)}" if near else "see list_queries"
            raise ToolError(f"no query is called {name[:50]}; {hint}")
        with _errors():
            timeout = self.service.settings.query_timeout
            found = run_named(query, parameters, self.service.store, limit=limit, timeout=timeout)
        columns = {c: column_words(query, c).en for c in found.result.columns}
        return {"title": query.title.en, "columns": columns, **_table(found.result, limit)}

    def cypher(
        self,
        query: Annotated[str, Field(max_length=20_000, description="One Cypher statement that reads")],
        parameters: Annotated[dict[str, Any], Field(description="Values for $names in the query")] = {},  # noqa: B006
        limit: Rows = 50,
    ) -> Found:
        """Run a Cypher query of your own; call get_schema first. Only reading is allowed, within a time limit.

        Return what a claim rests on, too: facts are relations with `passage`, `score` and `document`, a Passage has
        `text`, `start` and `end`. Compare names by `CONTAINS`; say LIMIT.
        """
        settings = self.service.settings
        with _errors():
            check_read(query)
            rows = min(limit, settings.query_rows)
            result = self.service.store.read(
                query, parameters, timeout=settings.query_timeout, limit=rows, raw=True
            )
        return {"columns": list(result.columns), **_table(result, limit)}

    def get_schema(self) -> Found:
        """What the graph holds: classes and relations with their properties, and the documents it was read from."""
        schema = load_schema()
        with _errors():
            documents = self.service.rows(DOCUMENTS)
        keys = ("id", "title", "source", "language", "plan", "plan_from", "plan_to", "digest")
        return {
            "classes": [_class(c) for c in schema.classes.values()],
            "relations": [_relation(r) for r in schema.relations.values()],
            "documents": [{key: row[key] for key in keys} for row in documents],
        }


@contextmanager
def _errors(*, unknown: str = "") -> Iterator[None]:
    """What went wrong in one line for the model; `unknown` is added to what says that a thing is not there."""
    try:
        yield
    except ChengtuError as error:
        raise ToolError(str(error)) from error
    except HTTPException as error:
        raise ToolError(f"{error.detail}; {unknown}" if unknown else str(error.detail)) from error


def _answer(answer: AnswerOut, cuts: Cuts) -> Found:
    told = answer.model_dump(exclude={"evidence", "values", "scope"}, exclude_none=True)
    evidence = [e.model_dump(exclude_none=True) for e in answer.evidence[:_EVIDENCE]]
    return {
        **told,
        "scope": answer.scope,
        "values": cuts.short([in_figures(value) for value in answer.values]),
        "evidence": cuts.short(evidence),
        "further_evidence": max(0, len(answer.evidence) - _EVIDENCE),
    }


def _table(result: Result, limit: int) -> Found:
    """Rows as lists, as many as fit."""
    cuts, room = Cuts(), MOST_CHARACTERS
    rows: list[list[Any]] = []
    for row in result.rows[:limit]:
        shown = cuts.short(json_value(list(row)))
        room -= len(str(shown))
        if rows and room < 0:
            break
        rows.append(shown)
    if result.truncated or len(rows) < len(result.rows):
        cuts.told.append(f"rows: the first {len(rows)} of more")
    return {"rows": rows, "cut": cuts.note()}


def _described(query: NamedQuery) -> Found:
    return {
        "name": query.name,
        "title": query.title.en,
        "title_zh": query.title.zh,
        "parameters": {p.name: _parameter(p) for p in query.parameters},
        "example": dict(query.example),
    }


def _parameter(parameter: Parameter) -> str:
    """What is taken, in one line: a list of objects would take a model five times the room."""
    default = "" if parameter.default is None else f", else {parameter.default}"
    values = f", one of {', '.join(parameter.values)}" if parameter.values else ""
    needed = "needed" if parameter.required else "optional"
    return f"{parameter.about.en} ({parameter.type}, {needed}{default}{values})"


def _class(declared: NodeClass) -> Found:
    return {
        "name": declared.name,
        "labels": dict(declared.labels),
        "parent": declared.parent,
        "properties": [p.name for p in declared.properties],
    }


def _relation(declared: RelationType) -> Found:
    return {
        "name": declared.name,
        "from": list(declared.domain),
        "to": list(declared.range),
        "about": _comment(declared.comments),
        "properties": [p.name for p in declared.properties],
    }


def _comment(comments: Mapping[str, str]) -> str:
    return comments.get("en", "")

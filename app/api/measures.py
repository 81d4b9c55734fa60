"""The routes that list measures by filters, and that search passages and names."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field

from app.api.context import CurrentService, Limit, Offset, Service
from app.api.models import Page
from app.ask.answer import gather
from app.ask.words import find_words
from cypher.compile import MEASURES, compile_plan
from cypher.plan import Filters, ListPlan
from cypher.search import search_query
from ontology.gazetteer import load_gazetteer
from ontology.sdg import load_goals

router = APIRouter(tags=["measures"])

GoalNumber = Annotated[int, Field(ge=1, le=17)]
MOST_ROWS = 20_000


@router.get("/api/measures", summary="Measures, projects, programmes and reforms by filters")
def get_measures(
    service: CurrentService,
    goal: Annotated[list[GoalNumber] | None, Query(description="A goal's number; may be repeated")] = None,
    target: Annotated[list[str] | None, Query(description="A target's code (6.3); may be repeated")] = None,
    district: Annotated[
        list[str] | None, Query(description="A district in any spelling; may be repeated")
    ] = None,
    plan: Annotated[
        str | None, Query(description="A document's id or a part of its title or plan name")
    ] = None,
    type: Annotated[
        list[str] | None, Query(description="Measure, Project, Programme or Reform; may be repeated")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page:
    """Best first; each with its evidence. Unknown filters are refused with what is known."""
    filters = Filters(
        types=_types(type),
        goals=tuple(goal or ()),
        targets=tuple(_target(code) for code in target or ()),
        districts=tuple(_district(name) for name in district or ()),
        documents=_documents(plan, service),
    )
    query = compile_plan(ListPlan(filters, None, MOST_ROWS))
    wanted = [p.name for p in _places(filters.districts)]
    scope = "district" if wanted else None
    answers = gather(service.rows(query.text, **query.parameters), scope=scope, wanted=wanted)
    shown = answers[offset : offset + limit]
    service.asker.complete(shown)
    items = [asdict(a) for a in shown]
    return Page(items=items, total=len(answers), limit=limit, offset=offset)


@router.get("/api/search", summary="Search passages and names")
def search(
    service: CurrentService,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words, in Chinese or English")],
    limit: Limit = 20,
    offset: Offset = 0,
) -> Page:
    """Passages that hold the words (or their Chinese for English ones), those with most of them first."""
    groups, unknown = find_words(q)
    words = [list(g.alternatives) for g in groups] + [[w] for w in unknown] or [[q]]
    query = search_query(words)
    found = service.rows(query.text, **query.parameters)
    flat = [w for group in words for w in group]
    items = [{**row, "highlights": _highlights(row["text"], flat)} for row in found[offset : offset + limit]]
    return Page(items=items, total=len(found), limit=limit, offset=offset)


def _highlights(text: str, words: list[str]) -> list[tuple[int, int]]:
    spans = [(at, at + len(w)) for w in words for at in _all(text, w)]
    return sorted(set(spans))


def _all(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def _types(asked: list[str] | None) -> tuple[str, ...]:
    for name in asked or ():
        if name not in MEASURES:
            raise HTTPException(422, f"type: {name} is not one of {', '.join(MEASURES)}")
    return tuple(asked or MEASURES)


def _target(code: str) -> str:
    if code.lower() not in {t.code for g in load_goals() for t in g.targets}:
        raise HTTPException(422, f"target: {code} is no target of the SDGs; an example is 6.3")
    return code.lower()


def _district(name: str) -> str:
    place = load_gazetteer().resolve(name, fuzzy=True)
    if place is None or place.kind != "district":
        raise HTTPException(422, f"district: {name} is no district that is known")
    return place.id


def _places(ids: tuple[str, ...]) -> list[Any]:
    return [
        d for city in load_gazetteer().cities for d in load_gazetteer().districts(city.key) if d.id in ids
    ]


def _documents(plan: str | None, service: Service) -> tuple[str, ...]:
    if plan is None:
        return ()
    found = [
        d.id
        for d in service.asker.lexicon().documents
        if plan == d.id or plan in d.name or plan in (d.plan or "") or plan == d.source
    ]
    if not found:
        raise HTTPException(422, f"plan: no document is called {plan}; see /api/documents")
    return tuple(found)

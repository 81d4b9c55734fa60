"""The route that lists measures by filters."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field

from app.api.context import CurrentService, Limit, Offset, Service
from app.api.models import Page
from app.ask.answer import gather
from app.ask.documents import find_plans, find_titles
from cypher.compile import MEASURES, compile_plan
from cypher.plan import Filters, ListPlan
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
        str | None, Query(description="A document's id, a part of its title, or a plan (十五五, 15th FYP)")
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
    documents = service.asker.lexicon().documents
    found = [d.id for d in documents if plan in (d.id, d.source) or plan in d.name or plan in (d.plan or "")]
    # As a question would call it: 十五五, 15th FYP, 2026-2030, a part of the title.
    found = found or [d.id for f in find_plans(plan, documents) for d in f.value[0]]
    found = found or [d.id for f in find_titles(plan, documents) for d in f.value]
    if not found:
        raise HTTPException(422, f"plan: no document is called {plan}; see /api/documents")
    return tuple(found)

"""Routes for walking through the graph: what a thing is connected to, and how things are connected."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from app.api.context import CurrentService, Limit, Offset, Service
from app.api.models import Thing
from app.ask.planning_across import link_plans
from cypher.compile_links import link_query
from cypher.lookups import STRUCTURE
from cypher.neighbourhood import BETWEEN, STEPS_IN, STEPS_OUT, THINGS

router = APIRouter(tags=["entities"])
MOST_NODES = 500
# A hub has thousands of neighbours: pages are cut from at most so many.
MOST_STEPS = 5_000


class StepOut(Thing):
    """A neighbour: which relation leads to it, in which direction, and how sure that is."""

    relation: str
    direction: Literal["out", "in"]
    score: float


class StepPage(BaseModel):
    items: list[StepOut]
    total: int
    limit: int
    offset: int


class EdgeOut(BaseModel):
    source: str
    target: str
    relation: str
    score: float
    passage: str | None = None


class GraphRequest(BaseModel):
    """The ids of things, too many for a URL."""

    model_config = ConfigDict(extra="forbid")

    nodes: list[str] = Field(max_length=MOST_NODES)


class GraphOut(BaseModel):
    """Things and the facts between them."""

    nodes: list[Thing]
    edges: list[EdgeOut]
    missing: list[str] = Field(default_factory=list, description="Ids that nothing in the graph has")


@router.get("/api/entities/{id}/neighbours", summary="What a thing is connected to, the surest first")
def get_neighbours(
    id: str,
    service: CurrentService,
    relation: Annotated[
        str | None, Query(description="Only over this relation, for example SUPPORTS")
    ] = None,
    type: Annotated[str | None, Query(description="Only things of this type, for example Project")] = None,
    limit: Limit = 25,
    offset: Offset = 0,
) -> StepPage:
    """Each neighbour once for each relation and direction; 404 for an id that nothing has."""
    wanted = {"id": id, "relation": relation, "type": type, "structure": list(STRUCTURE), "limit": MOST_STEPS}
    rows = [row for query in (STEPS_OUT, STEPS_IN) for row in service.rows(query, **wanted)]
    if not rows:
        _known(id, service)
    rows.sort(key=lambda row: -row["score"])
    items = [StepOut.model_validate(row) for row in rows[offset : offset + limit]]
    return StepPage(items=items, total=len(rows), limit=limit, offset=offset)


@router.get("/api/graph", summary="Things and the facts between them")
def get_graph(
    service: CurrentService,
    node: Annotated[list[str], Query(max_length=MOST_NODES, description="The id of a thing; repeated")],
) -> GraphOut:
    """A part of the graph by its nodes, so that it can be linked to."""
    return _part(node, service)


@router.post("/api/graph", summary="The same for many things")
def post_graph(body: GraphRequest, service: CurrentService) -> GraphOut:
    """The ids are in the body."""
    return _part(body.nodes, service)


@router.get("/api/graph/path", summary="How two things are connected")
def get_path(
    service: CurrentService,
    source: Annotated[str, Query(description="The id of a thing")],
    target: Annotated[str, Query(description="The id of another thing")],
    limit: Annotated[int, Query(ge=1, le=50, description="At most this many ways")] = 5,
) -> GraphOut:
    """The shortest ways that rest on evidence, over up to three other things; no edges where there is none."""
    for id in (source, target):
        _known(id, service)
    for plan in link_plans((source,), (target,), limit=limit):
        query = link_query(plan)
        rows = service.rows(query.text, **query.parameters) if plan.path != "passage" else []
        if rows:
            between = dict.fromkeys(id for row in rows for id in row["between"])
            return _part([source, *between, target], service)
    return _part([source, target], service)


def _part(ids: list[str], service: Service) -> GraphOut:
    nodes = service.rows(THINGS, ids=ids)
    found = {row["id"] for row in nodes}
    edges = service.rows(BETWEEN, ids=sorted(found), structure=list(STRUCTURE))
    return GraphOut(
        nodes=[Thing.model_validate(row) for row in nodes],
        edges=[EdgeOut.model_validate(row) for row in edges],
        missing=[id for id in dict.fromkeys(ids) if id not in found],
    )


def _known(id: str, service: Service) -> None:
    if not service.rows(THINGS, ids=[id]):
        raise HTTPException(404, f"nothing has the id {id}")

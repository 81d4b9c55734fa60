"""Routes that say how much the documents hold of each goal: the goals themselves, and goals by districts."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field

from app.api.context import CurrentService
from cypher.lookups import CITY_CELLS, COVERED_DISTRICTS, DISTRICT_CELLS, DOCUMENTS
from ontology.gazetteer import load_gazetteer
from ontology.place import NamedPlace
from ontology.sdg import load_goals

router = APIRouter(tags=["coverage"])


class TargetOut(BaseModel):
    code: str
    iri: str
    name_zh: str
    name_en: str


class GoalOut(BaseModel):
    """A goal of the UN; `color` is the official one, as #RRGGBB."""

    number: int
    iri: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    color: str
    targets: list[TargetOut]


class DistrictOut(BaseModel):
    """A district of a city that the documents are about; `read` is whether they name it at all."""

    id: str
    name: str
    name_en: str
    code: str | None
    read: bool


class CellOut(BaseModel):
    """How many measures, projects, programmes and reforms serve a goal in a district, or city-wide (null)."""

    goal: int
    district: str | None
    count: int


class CoverageOut(BaseModel):
    """Cells without anything are left out: nothing was found there, or, if not `read`, nothing was read."""

    plan: str | None
    districts: list[DistrictOut]
    cells: list[CellOut]
    status: Literal["ok", "empty"] = Field(description="`empty` when the graph holds no document")


@router.get("/api/goals", summary="The 17 goals and their targets")
def get_goals() -> list[GoalOut]:
    """With the UN's IRIs, short labels in Chinese and English, and the official colours."""
    return [GoalOut.model_validate(goal, from_attributes=True) for goal in load_goals()]


@router.get("/api/coverage", summary="Goals by districts: how much was found in each")
def get_coverage(
    service: CurrentService,
    document: Annotated[str | None, Query(description="Only what this document (its id) says")] = None,
) -> CoverageOut:
    """Counts of things with a passage that ties them to the goal and to the district (or to none)."""
    documents = service.rows(DOCUMENTS)
    if document is not None and not any(row["id"] == document for row in documents):
        raise HTTPException(404, f"no document has the id {document}: see /api/documents")
    read = {row["district"] for row in service.rows(COVERED_DISTRICTS, document=document)}
    districts = [_district(place, read) for place in _districts(service.asker.lexicon().cities)]
    here = {d.id for d in districts}
    cells = [
        CellOut(goal=row["goal"], district=row["district"], count=row["n"])
        for row in service.rows(DISTRICT_CELLS, document=document)
        if row["district"] in here
    ]
    cells += [
        CellOut(goal=row["goal"], district=None, count=row["n"])
        for row in service.rows(CITY_CELLS, document=document)
    ]
    status: Literal["ok", "empty"] = "ok" if documents else "empty"
    return CoverageOut(plan=document, districts=districts, cells=cells, status=status)


def _districts(cities: tuple[str, ...]) -> list[NamedPlace]:
    """Those of the city that the documents are about most."""
    return list(load_gazetteer().districts(cities[0])) if cities else []


def _district(place: NamedPlace, read: set[str]) -> DistrictOut:
    return DistrictOut(
        id=place.id, name=place.name, name_en=place.name_en, code=place.code, read=place.id in read
    )

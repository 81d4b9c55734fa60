"""The route for one thing: its names, its facts with their evidence, its neighbours."""

from typing import Any

from fastapi import APIRouter, HTTPException

from app.api.ask import to_quantity
from app.api.context import CurrentService, Limit, Service
from app.api.models import EntityOut, FactOut, MergeOut, NeighbourOut, StatedOut
from app.ask.answer import Quantity
from app.iri import iri_of
from cypher.lookups import ENTITY, EVIDENCE, FACTS_IN, FACTS_OUT, NEIGHBOURS, STRUCTURE, VALUES_OF_INDICATOR
from cypher.reviews import MERGES_BY_MENTION, MERGES_BY_VALUE
from ingest.review.split import merge_id

router = APIRouter(tags=["entities"])


@router.get("/api/entities/{id}", summary="One thing with its evidence and neighbours")
def get_entity(id: str, service: CurrentService, limit: Limit = 100) -> EntityOut:
    """404 for an id that nothing has; `limit` bounds facts each way and passages."""
    found = service.rows(ENTITY, id=id)
    if not found:
        raise HTTPException(404, f"nothing has the id {id}")
    properties = dict(found[0]["properties"])
    facts = [
        _fact(row)
        for query in (FACTS_OUT, FACTS_IN)
        for row in service.rows(query, id=id, structure=list(STRUCTURE), limit=limit)
    ]
    neighbours = service.rows(NEIGHBOURS, id=id, structure=list(STRUCTURE))
    type = found[0]["type"]
    name = properties.pop("name", None) or id
    properties.pop("id")
    names = properties.pop("names", None) or [name]
    return EntityOut(
        id=id,
        iri=iri_of(id, service.settings.base_iri),
        type=type,
        name=name,
        names=names,
        merges=_merges(id, names, service),
        attributes=properties,
        facts=[FactOut.model_validate(fact) for fact in facts],
        values=[to_quantity(Quantity(**row)) for row in service.rows(VALUES_OF_INDICATOR, id=id)],
        evidence=[StatedOut.model_validate(row) for row in service.rows(EVIDENCE, id=id, limit=limit)],
        neighbours=[NeighbourOut.model_validate(row) for row in neighbours],
    )


def _merges(id: str, names: list[str], service: Service) -> list[MergeOut]:
    """Each wording once; a thing with one name has none. Those of an indicator are in its values too."""
    if len(names) < 2:
        return []
    found: dict[str, MergeOut] = {}
    for query in (MERGES_BY_VALUE, MERGES_BY_MENTION):
        for row in service.rows(query, id=id):
            rules = row["rules"].split(", ")
            found[row["name"]] = MergeOut(fact=merge_id(id, row["name"]), **{**row, "rules": rules})
    return list(found.values())


def _fact(row: dict[str, Any]) -> dict[str, Any]:
    other = {key: row[f"other_{key}"] for key in ("type", "name", "name_en")} | {"id": row["other"]}
    return {"type": row["type"], "direction": row["direction"], "other": other, **row["properties"]}

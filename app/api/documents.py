"""Routes for documents: what was read, its outline, its passages."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from app.api.context import CurrentService, Limit, Offset, Service
from app.api.models import DocumentPage, OutlineOut, PassagePage
from cypher.lookups import (
    DOCUMENTS,
    MENTIONS,
    PASSAGE_COUNT,
    PASSAGES,
    POSITION,
    POSITION_BY_OFFSET,
    SECTIONS,
)

router = APIRouter(tags=["documents"])

# Passages shown ahead of the one asked for, so that it is read in its place.
BEFORE = 20


@router.get("/api/documents", summary="The documents in the graph")
def get_documents(service: CurrentService, limit: Limit = 50, offset: Offset = 0) -> DocumentPage:
    rows = service.rows(DOCUMENTS)
    page = {"items": rows[offset : offset + limit], "total": len(rows), "limit": limit, "offset": offset}
    return DocumentPage.model_validate(page)


@router.get("/api/documents/{id}", summary="A document with its outline")
def get_document(id: str, service: CurrentService) -> OutlineOut:
    """404 for an id that no document has."""
    found = [row for row in service.rows(DOCUMENTS) if row["id"] == id]
    if not found:
        raise HTTPException(404, f"no document has the id {id}: see /api/documents")
    return OutlineOut.model_validate({**found[0], "sections": service.rows(SECTIONS, id=id)})


@router.get("/api/documents/{id}/passages", summary="The passages of a document with what they name")
def get_passages(
    id: str,
    service: CurrentService,
    section: Annotated[str | None, Query(description="Only those of this section")] = None,
    at: Annotated[
        str | None, Query(description="Begin a little before this passage or section, in place of `offset`")
    ] = None,
    limit: Limit = 200,
    offset: Offset = 0,
) -> PassagePage:
    """In the order of the text; offsets are code points of the document's text."""
    if at is not None:
        offset = max(0, _position(id, at, service) - BEFORE)
    total = service.rows(PASSAGE_COUNT, id=id, section=section)[0]["n"]
    if not total and not any(row["id"] == id for row in service.rows(DOCUMENTS)):
        raise HTTPException(404, f"no document has the id {id}: see /api/documents")
    passages = service.rows(PASSAGES, id=id, section=section, limit=limit, offset=offset)
    mentions: dict[str, list[dict[str, Any]]] = {}
    for row in service.rows(MENTIONS, ids=[p["id"] for p in passages]):
        mentions.setdefault(row.pop("passage"), []).append(row)
    items = [{**p, "mentions": mentions.get(p["id"], [])} for p in passages]
    page = {"items": items, "total": total, "limit": limit, "offset": offset}
    return PassagePage.model_validate(page)


def _position(id: str, at: str, service: Service) -> int:
    for query in (POSITION, POSITION_BY_OFFSET):
        position = service.rows(query, id=id, at=at)[0]["position"]
        if position is not None:
            return int(position)
    raise HTTPException(404, f"the document {id} has no passage or section {at}")

"""Routes for documents: what was read, its outline, its passages."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from app.api.context import CurrentService, Limit, Offset
from app.api.models import DocumentPage, OutlineOut, PassagePage
from cypher.lookups import DOCUMENTS, MENTIONS, PASSAGE_COUNT, PASSAGES, SECTIONS

router = APIRouter(tags=["documents"])


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
    limit: Limit = 200,
    offset: Offset = 0,
) -> PassagePage:
    """In the order of the text; offsets are code points of the document's text."""
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

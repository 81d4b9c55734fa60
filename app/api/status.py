"""Routes about the service and the graph as a whole."""

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from app.api.context import CurrentService
from app.api.models import Health, Ready, Stats
from cypher.lookups import DOCUMENT_COUNT, NODE_COUNTS, RELATION_COUNTS
from ontology.schema import describe, load_schema

router = APIRouter(tags=["service"])


@router.get("/api/health", summary="Is the process up")
def get_health() -> Health:
    return Health(status="ok", version=version("chengtu"))


@router.get("/api/ready", summary="Does the store answer")
def get_ready(service: CurrentService) -> Ready:
    """503 with the reason while it does not."""
    documents = service.rows(DOCUMENT_COUNT)[0]["n"]
    return Ready(status="ready", graph=service.store.url, documents=documents)


@router.get("/api/stats", summary="Counts of nodes and relations by type")
def get_stats(service: CurrentService) -> Stats:
    """The same for the same graph."""
    nodes = service.rows(NODE_COUNTS)
    relations = service.rows(RELATION_COUNTS)
    known = load_schema().classes
    return Stats(
        nodes={r["type"]: r["n"] for r in nodes if r["type"] in known},
        relations={r["type"]: r["n"] for r in relations},
        snapshot=service.content.current(),
    )


@router.get("/api/schema", summary="Classes, relations and properties of the graph")
def get_schema() -> dict[str, Any]:
    """As the ontology declares them, with labels in Chinese and English."""
    return describe(load_schema())

"""The route for raw Cypher that reads."""

from fastapi import APIRouter

from app.api.context import CurrentService
from app.api.models import CypherReply, CypherRequest
from cypher.guard import check_read

router = APIRouter(tags=["cypher"])


@router.post("/api/cypher", summary="Run a Cypher query that reads")
def post_cypher(body: CypherRequest, service: CurrentService) -> CypherReply:
    """One statement, within the time and row limits of the settings; nothing is ever written."""
    check_read(body.query)
    settings = service.settings
    result = service.store.read(
        body.query, body.parameters, timeout=settings.query_timeout, limit=settings.query_rows, raw=True
    )
    return CypherReply(
        columns=list(result.columns), rows=[list(row) for row in result.rows], truncated=result.truncated
    )

"""The route for raw Cypher that reads."""

import structlog
from fastapi import APIRouter, Request, Response

from app.api.context import CurrentService
from app.api.query_models import CypherReply, CypherRequest
from app.api.table_replies import OTHER_FORMS, table_reply
from app.tables import steps_as_rows
from cypher.guard import check_read

router = APIRouter(tags=["cypher"])
log = structlog.get_logger(__name__)


@router.post(
    "/api/cypher",
    summary="Run a Cypher query that reads",
    response_model=CypherReply,
    responses=dict(OTHER_FORMS),
)
def post_cypher(body: CypherRequest, request: Request, service: CurrentService) -> Response:
    """One statement, within the time and row limits of the settings; nothing is ever written."""
    # The audit line comes first, so that what is refused or fails is in the log, too; values stay out of it.
    log.info(
        "cypher",
        query=body.query,
        parameters=sorted(body.parameters),
        explain=body.explain,
        request_id=request.state.request_id,
    )
    check_read(body.query)
    settings = service.settings
    if body.explain:
        result = steps_as_rows(service.store.explain(body.query, body.parameters))
    else:
        limit = min(body.limit or settings.query_rows, settings.query_rows)
        result = service.store.read(
            body.query, body.parameters, timeout=settings.query_timeout, limit=limit, raw=True
        )
    return table_reply(result, {}, request, format=body.format, excel=body.excel, name="cypher")

"""The SPARQL endpoint: the protocol around queries, and the description of the service."""

from typing import Any
from urllib.parse import parse_qsl

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException

from app.api.context import CurrentService, Service
from app.api.problems import problem
from app.api.public_url import public_url
from app.catalogue.negotiation import HTML, WHAT_THERE_IS, accepted
from app.sparql import engine
from app.sparql.description import describe_endpoint
from app.sparql.forms import GRAPH_TYPES, TABLE_TYPES, wanted_forms
from app.sparql.guard import LONGEST
from cypher.lookups import DOCUMENTS

router = APIRouter(tags=["open data"])
log = structlog.get_logger(__name__)

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_BYTES = 8 * LONGEST
_TEXT = {"schema": {"type": "string"}}
_REPLIES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": dict.fromkeys((*TABLE_TYPES.values(), *GRAPH_TYPES.values()), _TEXT),
        "headers": {
            "x-truncated": {"schema": {"type": "boolean"}, "description": "Rows were cut at the limit"}
        },
    },
    406: {"description": "None of the forms asked for; the answer lists what there is"},
    413: {"description": "The query is too long"},
    415: {"description": "The body is neither a form nor a query"},
}
_PARAMETERS: dict[str, Any] = {
    "query": {"type": "string", "description": "SELECT, ASK, CONSTRUCT or DESCRIBE"},
    "default-graph-uri": {"type": "array", "items": {"type": "string"}},
    "named-graph-uri": {"type": "array", "items": {"type": "string"}},
}
_IN_URL = {"parameters": [{"name": k, "in": "query", "schema": v} for k, v in _PARAMETERS.items()]}
_IN_BODY = {
    "requestBody": {
        "content": {
            _FORM: {"schema": {"type": "object", "required": ["query"], "properties": _PARAMETERS}},
            _QUERY: _TEXT,
        }
    }
}
Parameters = ImmutableMultiDict[str, str]


@router.get(
    "/sparql",
    summary="A SPARQL 1.1 query, or what the endpoint is",
    responses=_REPLIES,
    response_class=Response,
    openapi_extra=_IN_URL,
)
@router.head("/sparql", include_in_schema=False)
def get_sparql(request: Request, service: CurrentService) -> Response:
    """Results as JSON, XML, CSV or TSV, triples as Turtle, N-Triples, JSON-LD or RDF/XML, by Accept.

    Without a query the service describes itself; who asks for HTML is sent to the page for queries.
    """
    if "query" in request.query_params or "update" in request.query_params:
        return _answer(request.query_params, request, service)
    return _describe(request, service)


@router.post(
    "/sparql",
    summary="The same with the query in the body",
    responses=_REPLIES,
    response_class=Response,
    openapi_extra=_IN_BODY,
)
async def post_sparql(request: Request, service: CurrentService) -> Response:
    """A form, or the query itself as application/sparql-query with the graphs in the URL."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        raise _no_update()
    if kind not in (_FORM, _QUERY):
        raise HTTPException(415, f"the body is to be {_FORM} or {_QUERY}")
    text = await _body(request)
    given = [*request.query_params.multi_items(), ("query", text)] if kind == _QUERY else _fields(text)
    return await run_in_threadpool(_answer, ImmutableMultiDict(given), request, service)


async def _body(request: Request) -> str:
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > _MOST_BYTES:
            raise HTTPException(413, f"the query is longer than {LONGEST} characters")
    try:
        return read.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the body is not UTF-8") from error


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "the form cannot be read: it is to be percent-encoded UTF-8") from error


def _answer(parameters: Parameters, request: Request, service: Service) -> Response:
    query = _asked(parameters, service.settings.query_rows)
    # Before it is refused or fails, as for Cypher.
    log.info("sparql", query=query.text, request_id=request.state.request_id)
    wanted = wanted_forms(request.headers.get("accept"))
    if wanted.table is None and wanted.graph is None:
        return _none_of(request, *TABLE_TYPES.values(), *GRAPH_TYPES.values())
    reply = service.sparql.reply(query, wanted)
    if reply.media_type is None:
        return _none_of(request, *reply.there_is)
    headers = {"x-truncated": str(reply.truncated).lower(), "vary": "accept"}
    return Response(reply.body, media_type=reply.media_type, headers=headers)


def _asked(parameters: Parameters, rows: int) -> engine.Query:
    """The query of a request by the rules of the protocol."""
    if "update" in parameters:
        raise _no_update()
    queries = parameters.getlist("query")
    if len(queries) != 1:
        raise HTTPException(400, f"one query is expected, not {len(queries)}")
    default, named = parameters.getlist("default-graph-uri"), parameters.getlist("named-graph-uri")
    if not default and not named:
        return engine.Query(queries[0], rows)
    return engine.Query(queries[0], rows, tuple(default), tuple(named))


def _no_update() -> HTTPException:
    return HTTPException(403, "updates are not allowed: only reading is")


def _none_of(request: Request, *there_is: str) -> Response:
    detail = f"none of the forms asked for: there is {', '.join(there_is)}"
    return problem(406, "No such form", detail, request)


def _describe(request: Request, service: Service) -> Response:
    form, url = accepted(request.headers.get("accept")), public_url(request, service.settings)
    if form == HTML:
        return RedirectResponse(f"{url}/query", 303, headers={"vary": "accept"})
    if form is None or isinstance(form, str):
        return _none_of(request, WHAT_THERE_IS)
    documents = [(row["id"], row["title"]) for row in service.rows(DOCUMENTS)]
    graph = describe_endpoint(url, service.settings.base_iri, documents)
    headers = {"vary": "accept", "link": f'<{url}/.well-known/void>; rel="describedby"'}
    return Response(
        graph.serialize(format=form.rdflib, encoding="utf-8"), media_type=form.media_type, headers=headers
    )

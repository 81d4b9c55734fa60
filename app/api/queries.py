"""The routes of the named queries: the list of them, and running one."""

from dataclasses import asdict
from difflib import get_close_matches
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response

from app.api.context import CurrentService, Service
from app.api.query_models import (
    MOST_ROWS,
    ExcelWanted,
    FormatWanted,
    LanguageWanted,
    NamedQueriesOut,
    NamedQueryOut,
    NamedQueryReply,
    NamedQueryRequest,
)
from app.api.table_replies import OTHER_FORMS, table_reply
from app.sparql.twins import run_twin
from cypher.named import RESERVED, NamedQuery, column_words, load_queries
from cypher.run_named import run_named
from ontology.errors import ParameterError

router = APIRouter(tags=["queries"])


@router.get("/api/queries", summary="The named queries")
def get_queries() -> NamedQueriesOut:
    """Each with its title in both languages, its parameters, its columns and an example."""
    items = [describe_query(query) for query in load_queries().values()]
    return NamedQueriesOut(items=items, total=len(items))


@router.get(
    "/api/queries/{name}",
    summary="Run a named query",
    response_model=NamedQueryReply,
    responses=dict(OTHER_FORMS),
)
def get_query(
    name: str,
    request: Request,
    service: CurrentService,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="At most this many rows")] = 1000,
    format: FormatWanted = None,
    excel: ExcelWanted = False,
    language: LanguageWanted = "cypher",
) -> Response:
    """Its parameters are parameters of the URL: /api/queries/measures-by-goal?goal=6&district=宝安区."""
    given: dict[str, str] = {}
    for key, value in request.query_params.multi_items():
        if key in given:
            raise ParameterError(f"{key[:50]}: is given twice")
        if key not in RESERVED:
            given[key] = value
    body = NamedQueryRequest(parameters=given, limit=limit, format=format, excel=excel, language=language)
    return _run(name, body, request, service)


@router.post(
    "/api/queries/{name}",
    summary="Run a named query with its parameters in the body",
    response_model=NamedQueryReply,
    responses=dict(OTHER_FORMS),
)
def post_query(name: str, body: NamedQueryRequest, request: Request, service: CurrentService) -> Response:
    """The same as the GET."""
    return _run(name, body, request, service)


def _run(name: str, asked: NamedQueryRequest, request: Request, service: Service) -> Response:
    query = load_queries().get(name)
    if query is None:
        near = get_close_matches(name, load_queries(), n=1)
        hint = f"did you mean {near[0]}" if near else "see /api/queries"
        raise HTTPException(404, f"no query is called {name[:50]}; {hint}")
    given, limit, seconds = asked.parameters, asked.limit, service.settings.query_timeout
    if asked.language == "sparql":
        found = run_twin(query, given, service.store, service.sparql, limit=limit)
    else:
        found = run_named(query, given, service.store, limit=limit, timeout=seconds)
    body = {
        "name": query.name,
        "title": asdict(query.title),
        "headings": {column: asdict(column_words(query, column)) for column in found.result.columns},
        "bounded": found.bounded,
        "query": {"text": found.text, "parameters": found.parameters},
    }
    return table_reply(found.result, body, request, format=asked.format, excel=asked.excel, name=query.name)


def describe_query(query: NamedQuery) -> NamedQueryOut:
    """What is told of a query before it is run."""
    told = asdict(query)
    arguments = f"?{urlencode(query.example)}" if query.example else ""
    return NamedQueryOut.model_validate(
        {**told, "url": f"/api/queries/{query.name}{arguments}", "cypher": query.text}
    )

"""The web service: routes, errors, logs, put together around one store."""

import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import structlog
from fastapi import FastAPI, Request, Response
from prometheus_client import CollectorRegistry, Histogram, generate_latest
from starlette.concurrency import run_in_threadpool

from app.api import (
    ask,
    catalog,
    coverage,
    cypher,
    docs_page,
    documents,
    downloads,
    entities,
    explorer,
    graph,
    linked,
    measures,
    quality,
    queries,
    reviews,
    search,
    sparql,
    status,
    uploads,
    verify,
    vocabulary,
)
from app.api.context import Service
from app.api.models import Problem
from app.api.open_reading import OpenReading
from app.api.problems import add_problem_handlers
from app.settings import Settings
from cypher.store.protocol import Store
from ingest.nlp.pipeline import segment
from ingest.tag.sdg import shared_aligner

log = structlog.get_logger(__name__)

DESCRIPTION = """\
What a city's policy documents say, as a knowledge graph aligned to the UN Sustainable
Development Goals. Every fact carries the sentence it rests on. Errors are problem documents (RFC 9457)."""
PROBLEMS = {code: {"model": Problem} for code in (400, 403, 404, 408, 422, 503)}


def create_app(settings: Settings, store: Store) -> FastAPI:
    """The application over an open store, which the caller closes."""
    app = create_routes()
    app.state.service = Service.over(settings, store)
    return app


def create_routes() -> FastAPI:
    """The application without a store: it describes itself, and cannot answer."""

    @asynccontextmanager
    async def warm(app: FastAPI) -> AsyncIterator[None]:
        # The first question should not pay for dictionaries and names.
        await run_in_threadpool(_warm, app.state.service)
        yield
        await run_in_threadpool(app.state.service.ingests.close)
        await run_in_threadpool(app.state.service.downloads.close)
        await run_in_threadpool(app.state.service.sparql.close)

    app = FastAPI(
        title="Chengtu",
        version=version("chengtu"),
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=warm,
        responses=PROBLEMS,  # type: ignore[arg-type]
    )
    add_problem_handlers(app)
    _observe(app)
    app.add_middleware(OpenReading)
    # Before the explorer, which answers for every address that nothing else takes.
    docs_page.mount_assets(app)
    for module in (
        ask,
        verify,
        coverage,
        measures,
        search,
        entities,
        graph,
        documents,
        uploads,
        reviews,
        cypher,
        queries,
        quality,
        status,
        catalog,
        downloads,
        sparql,
        docs_page,
        linked,
        vocabulary,
        explorer,
    ):
        app.include_router(module.router)
    return app


def _warm(service: Service) -> None:
    segment("城市")
    shared_aligner()
    service.asker.interpret("水务项目 water")
    service.searcher.index()
    service.content.current()


def _observe(app: FastAPI) -> None:
    """Give each request an id, log it, and time it by route."""
    registry = CollectorRegistry()
    seconds = Histogram(
        "chengtu_request_seconds", "Time to answer a request", ["route", "status"], registry=registry
    )

    @app.middleware("http")
    async def observe(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.request_id = request.headers.get("x-request-id", "")[:64] or uuid.uuid4().hex
        started = time.perf_counter()
        response = await call_next(request)
        took = time.perf_counter() - started
        route = getattr(request.scope.get("route"), "path", "unknown")
        seconds.labels(route, response.status_code).observe(took)
        response.headers["x-request-id"] = request.state.request_id
        log.info(
            "request",
            method=request.method,
            path=request.url.path,
            status=response.status_code,
            ms=round(took * 1000, 1),
            request_id=request.state.request_id,
        )
        return response

    @app.get("/api/metrics", tags=["service"], summary="Measurements for Prometheus", response_class=Response)
    def get_metrics() -> Response:
        return Response(generate_latest(registry), media_type="text/plain; version=0.0.4")

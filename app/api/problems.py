"""Errors as answers: one shape (RFC 9457) for everything that is refused or fails."""

from collections.abc import Mapping

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ontology.errors import (
    ChengtuError,
    ParameterError,
    QueryError,
    QueryRefused,
    QueryTimeout,
    QuestionError,
    ReviewError,
    StoreBusy,
    StoreError,
    StoreLocked,
)

log = structlog.get_logger(__name__)

STATUS: tuple[tuple[type[ChengtuError], int, str], ...] = (
    (QuestionError, 422, "The question cannot be taken"),
    (ParameterError, 422, "The parameters cannot be taken"),
    (QueryRefused, 403, "The query is not allowed"),
    (QueryTimeout, 408, "The query took too long"),
    (QueryError, 400, "The query cannot be run"),
    (ReviewError, 422, "The review cannot be taken"),
    (StoreBusy, 503, "Try again in a moment"),
    (StoreLocked, 503, "Another process is writing to the graph"),
    (StoreError, 503, "The graph store does not answer"),
)


RETRY_SECONDS = "5"


def problem(status: int, title: str, detail: str, request: Request) -> JSONResponse:
    """A problem document; `instance` is the id that the log has for the request."""
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": getattr(request.state, "request_id", None),
    }
    headers = {"retry-after": RETRY_SECONDS} if status == 503 else None
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def add_problem_handlers(app: FastAPI) -> None:
    """Make every error of the app a problem document."""

    @app.exception_handler(ChengtuError)
    def on_chengtu_error(request: Request, error: ChengtuError) -> JSONResponse:
        for kind, status, title in STATUS:
            if isinstance(error, kind):
                return problem(status, title, str(error), request)
        return problem(500, "The request failed", str(error), request)

    @app.exception_handler(RequestValidationError)
    def on_malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        return problem(422, "The request is malformed", _first_line(error.errors()[0]), request)

    @app.exception_handler(HTTPException)
    def on_http_error(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), str(error.detail), request)

    @app.exception_handler(Exception)
    def on_any_error(request: Request, error: Exception) -> JSONResponse:
        log.error("request_failed", path=request.url.path, error=repr(error))
        return problem(
            500, "The request failed", "an error of the program; the log has it under this id", request
        )


def _first_line(error: Mapping[str, object]) -> str:
    place = ".".join(str(part) for part in error["loc"] if part != "body")  # type: ignore[attr-defined]
    return f"{place}: {error['msg']}" if place else str(error["msg"])

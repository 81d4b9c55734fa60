"""Routes that take documents in over the web: send one, follow it, remove one."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from app.api.context import CurrentService, Service, get_service
from app.api.models import Problem
from app.api.writing import writing
from app.settings import Settings, is_loopback
from app.uploads.jobs import Stage
from cypher.lookups import DOCUMENTS
from ingest.load import forget
from ingest.read import SUFFIXES
from ingest.read.registry import why_unread

router = APIRouter(tags=["documents"])

# A form has a few lines around its file.
FORM = 1 << 16
LONGEST_NAME = 200
PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
Off = Literal["uploads_off", "not_local"]
WHY_OFF: dict[Off, str] = {
    "uploads_off": "this service takes no documents in (CHENGTU_UPLOADS)",
    "not_local": "this service takes documents in from its own machine only (CHENGTU_UPLOADS)",
}


class FileReportOut(BaseModel):
    """What a file gave, in counts; `coverage` is the share of its characters that were read, 0..1."""

    model_config = ConfigDict(from_attributes=True)

    source: str
    passages: int
    coverage: float
    facts: dict[str, int] = Field(description="Named things by type, links to goals, values")
    omitted: dict[str, int] = Field(description="Characters left out, by reason")
    digest: bool
    reason: str = Field(description="Why the file was rejected; empty where it was not")


class IngestOut(BaseModel):
    """One file on its way into the graph."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    source: str
    size: int = Field(description="Bytes")
    submitted_on: datetime
    stage: Stage
    progress: float = Field(ge=0, le=1, description="The share of its sentences that are read")
    replaces: bool = Field(description="A document from a file of this name was in the graph already")
    document: str | None = Field(None, description="The id of the document, once it is in")
    title: str | None = None
    report: FileReportOut | None = Field(None, description="Once it is `done` or `rejected`")


class IngestsOut(BaseModel):
    """Does the service take documents in from this client, which, and how far those sent lately are."""

    accepting: bool
    why_not: Off | None = None
    formats: list[str]
    max_file_mb: int
    items: list[IngestOut]


class RemovedOut(BaseModel):
    id: str
    source: str
    title: str


def _why_off(request: Request, settings: Settings) -> Off | None:
    """Unless the settings say which, only a client on this machine, with no proxy between, may send documents."""
    if settings.uploads is not None:
        return None if settings.uploads else "uploads_off"
    here = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    # The name is checked, too: a page elsewhere can have its own name lead to this machine.
    is_local = is_loopback(settings.host) and is_loopback(here)
    return None if is_local and not any(name in request.headers for name in PROXIED) else "not_local"


def _may_change(request: Request, service: Annotated[Service, Depends(get_service)]) -> None:
    """403 where the settings forbid it, and for a page of another site that has the browser send something."""
    if why := _why_off(request, service.settings):
        raise HTTPException(403, WHY_OFF[why])
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, f"a page of {origin} may not change documents here")


def _problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    return {code: {"model": Problem} for code in codes}


FILE = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


@router.post(
    "/api/documents",
    status_code=202,
    summary="Take a document in",
    dependencies=[Depends(_may_change)],
    responses=_problems(409, 411, 413, 415, 429),
    openapi_extra=FILE,
)
async def post_document(
    request: Request,
    response: Response,
    service: CurrentService,
    replace: Annotated[
        bool, Query(description="Put it in the place of another document from a file of this name")
    ] = False,
) -> IngestOut:
    """The field `file` of a form; where to follow it is in Location. One file is read at a time, others wait."""
    _check_length(request, service.settings.max_file_mb)
    async with request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise HTTPException(422, "a form with a field `file` is expected")
        job = await run_in_threadpool(_queued, file, service, replace=replace)
    response.headers["location"] = f"/api/ingests/{job.id}"
    return job


def _check_length(request: Request, most: int) -> None:
    """Before anything of it is taken, and so that no more than that is."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411, "the length of the form has to be told (Content-Length)")
    if int(length) > (most << 20) + FORM:
        raise HTTPException(413, f"the file is too large; at most {most} MB are read")


def _queued(file: UploadFile, service: Service, *, replace: bool) -> IngestOut:
    source = _source_name(file.filename)
    suffix = PurePosixPath(source).suffix
    if suffix.lower() not in SUFFIXES:
        raise HTTPException(415, f"{source}: {why_unread(suffix)}")
    if not file.size:
        raise HTTPException(422, f"{source} is empty")
    present = next((row for row in service.rows(DOCUMENTS) if row["source"] == source), None)
    if present and not replace and present["sha256"] != _sha256(file):
        told = f"a document from a file called {source} is in the graph; send replace=true to put this in its place"
        raise HTTPException(409, told)
    job = service.ingests.submit(file.file, source, replaces=present is not None)
    if job is None:
        raise HTTPException(429, "too many documents wait already; send it again when some are in")
    return IngestOut.model_validate(job)


def _source_name(given: str | None) -> str:
    """A file's own name, without folders and what cannot be shown."""
    name = PurePosixPath((given or "").replace("\\", "/")).name
    name = "".join(c for c in name if c.isprintable()).strip()
    if not name or len(name) > LONGEST_NAME:
        raise HTTPException(422, f"the file needs a name of at most {LONGEST_NAME} characters")
    return name


def _sha256(file: UploadFile) -> str:
    file.file.seek(0)
    digest = hashlib.sha256()
    while block := file.file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


@router.get("/api/ingests", summary="Documents sent lately, and whether any are taken in")
def get_ingests(request: Request, service: CurrentService) -> IngestsOut:
    """The latest first, as long as the service runs."""
    why = _why_off(request, service.settings)
    return IngestsOut(
        accepting=why is None,
        why_not=why,
        formats=sorted(SUFFIXES),
        max_file_mb=service.settings.max_file_mb,
        items=[IngestOut.model_validate(job) for job in service.ingests.all()],
    )


@router.get("/api/ingests/{id}", summary="How far a document sent is, and what came of it")
def get_ingest(id: str, service: CurrentService) -> IngestOut:
    """Stages: `waiting`, `reading`, `writing`, then `done` or `rejected` with a report; 404 for an unknown id."""
    job = service.ingests.find(id)
    if job is None:
        raise HTTPException(404, f"no document was sent as {id}")
    return IngestOut.model_validate(job)


@router.delete("/api/documents/{id}", summary="Remove a document", dependencies=[Depends(_may_change)])
def delete_document(id: str, service: CurrentService) -> RemovedOut:
    """With everything that only it said; 404 for an id that no document has."""
    found = next((row for row in service.rows(DOCUMENTS) if row["id"] == id), None)
    if found is None:
        raise HTTPException(404, f"no document has the id {id}: see /api/documents")
    with writing(service.settings, service.store) as store:
        forget(store, found["source"])
    return RemovedOut(id=id, source=found["source"], title=found["title"])

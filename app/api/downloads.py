"""The routes of the files to download."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from starlette.exceptions import HTTPException

from app.api.catalog import publication_of
from app.api.conditional import not_modified, validators
from app.api.context import CurrentService
from app.api.models import Download
from app.catalogue.formats import GZIP, PARQUET, ZIP

router = APIRouter(tags=["open data"])

# Packing these again would gain nothing.
_PACKED = (GZIP, ZIP, PARQUET.media_type)
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
    304: {"description": "What the client has is what there is"},
}


@router.get("/api/downloads", summary="The files to download")
def get_downloads(request: Request, service: CurrentService) -> list[Download]:
    """In the order of the catalogue; `bytes` is null for a file that is not made yet."""
    shelf = service.downloads.current()
    publication = publication_of(request, service)
    listed = []
    for offer in shelf.listed.values():
        built = shelf.edition.find(offer.made)
        size = None if built is None else built.packed_size if offer.gzip else built.size
        listed.append(
            Download(
                name=offer.name,
                dataset=offer.dataset.name,
                title_zh=offer.dataset.title.zh,
                title_en=offer.dataset.title.en,
                format=offer.title.en,
                media_type=offer.media_type,
                bytes=size,
                href=publication.at(f"/data/{offer.name}"),
            )
        )
    return listed


@router.get("/data/{file}", summary="A file of the graph", response_class=Response, responses=_FILE)
@router.head("/data/{file}", include_in_schema=False)
def get_file(file: str, request: Request, service: CurrentService) -> Response:
    """The whole graph, a document or a goal in a format by its extension, with .gz packed; 404 tells what there is.

    A file is made at first need, which can take seconds. It is packed on the way where Accept-Encoding allows it.
    """
    found = service.downloads.file(file)
    if found is None:
        raise HTTPException(404, f"no file is called {file}: /api/downloads lists them")
    offer, built = found
    encoded = offer.media_type not in _PACKED and _takes_gzip(request)
    digest = built.packed_sha256 if offer.gzip else built.sha256
    headers = {
        **validators(f'"{digest[:32]}{"-gzip" if encoded else ""}"', built.built),
        "vary": "accept-encoding",
        "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{offer.name}"',
    }
    known = not_modified(request, headers)
    if known is not None:
        return known
    if offer.gzip:
        return FileResponse(built.path, headers=headers, media_type=GZIP)
    if encoded:
        headers["content-encoding"] = "gzip"
        return FileResponse(built.path, headers=headers, media_type=offer.media_type)
    headers["content-length"] = str(built.size)
    content: Iterator[bytes] = iter(()) if request.method == "HEAD" else built.chunks()
    return StreamingResponse(content, headers=headers, media_type=offer.media_type)


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").split(","):
        coding, _, quality = part.strip().lower().partition(";")
        if coding.strip() in ("gzip", "x-gzip", "*"):
            return quality.strip().replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False

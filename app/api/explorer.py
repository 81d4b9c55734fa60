"""The routes that serve the explorer's pages and the files they load."""

from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse

router = APIRouter(include_in_schema=False)

# Built by `make explorer`; the wheel carries it.
BUNDLE = Path(__file__).parents[1] / "explorer" / "dist"
# Those of things and documents bring their data along: app.api.linked.
PAGES = ("/", "/ask", "/indicators", "/compare", "/graph", "/query", "/review", "/data")
NOT_BUILT = """\
<!doctype html><html lang="en"><head><title>Chengtu</title></head><main><h1>Chengtu</h1>
<p>The explorer is not built: run <code>make explorer</code>. The API is at <a href="/api/docs">/api/docs</a>.</p>
</main></html>"""
# Nothing is loaded from elsewhere, and no text of a document can run as a script.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


def get_page() -> Response:
    """The one page of the explorer, which reads from its URL what to show."""
    index = BUNDLE / "index.html"
    if not index.is_file():
        return HTMLResponse(NOT_BUILT, headers=HEADERS)
    return FileResponse(index, headers={**HEADERS, "cache-control": "no-cache"})


def page_with(head: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The page with more elements in its head, which are taken as they are."""
    index = BUNDLE / "index.html"
    page = index.read_text(encoding="utf-8") if index.is_file() else NOT_BUILT
    before, end, after = page.partition("</head>")
    sent = {**HEADERS, "cache-control": "no-cache", **(headers or {})}
    return HTMLResponse(f"{before}{head}{end}{after}", status, sent)


def page_mark() -> str:
    """Another one for each build: a page kept from before asks for files that are gone."""
    index = BUNDLE / "index.html"
    return str(index.stat().st_mtime_ns) if index.is_file() else ""


@router.get("/assets/{name}")
def get_asset(name: str, request: Request) -> Response:
    """A script, style or picture; its name changes with its content."""
    file = BUNDLE / "assets" / name
    if file.parent != BUNDLE / "assets" or not file.is_file():
        raise HTTPException(404, f"no file is at {request.url.path}")
    return FileResponse(
        file,
        headers={"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"},
    )


for page in PAGES:
    router.get(page)(get_page)


# Registered last: what no other route has taken.
@router.get("/{path:path}")
def get_missing(path: str, request: Request) -> Response:
    """404: in a browser as a page that says so, else as a problem document."""
    index = BUNDLE / "index.html"
    if "text/html" in request.headers.get("accept", "") and not path.startswith("api/") and index.is_file():
        return FileResponse(index, 404, headers={**HEADERS, "cache-control": "no-cache"})
    raise HTTPException(404, f"nothing is at {request.url.path}")

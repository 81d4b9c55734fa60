"""What pages of other sites may read: the open data, and nothing else of the service."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

OPEN = ("/sparql", "/catalog", "/data/", "/id/", "/doc/", "/ontology", "/context.jsonld", "/.well-known/void")
_EXPOSED = ("etag", "link", "location", "retry-after", "x-request-id", "x-truncated")


class OpenReading:
    """CORS for the paths that begin so, from any origin; no cookies are used, so none are allowed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open = CORSMiddleware(
            app,
            allow_origins=("*",),
            allow_methods=("GET", "HEAD", "POST"),
            allow_headers=("*",),
            expose_headers=_EXPOSED,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = scope["type"] == "http" and scope["path"].startswith(OPEN)
        await (self._open if is_open else self._app)(scope, receive, send)

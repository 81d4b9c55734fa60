"""The address that the public knows the service by: the operator's, or what the request and the proxy before it say."""

import re
from urllib.parse import urlsplit

from fastapi import Request

from app.settings import Settings

# What a proxy may forward: a name or an address with a port, and the path that it serves the service under.
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")
FORWARDED = ("x-forwarded-proto", "x-forwarded-host", "x-forwarded-prefix")


def public_url(request: Request, settings: Settings) -> str:
    """Scheme, host and prefix, without a / at the end; what cannot be an address is passed over."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    scheme, host, prefix = (_first(request.headers.get(name)) for name in FORWARDED)
    here = urlsplit(str(request.base_url))
    if scheme not in ("http", "https"):
        scheme = here.scheme
    host = next((h for h in (host, here.netloc) if _HOST.fullmatch(h)), f"{settings.host}:{settings.port}")
    prefix = prefix.rstrip("/")
    return f"{scheme}://{host}{prefix if _PREFIX.fullmatch(prefix) else here.path.rstrip('/')}"


def _first(header: str | None) -> str:
    """Of what several proxies added, the one that the public asked."""
    return (header or "").split(",")[0].strip()

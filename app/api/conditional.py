"""Answers that a client need not load again: ETag, Last-Modified and 304 (RFC 9110)."""

from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime

from fastapi import Request, Response


def validators(etag: str, modified: float) -> dict[str, str]:
    """The headers; `etag` with its quotes, `modified` in seconds since 1970."""
    return {"etag": etag, "last-modified": formatdate(modified, usegmt=True)}


def not_modified(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 with these headers, if what the client has is what it would get."""
    known = request.headers.get("if-none-match")
    if known is not None:
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        same = "*" in tags or headers["etag"].removeprefix("W/") in tags
    else:
        same = _not_since(request.headers.get("if-modified-since"), headers.get("last-modified"))
    kept = ("etag", "last-modified", "vary", "cache-control")
    return (
        Response(status_code=304, headers={k: v for k, v in headers.items() if k in kept}) if same else None
    )


def _not_since(asked: str | None, modified: str | None) -> bool:
    if asked is None or modified is None:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return False

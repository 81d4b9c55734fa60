"""The forms that data about a thing or a term is served in: which one is asked for, links to the others, refusals."""

import io
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from fastapi import Request, Response

from app.api.explorer import page_with
from app.api.problems import problem
from app.negotiation import liked_best
from app.rdf import literals
from app.rdf.export import write_lines
from app.rdf.formats import ALSO_CALLED, BY_EXTENSION, FORMATS
from app.rdf.vocabulary import RDFS

HTML = "html"
MEDIA_TYPES: Mapping[str, str] = {
    **{format.extension: format.media_type for format in FORMATS.values()},
    HTML: "text/html",
}
"""By the extension in an address, the form for reading first."""
VARIES = {"vary": "accept"}
# In the order that ties are decided in; JSON-LD is the first of application/*.
_ORDER = ("ttl", "jsonld", "rdf", "nt", "nq", "trig", HTML)
_ACCEPTED: Mapping[str, str] = {
    **{MEDIA_TYPES[extension]: extension for extension in _ORDER},
    "application/xhtml+xml": HTML,
    **{media_type: format.extension for media_type, format in ALSO_CALLED.items()},
}


def form_wanted(request: Request, forms: Iterable[str] = _ORDER) -> str | None:
    """The extension of the form that Accept likes best, Turtle without one; None if none of these will do."""
    accept = request.headers.get("accept", "").strip()
    known = {media_type: form for media_type, form in _ACCEPTED.items() if form in forms}
    return liked_best(accept, known) if accept else "ttl"


def parted(name: str) -> tuple[str, str | None]:
    """The name without the extension of a form, and that extension; a name may have points of its own (6.3)."""
    stem, point, extension = name.rpartition(".")
    return (stem, extension) if point and stem and extension in MEDIA_TYPES else (name, None)


def written(lines: bytes, extension: str) -> bytes:
    """Lines of N-Triples, for a form with graphs of N-Quads, in another form."""
    output = io.BytesIO()
    write_lines(iter((lines,)), BY_EXTENSION[extension], output)
    return output.getvalue()


def alternates(address: str, forms: Iterable[str] = MEDIA_TYPES) -> str:
    """What a Link header says of the forms of what is at this address, which has no extension."""
    return ", ".join(f'<{address}.{form}>; rel="alternate"; type="{MEDIA_TYPES[form]}"' for form in forms)


def not_acceptable(request: Request, forms: Iterable[str] = MEDIA_TYPES) -> Response:
    """406 with what there is."""
    listed = ", ".join(f"{MEDIA_TYPES[form]} (.{form})" for form in forms)
    detail = f"there is no such form; there are {listed}"
    reply = problem(406, "None of the forms asked for is there", detail, request)
    reply.headers.update(VARIES)
    return reply


def nothing_there(extension: str, address: str, zh: str, en: str) -> Response:
    """404 in the form asked for: the explorer's page, or a graph that says so of the address."""
    if extension == HTML:
        return page_with("", 404, VARIES)
    said = "".join(
        f"<{quote(address, safe=':/%#?=&')}> <{RDFS}comment> {literals.in_language(text, language)} .\n"
        for text, language in ((zh, "zh"), (en, "en"))
    )
    return Response(written(said.encode(), extension), 404, VARIES, media_type=MEDIA_TYPES[extension])

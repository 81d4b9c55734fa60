"""The forms that descriptions of data are served in, and which of them is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.negotiation import liked_best
from app.rdf.formats import ALSO_CALLED


@dataclass(frozen=True, slots=True)
class Form:
    """A syntax of RDF; `rdflib` is what rdflib calls its serialiser, `options` are what that is given."""

    extension: str
    media_type: str
    rdflib: str
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)


TURTLE = Form("ttl", "text/turtle", "turtle")
JSON_LD = Form("jsonld", "application/ld+json", "json-ld", {"auto_compact": True})
RDF_XML = Form("rdf", "application/rdf+xml", "pretty-xml")
N_TRIPLES = Form("nt", "application/n-triples", "nt")
FORMS = (TURTLE, JSON_LD, RDF_XML, N_TRIPLES)
HTML = "text/html"
WHAT_THERE_IS = ", ".join([*(form.media_type for form in FORMS), HTML])

_BY_NAME: Mapping[str, Form] = {
    **{form.extension: form for form in FORMS},
    **{form.media_type: form for form in FORMS},
    "turtle": TURTLE,
    "json-ld": JSON_LD,
    "xml": RDF_XML,
    "n-triples": N_TRIPLES,
}
# In the order that ties are decided in.
_ACCEPTED: Mapping[str, Form | str] = {
    **{form.media_type: form for form in FORMS},
    **{media_type: _BY_NAME[format.extension] for media_type, format in ALSO_CALLED.items()},
}


def form_named(name: str) -> Form | None:
    """The form by an extension, a name or a media type."""
    return _BY_NAME.get(name.lower())


def accepted(accept: str | None) -> Form | str | None:
    """The form that an Accept header likes best, Turtle without one; HTML for a page, None if none will do."""
    if accept is None or not accept.strip():
        return TURTLE
    known: dict[str, Form | str | None] = {**_ACCEPTED, HTML: HTML, "application/xhtml+xml": HTML}
    return liked_best(accept, known)

"""The routes that the IRIs of the ontology's terms lead to: the ontology, its shapes, the goals, JSON-LD's context."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from app.api.conditional import not_modified, validators
from app.api.context import CurrentService, Service
from app.api.explorer import HEADERS
from app.api.public_url import FORWARDED, public_url
from app.api.rdf_forms import HTML, MEDIA_TYPES, alternates, form_wanted, not_acceptable, parted
from app.rdf.formats import BY_EXTENSION
from app.rdf.jsonld import context
from app.rdf.ontology_page import ontology_page
from app.rdf.vocabulary import PREFIXES
from ontology.schema import SCHEMA_PATH, load_schema
from ontology.sdg import SDG_PATH
from ontology.shapes import SHAPES_PATH, load_shapes

router = APIRouter(tags=["open data"])

_FORMS = ("ttl", "jsonld", "rdf", "nt")
_PREFIXES = {
    **PREFIXES,
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the ontology; `page` says whether there is one to read."""

    path: str
    file: Path
    page: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        return (*_FORMS, HTML) if self.page else _FORMS


_ONTOLOGY = _Part("/ontology", SCHEMA_PATH, page=True)
_PARTS: Mapping[str, _Part] = {
    "shapes": _Part("/ontology/shapes", SHAPES_PATH),
    "sdg": _Part("/ontology/sdg", SDG_PATH),
}
_IN_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPES[form]: {"schema": {"type": "string"}} for form in (*_FORMS, HTML)}},
    304: {"description": "What the client has is what there is"},
    406: {"description": "None of the forms asked for; the answer lists what there is"},
}


@router.get("/ontology", summary="The ontology", response_class=Response, responses=_IN_FORMS)
@router.head("/ontology", include_in_schema=False)
def get_ontology(request: Request, service: CurrentService) -> Response:
    """What the IRIs of its terms lead to: a page with an anchor for each, Turtle, JSON-LD, RDF/XML, N-Triples."""
    return _served(_ONTOLOGY, None, request, service)


@router.get(
    "/ontology.{extension}", summary="The same by its name", response_class=Response, responses=_IN_FORMS
)
@router.head("/ontology.{extension}", include_in_schema=False)
def get_ontology_file(extension: str, request: Request, service: CurrentService) -> Response:
    """ontology.ttl, .jsonld, .rdf, .nt, .html."""
    return _served(_ONTOLOGY, extension, request, service)


@router.get(
    "/ontology/{part}", summary="The shapes, or the goals", response_class=Response, responses=_IN_FORMS
)
@router.head("/ontology/{part}", include_in_schema=False)
def get_ontology_part(part: str, request: Request, service: CurrentService) -> Response:
    """`shapes`: SHACL for the graph as RDF; `sdg`: the UN's goals and targets. By an extension, else by Accept."""
    name, extension = parted(part)
    if name not in _PARTS:
        raise HTTPException(404, f"the ontology has no part {name[:80]}: there are {', '.join(_PARTS)}")
    return _served(_PARTS[name], extension, request, service)


@router.get(
    "/context.jsonld", summary="The context of the JSON-LD", response_class=Response,
    responses={200: {"content": {"application/ld+json": {"schema": {"type": "object"}}}}},
)  # fmt: skip
@router.head("/context.jsonld", include_in_schema=False)
def get_context(request: Request) -> Response:
    """The ontology's terms by their short names."""
    return _sent(request, _context(), "application/ld+json", SCHEMA_PATH, {})


def _served(part: _Part, extension: str | None, request: Request, service: Service) -> Response:
    if extension is not None and extension not in part.forms:
        raise HTTPException(404, f"there is no such form; there are {', '.join(part.forms)}")
    wanted = extension or form_wanted(request, part.forms)
    if wanted is None:
        return not_acceptable(request, part.forms)
    address = f"{public_url(request, service.settings)}{part.path}"
    headers = {
        "vary": ", ".join((*(() if extension else ("accept",)), *FORWARDED)),
        "link": alternates(address, part.forms),
        "content-location": f"{address}.{wanted}",
    }
    if wanted == HTML:
        page = ontology_page().encode()
        return _sent(request, page, MEDIA_TYPES[HTML], part.file, {**headers, **HEADERS})
    return _sent(request, _written(part, wanted), MEDIA_TYPES[wanted], part.file, headers)


def _sent(request: Request, body: bytes, media_type: str, file: Path, headers: Mapping[str, str]) -> Response:
    tag = hashlib.blake2b(body, digest_size=12).hexdigest()
    told = {**headers, **validators(f'"{tag}"', file.stat().st_mtime), "cache-control": "no-cache"}
    return not_modified(request, told) or Response(body, headers=told, media_type=media_type)


@cache
def _written(part: _Part, extension: str) -> bytes:
    turtle = part.file.read_bytes()
    if part.file == SHAPES_PATH:
        turtle = load_shapes(load_schema()).serialize(format="turtle", encoding="utf-8")
    if extension == "ttl":
        return turtle
    triples = (quad.triple for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    output = io.BytesIO()
    pyoxigraph.serialize(triples, output, BY_EXTENSION[extension].syntax, prefixes=_PREFIXES)
    return output.getvalue()


@cache
def _context() -> bytes:
    return json.dumps(context(), ensure_ascii=False, indent=1).encode()

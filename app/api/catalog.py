"""The routes of the catalogue: pages of it, its datasets and services, the VoID description."""

import hashlib
from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from rdflib import Graph
from starlette.exceptions import HTTPException

from app.api.conditional import not_modified, validators
from app.api.context import CurrentService, Service
from app.api.problems import problem
from app.api.public_url import FORWARDED, public_url
from app.catalogue.codes import licence
from app.catalogue.dcat import CatalogueWriter, Edition
from app.catalogue.making import Shelf
from app.catalogue.negotiation import FORMS, WHAT_THERE_IS, Form, accepted, form_named
from app.catalogue.pages import catalogue_page, page_count
from app.catalogue.publication import Publication
from app.catalogue.services import SERVICES
from app.catalogue.void import void_description
from app.catalogue.words import only_in

router = APIRouter(tags=["open data"])

_IN_RDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {form.media_type: {"schema": {"type": "string"}} for form in FORMS}},
    303: {"description": "To the page /data, for who asks for HTML"},
    304: {"description": "What the client has is what there is"},
    406: {"description": "None of the forms asked for; the answer lists what there is"},
}
FormatName = Annotated[
    str | None, Query(alias="format", description="ttl, jsonld, rdf or nt, whatever Accept says")
]
Language = Annotated[Literal["zh", "en"] | None, Query(description="Texts in one language only, zh or en")]
PageNumber = Annotated[int, Query(ge=1, description="The page, from 1")]


@router.get("/catalog", summary="The catalogue in DCAT-AP 3", response_class=Response, responses=_IN_RDF)
@router.head("/catalog", include_in_schema=False)
def get_catalog(
    request: Request,
    service: CurrentService,
    page: PageNumber = 1,
    format: FormatName = None,
    lang: Language = None,
) -> Response:
    """Turtle, JSON-LD, RDF/XML or N-Triples by Accept or `format`; the page that follows is `hydra:next`."""
    kept = {"format": format} if format else {}
    return _catalogue(request, service, page, format, lang, "/catalog", kept)


@router.get(
    "/catalog.{extension}", summary="The same by its name", response_class=Response, responses=_IN_RDF
)
@router.head("/catalog.{extension}", include_in_schema=False)
def get_catalog_file(
    extension: str,
    request: Request,
    service: CurrentService,
    page: PageNumber = 1,
    lang: Language = None,
) -> Response:
    """catalog.ttl, catalog.jsonld, catalog.rdf, catalog.nt."""
    return _catalogue(request, service, page, extension, lang, f"/catalog.{extension}", {})


@router.get("/catalog/dataset/{name}", summary="One dataset", response_class=Response, responses=_IN_RDF)
@router.head("/catalog/dataset/{name}", include_in_schema=False)
def get_dataset(name: str, request: Request, service: CurrentService, format: FormatName = None) -> Response:
    """With its distributions; 404 for a name that no dataset has."""

    def describe(shelf: Shelf, publication: Publication, edition: Edition) -> Graph:
        dataset = shelf.contents.find(name)
        if dataset is None:
            raise HTTPException(404, f"no dataset is called {name}: see /catalog")
        writer = CatalogueWriter(publication, edition)
        writer.dataset(dataset)
        for service in SERVICES:
            writer.service(service, [dataset])
        return writer.graph

    return _described(request, service, format, describe)


@router.get("/catalog/service/{name}", summary="One data service", response_class=Response, responses=_IN_RDF)
@router.head("/catalog/service/{name}", include_in_schema=False)
def get_service_description(
    name: str, request: Request, service: CurrentService, format: FormatName = None
) -> Response:
    """api or sparql."""
    found = next((s for s in SERVICES if s.name == name), None)
    if found is None:
        raise HTTPException(404, f"no data service is called {name}: see /catalog")

    def describe(_: Shelf, publication: Publication, edition: Edition) -> Graph:
        writer = CatalogueWriter(publication, edition)
        writer.service(found, ())
        return writer.graph

    return _described(request, service, format, describe, of_files=False)


@router.get(
    "/.well-known/void", summary="The graph described in VoID", response_class=Response, responses=_IN_RDF
)
@router.head("/.well-known/void", include_in_schema=False)
def get_void(request: Request, service: CurrentService, format: FormatName = None) -> Response:
    """How many triples, entities, classes and properties there are, and where to get them."""

    def describe(shelf: Shelf, publication: Publication, edition: Edition) -> Graph:
        return void_description(shelf.contents, publication, edition)

    return _described(request, service, format, describe)


def _catalogue(
    request: Request,
    service: Service,
    page: int,
    format: str | None,
    language: str | None,
    path: str,
    kept: dict[str, str],
) -> Response:
    """A page at a path; what is `kept` of the query, and the language, leads on to the other pages."""
    kept = {**kept, "lang": language} if language else kept

    def describe(shelf: Shelf, publication: Publication, edition: Edition) -> Graph:
        pages = page_count(shelf.contents)
        if page > pages:
            raise HTTPException(404, f"the catalogue has {pages} pages")

        def address(number: int) -> str:
            return publication.at(f"{path}?{urlencode({**kept, 'page': number})}")

        graph = catalogue_page(shelf.contents, publication, edition, page, address)
        if language:
            only_in(graph, language)
        return graph

    return _described(request, service, format, describe)


def _described(
    request: Request,
    service: Service,
    format: str | None,
    describe: Callable[[Shelf, Publication, Edition], Graph],
    *,
    of_files: bool = True,
) -> Response:
    """What `describe` says in the form asked for, unless the client has it.

    Unless it says nothing `of_files`, it is another once another file is made.
    """
    chosen = _chosen(request, format)
    if chosen is None:
        detail = f"there is no such form; there are {WHAT_THERE_IS}"
        return problem(406, "None of the forms asked for is there", detail, request)
    publication = publication_of(request, service)
    if isinstance(chosen, str):
        return RedirectResponse(publication.at("/data"), 303, headers={"vary": "accept"})
    shelf = service.downloads.current()
    service.downloads.make_all()
    modified, files = shelf.edition.state() if of_files else (shelf.edition.seen, 0)
    tag = hashlib.blake2b(
        f"{shelf.key} {files} {modified} {publication} {request.url} {chosen.extension}".encode(),
        digest_size=12,
    ).hexdigest()
    # Weak: the same statements may come in another order.
    headers = {
        **validators(f'W/"{tag}"', modified),
        "vary": ", ".join(("accept", *FORWARDED)),
        "cache-control": "no-cache",
        "link": _alternates(request, publication),
    }
    known = not_modified(request, headers)
    if known is not None:
        return known
    graph = describe(shelf, publication, Edition(shelf.key, shelf.edition.seen, shelf.edition.find))
    body = graph.serialize(format=chosen.rdflib, encoding="utf-8", **chosen.options)
    return Response(body, media_type=chosen.media_type, headers=headers)


def _chosen(request: Request, format: str | None) -> Form | str | None:
    return form_named(format) if format else accepted(request.headers.get("accept"))


def _alternates(request: Request, publication: Publication) -> str:
    """The same in other forms."""
    path = (
        request.url.path.partition(".")[0] if request.url.path.startswith("/catalog.") else request.url.path
    )
    kept = {key: value for key, value in request.query_params.items() if key in ("page", "lang")}
    return ", ".join(
        f"<{publication.at(path)}?{urlencode({**kept, 'format': form.extension})}>; "
        f'rel="alternate"; type="{form.media_type}"'
        for form in FORMS
    )


def publication_of(request: Request, service: Service) -> Publication:
    """Under whose name, licence and address this request's answer stands."""
    settings = service.settings
    return Publication(
        url=public_url(request, settings),
        base=settings.base_iri.rstrip("/"),
        publisher=settings.publisher,
        homepage=settings.publisher_url,
        contact=settings.contact,
        licence=licence(settings.license),
    )

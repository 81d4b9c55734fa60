"""The routes of linked data: an IRI leads to what is known of its thing, in the form asked for."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.api.conditional import not_modified
from app.api.context import CurrentService, Service
from app.api.embedding import head_of
from app.api.explorer import page_mark, page_with
from app.api.public_url import FORWARDED, public_url
from app.api.rdf_forms import (
    HTML,
    MEDIA_TYPES,
    VARIES,
    alternates,
    form_wanted,
    not_acceptable,
    nothing_there,
    parted,
    written,
)
from app.catalogue.contents import WHOLE
from app.iri import fact_iri, graph_iri, id_of, iri_of, type_and_key
from app.rdf import literals
from app.rdf.describe import DATASET, FACT, MOST, Cut, Describer, Description
from app.rdf.formats import BY_EXTENSION
from app.rdf.patterns import cube_iri
from app.rdf.vocabulary import DCT, PREFIXES, RDFS, TYPE
from cypher.description import find_fact, find_node

router = APIRouter(tags=["open data"])

_VOID = "http://rdfs.org/ns/void#"
# What a page says beside its words is for programs that look in passing; all of it is in the other forms.
_MOST_EMBEDDED = 50
_GRAPH = "graph"
_LONGEST_NAME = 200
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media_type: {"schema": {"type": "string"}} for media_type in MEDIA_TYPES.values()}},
    304: {"description": "What the client has is what there is"},
    406: {"description": "None of the forms asked for; the answer lists what there is"},
}
_SEE_OTHER: dict[int | str, dict[str, Any]] = {
    303: {"description": "To the description in the form that Accept asks for"},
    406: _FORMS[406],
}


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing by its IRI's type and key; `page` is the path of the explorer's page that shows it."""

    type: str
    key: str
    iri: str
    page: str

    @property
    def path(self) -> str:
        """The path of its description, without an extension."""
        return f"/doc/{quote(self.type, safe='')}/{quote(self.key, safe='')}"


@router.get(
    "/id/{type}/{key}", summary="To the description of a thing", status_code=303,
    response_class=RedirectResponse, responses=_SEE_OTHER,
)  # fmt: skip
@router.head("/id/{type}/{key}", include_in_schema=False)
@router.get("/id/{type}/{key:path}", include_in_schema=False)
@router.head("/id/{type}/{key:path}", include_in_schema=False)
def get_thing(type: str, key: str, request: Request, service: CurrentService) -> Response:
    """What an IRI of the graph stands for is no file: 303 to `/doc/…`, by Accept; 404 for what nothing stands for.

    Goals and targets go by the numbers of the UN: `/id/goal/6`, `/id/target/6.3`.
    """
    extension = form_wanted(request)
    if extension is None:
        return not_acceptable(request)
    thing = _find(service, type, key)
    if thing is None:
        return _unknown(request, service, type, key, extension)
    if type == _GRAPH:
        return _to_graph(request, service, thing, extension)
    address = _public(request, service, thing.path)
    headers = {**VARIES, "link": _links(address, thing, address)}
    return RedirectResponse(f"{address}.{extension}", 303, headers)


@router.get(
    "/doc/{type}/{key}", summary="What is known of a thing", response_class=Response, responses=_FORMS
)
@router.head("/doc/{type}/{key}", include_in_schema=False)
@router.get("/doc/{type}/{key:path}", include_in_schema=False)
@router.head("/doc/{type}/{key:path}", include_in_schema=False)
def get_description(type: str, key: str, request: Request, service: CurrentService) -> Response:
    """Turtle, JSON-LD, RDF/XML, N-Triples, N-Quads, TriG or a page, by the key's extension, else by Accept.

    Its properties, its relations in both directions with what they rest on, and the names of what is at their other
    ends. Of each type of relation at most 500 come, the surest first; what is left out is told. In N-Quads and
    TriG what each document says is in its graph.
    """
    thing, extension = _find(service, type, key), None
    if thing is None:
        stem, extension = parted(key)
        thing = _find(service, type, stem) if extension else None
    wanted = extension or form_wanted(request)
    if wanted is None:
        return not_acceptable(request)
    if thing is None:
        return _unknown(request, service, type, key, wanted)
    if type == _GRAPH:
        return _to_graph(request, service, thing, wanted)
    return _described(request, service, thing, wanted, named=extension is not None)


@router.get("/entity/{id}", include_in_schema=False)
@router.get("/document/{id}", include_in_schema=False)
def get_page(id: str, request: Request, service: CurrentService) -> Response:
    """The explorer's page of a thing, with what is known of it in its head."""
    thing = _of_node(service, id)
    return _described(request, service, thing, HTML, named=True) if thing else page_with("")


def _find(service: Service, type: str, key: str) -> _Thing | None:
    """The thing that {base}/id/{type}/{key} stands for."""
    base = service.settings.base_iri
    if (type, key) == DATASET:
        return _Thing(type, key, cube_iri(base.rstrip("/")), "/indicators")
    if type == FACT:
        found = find_fact(service.store, key, service.settings.query_timeout)
        if found is None:
            return None
        relation, source, _ = found
        page = _page({**relation.row, "id": source.row["id"]}, "passage")
        return _Thing(type, key, fact_iri(key, base), page)
    if type == _GRAPH:
        document = _of_node(service, id_of("document", key))
        return document and _Thing(type, key, graph_iri(id_of("document", key), base), document.page)
    return _of_node(service, id_of(type, key))


def _of_node(service: Service, id: str) -> _Thing | None:
    node = find_node(service.store, id, service.settings.query_timeout)
    if node is None:
        return None
    page = f"/entity/{_quoted(id)}"
    if node.label == "Document":
        page = f"/document/{_quoted(id)}"
    elif node.label in ("Section", "Passage"):
        part = node.label.lower()
        page = _page({**node.row, part: id}, part)
    return _Thing(*type_and_key(id), iri_of(id, service.settings.base_iri), page)


def _page(row: dict[str, Any], part: str) -> str:
    """The page of a document at one of its parts; of what is said in none, the page of the thing itself."""
    if row.get("document") and row.get(part):
        return f"/document/{_quoted(row['document'])}?{part}={_quoted(row[part])}"
    return f"/entity/{_quoted(row['id'])}"


def _described(request: Request, service: Service, thing: _Thing, extension: str, *, named: bool) -> Response:
    """The description in one form, unless the client has it."""
    address = _public(request, service, thing.path)
    settings = service.settings
    made_by = (
        version("chengtu"),
        settings.base_iri,
        settings.license,
        page_mark() if extension == HTML else "",
    )
    state = service.content.current(), *made_by, address, extension
    # Weak: the same statements may come in another order.
    headers = {
        "etag": f'W/"{hashlib.blake2b(repr(state).encode(), digest_size=12).hexdigest()}"',
        "vary": ", ".join((*(() if named else ("accept",)), *FORWARDED)),
        "cache-control": "no-cache",
        "link": _links(
            address, thing, _public(request, service, thing.page) if extension == HTML else address
        ),
        "content-location": f"{address}.{extension}",
    }
    known = not_modified(request, headers)
    if known is not None:
        return known
    if extension == HTML:
        return page_with(_head(request, service, thing), 200, headers)
    lines = _lines(request, service, thing, graphs=BY_EXTENSION[extension].quads)
    return Response(written(lines, extension), headers=headers, media_type=MEDIA_TYPES[extension])


def _head(request: Request, service: Service, thing: _Thing) -> str:
    address = _public(request, service, thing.path)
    forms = {type: f"{address}.{extension}" for extension, type in MEDIA_TYPES.items() if extension != HTML}
    lines = _lines(request, service, thing, most=_MOST_EMBEDDED)
    return head_of(_public(request, service, thing.page), forms, written(lines, "jsonld").decode())


def _lines(
    request: Request, service: Service, thing: _Thing, *, graphs: bool = False, most: int = MOST
) -> bytes:
    """What is known of the thing, then what is to be known of the description."""
    settings = service.settings
    describer = Describer(service.store, settings.base_iri, graphs, most, settings.query_timeout)
    description = describer.thing(thing.type, thing.key)
    if description is None:
        return b""
    return description.lines + "".join(_told(request, service, thing, description)).encode()


def _told(request: Request, service: Service, thing: _Thing, description: Description) -> Iterator[str]:
    """Lines about the description: what it is of, its licence, the whole that it is from, what it leaves out."""
    head = f"<{_public(request, service, thing.path)}>"
    yield f"{head} {TYPE} <{PREFIXES['foaf']}Document> .\n"
    yield f"{head} <{PREFIXES['foaf']}primaryTopic> <{thing.iri}> .\n"
    yield f"{head} <{DCT}license> <{service.settings.license}> .\n"
    yield f"{head} <{_VOID}inDataset> <{_public(request, service, f'/catalog/dataset/{WHOLE}')}> .\n"
    if thing.type == "document":
        graph = graph_iri(id_of(thing.type, thing.key), service.settings.base_iri)
        yield f"{head} <{RDFS}seeAlso> <{graph}> .\n"
    for cut in description.cuts:
        for language, text in _left_out(cut).items():
            yield f"{head} <{RDFS}comment> {literals.in_language(text, language)} .\n"


def _left_out(cut: Cut) -> dict[str, str]:
    way = {"out": ("出", "leave it"), "in": ("入", "come to it")}[cut.direction]
    return {
        "zh": f"<{cut.relation}>（{way[0]}）共{cut.total}条，此处只列{cut.shown}条；全部见所属数据集。",
        "en": f"Of {cut.total} triples with <{cut.relation}> that {way[1]}, {cut.shown} are told here; "
        "the data set has all.",
    }


def _to_graph(request: Request, service: Service, thing: _Thing, extension: str) -> Response:
    """What a document says is a file to download; to read it there is its page."""
    document = id_of("document", thing.key)
    path = thing.page if extension == HTML else f"/data/{_quoted(document)}.{extension}"
    return RedirectResponse(_public(request, service, path), 303, VARIES)


def _unknown(request: Request, service: Service, type: str, key: str, extension: str) -> Response:
    type, key = type[:_LONGEST_NAME], key[:_LONGEST_NAME]
    zh, en = f"图中没有 {type}/{key}。", f"Nothing in the graph goes by {type}/{key}."
    address = _public(request, service, f"/doc/{_quoted(type)}/{_quoted(key)}")
    return nothing_there(extension, address, zh, en)


def _links(address: str, thing: _Thing, canonical: str) -> str:
    return f'{alternates(address)}, <{thing.iri}>; rel="describes", <{canonical}>; rel="canonical"'


def _public(request: Request, service: Service, path: str) -> str:
    return f"{public_url(request, service.settings)}{path}"


def _quoted(name: str) -> str:
    return quote(name, safe="")

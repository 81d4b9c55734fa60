"""The IRIs of the ontology's terms lead to the ontology, in every form and to an anchor on its page."""

import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from opendata import graph_at, served
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic

from app.rdf.jsonld import context
from cypher.store.protocol import Store
from ontology.schema import SCHEMA_PATH, describe, load_schema
from ontology.sdg import SDG_PATH
from ontology.shapes import load_shapes
from ontology.turtle import CT, parse_turtle

FORMS = ("ttl", "jsonld", "rdf", "nt")


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(sample_graph, tmp_path_factory.mktemp("cache")) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/ontology", "/ontology/shapes", "/ontology/sdg"])
def test_each_form_says_what_the_file_says(client: TestClient, path: str) -> None:
    expected = {
        "/ontology": parse_turtle(SCHEMA_PATH),
        "/ontology/shapes": load_shapes(load_schema()),
        "/ontology/sdg": parse_turtle(SDG_PATH),
    }[path]
    assert len(expected) > 500
    for form in FORMS:
        # Comparing lists of blank nodes takes long: one form by isomorphism, the others by size.
        graph = graph_at(client, f"{path}.{form}")
        assert len(graph) == len(expected)
        if form == "rdf" and path != "/ontology/shapes":
            assert isomorphic(graph, expected)


def test_the_page_has_an_anchor_for_each_term(client: TestClient) -> None:
    reply = client.get("/ontology", headers={"accept": "text/html,*/*;q=0.1"})
    assert reply.headers["content-type"].startswith("text/html")
    anchors = re.findall(r'<article id="([^"]+)"', reply.text)
    graph = parse_turtle(SCHEMA_PATH)
    terms = {
        str(s).removeprefix(str(CT))
        for s in graph.subjects(RDF.type)
        if isinstance(s, URIRef) and s.startswith(str(CT)) and s != URIRef(str(CT))
    }
    assert sorted(anchors) == sorted(terms)
    for kind in ("classes", "relations"):
        for term in describe(load_schema())[kind]:
            assert term["labels"]["zh"] in reply.text
            assert term["comments"]["en"].replace("'", "&#x27;") in reply.text
    assert "<script" not in reply.text
    # Links within the page lead somewhere.
    assert set(re.findall(r'href="#([^"]+)"', reply.text)) <= set(re.findall(r'id="([^"]+)"', reply.text))


def test_no_accept_gives_turtle_with_its_comments(client: TestClient) -> None:
    client.headers.pop("accept", None)
    reply = client.get("/ontology")
    assert reply.content == SCHEMA_PATH.read_bytes()
    assert 'rel="alternate"; type="text/html"' in reply.headers["link"]


def test_the_context_is_that_of_the_exports(client: TestClient) -> None:
    reply = client.get("/context.jsonld")
    assert reply.headers["content-type"].startswith("application/ld+json")
    assert reply.json() == context()
    data = json.dumps(
        {**reply.json(), "@id": "https://example.org/x", "supports": "http://metadata.un.org/sdg/6"}
    )
    triples = list(Graph().parse(data=data, format="json-ld"))
    assert triples == [(URIRef("https://example.org/x"), CT.supports, URIRef("http://metadata.un.org/sdg/6"))]


def test_a_client_need_not_load_again_what_it_has(client: TestClient) -> None:
    for path in ("/ontology.ttl", "/ontology.html", "/ontology/shapes.nt", "/context.jsonld"):
        first = client.get(path)
        for sent in (
            {"if-none-match": first.headers["etag"]},
            {"if-modified-since": first.headers["last-modified"]},
        ):
            assert client.get(path, headers=sent).status_code == 304
        head = client.head(path)
        assert (head.status_code, head.headers["etag"]) == (200, first.headers["etag"])


@pytest.mark.parametrize(
    "path", ["/ontology.exe", "/ontology/none", "/ontology/shapes.html", "/ontology/sdg.trig"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"

"""The SPARQL endpoint over the samples: the protocol, the forms of results, graphs, what it says of itself."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, parse, parse_query_results
from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef
from structlog.testing import capture_logs

from app.api.main import create_app
from app.iri import graph_iri
from app.rdf.export import rdf_lines
from app.settings import Settings
from cypher.store.protocol import Store
from ontology.sdg import load_goals

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
TSV = "text/tab-separated-values"
RESULTS = {
    JSON: QueryResultsFormat.JSON,
    XML: QueryResultsFormat.XML,
    TSV: QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
GOALS = "SELECT ?number ?name WHERE { ?g a ct:Goal ; ct:goalNumber ?number ; ct:name ?name } ORDER BY ?number"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(
        cache_dir=tmp_path_factory.mktemp("cache"), query_timeout=120, base_iri="https://data.example/city/"
    )
    with TestClient(create_app(settings, sample_graph), raise_server_exceptions=False) as opened:
        yield opened


def ask(client: TestClient, query: str, accept: str | None = None, **parameters: Any) -> Any:
    headers = {} if accept is None else {"accept": accept}
    return client.get("/sparql", params={"query": query, **parameters}, headers=headers)


def number(reply: Any) -> int:
    assert reply.status_code == 200, reply.text
    return int(reply.json()["results"]["bindings"][0]["n"]["value"])


def quads(store: Store) -> set[Quad]:
    lines = b"".join(rdf_lines(store, "https://data.example/city/"))
    return set(parse(lines, RdfFormat.N_QUADS))


@pytest.mark.parametrize("kind", RESULTS)
def test_rows_come_in_the_form_asked_for(kind: str, client: TestClient) -> None:
    reply = ask(client, GOALS, kind)
    assert reply.headers["content-type"].partition(";")[0] == kind
    assert reply.headers["x-truncated"] == "false"
    assert "accept" in reply.headers["vary"]
    rows = list(parse_query_results(reply.content, RESULTS[kind]))
    assert [row["name"].value for row in rows] == [goal.short_zh for goal in load_goals()]


def test_rows_come_as_csv(client: TestClient) -> None:
    reply = ask(client, GOALS, "text/csv")
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    assert [int(row["number"]) for row in rows] == list(range(1, 18))


@pytest.mark.parametrize("kind", RESULTS)
def test_yes_and_no_come_in_the_form_asked_for(kind: str, client: TestClient) -> None:
    for query, truth in (("ASK { ?g a ct:Goal }", True), ("ASK { ?g a ct:Gaol }", False)):
        reply = ask(client, query, kind)
        assert bool(parse_query_results(reply.content, RESULTS[kind])) == truth


@pytest.mark.parametrize("kind", GRAPHS)
@pytest.mark.parametrize("query", ["DESCRIBE sdg:6", "CONSTRUCT WHERE { sdg:6 ?p ?o }"])
def test_triples_come_in_the_form_asked_for(kind: str, query: str, client: TestClient) -> None:
    reply = ask(client, query, kind)
    assert reply.headers["content-type"].partition(";")[0] == kind
    found = {quad.triple for quad in parse(reply.content, GRAPHS[kind])}
    plain = {quad.triple for quad in parse(ask(client, query).content, RdfFormat.TURTLE)}
    assert found == plain
    assert len(found) > 10
    assert {triple.subject.value for triple in found} == {"http://metadata.un.org/sdg/6"}


def test_both_ways_to_post_give_what_get_gives(client: TestClient) -> None:
    expected = ask(client, GOALS).json()
    assert client.post("/sparql", data={"query": GOALS}).json() == expected
    headers = {"content-type": "application/sparql-query; charset=utf-8"}
    assert client.post("/sparql", content=GOALS, headers=headers).json() == expected
    head = client.head("/sparql", params={"query": GOALS})
    assert (head.status_code, head.headers["content-type"]) == (200, JSON)


@pytest.mark.parametrize(
    ("query", "accept", "there_is"),
    [
        (GOALS, "image/png", JSON),
        (GOALS, "text/turtle", XML),
        ("DESCRIBE sdg:6", f"{JSON}, {XML}", "application/ld+json"),
        (GOALS, f"{JSON};q=0", TSV),
    ],
)
def test_what_no_form_suits_is_told_which_there_are(
    query: str, accept: str, there_is: str, client: TestClient
) -> None:
    reply = ask(client, query, accept)
    assert reply.status_code == 406
    assert reply.headers["content-type"] == "application/problem+json"
    assert there_is in reply.json()["detail"]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE {\n  ?a ?b\n", "line 3, column"),
        ("SELECT ?x WHERE { ?s nope:x ?x }", "line 1, column"),
    ],
)
def test_an_error_of_syntax_tells_its_place(query: str, place: str, client: TestClient) -> None:
    reply = ask(client, query)
    assert reply.status_code == 400
    assert place in reply.json()["detail"]
    assert len(reply.json()["detail"]) < 400


def test_rows_are_cut_at_the_limit_and_it_is_told(client: TestClient) -> None:
    reply = ask(client, "SELECT * WHERE { ?s ?p ?o }")
    assert reply.headers["x-truncated"] == "true"
    assert len(reply.json()["results"]["bindings"]) == 1000
    assert reply.json()["truncated"]
    assert "1000" in reply.json()["note"]
    triples = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert triples.headers["x-truncated"] == "true"
    assert len(triples.text.splitlines()) == 1000
    whole = ask(client, "SELECT * WHERE { ?s ?p ?o } LIMIT 1000")
    assert whole.headers["x-truncated"] == "false"
    assert "note" not in whole.json()


def test_without_a_graph_all_of_them_are_one(client: TestClient, sample_graph: Store) -> None:
    """A triple that several documents state is there once."""
    all_of_it = quads(sample_graph)
    assert number(ask(client, COUNT)) == len({quad.triple for quad in all_of_it})
    in_graphs = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert number(ask(client, in_graphs)) == sum(str(quad.graph_name).startswith("<") for quad in all_of_it)


def test_each_document_is_a_graph(client: TestClient, sample_graph: Store) -> None:
    documents = [row[0] for row in sample_graph.read("MATCH (d:Document) RETURN d.id").rows]
    names = {graph_iri(id, "https://data.example/city/") for id in documents}
    found = ask(client, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").json()["results"]["bindings"]
    assert {row["g"]["value"] for row in found} == names
    one, other = sorted(names)[:2]
    each = [
        number(ask(client, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{g}> {{ ?s ?p ?o }} }}"))
        for g in (one, other)
    ]
    assert all(each)
    assert number(ask(client, COUNT, **{"default-graph-uri": one})) == each[0]
    assert number(ask(client, f"SELECT (COUNT(*) AS ?n) FROM <{one}> WHERE {{ ?s ?p ?o }}")) == each[0]
    both = number(ask(client, COUNT, **{"default-graph-uri": [one, other]}))
    assert max(each) < both <= sum(each)
    named = {"query": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": one}
    assert number(client.post("/sparql", data=named)) == each[0]
    assert number(ask(client, COUNT, **{"named-graph-uri": one})) == 0
    # What the request says goes before what the query says.
    query = f"SELECT (COUNT(*) AS ?n) FROM <{other}> WHERE {{ ?s ?p ?o }}"
    assert number(ask(client, query, **{"default-graph-uri": one})) == each[0]


def test_a_graph_that_is_no_iri_is_refused(client: TestClient) -> None:
    assert ask(client, COUNT, **{"default-graph-uri": "no iri"}).status_code == 400


def test_without_a_query_it_describes_itself(client: TestClient, sample_graph: Store) -> None:
    reply = client.get("/sparql")
    assert reply.headers["content-type"].startswith("text/turtle")
    assert '/.well-known/void>; rel="describedby"' in reply.headers["link"]
    graph = Graph().parse(data=reply.text, format="turtle")
    service = URIRef("http://testserver/sparql")
    assert (service, RDF.type, SD.Service) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (None, SD.feature, SD.BasicFederatedQuery) not in graph
    dataset = graph.value(service, SD.defaultDataset)
    names = {graph.value(g, SD.name) for g in graph.objects(dataset, SD.namedGraph)}
    asked = ask(client, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").json()["results"]["bindings"]
    assert {str(name) for name in names} == {row["g"]["value"] for row in asked}
    assert len(list(graph.objects(service, DCTERMS.title))) == 2
    for kind, form in (("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")):
        other = client.get("/sparql", headers={"accept": kind})
        assert len(Graph().parse(data=other.text, format=form)) == len(graph)
    assert client.head("/sparql").status_code == 200
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_a_browser_is_sent_to_the_page_for_queries(client: TestClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    headers = {"accept": browser, "x-forwarded-host": "open.example", "x-forwarded-prefix": "/city"}
    reply = client.get("/sparql", headers=headers, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "http://open.example/city/query")
    assert ask(client, GOALS, browser).status_code == 200


def test_pages_of_other_sites_may_read(client: TestClient) -> None:
    origin = {"origin": "https://elsewhere.example"}
    for reply in (
        client.get("/sparql", params={"query": GOALS}, headers=origin),
        client.post("/sparql", data={"query": "nonsense"}, headers=origin),
    ):
        assert reply.headers["access-control-allow-origin"] == "*"
        assert "x-truncated" in reply.headers["access-control-expose-headers"]
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    before = client.options("/sparql", headers={**origin, **asked})
    assert before.status_code == 200
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in client.get("/api/stats", headers=origin).headers


def test_queries_are_logged_before_they_are_refused(client: TestClient) -> None:
    with capture_logs() as logs:
        ask(client, "DROP ALL")
    assert [line["query"] for line in logs if line["event"] == "sparql"] == ["DROP ALL"]

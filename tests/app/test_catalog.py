"""The catalogue as it is served: DCAT-AP, negotiation, pages, addresses behind a proxy, validators."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph
import pyshacl
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opendata import HYDRA, SPDX, graph_at, pages, served, shapes
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from cypher.store.protocol import Store

AUTHORITY = "http://publications.europa.eu/resource/authority/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(
        sample_graph,
        tmp_path_factory.mktemp("cache"),
        publisher="Office of Plans",
        publisher_url="https://plans.example/",
        contact="data@plans.example",
    ) as client:
        # So that the catalogue has sizes to tell.
        for name in ("chengtu.nt", "goal-6.ttl"):
            assert client.get(f"/data/{name}").status_code == 200
        yield client


def datasets(graph: Graph) -> set[str]:
    return {str(node).rsplit("/", 1)[-1] for node in graph.subjects(RDF.type, DCAT.Dataset)}


def test_every_page_conforms(client: TestClient) -> None:
    known = shapes()
    seen: set[str] = set()
    for url, graph in pages(client):
        conforms, _, report = pyshacl.validate(graph, shacl_graph=known)
        assert conforms, f"{url}: {report}"
        found = datasets(graph)
        assert found
        assert not found & seen, "a dataset is on two pages"
        seen |= found
    goals = {f"goal-{n}" for n in range(1, 18)}
    assert {"chengtu"} | goals <= seen
    assert len({name for name in seen if name.startswith("doc-")}) == 5


@pytest.mark.parametrize("broken", [DCTERMS.title, DCTERMS.publisher, DCAT.endpointURL, DCTERMS.license])
def test_the_shapes_find_what_is_missing(client: TestClient, broken: URIRef) -> None:
    graph = graph_at(client, "/catalog?page=2")
    graph.remove((None, broken, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes())[0]


@pytest.mark.parametrize("path", ["dataset/goal-6", "dataset/chengtu", "service/api", "service/sparql"])
def test_what_a_catalogue_names_is_described_at_its_address_and_conforms(
    client: TestClient, path: str
) -> None:
    graph = graph_at(client, f"/catalog/{path}")
    assert (URIRef(f"http://testserver/catalog/{path}"), DCTERMS.publisher, None) in graph
    assert pyshacl.validate(graph, shacl_graph=shapes())[0]


def test_a_dataset_says_who_under_what_licence_when_where_and_about_what(
    client: TestClient, sample_graph: Store
) -> None:
    plan = sample_graph.read("MATCH (d:Document {plan_from: 2021}) RETURN d.id AS id").records()[0]["id"]
    graph = graph_at(client, f"/catalog/dataset/{plan}")
    node = URIRef(f"http://testserver/catalog/dataset/{plan}")
    assert {str(n) for n in graph.objects(None, FOAF.name)} == {"Office of Plans"}
    assert (None, None, URIRef("mailto:data@plans.example")) in graph
    assert graph.value(node, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    period = graph.value(node, DCTERMS.temporal)
    years = [str(graph.value(period, p)) for p in (DCAT.startDate, DCAT.endDate)]
    assert years == ["2021-01-01", "2025-12-31"]
    place = graph.value(node, DCTERMS.spatial)
    assert Literal("Shenzhen", lang="en") in set(graph.objects(place))
    assert set(graph.objects(node, DCTERMS.language)) == {URIRef(f"{AUTHORITY}language/ZHO")}
    themes = {str(theme) for theme in graph.objects(node, DCAT.theme)}
    assert {"http://metadata.un.org/sdg/9", f"{AUTHORITY}data-theme/TECH"} <= themes
    assert graph.value(node, DCTERMS.relation) == URIRef(
        f"https://w3id.org/chengtu/id/document/{plan.removeprefix('doc-')}"
    )


def test_sizes_and_checksums_are_those_of_the_files(client: TestClient) -> None:
    graph = graph_at(client, "/catalog")
    checked = 0
    for node, size in graph.subject_objects(DCAT.byteSize):
        url = urlsplit(str(graph.value(node, DCAT.downloadURL))).path
        content = client.get(url).content
        checksum = graph.value(node, SPDX.checksum)
        assert len(content) == int(size)
        assert hashlib.sha256(content).hexdigest() == str(graph.value(checksum, SPDX.checksumValue))
        checked += 1
    assert checked >= 2, "chengtu.nt and its packed form were made before"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/html;q=0.2, application/rdf+xml;q=0.9, */*;q=0.1", "application/rdf+xml"),
        ("image/png, application/ld+json;q=0.4", "application/ld+json"),
    ],
)
def test_each_form_says_the_same(client: TestClient, accept: str | None, media_type: str) -> None:
    headers = {"accept": accept} if accept else {}
    if accept is None:
        client.headers.pop("accept", None)
    reply = client.get("/catalog/service/api", headers=headers)
    assert reply.headers["content-type"].startswith(media_type)
    assert "accept" in reply.headers["vary"]
    graph = Graph().parse(data=reply.content, format=media_type)
    assert isomorphic(graph, graph_at(client, "/catalog/service/api?format=nt"))


@pytest.mark.parametrize("extension", ["ttl", "jsonld", "rdf", "nt"])
def test_an_extension_or_format_decides_whatever_accept_says(client: TestClient, extension: str) -> None:
    by_suffix = graph_at(client, f"/catalog.{extension}?page=2", accept="text/html")
    by_format = graph_at(client, f"/catalog?page=2&format={extension}", accept="text/html")
    assert datasets(by_suffix) == datasets(by_format) != set()


def test_a_browser_is_led_to_the_page(client: TestClient) -> None:
    reply = client.get("/catalog", headers={"accept": BROWSER}, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "http://testserver/data")


@pytest.mark.parametrize(
    "url", ["/catalog", "/.well-known/void", "/catalog/dataset/chengtu", "/catalog.xlsx"]
)
def test_other_forms_are_refused_with_what_there_is(client: TestClient, url: str) -> None:
    reply = client.get(url, headers={"accept": "image/png"})
    assert reply.status_code == 406
    for media_type in ("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"):
        assert media_type in reply.json()["detail"]


@pytest.mark.parametrize(
    "url", ["/catalog?page=99", "/catalog/dataset/nothing", "/catalog/service/nothing", "/catalog/other"]
)
def test_what_is_not_there_is_told(client: TestClient, url: str) -> None:
    reply = client.get(url, headers={"accept": "text/turtle"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("page", ["0", "-1", "one", "1e3", "99999999999999999999999"])
def test_a_page_that_is_no_page_is_refused(client: TestClient, page: str) -> None:
    assert client.get(f"/catalog?page={page}").status_code in (404, 422)


@pytest.mark.parametrize("url", ["/catalog", "/catalog.rdf", "/.well-known/void", "/catalog/dataset/goal-6"])
def test_head_answers_as_get_does(client: TestClient, url: str) -> None:
    head, get = client.head(url), client.get(url)
    assert head.status_code == get.status_code == 200
    assert head.headers["content-type"] == get.headers["content-type"]
    assert {"etag", "last-modified", "vary", "link"} <= set(head.headers)
    assert not head.content


def test_pages_lead_from_one_to_the_other_in_the_same_form(client: TestClient) -> None:
    graph = graph_at(client, "/catalog.rdf?lang=zh")
    (view,) = graph.subjects(RDF.type, HYDRA.PartialCollectionView)
    assert (view, RDF.type, HYDRA.PagedCollection) in graph
    total = int(str(graph.value(view, HYDRA.totalItems)))
    seen = [datasets(page) for _, page in pages(client, "/catalog.rdf?lang=zh")]
    assert sum(map(len, seen)) == total
    assert len(seen) > 1
    following = str(graph.value(view, HYDRA.next))
    assert urlsplit(following).path == "/catalog.rdf"
    assert graph.value(view, HYDRA.previous) is None
    last = graph_at(client, str(graph.value(view, HYDRA.last)))
    assert list(last.objects(None, HYDRA.next)) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_in_one_language_only(client: TestClient, language: str) -> None:
    graph = graph_at(client, f"/catalog?lang={language}")
    titles = {
        title.language
        for node in graph.subjects(RDF.type, DCAT.Dataset)
        for title in graph.objects(node, DCTERMS.title)
    }
    assert titles == {language}
    assert (None, DCTERMS.title, Literal("Creative Commons Attribution", lang="en")) in graph


ADDRESSES = (
    DCAT.accessURL, DCAT.downloadURL, DCAT.endpointURL, DCAT.endpointDescription, DCAT.landingPage, DCAT.dataset,
    DCAT.service, DCAT.distribution, FOAF.homepage, HYDRA.next, HYDRA.view,
)  # fmt: skip


def assert_all_under(graph: Graph, url: str) -> None:
    """All that is to be loaded from the service is at this address."""
    for predicate in ADDRESSES:
        found = [str(o) for o in graph.objects(None, predicate) if "plans.example" not in str(o)]
        assert found, predicate
        assert [address for address in found if not address.startswith(f"{url}/")] == []


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, "http://testserver"),
        (
            {"x-forwarded-proto": "https", "x-forwarded-host": "data.city.example"},
            "https://data.city.example",
        ),
        (
            {
                "x-forwarded-proto": "https",
                "x-forwarded-host": "data.city.example:8443, inner:80",
                "x-forwarded-prefix": "/plans/",
            },
            "https://data.city.example:8443/plans",
        ),
        (
            {"x-forwarded-proto": "javascript", "x-forwarded-host": 'a b<>"', "x-forwarded-prefix": "//x"},
            "http://testserver",
        ),
    ],
)
def test_addresses_are_those_of_the_proxy(client: TestClient, headers: dict[str, str], expected: str) -> None:
    assert_all_under(graph_at(client, "/catalog", **headers), expected)


def test_a_host_that_is_none_does_no_harm(client: TestClient) -> None:
    assert_all_under(graph_at(client, "/catalog", host='a"><b'), "http://testserver")


def test_the_operators_address_wins(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(
        sample_graph, tmp_path_factory.mktemp("cache"), public_url="https://open.city.example/g/"
    ) as client:
        graph = graph_at(client, "/catalog", **{"x-forwarded-host": "other.example"})
        assert_all_under(graph, "https://open.city.example/g")


def test_what_a_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/catalog/service/api")
    for headers in (
        {"if-none-match": first.headers["etag"]},
        {"if-none-match": f'"other", {first.headers["etag"]}'},
        {"if-none-match": "*"},
        {"if-modified-since": first.headers["last-modified"]},
    ):
        again = client.get("/catalog/service/api", headers=headers)
        assert (again.status_code, again.content) == (304, b""), headers
    for headers in (
        {"if-none-match": '"other"'},
        {"if-none-match": '"other"', "if-modified-since": first.headers["last-modified"]},
        {"if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"if-modified-since": "yesterday"},
        {"if-none-match": first.headers["etag"], "accept": "application/ld+json"},
        {"if-none-match": first.headers["etag"], "x-forwarded-host": "data.city.example"},
    ):
        assert client.get("/catalog/service/api", headers=headers).status_code == 200, headers


def test_void_counts_what_is_in_the_file(client: TestClient, sample_graph: Store) -> None:
    graph = graph_at(client, "/.well-known/void")
    whole = graph.value(URIRef("http://testserver/.well-known/void"), FOAF.primaryTopic)
    said = list(pyoxigraph.parse(client.get("/data/chengtu.nt").content, pyoxigraph.RdfFormat.N_TRIPLES))
    classes = Counter(str(q.object.value) for q in said if q.predicate.value == str(RDF.type))
    nodes = sample_graph.read("MATCH (n) RETURN count(n) AS n").records()[0]["n"]

    def number(property: URIRef) -> int:
        return int(str(graph.value(whole, property)))

    assert number(VOID.triples) == len(said) == len(set(said)), "no triple is told twice"
    assert number(VOID.entities) == nodes
    assert number(VOID.classes) == len(classes)
    assert number(VOID.properties) == len({q.predicate for q in said})
    for part in graph.objects(whole, VOID.classPartition):
        of = str(graph.value(part, VOID["class"]))
        assert int(str(graph.value(part, VOID.entities))) == classes[of], of
    dumps = {str(o) for o in graph.objects(whole, VOID.dataDump)}
    assert "http://testserver/data/chengtu.nq.gz" in dumps
    assert len(list(graph.objects(whole, VOID.subset))) == 5


HOSTILE = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    accept=HOSTILE,
    host=HOSTILE,
    prefix=HOSTILE,
    tag=HOSTILE,
    since=HOSTILE,
    format=st.none() | st.text(max_size=12),
)
def test_no_request_breaks_it(
    client: TestClient, accept: str, host: str, prefix: str, tag: str, since: str, format: str | None
) -> None:
    headers = {
        "accept": accept,
        "x-forwarded-host": host,
        "x-forwarded-prefix": prefix,
        "if-none-match": tag,
        "if-modified-since": since,
    }
    reply = client.get(
        "/catalog/service/api",
        params={"format": format} if format is not None else {},
        headers={name: value.encode("latin-1") for name, value in headers.items()},
        follow_redirects=False,
    )
    assert reply.status_code in (200, 303, 304, 406)
    if reply.status_code == 200:
        Graph().parse(data=reply.content, format=reply.headers["content-type"].partition(";")[0])

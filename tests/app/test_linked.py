"""IRIs lead to descriptions: redirects, forms, pages, refusals."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from browser import page_in, serving, settled
from fastapi.testclient import TestClient
from opendata import graph_at, served
from playwright.sync_api import Browser
from rdflib import FOAF, RDFS, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from app.api import explorer
from app.api.embedding import head_of
from app.iri import iri_of
from app.rdf.describe import MOST
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import prepare

BASE = "https://example.org/city"
FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "html": "text/html",
}
TRIPLES = ("ttl", "jsonld", "rdf", "nt")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
EMBEDDED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(sample_graph, tmp_path_factory.mktemp("cache"), base_iri=BASE) as opened:
        opened.follow_redirects = False
        yield opened


@pytest.fixture(scope="module")
def project(sample_graph: Store) -> str:
    return str(sample_graph.read("MATCH (n:Project) RETURN min(n.id)").rows[0][0]).removeprefix("project-")


def get(client: TestClient, url: str, accept: str | None = None, **headers: str):  # type: ignore[no-untyped-def]
    client.headers.pop("accept", None)
    return client.get(url, headers={**({"accept": accept} if accept else {}), **headers})


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("accept", "extension"),
    [*((media_type, extension) for extension, media_type in FORMS.items()), (None, "ttl"), ("*/*", "ttl"),
     (BROWSER, "html"), ("application/json", "jsonld"), ("application/xml", "rdf"),
     ("text/turtle;q=0.3, application/rdf+xml;q=0.5, */*;q=0.1", "rdf")],
)  # fmt: skip
def test_an_iri_leads_to_the_form_asked_for(
    client: TestClient, project: str, method: str, accept: str | None, extension: str
) -> None:
    client.headers.pop("accept", None)
    reply = client.request(method, f"/id/project/{project}", headers={"accept": accept} if accept else {})
    assert reply.status_code == 303
    assert reply.headers["location"] == f"http://testserver/doc/project/{project}.{extension}"
    assert reply.headers["vary"].lower().startswith("accept")
    for form, media_type in FORMS.items():
        assert (
            f'/doc/project/{project}.{form}>; rel="alternate"; type="{media_type}"' in reply.headers["link"]
        )
    assert f'<{BASE}/id/project/{project}>; rel="describes"' in reply.headers["link"]
    there = client.request(method, reply.headers["location"])
    assert there.status_code == 200
    assert there.headers["content-type"].startswith(FORMS[extension])


def test_each_form_says_the_same(client: TestClient, project: str) -> None:
    turtle = graph_at(client, f"/doc/project/{project}.ttl")
    assert len(turtle) > 30
    for extension in TRIPLES:
        assert isomorphic(turtle, graph_at(client, f"/doc/project/{project}.{extension}"))
    for extension, syntax in (("nq", "nquads"), ("trig", "trig")):
        dataset = Dataset(default_union=True)
        dataset.parse(data=get(client, f"/doc/project/{project}.{extension}").content, format=syntax)
        flat = Graph()
        for s, p, o, _ in dataset.quads():
            flat.add((s, p, o))
        assert isomorphic(turtle, flat)
        assert len(list(dataset.graphs())) > 1


def test_the_extension_goes_before_accept(client: TestClient, project: str) -> None:
    reply = get(client, f"/doc/project/{project}.nt", "text/html")
    assert reply.headers["content-type"].startswith("application/n-triples")
    assert "accept" not in reply.headers["vary"].lower().split(", ")
    negotiated = get(client, f"/doc/project/{project}", "application/ld+json")
    assert negotiated.headers["content-location"].endswith(f"/doc/project/{project}.jsonld")
    assert "accept" in negotiated.headers["vary"].lower().split(", ")


def test_a_description_says_what_it_is_of(client: TestClient, project: str) -> None:
    graph = graph_at(client, f"/doc/project/{project}.ttl")
    document = URIRef(f"http://testserver/doc/project/{project}")
    assert (document, FOAF.primaryTopic, URIRef(f"{BASE}/id/project/{project}")) in graph
    assert graph.value(URIRef(f"{BASE}/id/project/{project}"), RDFS.label)


@pytest.mark.parametrize("path", ["goal/6", "target/6.3", "fact/has-1.b", "dataset/observations"])
def test_goals_targets_statements_and_the_data_set_are_described(client: TestClient, path: str) -> None:
    reply = get(client, f"/id/{path}", "application/n-triples")
    assert reply.headers["location"].endswith(f"/doc/{path}.nt")
    graph = graph_at(client, reply.headers["location"])
    topic = graph.value(URIRef(f"http://testserver/doc/{path}"), FOAF.primaryTopic)
    assert len(list(graph.predicate_objects(topic))) > 3
    if path == "target/6.3":
        assert topic == URIRef("http://metadata.un.org/sdg/6.3")


def test_what_is_left_out_is_told_in_both_languages(tmp_path: Path) -> None:
    store = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(store)
    measures = [{"id": f"measure-{n}", "name": f"措施 {n}", "text": f"措施 {n}"} for n in range(MOST + 3)]
    facts = [
        {
            "id": f"supports-{n}",
            "source": f"measure-{n}",
            "target": "goal-6",
            "score": 0.5,
            "document": "doc-1",
        }
        for n in range(MOST + 3)
    ]
    with store.write() as batch:
        batch.upsert_nodes("Measure", measures)
        batch.upsert_relations("SUPPORTS", "Measure", "Goal", facts)
    with served(store, tmp_path / "cache", base_iri=BASE) as client:
        graph = graph_at(client, "/doc/goal/6.nt")
    store.close()
    told = list(graph.objects(URIRef("http://testserver/doc/goal/6"), RDFS.comment))
    assert {o.language for o in told if isinstance(o, Literal)} == {"zh", "en"}
    assert all(f"{MOST + 3}" in o and f"{MOST}" in o for o in told)


def test_what_a_document_says_is_its_file(client: TestClient, sample_graph: Store) -> None:
    id = sample_graph.read("MATCH (n:Document) RETURN min(n.id)").rows[0][0]
    key = id.removeprefix("doc-")
    reply = get(client, f"/id/graph/{key}", "application/trig")
    assert (reply.status_code, reply.headers["location"]) == (303, f"http://testserver/data/{id}.trig")
    assert get(client, reply.headers["location"]).status_code == 200
    page = get(client, f"/doc/graph/{key}.html")
    assert page.headers["location"] == f"http://testserver/document/{id}"
    described = graph_at(client, f"/doc/document/{key}.ttl")
    seen = described.value(URIRef(f"http://testserver/doc/document/{key}"), RDFS.seeAlso)
    assert seen == URIRef(f"{BASE}/id/graph/{key}")


def test_a_client_need_not_load_again_what_it_has(client: TestClient, project: str) -> None:
    tags = set()
    for extension in FORMS:
        tag = get(client, f"/doc/project/{project}.{extension}").headers["etag"]
        tags.add(tag)
        again = client.get(f"/doc/project/{project}.{extension}", headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
    assert len(tags) == len(FORMS)


def test_a_page_is_loaded_again_once_the_explorer_is_built_anew(
    client: TestClient, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = set()
    for build in range(2):
        folder = tmp_path / str(build)
        folder.mkdir()
        (folder / "index.html").write_text("<html><head></head></html>")
        os.utime(folder / "index.html", (build, build))
        monkeypatch.setattr(explorer, "BUNDLE", folder)
        tags.add(get(client, f"/entity/project-{project}", BROWSER).headers["etag"])
    assert len(tags) == 2


def test_pages_of_other_sites_may_read_it(client: TestClient, project: str) -> None:
    for url in (f"/id/project/{project}", f"/doc/project/{project}.jsonld", "/ontology", "/context.jsonld"):
        reply = client.get(url, headers={"origin": "https://elsewhere.example"})
        assert reply.headers["access-control-allow-origin"] == "*"


def test_behind_a_proxy_addresses_are_the_public_ones(client: TestClient, project: str) -> None:
    forwarded = {"x-forwarded-proto": "https", "x-forwarded-host": "data.example.org"}
    reply = get(client, f"/id/project/{project}", "text/turtle", **forwarded)
    assert reply.headers["location"] == f"https://data.example.org/doc/project/{project}.ttl"
    turtle = get(client, f"/doc/project/{project}.nt", **forwarded).text
    assert f"<https://data.example.org/doc/project/{project}> <{FOAF.primaryTopic}>" in turtle


HOSTILE = (
    "project/none", "nothing/1", "project/<script>alert(1)</script>", "project/..a/../b",
    "project/../../etc/passwd", "project/" + "长" * 3_000, "project/" + "a" * 10_000, "project/a\nb: c\r\nd",
    "project/\u0000", "fact/supports-' OR 1=1 //", "fact/match (n) detach delete n-1",
    "project/\"@en . <x:a> <x:b> <x:c> .", "graph/none", "dataset/none",
)  # fmt: skip


@pytest.mark.parametrize("extension", FORMS)
@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name[:24]))
def test_what_is_not_there_is_told_in_the_form_asked_for(
    client: TestClient, name: str, extension: str
) -> None:
    type, _, key = name.partition("/")
    for kind in ("id", "doc"):
        reply = get(client, f"/{kind}/{quote(type, safe='')}/{quote(key, safe='')}", FORMS[extension])
        assert reply.status_code == 404
        assert reply.headers["content-type"].startswith(FORMS[extension])
        if extension == "html":
            assert "<script>alert" not in reply.text
        else:
            graph = Dataset(default_union=True).parse(data=reply.content, format=FORMS[extension])
            said = list(graph.quads()) if isinstance(graph, Dataset) else list(graph)
            assert len(said) == 2
            assert {quad[1] for quad in said} == {RDFS.comment}


def test_a_form_that_there_is_not_is_refused_with_the_list(client: TestClient, project: str) -> None:
    for url in (f"/id/project/{project}", f"/doc/project/{project}", "/ontology"):
        reply = get(client, url, "image/png")
        assert reply.status_code == 406
        assert reply.headers["content-type"] == "application/problem+json"
        assert "text/turtle" in reply.json()["detail"]
        assert "accept" in reply.headers["vary"].lower()


def test_keys_come_back_out_of_their_escapes(tmp_path: Path) -> None:
    id = "place-a/b 湾?#.ttl"
    store = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(store)
    with store.write() as batch:
        batch.upsert_nodes(
            "Place", [{"id": id, "name": "</script><script>alert(1)</script>", "names": ["&<!--"]}]
        )
    with served(store, tmp_path / "cache", base_iri=BASE) as client:
        iri = iri_of(id, BASE)
        reply = client.get(urlsplit(iri).path.removeprefix("/city"), headers={"accept": "text/turtle"})
        assert reply.status_code == 200
        graph = Graph().parse(data=reply.content, format="turtle")
        assert graph.value(URIRef(iri), RDFS.label) == Literal("</script><script>alert(1)</script>", "en")
        page = client.get(f"/entity/{quote(id, safe='')}")
        # Catch-all for keys with a slash: the page is there, described or not.
        assert "<script>alert" not in page.text
        page = client.get(urlsplit(iri).path.removeprefix("/city"), headers={"accept": "text/html"})
        assert "<script>alert" not in page.text
        [data] = EMBEDDED.findall(page.text)
        embedded = Graph().parse(data=data, format="json-ld")
        assert graph.value(URIRef(iri), RDFS.label) == embedded.value(URIRef(iri), RDFS.label)
    store.close()


def test_pages_hold_what_is_known_of_their_things(client: TestClient, project: str) -> None:
    for url in (f"/doc/project/{project}.html", f"/entity/project-{project}"):
        reply = get(client, url, BROWSER)
        assert "content-security-policy" in reply.headers
        assert f'<link rel="canonical" href="http://testserver/entity/project-{project}">' in reply.text
        assert f'<http://testserver/entity/project-{project}>; rel="canonical"' in reply.headers["link"]
        assert f'type="text/turtle" href="http://testserver/doc/project/{project}.ttl"' in reply.text
        [data] = EMBEDDED.findall(reply.text)
        assert isomorphic(
            Graph().parse(data=data, format="json-ld"), graph_at(client, f"/doc/project/{project}.ttl")
        )


def test_parts_of_documents_are_shown_in_them(client: TestClient, sample_graph: Store) -> None:
    for label in ("Passage", "Section"):
        id, document = sample_graph.read(f"MATCH (n:{label}) RETURN n.id, n.document LIMIT 1").rows[0]
        page = get(client, f"/doc/{label.lower()}/{id.partition('-')[2]}.html").text
        assert f'href="http://testserver/document/{document}?{label.lower()}={id}"' in page
    fact, passage = sample_graph.read("MATCH ()-[r:SUPPORTS]->() RETURN r.id, r.passage LIMIT 1").rows[0]
    assert f"?passage={passage}" in get(client, f"/doc/fact/{fact}.html").text


def test_nothing_in_the_data_ends_its_script() -> None:
    text = "</script><!-- <script> & \u2028 ]]>"
    head = head_of('/entity/"><b>', {"text/turtle": "/a&b"}, json.dumps({"a": text}, ensure_ascii=False))
    [data] = EMBEDDED.findall(head)
    assert json.loads(data) == {"a": text}
    assert not set("<>&") & set(data)
    assert "<b>" not in head


def test_a_person_sees_the_page_and_a_crawler_the_data(
    browser: Browser, sample_graph: Store, project: str, tmp_path: Path
) -> None:
    name = sample_graph.read("MATCH (n:Project {id: $id}) RETURN n.name", {"id": f"project-{project}"}).rows[
        0
    ][0]
    with serving(sample_graph, cache_dir=tmp_path) as base, page_in(browser, base) as page:
        refused: list[str] = []
        page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
        page.goto(f"/id/project/{project}")
        settled(page)
        assert page.url == f"{base}/entity/project-{project}"
        assert name in page.locator("main h1").first.inner_text()
        data = page.locator('script[type="application/ld+json"]').text_content()
        assert len(json.loads(data or "{}")["@graph"]) > 3
        assert refused == []
        page.goto("/ontology.html#supports")
        assert page.locator("article#supports").is_visible()
        assert refused == []

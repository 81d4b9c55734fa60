"""Hostile SPARQL: nothing is written, read or fetched, what takes too much ends, and others are served meanwhile."""

import os
import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from hostile_sparql import ELSEWHERE_GRAPHS, HEAVY, HOGS, SERVICES, UPDATES

from app.api.main import create_app
from app.settings import Settings
from app.sparql.engine import Query, start
from app.sparql.guard import LONGEST, check_query
from app.sparql.snapshot import Snapshots
from cypher.content import ContentId
from cypher.store.protocol import Store
from cypher.workers import Workers
from ontology.errors import QueryError, QueryRefused

GOALS = "SELECT (COUNT(*) AS ?n) WHERE { ?g a ct:Goal }"
ALL_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SECONDS = 1.5
STATUS = {"time": (408,), "depth": (400,), "memory": (400, 408)}
_MOST_MEMORY = 2 << 30
ACCEPTED = "application/sparql-results+json, text/turtle"


@pytest.fixture(scope="module")
def cache(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the snapshot, so that none of the time is spent on it."""
    folder = tmp_path_factory.mktemp("cache")
    Snapshots(sample_graph, Settings().base_iri, ContentId(sample_graph), folder).current(300)
    return folder


@pytest.fixture(scope="module")
def client(sample_graph: Store, cache: Path) -> Iterator[TestClient]:
    settings = Settings(cache_dir=cache, query_timeout=SECONDS)
    with TestClient(create_app(settings, sample_graph), raise_server_exceptions=False) as opened:
        yield opened


class Listener:
    """A port that counts who knocks."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port = self._socket.getsockname()[1]
        self.knocks = 0
        self._open = True
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    def _count(self) -> None:
        while self._open:
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.knocks += 1
            connection.close()

    def close(self) -> None:
        self._open = False
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


def count(client: TestClient, query: str = GOALS) -> int:
    reply = client.get("/sparql", params={"query": query})
    assert reply.status_code == 200, reply.text
    return int(reply.json()["results"]["bindings"][0]["n"]["value"])


def send(client: TestClient, query: str, listener: Listener | None = None):  # type: ignore[no-untyped-def]
    if listener is not None:
        query = query.replace("{port}", str(listener.port))
    headers = {"content-type": "application/sparql-query", "accept": ACCEPTED}
    return client.post("/sparql", content=query.encode(), headers=headers)


@pytest.mark.parametrize("name", SERVICES)
def test_no_other_endpoint_is_asked(name: str, client: TestClient, listener: Listener) -> None:
    reply = send(client, SERVICES[name], listener)
    assert reply.status_code == 403, reply.text
    assert "SERVICE" in reply.json()["detail"]
    assert listener.knocks == 0


@pytest.fixture(scope="module")
def workers(cache: Path, sample_graph: Store) -> Iterator[Workers]:
    snapshot = Snapshots(sample_graph, Settings().base_iri, ContentId(sample_graph), cache).current(300)
    opened = Workers(start, snapshot)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", SERVICES)
def test_where_the_guard_is_passed_the_process_reaches_nobody(
    name: str, workers: Workers, listener: Listener
) -> None:
    with suppress(QueryError):
        workers.ask(Query(SERVICES[name].replace("{port}", str(listener.port)), 10), 60)
    assert listener.knocks == 0


def test_it_is_the_process_that_keeps_the_engine_from_it(workers: Workers) -> None:
    """The engine itself would ask: the test before can fail."""
    listener = Listener()
    text = SERVICES["service"].replace("{port}", str(listener.port))
    with pytest.raises(OSError):  # noqa: PT011
        list(pyoxigraph.Store().query(text))  # type: ignore[call-overload]
    listener.close()
    assert listener.knocks
    with pytest.raises(QueryError, match="Too many open files"):
        workers.ask(Query(text, 10), 60)


@pytest.mark.parametrize("name", UPDATES)
@pytest.mark.parametrize("way", ["query", "update", "body", "form"])
def test_nothing_is_written(name: str, way: str, client: TestClient, listener: Listener) -> None:
    text = UPDATES[name].replace("{port}", str(listener.port))
    if way == "body":
        headers = {"content-type": "application/sparql-update"}
        reply = client.post("/sparql", content=text, headers=headers)
    elif way == "query":
        reply = client.get("/sparql", params={"query": text})
    else:
        reply = client.post("/sparql", data={"update" if way == "update" else "query": text})
    assert reply.status_code == 403, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert listener.knocks == 0


def test_the_graph_is_as_it_was_after_all_updates(client: TestClient, sample_graph: Store) -> None:
    content, triples = ContentId(sample_graph).current(), count(client, ALL_TRIPLES)
    for text in UPDATES.values():
        send(client, text)
    assert (ContentId(sample_graph).current(), count(client, ALL_TRIPLES)) == (content, triples)


@pytest.mark.parametrize("name", ELSEWHERE_GRAPHS)
def test_no_graph_is_fetched_from_elsewhere(name: str, client: TestClient, listener: Listener) -> None:
    reply = send(client, ELSEWHERE_GRAPHS[name], listener)
    assert reply.status_code == 200
    assert "root:" not in reply.text
    if reply.headers["content-type"].startswith("application/sparql-results+json"):
        assert not reply.json().get("boolean")
        assert not reply.json().get("results", {}).get("bindings")
    assert listener.knocks == 0


def test_nor_by_the_parameters_of_the_protocol(client: TestClient, listener: Listener) -> None:
    for parameter in ("default-graph-uri", "named-graph-uri"):
        for graph in ("file:///etc/passwd", f"http://127.0.0.1:{listener.port}/x"):
            query = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
            reply = client.get("/sparql", params={"query": query, parameter: graph})
            assert reply.json()["results"]["bindings"][0]["n"]["value"] == "0"
    assert listener.knocks == 0


@pytest.mark.parametrize("name", HOGS)
def test_a_hog_ends_and_the_next_is_answered(name: str, client: TestClient) -> None:
    limit, query = HOGS[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reply = send(client, query)
    assert reply.status_code in STATUS[limit], reply.text[:500]
    assert len(reply.json()["detail"].splitlines()) == 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < _MOST_MEMORY / 8
    assert count(client) == 17


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_ends_within_the_limits(name: str, client: TestClient) -> None:
    reply = send(client, HEAVY[name])
    assert reply.status_code in (200, 400, 408), reply.text[:500]
    if reply.status_code == 200 and "json" in reply.headers["content-type"]:
        assert len(reply.json()["results"]["bindings"]) <= 1000
    assert len(reply.content) < 50_000_000
    assert count(client) == 17


def test_no_process_took_more_than_it_may(client: TestClient) -> None:
    send(client, HOGS["a text doubled"][1])
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < _MOST_MEMORY
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    assert len(children) <= 16


def test_honest_queries_are_answered_while_hogs_run(sample_graph: Store, cache: Path) -> None:
    settings = Settings(cache_dir=cache, query_timeout=6)
    with TestClient(create_app(settings, sample_graph), raise_server_exceptions=False) as client:
        ended: list[int] = []
        hog = HOGS["all paths"][1]
        threads = [
            threading.Thread(target=lambda: ended.append(send(client, hog).status_code)) for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        assert client.get("/api/health").status_code == 200
        assert count(client) == 17
        for thread in threads:
            thread.join()
        assert ended == [408, 408]


def test_with_too_many_at_once_the_next_is_told_to_come_again(sample_graph: Store, cache: Path) -> None:
    settings = Settings(cache_dir=cache, query_timeout=3)
    with TestClient(create_app(settings, sample_graph), raise_server_exceptions=False) as client:
        replies: list[int] = []
        waits: list[str | None] = []

        def ask() -> None:
            reply = send(client, HOGS["all paths"][1])
            replies.append(reply.status_code)
            if reply.status_code == 503:
                waits.append(reply.headers.get("retry-after"))

        threads = [threading.Thread(target=ask) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(replies) == {408, 503}
        assert replies.count(503) >= 12
        assert waits[0]
        assert count(client) == 17


def test_a_text_that_is_too_long_is_refused(client: TestClient) -> None:
    long = f"SELECT * WHERE {{ ?s ?p '{'a' * LONGEST}' }}"
    assert send(client, long).status_code == 403
    assert send(client, long * 10).status_code == 413
    assert client.post("/sparql", data={"query": long * 10}).status_code == 413
    assert count(client) == 17


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"\xff\xfe SELECT", "application/sparql-query", 400),
        (b"query=%FF%FE", "application/x-www-form-urlencoded", 400),
        (b"&".join([b"a=1"] * 200), "application/x-www-form-urlencoded", 400),
        (b"query=ASK{}&query=ASK{}", "application/x-www-form-urlencoded", 400),
        (b"", "application/sparql-query", 400),
        (b"   # nothing", "application/sparql-query", 400),
        (b"", "application/x-www-form-urlencoded", 400),
        (b'{"query": "ASK {}"}', "application/json", 415),
        (b"ASK {}", "text/plain", 415),
        (b"\x00", "application/sparql-query", 400),
    ],
)
def test_malformed_requests_are_said_to_be_so(
    body: bytes, kind: str, status: int, client: TestClient
) -> None:
    reply = client.post("/sparql", content=body, headers={"content-type": kind})
    assert reply.status_code == status, reply.text
    assert reply.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s <http://www.w3.org/ns/dcat#service> ?x }",
        "SELECT * WHERE { ?s dcat:service ?service . ?service ?p ?o }",
        'SELECT * WHERE { ?s ct:name ?n FILTER CONTAINS(?n, "service") }',
        'SELECT * WHERE { ?s ct:name "Public service levels" }',
        "# SERVICE is not used\nSELECT * WHERE { ?insert ?load ?drop }",
        'PREFIX load: <http://e/> SELECT * WHERE { ?s load:clear "DROP ALL" }',
    ],
)
def test_words_that_only_look_dangerous_pass(query: str) -> None:
    check_query(query)


def test_a_word_in_quotes_that_looks_like_a_service_is_explained() -> None:
    with pytest.raises(QueryRefused, match="in two parts"):
        check_query('SELECT * WHERE { ?s ct:name ?n FILTER REGEX(?n, "service?") }')

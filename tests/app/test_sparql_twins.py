"""Named queries in SPARQL: the rows of each twin are those of the Cypher, over the samples and the corpus."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store as RdfStore

from app.api.main import create_app
from app.rdf.vocabulary import PREFIXES
from app.settings import Settings
from app.sparql.endpoint import Endpoint
from app.sparql.twins import bind_twin, run_twin
from cypher.content import ContentId
from cypher.named import NamedQuery, load_queries
from cypher.run_named import run_named
from cypher.store import Store, open_store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.model import Extraction
from ingest.read import read_source

TWINS = {name: query for name, query in load_queries().items() if query.sparql}
MOST = 50_000
# Beside its example and what it needs at least, what else a query is asked.
MORE: Mapping[str, list[dict[str, Any]]] = {
    "measures-by-goal": [{"goal": 11, "score": 0.6}, {"goal": 9, "document": "2026-2030"}],
    "goal-coverage": [{"document": "2026-2030"}],
    "document-goals": [{"document": "2026-2030"}],
    "laws-by-document": [{"document": "2026-2030"}],
    "policies-most-cited": [{"document": "2026-2030"}],
    "low-score-facts": [{"below": 0.9, "relation": "LOCATED_IN"}, {"below": 0.7, "document": "2026-2030"}],
    "targets-covered": [{"covered": "yes"}, {"covered": "no", "goal": 3}],
    "value-conflicts": [{"indicator": "PM2.5"}, {"indicator": "pm2.5"}, {"indicator": "没有这个"}],
    "limiting-measures": [{"goal": 13}, {"goal": 1}],
    "binding-targets": [{"year": 2025, "binding": "expected"}],
    "district-goal-mix": [{"district": "盐田"}],
}


def endpoint_over(store: Store, cache: Path) -> Endpoint:
    return Endpoint(Settings(cache_dir=cache, query_timeout=300), store, ContentId(store))


def asked(query: NamedQuery) -> list[Mapping[str, Any]]:
    needed = {p.name: query.example[p.name] for p in query.parameters if p.required}
    return [query.example, needed, *MORE.get(query.name, [])]


def compare(query: NamedQuery, store: Store, endpoint: Endpoint, given: Mapping[str, Any]) -> int:
    """The number of rows, which are the same in both languages."""
    cypher = run_named(query, given, store, limit=MOST, timeout=300)
    sparql = run_twin(query, given, store, endpoint, limit=MOST)
    assert sparql.result.columns == cypher.result.columns
    for pair in zip_longest(cypher.result.rows, sparql.result.rows):
        assert pair[0] == pair[1]
    assert sparql.parameters == cypher.parameters
    return len(sparql.result.rows)


@pytest.fixture(scope="module")
def endpoint(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    opened = endpoint_over(sample_graph, tmp_path_factory.mktemp("cache"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def planted(
    sample_extractions: tuple[Extraction, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Endpoint]]:
    """The samples, and in them what they lack: a conflict of values, and something that limits a goal."""
    folder = tmp_path_factory.mktemp("planted")
    store = open_store(f"embedded://{folder / 'graph.kgl'}")
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    seen = "MATCH (o:Observation)-[:OBSERVES]->(i:Indicator) WHERE o.value = '16.8' RETURN o, i.id"
    (observation, indicator), *_ = store.read(seen).rows
    other = "MATCH (p:Passage) WHERE p.document <> $d RETURN p.id, p.document ORDER BY p.id LIMIT 1"
    passage, document = store.read(other, {"d": observation["document"]}).rows[0]
    project = store.read("MATCH (n:Project) RETURN n.id ORDER BY n.id LIMIT 1").rows[0][0]
    told = {"id": "observation-x", "value": "17", "number": 17.0, "passage": passage, "document": document}
    evidence = {"passage": passage, "document": document, "score": 0.7}
    with store.write() as batch:
        node = {key: value for key, value in observation.items() if key != "_labels"}
        batch.upsert_nodes("Observation", [{**node, **told}])
        for type, source, target, ends, more in (
            ("OBSERVES", "Observation", "Indicator", ("observation-x", indicator), {}),
            ("STATED_IN", "Project", "Passage", (project, passage), {}),
            ("SUPPORTS", "Project", "Goal", (project, "goal-13"), {"polarity": "limits", "cue": "停止"}),
        ):
            row = {"id": f"{type.lower()}-x", "source": ends[0], "target": ends[1], **evidence, **more}
            batch.upsert_relations(type, source, target, [row])
    opened = endpoint_over(store, folder)
    yield store, opened
    opened.close()
    store.close()


def test_there_are_enough() -> None:
    assert len(TWINS) >= 19


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_gives_the_rows_of_the_cypher(name: str, sample_graph: Store, endpoint: Endpoint) -> None:
    found = [compare(TWINS[name], sample_graph, endpoint, p) for p in asked(TWINS[name])]
    assert any(found) == (name not in ("limiting-measures", "value-conflicts"))


@pytest.mark.parametrize("name", TWINS)
def test_it_does_where_values_conflict_and_goals_are_limited(
    name: str, planted: tuple[Store, Endpoint]
) -> None:
    found = [compare(TWINS[name], *planted, p) for p in asked(TWINS[name])]
    assert any(found)


@pytest.fixture(scope="module")
def corpus_graph(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Endpoint]]:
    folder = tmp_path_factory.mktemp("corpus")
    store = open_store(f"embedded://{folder / 'graph.kgl'}")
    prepare(store)
    for extraction in resolve_readings(read_document(read_source(path)) for path in sorted(corpus.iterdir())):
        load(store, extraction)
    opened = endpoint_over(store, folder)
    yield store, opened
    opened.close()
    store.close()


@pytest.mark.parametrize("name", TWINS)
def test_it_does_over_the_corpus(name: str, corpus_graph: tuple[Store, Endpoint]) -> None:
    for parameters in asked(TWINS[name]):
        compare(TWINS[name], *corpus_graph, parameters)


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_binds_every_parameter(name: str) -> None:
    """And declares no prefix by another IRI than the exports do."""
    query = TWINS[name]
    text = str(query.sparql)
    for parameter in query.parameters:
        assert f"?given_{parameter.name}" in text
    for line in text.splitlines():
        if line.startswith("PREFIX "):
            _, prefix, iri = line.split()
            assert iri == f"<{PREFIXES[prefix.rstrip(':')]}>"


@given(value=st.text() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False))
@settings(max_examples=200, deadline=None)
def test_no_value_of_a_parameter_is_read_as_sparql(value: str | int | float) -> None:
    twin = (
        "SELECT ?given_x ?y WHERE { VALUES (?given_x ?given_y) { (1 UNDEF) } BIND (BOUND(?given_y) AS ?y) }"
    )
    rows = list(RdfStore().query(bind_twin(twin, {"x": value, "y": None})))  # type: ignore[call-overload]
    assert len(rows) == 1
    kind = type(value)
    assert kind(rows[0]["given_x"].value) == value
    assert rows[0]["y"].value == "false"


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(cache_dir=tmp_path_factory.mktemp("cache"), query_timeout=60)
    with TestClient(create_app(settings, sample_graph), raise_server_exceptions=False) as opened:
        yield opened


def test_the_api_runs_twins(client: TestClient) -> None:
    url = "/api/queries/measures-by-goal?goal=6&district=baoan"
    cypher, sparql = client.get(url).json(), client.get(f"{url}&language=sparql").json()
    assert sparql["rows"] == cypher["rows"] != []
    assert sparql["headings"] == cypher["headings"]
    assert '"district-440306"' in sparql["query"]["text"]
    assert sparql["query"]["text"].startswith("PREFIX ct:")
    body = {"parameters": {"goal": "SDG 6", "district": "宝安"}, "language": "sparql", "limit": 2}
    posted = client.post("/api/queries/measures-by-goal", json=body).json()
    assert posted["rows"] == cypher["rows"][:2]
    assert posted["truncated"]
    table = client.get(f"{url}&language=sparql&format=csv")
    assert table.text == client.get(f"{url}&format=csv").text


def test_what_has_no_twin_says_so(client: TestClient) -> None:
    reply = client.get("/api/queries/hubs?language=sparql")
    assert reply.status_code == 422
    assert "has no twin in SPARQL; these have: binding-targets" in reply.json()["detail"]
    assert client.get("/api/queries/hubs?language=sql").status_code == 422


def test_the_list_tells_the_twins(client: TestClient) -> None:
    listed = {item["name"]: item["sparql"] for item in client.get("/api/queries").json()["items"]}
    assert {name for name, text in listed.items() if text} == set(TWINS)
    assert client.get("/sparql", params={"query": listed["cues-by-goal"]}).json()["results"]["bindings"]

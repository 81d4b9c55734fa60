"""Walking through the graph over the API, and how much was found of each goal."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.settings import Settings
from cypher.store.protocol import Store


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


def test_goals_are_the_seventeen_with_their_colours(client: TestClient) -> None:
    goals = client.get("/api/goals").json()
    assert [g["number"] for g in goals] == list(range(1, 18))
    assert sum(len(g["targets"]) for g in goals) == 169
    assert goals[5]["iri"] == "http://metadata.un.org/sdg/6"
    assert goals[5]["color"] == "#26BDE2"


def test_a_cell_counts_what_the_filters_list(client: TestClient) -> None:
    cells = client.get("/api/coverage").json()["cells"]
    cell = next(c for c in cells if c["goal"] == 6 and c["district"] == "district-440306")
    listed = client.get("/api/measures", params={"goal": 6, "district": "宝安区", "limit": 500}).json()
    assert 0 < listed["total"] <= cell["count"], "answers that say the same are one in the list"


def test_coverage_of_one_document_is_a_part_of_all(client: TestClient) -> None:
    whole = {(c["goal"], c["district"]): c["count"] for c in client.get("/api/coverage").json()["cells"]}
    document = client.get("/api/documents").json()["items"][0]["id"]
    part = client.get("/api/coverage", params={"document": document}).json()
    assert part["cells"]
    assert all(c["count"] <= whole[c["goal"], c["district"]] for c in part["cells"])
    parts = [
        client.get("/api/coverage", params={"document": d["id"]}).json()
        for d in client.get("/api/documents").json()["items"]
    ]
    assert any(not d["read"] for p in parts for d in p["districts"]), "the slides do not name every district"
    assert client.get("/api/coverage", params={"document": "doc-none"}).status_code == 404


def test_neighbours_come_surest_first_and_in_pages(client: TestClient) -> None:
    whole = client.get("/api/entities/goal-6/neighbours", params={"limit": 500}).json()
    scores = [item["score"] for item in whole["items"]]
    assert scores == sorted(scores, reverse=True)
    assert whole["total"] == len(whole["items"])
    page = client.get("/api/entities/goal-6/neighbours", params={"limit": 5, "offset": 5}).json()
    assert page["items"] == whole["items"][5:10]
    projects = client.get(
        "/api/entities/goal-6/neighbours", params={"type": "Project", "relation": "SUPPORTS"}
    ).json()
    assert {(i["type"], i["relation"], i["direction"]) for i in projects["items"]} == {
        ("Project", "SUPPORTS", "in")
    }
    assert client.get("/api/entities/project-none/neighbours").status_code == 404


def test_a_part_of_the_graph_has_the_facts_between_its_things(client: TestClient) -> None:
    one = client.get("/api/entities/goal-6/neighbours", params={"type": "Project", "limit": 1}).json()[
        "items"
    ][0]
    part = client.get("/api/graph", params={"node": ["goal-6", one["id"], "project-none"]}).json()
    assert {n["id"] for n in part["nodes"]} == {"goal-6", one["id"]}
    assert part["missing"] == ["project-none"]
    edge = next(e for e in part["edges"] if e["relation"] == "SUPPORTS")
    assert (edge["source"], edge["target"]) == (one["id"], "goal-6")
    assert edge["passage"].startswith("pas-")
    assert client.post("/api/graph", json={"nodes": ["goal-6", one["id"], "project-none"]}).json() == part
    assert client.post("/api/graph", json={"nodes": ["goal-6"] * 501}).status_code == 422


def test_the_shortest_way_between_two_things(client: TestClient) -> None:
    two = client.get("/api/entities/goal-6/neighbours", params={"type": "Project", "limit": 2}).json()[
        "items"
    ]
    direct = client.get("/api/graph/path", params={"source": two[0]["id"], "target": "goal-6"}).json()
    assert {n["id"] for n in direct["nodes"]} == {two[0]["id"], "goal-6"}
    ends = [two[0]["id"], two[1]["id"]]
    found = client.get("/api/graph/path", params={"source": ends[0], "target": ends[1]}).json()
    assert {n["id"] for n in found["nodes"]} >= set(ends)
    assert found["edges"]
    assert client.get("/api/graph/path", params={"source": "x", "target": ends[0]}).status_code == 404


def test_passages_begin_a_little_before_the_one_asked_for(client: TestClient) -> None:
    document = client.get("/api/documents").json()["items"][0]["id"]
    url = f"/api/documents/{document}/passages"
    passages = client.get(url, params={"limit": 500}).json()["items"]
    wanted = passages[60]
    page = client.get(url, params={"at": wanted["id"], "limit": 50}).json()
    assert page["offset"] == 40
    assert wanted in page["items"]
    section = client.get(url, params={"at": wanted["section"], "limit": 50}).json()
    assert any(p["section"] == wanted["section"] for p in section["items"])
    assert client.get(url, params={"at": "pas-none"}).status_code == 404

"""The routes of the service, over the samples in an embedded store."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.settings import Settings
from cypher.store import open_store
from cypher.store.protocol import Store
from ontology.schema import load_schema


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


def ask(client: TestClient, question: str, **more: object) -> dict:
    response = client.post("/api/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    return response.json()


def told(reply: dict) -> str:
    return "\n".join(a["name"] + " ".join(e["text"] for e in a["evidence"]) for a in reply["answers"])


@pytest.mark.parametrize(
    "question", ["which measures support SDG 6 in Bao'an", "宝安区有哪些措施支持可持续发展目标6"]
)
def test_measures_of_a_goal_in_a_district(client: TestClient, question: str) -> None:
    reply = ask(client, question)
    assert reply["status"] == "answered"
    assert reply["interpretation"]["goals"] == [6]
    assert reply["interpretation"]["districts"] == ["宝安区"]
    for name in ("宝安中心区排涝工程", "西部海堤固戍段提标改造工程", "罗田水库—铁岗水库输水隧洞"):
        assert name in told(reply)
    scopes = [a["scope"] for a in reply["answers"]]
    assert scopes == sorted(scopes, key=["district", "city"].index), "the district's answers come first"
    assert "南山水质净化厂" not in told(reply)


def test_the_two_languages_give_the_same_answers(client: TestClient) -> None:
    replies = [
        ask(client, q)
        for q in ("which measures support SDG 6 in Bao'an", "宝安区有哪些措施支持可持续发展目标6")
    ]
    assert [a["id"] for a in replies[0]["answers"]] == [a["id"] for a in replies[1]["answers"]]


def test_get_and_post_answer_alike(client: TestClient) -> None:
    posted = ask(client, "哪些项目支持目标6", limit=5)
    got = client.get("/api/ask", params={"q": "哪些项目支持目标6", "limit": 5}).json()
    assert got == posted
    assert len(got["answers"]) == 5


def test_offsets_of_the_evidence_show_it_in_the_file(client: TestClient) -> None:
    from ingest.samples import sample_files

    texts = {f.name: f.read_bytes().decode() for f in sample_files()}
    reply = ask(client, "which measures support SDG 6 in Bao'an")
    for answer in reply["answers"]:
        for e in answer["evidence"]:
            shown = "".join(texts[e["source"]][e["start"] : e["end"]].split())
            assert "".join(e["text"].split()) in shown


@pytest.mark.parametrize(
    "question", ["今天天气怎么样", "What is the BYD share price today?", "asdf qwer zxcv"]
)
def test_what_is_no_question_for_the_graph_is_no_error(client: TestClient, question: str) -> None:
    reply = ask(client, question)
    assert reply["status"] in ("nothing_found", "not_understood")
    assert reply["answers"] == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"question": ""}, "empty"),
        ({"question": "   "}, "empty"),
        ({"question": "水" * 20_000}, "characters"),
        ({"question": "x", "limit": 0}, "limit"),
        ({"frage": "x"}, "frage"),
        ({}, "question"),
        ({"question": ["x"]}, "question"),
    ],
)
def test_malformed_requests_are_told_in_one_line(client: TestClient, body: dict, word: str) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    detail = response.json()["detail"]
    assert word in detail
    assert "\n" not in detail


def test_text_that_is_not_json_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"\xff{", headers={"content-type": "application/json"})
    assert response.status_code in (400, 422)


def test_stats_count_by_type(client: TestClient) -> None:
    stats = client.get("/api/stats").json()
    assert stats["nodes"]["Goal"] == 17
    assert stats["nodes"]["Target"] == 169
    assert stats["nodes"]["Document"] == 5
    assert set(stats["nodes"]) <= set(load_schema().classes)
    assert set(stats["relations"]) <= set(load_schema().relations)
    assert client.get("/api/stats").json() == stats


def test_an_entity_has_facts_evidence_and_neighbours(client: TestClient) -> None:
    reply = ask(client, "which measures support SDG 6 in Bao'an")
    id = next(a["id"] for a in reply["answers"] if a["type"] == "Project")
    entity = client.get(f"/api/entities/{id}").json()
    assert entity["id"] == id
    assert entity["iri"].endswith(id.split("-", 1)[1])
    assert entity["name"] in entity["names"]
    assert {f["type"] for f in entity["facts"]} >= {"SUPPORTS", "LOCATED_IN"}
    assert all(f["passage"] for f in entity["facts"])
    assert entity["evidence"]
    assert {"relation", "type", "count"} <= set(entity["neighbours"][0])


def test_goals_have_the_iris_of_the_un(client: TestClient) -> None:
    assert client.get("/api/entities/goal-6").json()["iri"] == "http://metadata.un.org/sdg/6"
    assert client.get("/api/entities/target-6.3").json()["iri"] == "http://metadata.un.org/sdg/6.3"


@pytest.mark.parametrize(
    "path", ["/api/entities/nothing", "/api/documents/nothing", "/api/documents/x/passages", "/api/no"]
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_measures_by_filters_with_paging(client: TestClient) -> None:
    whole = client.get("/api/measures", params={"goal": 6, "district": "Baoan"}).json()
    assert whole["total"] == len(whole["items"]) > 1
    first = client.get("/api/measures", params={"goal": 6, "district": "宝安", "limit": 1}).json()
    second = client.get(
        "/api/measures", params={"goal": 6, "district": "宝安", "limit": 1, "offset": 1}
    ).json()
    assert [first["items"][0], second["items"][0]] == whole["items"][:2]
    assert all(6 in item["goals"] for item in whole["items"])
    projects = client.get("/api/measures", params={"goal": 6, "type": "Project"}).json()
    assert {a["type"] for a in projects["items"]} == {"Project"}


@pytest.mark.parametrize(
    "params",
    [{"goal": 18}, {"target": "6.99"}, {"district": "Mitte"}, {"type": "Goal"}, {"plan": "no such plan"}],
)
def test_filters_that_mean_nothing_are_refused(client: TestClient, params: dict) -> None:
    response = client.get("/api/measures", params=params)
    assert response.status_code == 422
    assert next(iter(params)) in response.json()["detail"]


def test_search_marks_the_words(client: TestClient) -> None:
    page = client.get("/api/search", params={"q": "排涝"}).json()
    assert page["total"] >= 1
    item = page["items"][0]
    start, end = item["highlights"][0]
    assert item["text"][start:end] == "排涝"


def test_documents_with_sections_and_passages(client: TestClient) -> None:
    documents = client.get("/api/documents").json()["items"]
    assert all(d["digest"] for d in documents)
    document = client.get(f"/api/documents/{documents[0]['id']}").json()
    assert document["sections"]
    section = document["sections"][-1]["id"]
    page = client.get(f"/api/documents/{document['id']}/passages", params={"section": section}).json()
    assert all(p["section"] == section for p in page["items"])
    everything = client.get(f"/api/documents/{document['id']}/passages").json()
    starts = [p["start"] for p in everything["items"]]
    assert starts == sorted(starts)


def test_cypher_reads(client: TestClient) -> None:
    reply = client.post(
        "/api/cypher",
        json={"query": "MATCH (g:Goal) WHERE g.number = $n RETURN g.id AS id", "parameters": {"n": 6}},
    ).json()
    assert reply == {"columns": ["id"], "rows": [["goal-6"]], "truncated": False}


def test_cypher_never_writes(client: TestClient) -> None:
    before = client.get("/api/stats").json()
    for query in (
        "CREATE (n:Goal {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Goal) SET n.name = 'x'",
    ):
        response = client.post("/api/cypher", json={"query": query})
        assert response.status_code == 403
        assert response.json()["detail"]
    assert client.get("/api/stats").json() == before


def test_a_syntax_error_is_told(client: TestClient) -> None:
    response = client.post("/api/cypher", json={"query": "MATCH (n RETURN n"})
    assert 400 <= response.status_code < 500
    assert "\n" not in response.json()["detail"]


def test_long_results_are_cut_and_told(sample_graph: Store) -> None:
    with TestClient(create_app(Settings(query_rows=10), sample_graph)) as client:
        reply = client.post("/api/cypher", json={"query": "MATCH (n) RETURN n.id"}).json()
    assert len(reply["rows"]) == 10
    assert reply["truncated"]


def test_health_ready_schema_and_metrics(client: TestClient) -> None:
    assert client.get("/api/health").json()["status"] == "ok"
    assert client.get("/api/ready").json()["documents"] == 5
    schema = client.get("/api/schema").json()
    assert "Measure" in str(schema)
    assert "chengtu_request_seconds" in client.get("/api/metrics").text


def test_requests_carry_an_id(client: TestClient) -> None:
    assert client.get("/api/health").headers["x-request-id"]
    assert client.get("/api/health", headers={"x-request-id": "abc"}).headers["x-request-id"] == "abc"
    assert client.get("/api/entities/none", headers={"x-request-id": "abc"}).json()["instance"] == "abc"


def test_openapi_describes_every_route_with_a_summary(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    operations = [op for path in document["paths"].values() for op in path.values()]
    assert len(operations) >= 13
    assert all(op.get("summary") for op in operations)
    assert document["components"]["schemas"]["AskRequest"]["examples"]


def test_the_service_shows_what_an_ingest_beside_it_wrote(tmp_path, sample_extractions) -> None:
    from ingest.load import load, prepare

    url = f"embedded://{tmp_path / 'graph.kgl'}"
    writer = open_store(url)
    prepare(writer)
    load(writer, sample_extractions[0])
    writer.close()
    reader = open_store(url, read_only=True)
    with TestClient(create_app(Settings(), reader)) as client:
        assert client.get("/api/ready").json()["documents"] == 1
        writer = open_store(url)
        for extraction in sample_extractions[1:]:
            load(writer, extraction)
        writer.close()
        assert client.get("/api/ready").json()["documents"] == 5
        assert ask(client, "which measures support SDG 6 in Bao'an")["status"] == "answered"
    reader.close()


def test_answers_from_a_digest_say_so(client: TestClient) -> None:
    reply = ask(client, "which measures support SDG 6 in Bao'an")
    assert all(e["digest"] for a in reply["answers"] for e in a["evidence"])
    found = client.get("/api/search", params={"q": "排涝", "type": "Passage"}).json()["items"]
    assert found
    assert all(item["digest"] for item in found)


def test_an_indicator_has_all_its_values_whatever_the_limit(client: TestClient) -> None:
    values = ask(client, "PM2.5年均浓度从2020年到2030年怎么变化", limit=1)["answers"][0]["values"]
    assert {(v["value"], v["year"]) for v in values} == {(25, 2020), (20, 2025), (16.8, 2025), (15, 2030)}


def test_the_root_is_a_page_that_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert client.get("/entity/any").text == client.get("/").text
    assert client.get("/assets/..%2f..%2fpackage.json").status_code == 404
    assert client.get("/no/such/page").status_code == 404

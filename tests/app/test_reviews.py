"""Reviewing over the web and in the terminal: what was decided holds wherever the graph is read."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.cli.reviewing import read_correction
from app.settings import Settings
from cypher.reviews import reviewed_facts
from cypher.store import open_store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.read import read_bytes
from ontology.errors import ReviewError

CHENGTU = Path(sys.executable).parent / "chengtu"
PLAN = """\
深圳市水务规划（2026—2030年）

第一章 治水
在宝安区治理黑臭水体，完善污水管网。
在罗湖区新建甲山水质净化厂一期工程，提升污水处理能力。
在福田区新建甲山水质净化厂二期工程，提升污水处理能力。
到2030年，全市再生水利用率达到80%。
建成甲山水质净化厂2期项目，提升治污水平。
"""
QUESTION = "宝安区有哪些措施支持目标6"


def fill(url: str) -> str:
    store = open_store(url)
    prepare(store)
    for extraction in resolve_readings([read_document(read_bytes("a.txt", PLAN.encode()))]):
        load(store, extraction)
    store.close()
    return url


@pytest.fixture
def graph(tmp_path: Path) -> str:
    return fill(f"embedded://{tmp_path / 'graph.kgl'}")


@pytest.fixture(params=["embedded", "neo4j"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestClient]:
    """The service as `chengtu serve` runs it: over a store opened for reading."""
    embedded = request.param == "embedded"
    url = fill(
        f"embedded://{tmp_path / 'graph.kgl'}" if embedded else request.getfixturevalue("empty_neo4j_url")
    )
    store = open_store(url, read_only=True)
    with TestClient(create_app(Settings(graph_url=url), store)) as opened:
        yield opened
    store.close()


def queue(client: TestClient, **filters: Any) -> dict[str, Any]:
    response = client.get("/api/reviews/queue", params=filters)
    assert response.status_code == 200, response.text
    return dict(response.json())


def post(client: TestClient, fact: str, decision: str, status: int = 201, **more: Any) -> dict[str, Any]:
    body = {"fact": fact, "decision": decision, "reviewer": "王工", **more}
    response = client.post("/api/reviews", json=body)
    assert response.status_code == status, response.text
    return dict(response.json())


def asked(client: TestClient) -> str:
    reply = client.post("/api/ask", json={"question": QUESTION}).json()
    return "\n".join(a["name"] for a in reply["answers"])


def link(client: TestClient, word: str) -> str:
    """The id of the fact that links the measure whose name holds the word to goal 6."""
    items = queue(client, type="SUPPORTS", limit=200)["items"]
    return next(
        i["id"]
        for i in items
        if i["source_type"] == "Measure" and i["target_id"] == "goal-6" and word in i["source_name"]
    )


def test_the_queue_shows_the_least_sure_first_with_their_sentences(client: TestClient) -> None:
    page = queue(client, limit=200)
    scores = [item["score"] for item in page["items"]]
    assert scores == sorted(scores)
    assert page["total"] == len(page["items"]) > 10
    assert {i["relation"] for i in page["items"]} >= {"SUPPORTS", "LOCATED_IN", "Observation", "SUCCEEDS"}
    assert all(i["text"] and i["source"] == "a.txt" for i in page["items"])
    second = queue(client, limit=3, offset=3)["items"]
    assert second == page["items"][3:6]
    assert all(i["score"] < 0.9 for i in queue(client, below=0.9, limit=200)["items"])


def test_a_rejected_fact_is_gone_everywhere_and_comes_back_with_undo(client: TestClient) -> None:
    fact = link(client, "黑臭")
    thing = next(i for i in queue(client, type="SUPPORTS", limit=200)["items"] if i["id"] == fact)[
        "source_id"
    ]
    before = asked(client)
    assert "黑臭水体" in before
    shown = post(client, fact, "reject", note="不对")
    assert (shown["decision"], shown["present"], shown["note"]) == ("reject", True, "不对")
    assert "黑臭水体" not in asked(client)
    ids = [f["id"] for f in client.get(f"/api/entities/{thing}").json()["facts"]]
    assert fact not in ids
    measures = client.get("/api/measures", params={"goal": 6, "district": "宝安区", "type": "Measure"}).json()
    assert not measures["items"]
    [kept] = client.get("/api/reviews").json()["items"]
    assert (kept["found"]["target"]["id"], kept["passage"]["source"]) == ("goal-6", "a.txt")
    assert fact not in [i["id"] for i in queue(client, limit=200)["items"]]
    assert client.delete(f"/api/reviews/{fact}").status_code == 200
    assert asked(client) == before
    assert client.get("/api/reviews").json()["total"] == 0


def test_a_corrected_fact_shows_the_correction_and_who_made_it(client: TestClient) -> None:
    fact = link(client, "黑臭")
    shown = post(client, fact, "correct", correction={"target": "goal-14"})
    assert shown["correction"] == {"target": "goal-14", "target_name": shown["correction"]["target_name"],
                                   "target_type": "Goal"}  # fmt: skip
    goal = client.get("/api/entities/goal-14").json()
    told = next(f for f in goal["facts"] if f["id"] == fact)
    assert (told["review"], told["reviewer"], told["score"]) == ("correct", "王工", 1.0)
    assert told["decided_on"] == shown["decided_on"]


def test_a_merge_has_its_reason_and_can_be_split(client: TestClient) -> None:
    entity = next(i["source_id"] for i in queue(client, limit=200)["items"] if "2期" in i["source_name"])
    thing = client.get(f"/api/entities/{entity}").json()
    assert thing["names"] == ["甲山水质净化厂2期项目", "甲山水质净化厂二期工程"]
    merge = next(m for m in thing["merges"] if "2期" in m["name"])
    assert "kind of work left out" in merge["rules"]
    assert 0.5 < merge["score"] < 1
    shown = post(client, merge["fact"], "reject")
    assert (shown["relation"], shown["correction"]["name"]) == ("MERGE", merge["name"])
    assert client.get(f"/api/entities/{entity}").json()["names"] == ["甲山水质净化厂二期工程"]
    assert client.delete(f"/api/reviews/{merge['fact']}").status_code == 200
    assert client.get(f"/api/entities/{entity}").json() == thing


def test_reviews_are_listed_by_filters(client: TestClient) -> None:
    first, second = link(client, "一期"), link(client, "二期")
    post(client, first, "accept")
    post(client, second, "reject")
    listed = client.get("/api/reviews", params={"decision": "reject"}).json()
    assert [r["fact"] for r in listed["items"]] == [second]
    assert client.get("/api/reviews", params={"reviewer": "李"}).json()["total"] == 0
    assert client.get("/api/reviews", params={"fact": first}).json()["items"][0]["decision"] == "accept"
    assert first in [i["id"] for i in queue(client, reviewed=True, limit=200)["items"]]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"fact": "supports-0", "decision": "accept", "reviewer": "王"}, "has the id"),
        ({"fact": "supports-0", "decision": "maybe", "reviewer": "王"}, "decision"),
        ({"fact": "supports-0", "decision": "accept", "reviewer": " "}, "who made it"),
        ({"fact": "supports-0", "decision": "accept"}, "reviewer"),
        ({"fact": "supports-0", "decision": "correct", "reviewer": "王"}, "what to change"),
        ({"fact": "supports-0", "decision": "accept", "reviewer": "王", "more": 1}, "more"),
        ({"fact": "", "decision": "accept", "reviewer": "王"}, "fact"),
        ([], ""),
    ],
)
def test_what_cannot_be_taken_is_told(client: TestClient, body: Any, word: str) -> None:
    response = client.post("/api/reviews", json=body)
    assert response.status_code == 422
    assert word in response.json()["detail"]


def test_no_review_to_take_back_is_404(client: TestClient) -> None:
    assert client.delete("/api/reviews/supports-0").status_code == 404


def test_a_service_may_take_no_reviews(graph: str) -> None:
    store = open_store(graph, read_only=True)
    with TestClient(create_app(Settings(graph_url=graph, reviewing=False), store)) as client:
        assert post(client, "supports-0", "accept", status=403)["detail"]
        assert queue(client)["total"]
    store.close()


def test_while_an_ingest_writes_a_review_is_told_to_wait(graph: str) -> None:
    writer = open_store(graph)
    store = open_store(graph, read_only=True)
    with TestClient(create_app(Settings(graph_url=graph), store)) as client:
        fact = queue(client)["items"][0]["id"]
        assert post(client, fact, "accept", status=503)["detail"]
        writer.close()
        post(client, fact, "accept")
    store.close()


def chengtu(graph: str, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CHENGTU_")}
    return subprocess.run(
        [CHENGTU, "review", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=answers,
        env=environment | {"CHENGTU_GRAPH_URL": graph},
    )


def listed(graph: str, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in chengtu(graph, "--list", "--json", *arguments).stdout.splitlines()]


def test_the_terminal_decides_by_options(graph: str) -> None:
    facts = listed(graph, "--type", "SUPPORTS", "--limit", "3")
    first, second, third = (f["id"] for f in facts)
    done = chengtu(
        graph, "--accept", first, "--reject", second, "--correct", third, "--set", "polarity=limits",
        "--reviewer", "Li Wei", "--note", "seen",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = [json.loads(line) for line in chengtu(graph, "--made", "--json").stdout.splitlines()]
    assert {(m["fact"], m["decision"], m["reviewer"], m["note"]) for m in made} == {
        (first, "accept", "Li Wei", "seen"),
        (second, "reject", "Li Wei", "seen"),
        (third, "correct", "Li Wei", "seen"),
    }
    store = open_store(graph, read_only=True)
    [told] = reviewed_facts(store)
    store.close()
    assert (told.relation, told.judged, told.right, told.corrected) == ("SUPPORTS", 3, 1, 1)
    assert told.precision == pytest.approx(1 / 3)
    assert chengtu(graph, "--undo", second).returncode == 0
    assert second in {f["id"] for f in listed(graph, "--type", "SUPPORTS", "--limit", "200")}


def test_the_terminal_asks_one_by_one(graph: str) -> None:
    facts = listed(graph, "--limit", "4")
    done = chengtu(graph, "--limit", "4", "--reviewer", "Li Wei", answers="?\na\nr\nu\ns\nq\n")
    assert done.returncode == 0, done.stderr
    assert facts[0]["id"] in done.stdout
    assert "FIELD=VALUE" in done.stdout
    made = [json.loads(line) for line in chengtu(graph, "--made", "--json").stdout.splitlines()]
    assert [(m["fact"], m["decision"]) for m in made] == [(facts[0]["id"], "accept")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "supports-0"),
        ("--undo", "supports-0"),
        ("--correct", "supports-0"),
        ("--set", "target=goal-1"),
        ("--list", "--type", "IN"),
    ],
)
def test_what_the_terminal_cannot_do_is_one_line_and_status_1(graph: str, arguments: tuple[str, ...]) -> None:
    done = chengtu(graph, *arguments)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_fields_of_a_correction() -> None:
    assert read_correction(["value=98", "year=2030", "unit="]) == {"value": "98", "year": 2030, "unit": None}
    with pytest.raises(ReviewError, match="FIELD=VALUE"):
        read_correction(["goal"])

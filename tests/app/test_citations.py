"""Answers that can be cited: ids of graph and result, links, and what has changed since."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from app.api.citation import cited
from app.api.main import create_app
from app.api.models import AskReply
from app.settings import Settings
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import forget, load, prepare
from ingest.model import Extraction
from ingest.read import read_bytes

QUESTION = "which measures support SDG 6"
PLAN = """\
测试市水务规划（2026—2030年）

第一章 供水
扩建甲山水库，保障饮用水安全。
新建乙河水质净化厂二期工程。
修复丙湖湿地，改善水质。
"""
FURTHER = "测试市节水方案（2026—2030年）\n\n第一章 节水\n建设丁镇再生水厂，推广再生水利用。\n"
VALUES = "测试市水务规划（2026—2030年）\n\n到2030年，城市污水集中处理率达到{}%。\n"


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


class Graph:
    """A store that a test writes to, and the service over it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.client = TestClient(create_app(Settings(), store))

    def read(self, text: str, name: str = "a.txt") -> None:
        extraction: Extraction = next(
            iter(resolve_readings([read_document(read_bytes(name, text.encode()))]))
        )
        load(self.store, extraction)

    def ask(self, question: str = QUESTION, **more: Any) -> dict[str, Any]:
        return self.client.post("/api/ask", json={"question": question, **more}).json()

    def verify(self, **body: Any) -> dict[str, Any]:
        response = self.client.post("/api/verify", json=body)
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    store = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(store)
    made = Graph(store)
    made.read(PLAN)
    yield made
    store.close()


def kinds(reply: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(change["kind"], change["name"]) for change in reply["changes"]]


def test_a_reply_carries_what_it_is_cited_by(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": QUESTION, "limit": 5}).json()
    again = client.get("/api/ask", params={"q": QUESTION, "limit": 5}).json()
    assert (again["snapshot"], again["result"], again["permalink"]) == (
        reply["snapshot"],
        reply["result"],
        reply["permalink"],
    )
    told = parse_qs(urlsplit(reply["permalink"]).query)
    assert urlsplit(reply["permalink"]).path == "/ask"
    assert told["q"] == [QUESTION]
    assert told["snapshot"] == [reply["snapshot"]]
    assert told["result"] == [reply["result"]]


def test_both_stores_are_cited_alike(
    empty_neo4j_url: str, client: TestClient, sample_extractions: tuple[Extraction, ...]
) -> None:
    store = open_store(empty_neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    other = TestClient(create_app(Settings(), store))
    for question in (QUESTION, "PM2.5年均浓度从2020年到2030年怎么变化", "how many projects are in Nanshan"):
        replies = [c.get("/api/ask", params={"q": question}).json() for c in (client, other)]
        assert replies[0]["answers"], question
        assert replies[0]["permalink"] == replies[1]["permalink"], question
    store.close()


def test_results_that_say_something_else_have_another_hash(client: TestClient) -> None:
    asked = [
        client.get("/api/ask", params={"q": q, "limit": n}).json()["result"]
        for q, n in ((QUESTION, 5), (QUESTION, 4), ("which measures support SDG 7", 5))
    ]
    assert len(set(asked)) == 3


def test_the_permalink_of_fifty_answers_fits_a_url(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "which measures support SDG 9", "limit": 50}).json()
    assert len(reply["answers"]) == 50
    assert len(reply["permalink"]) < 1000


def test_an_answer_that_stands(client: TestClient) -> None:
    reply = client.get("/api/ask", params={"q": QUESTION}).json()
    query = urlsplit(reply["permalink"]).query
    for verified in (
        client.get(f"/api/verify?{query}").json(),
        client.post("/api/verify", json={"permalink": reply["permalink"]}).json(),
        client.post("/api/verify", json={"reply": reply}).json(),
    ):
        assert verified["stands"]
        assert verified["same_graph"]
        assert verified["reason"] == "same"
        assert verified["changes"] == []
        assert verified["result"] == reply["result"]


def test_what_came_is_told(graph: Graph) -> None:
    before = graph.ask()
    graph.read(FURTHER, "b.txt")
    verified = graph.verify(permalink=before["permalink"])
    assert not verified["stands"]
    assert not verified["same_graph"]
    assert verified["reason"] == "graph_changed"
    assert verified["understood_alike"]
    assert [kind for kind, _ in kinds(verified)] == ["came"] * len(verified["changes"])
    assert any("丁镇再生水厂" in name for _, name in kinds(verified))


def test_what_went_is_told_by_its_place_or_with_the_reply_by_name(graph: Graph) -> None:
    graph.read(FURTHER, "b.txt")
    before = graph.ask()
    names = [a["name"] for a in before["answers"]]
    place = next(i for i, name in enumerate(names, 1) if "丁镇再生水厂" in name)
    forget(graph.store, "b.txt")
    went = [c for c in graph.verify(permalink=before["permalink"])["changes"] if c["kind"] == "went"]
    assert place in [c["before"] for c in went]
    assert all(c["name"] is None for c in went)
    told = graph.verify(reply=before)
    assert ("went", names[place - 1]) in kinds(told)


def test_another_sentence_is_a_change_of_evidence(graph: Graph) -> None:
    before = graph.ask()
    graph.read(PLAN.replace("新建乙河", "改善环境，新建乙河"))
    verified = graph.verify(permalink=before["permalink"])
    assert ("evidence", "乙河水质净化厂二期工程") in kinds(verified)


def test_another_figure_is_a_change_of_values(graph: Graph) -> None:
    question = "城市污水集中处理率是多少"
    graph.read(VALUES.format(98))
    before = graph.ask(question)
    assert before["answers"][0]["values"][0]["value"] == 98
    graph.read(VALUES.format(99))
    verified = graph.verify(permalink=before["permalink"])
    assert "values" in [kind for kind, _ in kinds(verified)]


def test_an_answer_pushed_beyond_the_limit_moved(graph: Graph) -> None:
    first, second = graph.ask(limit=2)["answers"]
    # An order of its own: the second answer alone, as if it had been the first.
    reply = AskReply.model_validate({**graph.ask(limit=1), "answers": [second]})
    earlier = cited(reply, limit=1, snapshot=reply.snapshot)
    verified = graph.verify(permalink=earlier.permalink)
    assert {(c["kind"], c["id"], c["before"], c["now"]) for c in verified["changes"]} == {
        ("came", first["id"], None, 1),
        ("moved", second["id"], 1, 2),
    }
    assert verified["reason"] == "read_otherwise"
    assert verified["same_graph"]


def test_answers_in_another_order_moved(graph: Graph) -> None:
    reply = AskReply.model_validate(graph.ask())
    turned = reply.model_copy(update={"answers": [*reply.answers[1:], reply.answers[0]]})
    verified = graph.verify(permalink=cited(turned, limit=50, snapshot=reply.snapshot).permalink)
    assert kinds(verified) == [("moved", reply.answers[0].name)]


def test_a_reply_that_was_altered_is_found_out(graph: Graph) -> None:
    reply = graph.ask()
    assert graph.verify(reply=reply)["altered"] is False
    reply["answers"][0]["evidence"][0]["text"] = "别的话"
    assert graph.verify(reply=reply)["altered"] is True


@pytest.mark.parametrize("limit", [1, 50])
def test_a_refined_question_is_verified_by_its_reply(graph: Graph, limit: int) -> None:
    understood = graph.ask()["interpretation"] | {"types": ["Project"]}
    refined = graph.client.post("/api/ask", json={"interpretation": understood, "limit": limit}).json()
    assert refined["answers"]
    assert refined["permalink"] == ""
    assert graph.verify(reply=refined)["stands"]
    graph.read(PLAN.replace("新建乙河", "改善环境，新建乙河").replace("扩建甲山", "保护水源，扩建甲山"))
    verified = graph.verify(reply=refined)
    assert not verified["stands"]
    assert verified["understood_alike"]
    without = graph.client.post("/api/verify", json={"reply": refined | {"result": ""}})
    assert without.status_code == 422


def test_a_link_without_marks_says_only_that_it_changed(graph: Graph) -> None:
    before = graph.ask()
    graph.read(FURTHER, "b.txt")
    told = {"q": QUESTION, "result": before["result"]}
    verified = graph.client.get("/api/verify", params=told).json()
    assert not verified["stands"]
    assert verified["changes"] is None
    assert verified["same_graph"] is None
    assert verified["reason"] == "unknown"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda told: told | {"marks": "!!!"}, "marks"),
        (lambda told: told | {"marks": "AAAA"}, "marks"),
        (lambda told: told | {"result": "xyz"}, "result"),
        (lambda told: {k: v for k, v in told.items() if k != "result"}, "result"),
        (lambda told: told | {"limit": "0"}, "limit"),
        (lambda told: told | {"q": ""}, "empty"),
    ],
)
def test_links_that_cannot_be_read_are_one_line(
    client: TestClient, change: Callable[..., dict], word: str
) -> None:
    told = change({"q": QUESTION, "limit": "50", "result": "0" * 16, "snapshot": "0" * 16})
    response = client.get("/api/verify", params=told)
    assert response.status_code == 422
    assert word in response.json()["detail"]
    assert "\n" not in response.json()["detail"]


@pytest.mark.parametrize("body", [{}, {"permalink": "/ask"}, {"permalink": "x", "reply": None, "more": 1}])
def test_bodies_that_tell_nothing_are_refused(client: TestClient, body: dict[str, Any]) -> None:
    response = client.post("/api/verify", json=body)
    assert response.status_code == 422
    assert "\n" not in response.json()["detail"]

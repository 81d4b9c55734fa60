"""The Python client against a service that listens: every method, both ways, and its types against the API's."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from app.api.client_types import TYPES, types_text
from app.api.main import create_routes
from app.client import AsyncClient, Client, ServiceError, calls, pages, to_frame, types
from app.client.calls import Call

QUESTION = "which measures support SDG 6 in Bao'an"


@pytest.fixture(scope="module")
def client(service_url: str) -> Iterator[Client]:
    with Client(service_url) as opened:
        yield opened


def test_types_are_those_of_the_openapi_document() -> None:
    assert TYPES.read_text(encoding="utf-8") == types_text(), "run `make types`"


CALLS: list[Call[Any]] = [
    calls.ask("x", limit=1),
    calls.verify("/ask?q=x"),
    calls.search("x", limit=1, offset=0),
    calls.measures(
        {"goal": 6, "target": "6.3", "district": "x", "plan": "x", "type": "Project"}, limit=1, offset=0
    ),
    calls.entity("x", limit=1),
    calls.documents(limit=1, offset=0),
    calls.document("x"),
    calls.passages("x", section="x", limit=1, offset=0),
    calls.cypher("RETURN 1", {}),
    calls.queries(),
    calls.run_query("x", {}, limit=1),
    calls.coverage("x"),
    calls.goals(),
    calls.stats(),
    calls.schema(),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method} {call.path}")
def test_each_call_is_one_of_the_openapi_document(call: Call[Any]) -> None:
    document = create_routes().openapi()
    operation = document["paths"][call.path][call.method.lower()]
    told = {(p["in"], p["name"]) for p in operation.get("parameters", ())}
    assert {("path", name) for name in call.values} == {p for p in told if p[0] == "path"}
    assert {("query", name) for name in call.params} <= told
    if call.body is not None:
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        known = document["components"]["schemas"][body["$ref"].rsplit("/", 1)[1]]["properties"]
        assert set(call.body) <= set(known)
    reply = operation["responses"]["200"]["content"]["application/json"]["schema"]
    named = (reply.get("$ref") or reply.get("items", {}).get("$ref", "")).rsplit("/", 1)[-1]
    kind = getattr(call.reply, "__args__", (call.reply,))[0]
    assert named == (kind.__name__ if isinstance(kind, type) and issubclass(kind, BaseModel) else "")


def test_ask_and_verify(client: Client) -> None:
    reply = client.ask(QUESTION, limit=3)
    assert reply.status == "answered"
    assert len(reply.answers) == 3
    assert reply.answers[0].evidence[0].text
    assert client.verify(reply).stands
    assert client.verify(reply).altered is False
    assert client.verify(reply.permalink).stands
    with pytest.raises(ValidationError):
        reply.total = 0  # type: ignore[misc]


def test_an_entity_with_its_facts(client: Client) -> None:
    entity = client.entity(client.ask(QUESTION, limit=1).answers[0].id)
    assert entity.facts[0].other.id
    assert entity.evidence[0].passage


def test_lists_are_read_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = list(client.documents())
    assert len(documents) == 5
    whole = list(client.passages(documents[0].id))
    monkeypatch.setattr(pages, "PAGE_SIZE", 7)
    assert [p.id for p in client.passages(documents[0].id)] == [p.id for p in whole]
    assert [p.id for p in client.passages(documents[0].id, limit=10)] == [p.id for p in whole[:10]]
    assert list(client.passages(documents[0].id, limit=0)) == []
    assert [p.id for p in islice(client.passages(documents[0].id), 3)] == [p.id for p in whole[:3]]
    section = whole[-1].section
    assert {p.section for p in client.passages(documents[0].id, section=section)} == {section}
    assert client.document(documents[0].id).sections


def test_measures_and_search(client: Client) -> None:
    measures = list(client.measures(goal=[6, 11], district="Bao'an", type=["Project", "Measure"]))
    assert measures
    assert all({6, 11} & set(m["goals"]) for m in measures)
    assert "排涝" in next(client.search("排涝")).text


def test_cypher_and_named_queries(client: Client) -> None:
    rows = client.cypher("MATCH (g:Goal) WHERE g.number = $n RETURN g.id AS id", {"n": 6})
    assert rows.rows == [["goal-6"]]
    query = next(q for q in client.queries() if q.name == "measures-by-goal")
    found = client.run_query(query.name, query.example, limit=2)
    assert len(found.rows) == 2
    assert not found.truncated or found.rows


def test_the_graph_as_a_whole(client: Client) -> None:
    assert client.stats().nodes["Goal"] == 17
    assert len(client.goals()) == 17
    assert "SUPPORTS" in [r["name"] for r in client.schema()["relations"]]
    assert client.coverage().cells


@pytest.mark.parametrize(
    ("asking", "status", "word"),
    [
        (lambda c: c.entity("nothing"), 404, "nothing"),
        (lambda c: c.entity("a/b?c"), 404, ""),
        (lambda c: c.ask(""), 422, "empty"),
        (lambda c: c.cypher("CREATE (n)"), 403, ""),
        (lambda c: c.run_query("nothing"), 404, "nothing"),
        (lambda c: next(c.measures(district="Mitte")), 422, "Mitte"),
    ],
    ids=["entity", "hostile id", "empty question", "write", "query", "filter"],
)
def test_errors_are_those_of_the_service(client: Client, asking: Any, status: int, word: str) -> None:
    with pytest.raises(ServiceError) as told:
        asking(client)
    assert told.value.status == status
    assert word in str(told.value)
    assert told.value.request


def test_a_service_that_is_not_there_is_one_error() -> None:
    with (
        Client("http://127.0.0.1:1") as nowhere,
        pytest.raises(ServiceError, match="does not answer") as told,
    ):
        nowhere.stats()
    assert told.value.status is None


def test_all_of_it_without_waiting(service_url: str, client: Client) -> None:
    async def run() -> None:
        async with AsyncClient(service_url) as other:
            reply, stats = await asyncio.gather(other.ask(QUESTION, limit=3), other.stats())
            assert reply == client.ask(QUESTION, limit=3)
            assert stats == client.stats()
            assert (await other.verify(reply)).stands
            assert [d.id async for d in other.documents()] == [d.id for d in client.documents()]
            assert [m async for m in other.measures(goal=6, limit=4)] == list(
                client.measures(goal=6, limit=4)
            )
            assert await other.queries() == client.queries()
            with pytest.raises(ServiceError):
                await other.entity("nothing")

    asyncio.run(run())


def test_both_clients_have_the_same_methods() -> None:
    def methods(kind: type) -> set[str]:
        return {name for name in vars(kind) if not name.startswith("_")}

    assert methods(Client) == methods(AsyncClient)


def test_data_frames(client: Client) -> None:
    reply = client.ask(QUESTION, limit=5)
    answers = to_frame(reply)
    assert len(answers) == sum(max(1, len(a.evidence)) for a in reply.answers)
    assert {"rank", "name", "goals", "text", "start"} <= set(answers.columns)
    rows = to_frame(client.cypher("MATCH (g:Goal) RETURN g.number AS n, g.id AS id ORDER BY n"))
    assert list(rows["n"]) == list(range(1, 18))
    named = client.run_query("measures-by-goal", {"goal": 6})
    assert list(to_frame(named).columns) == named.columns
    assert list(to_frame(client.documents())["id"]) == [d.id for d in client.documents()]
    assert str(to_frame(client.documents())["plan_from"].dtype) == "Int64"
    coverage = to_frame(client.coverage())
    assert coverage.shape[0] == 17
    assert coverage.to_numpy().sum() == sum(cell.count for cell in client.coverage().cells)


def test_a_reply_of_a_newer_service_is_read(client: Client) -> None:
    reply = client.stats().model_dump() | {"more": 1}
    assert types.Stats.model_validate(reply).nodes

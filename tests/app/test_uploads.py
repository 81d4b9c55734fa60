"""Documents taken in over the web: the queue, the report, what is refused, and taking one out again."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.settings import Settings
from app.uploads.apart import Reader
from app.uploads.jobs import MOST_WAITING
from cypher.store import open_store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.read import read_bytes
from ontology.errors import ReadError

HERE = "http://127.0.0.1:8000"
FIRST = """\
深圳市水务规划（2026—2030年）

第一章 治水
在宝安区治理黑臭水体，完善污水管网。
到2030年，全市再生水利用率达到80%。
"""
SECOND = """\
深圳市公园城市规划（2026—2030年）

第一章 建园
在福田区新建梅林山郊野公园二期工程。
到2030年，全市公园总数达到1500个。
"""


def fill(url: str) -> str:
    store = open_store(url)
    prepare(store)
    for extraction in resolve_readings([read_document(read_bytes("water.txt", FIRST.encode()))]):
        load(store, extraction)
    store.close()
    return url


@pytest.fixture
def graph(tmp_path: Path) -> str:
    return fill(f"embedded://{tmp_path / 'graph.kgl'}")


@pytest.fixture
def client(graph: str) -> Iterator[TestClient]:
    yield from serve(graph)


def serve(graph: str, base: str = HERE, **settings: Any) -> Iterator[TestClient]:
    """The service as `chengtu serve` runs it: over a store opened for reading."""
    store = open_store(graph, read_only=True)
    app = create_app(Settings(graph_url=graph, **settings), store)
    with TestClient(app, base_url=base, raise_server_exceptions=False) as opened:
        yield opened
    store.close()


def send(client: TestClient, name: str, content: bytes | str, **rest: Any) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/api/documents", files={"file": (name, data)}, **rest)


def ended(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    for _ in range(1200):
        job = client.get(f"/api/ingests/{job['id']}").json()
        if job["stage"] in ("done", "rejected"):
            return job
        time.sleep(0.1)
    raise AssertionError(f"still {job['stage']}")


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_a_document_is_taken_in_reported_and_taken_out_again(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"embedded://{tmp_path / 'graph.kgl'}"
    for client in serve(fill(url if kind == "embedded" else request.getfixturevalue("empty_neo4j_url"))):
        before = client.get("/api/stats").json()
        reply = send(client, "parks.txt", SECOND)
        assert reply.status_code == 202
        assert reply.headers["location"] == f"/api/ingests/{reply.json()['id']}"
        job = ended(client, reply.json())
        assert (job["stage"], job["progress"], job["title"]) == (
            "done",
            1.0,
            "深圳市公园城市规划（2026—2030年）",
        )
        report = job["report"]
        assert report["reason"] == ""
        assert (report["passages"], report["coverage"]) == (4, 1.0)
        assert report["facts"]["Project"] == 1
        document = client.get(f"/api/documents/{job['document']}").json()
        assert document["source"] == "parks.txt"
        asked = client.get("/api/ask", params={"q": "福田区有哪些项目"}).json()
        assert [a["name"] for a in asked["answers"]] == ["梅林山郊野公园二期工程"]
        gone = client.delete(f"/api/documents/{job['document']}")
        assert gone.json() == {"id": job["document"], "source": "parks.txt", "title": job["title"]}
        assert client.get("/api/stats").json() == before
        assert client.delete(f"/api/documents/{job['document']}").status_code == 404


def test_files_are_taken_in_one_after_another(client: TestClient) -> None:
    jobs = [send(client, f"{n}.txt", SECOND.replace("1500", str(n))).json() for n in (1, 2, 3)]
    assert [ended(client, job)["stage"] for job in jobs] == ["done"] * 3
    listed = client.get("/api/ingests").json()
    assert [job["source"] for job in listed["items"]] == ["3.txt", "2.txt", "1.txt"]
    assert client.get("/api/documents").json()["total"] == 4


def test_too_many_files_do_not_wait(client: TestClient) -> None:
    replies = [send(client, f"{n}.txt", SECOND) for n in range(MOST_WAITING + 2)]
    assert replies[-1].status_code == 429
    assert [r.status_code for r in replies[:MOST_WAITING]] == [202] * MOST_WAITING


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF-1.7 and no more", "damaged"),
        ("a.docx", b"PK\x03\x04 and no more", "damaged"),
        ("a.txt", b"  \n \n", "holds no text"),
        ("a.txt", b"\x00\x01\x02\xff" * 100, "text"),
    ],
)
def test_a_bad_file_is_rejected_in_one_line_and_changes_nothing(
    client: TestClient, name: str, content: bytes, reason: str
) -> None:
    before = client.get("/api/stats").json()
    job = ended(client, send(client, name, content).json())
    assert job["stage"] == "rejected"
    assert reason in job["report"]["reason"]
    assert "\n" not in job["report"]["reason"]
    assert job["document"] is None
    assert client.get("/api/stats").json() == before
    assert ended(client, send(client, "parks.txt", SECOND).json())["stage"] == "done", (
        "the next one is taken in"
    )


def test_what_cannot_be_read_is_refused_at_once(client: TestClient) -> None:
    reply = send(client, "table.xlsx", b"x")
    assert reply.status_code == 415
    assert "save it as PDF" in reply.json()["detail"]
    assert send(client, "plan", b"x").status_code == 415
    assert send(client, "empty.txt", b"").status_code == 422
    assert client.post("/api/documents", data={"file": "text"}).status_code == 422
    assert client.post("/api/documents", content=b"raw").status_code == 422
    assert client.get("/api/ingests/none").status_code == 404
    assert client.get("/api/ingests").json()["items"] == []


def test_a_name_is_taken_without_its_folders(client: TestClient) -> None:
    assert send(client, "../../etc/parks.txt", SECOND).json()["source"] == "parks.txt"
    assert send(client, "C:\\plans\\roads.txt", SECOND).json()["source"] == "roads.txt"
    assert send(client, "x" * 300 + ".txt", SECOND).status_code == 422


def test_a_file_larger_than_the_setting_is_not_taken(graph: str) -> None:
    for client in serve(graph, max_file_mb=1):
        reply = send(client, "large.txt", b"a" * (1 << 20) + b"b" * (1 << 17))
        assert reply.status_code == 413
        assert "at most 1 MB" in reply.json()["detail"]


def test_another_document_of_the_same_name_is_replaced_only_when_told(client: TestClient) -> None:
    changed = FIRST.replace("80%", "85%")
    refused = send(client, "water.txt", changed)
    assert refused.status_code == 409
    assert "replace=true" in refused.json()["detail"]
    again = ended(client, send(client, "water.txt", FIRST).json())
    assert (again["stage"], again["replaces"]) == ("done", True), "the same file changes nothing"
    put = ended(client, send(client, "water.txt", changed, params={"replace": "true"}).json())
    assert put["stage"] == "done"
    passages = client.get(f"/api/documents/{put['document']}/passages").json()["items"]
    assert any("85%" in p["text"] for p in passages)
    assert not any("80%" in p["text"] for p in passages)


@pytest.mark.parametrize(
    ("settings", "base", "headers", "why"),
    [
        ({}, HERE, {}, None),
        ({"host": "::1"}, "http://[::1]:8000", {}, None),
        ({"host": "0.0.0.0"}, HERE, {}, "not_local"),
        ({}, "http://city.example", {}, "not_local"),
        ({}, HERE, {"x-forwarded-for": "203.0.113.7"}, "not_local"),
        ({"uploads": False}, HERE, {}, "uploads_off"),
        (
            {"uploads": True, "host": "0.0.0.0"},
            "http://city.example",
            {"x-forwarded-for": "203.0.113.7"},
            None,
        ),
    ],
)
def test_who_may_send_documents_is_told_and_held(
    graph: str, settings: dict[str, Any], base: str, headers: dict[str, str], why: str | None
) -> None:
    for client in serve(graph, base, **settings):
        listed = client.get("/api/ingests", headers=headers).json()
        assert (listed["accepting"], listed["why_not"]) == (why is None, why)
        reply = send(client, "parks.txt", SECOND, headers=headers)
        assert reply.status_code == (202 if why is None else 403)
        document = client.get("/api/documents").json()["items"][0]["id"]
        assert client.delete(f"/api/documents/{document}", headers=headers).status_code == (
            200 if why is None else 403
        )


def test_a_page_of_another_site_cannot_send_or_remove(client: TestClient) -> None:
    document = client.get("/api/documents").json()["items"][0]["id"]
    for origin in ("https://elsewhere.example", "null"):
        headers = {"origin": origin}
        assert send(client, "parks.txt", SECOND, headers=headers).status_code == 403
        assert client.delete(f"/api/documents/{document}", headers=headers).status_code == 403
    assert send(client, "parks.txt", SECOND, headers={"origin": HERE}).status_code == 202


def test_who_is_stopped_before_a_file_comes_reads_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("推进治水。", encoding="utf-8")
    reader = Reader()
    reader.stop()
    with pytest.raises(ReadError, match="its reader ended"):
        reader.read(path, "a.txt", max_bytes=1000, progress=lambda *_: None)

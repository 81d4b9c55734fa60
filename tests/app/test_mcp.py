"""The MCP server, asked by the SDK's own client: in process, as a program over stdio, and over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from app.api.context import Service
from app.mcp.server import create_server
from app.mcp.tools import MOST_CHARACTERS
from app.settings import Settings
from cypher.store.protocol import Store

CHENGTU = Path(sys.executable).parent / "chengtu"
TOOLS = {"ask", "search", "get_entity", "list_queries", "run_query", "cypher", "get_schema"}
QUESTION = "宝安区有哪些措施支持可持续发展目标6"


class Asked:
    """Calls tools of the server over the samples, each call in a run of its own."""

    def __init__(self, store: Store) -> None:
        self.server = create_server(Service.over(Settings(), store))

    def call(self, tool: str, **arguments: Any) -> Any:
        async def run() -> Any:
            async with Client(self.server) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(run)

    def got(self, tool: str, **arguments: Any) -> dict[str, Any]:
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def refused(self, tool: str, **arguments: Any) -> str:
        result = self.call(tool, **arguments)
        assert result.is_error
        return result.content[0].text


@pytest.fixture(scope="module")
def asked(sample_graph: Store) -> Asked:
    return Asked(sample_graph)


@pytest.fixture(scope="module")
def described(asked: Asked) -> list[Any]:
    async def run() -> Any:
        async with Client(asked.server) as client:
            assert "cite" in (client.instructions or "")
            return (await client.list_tools()).tools

    return anyio.run(run)


def test_every_tool_says_how_to_use_it_and_that_it_only_reads(described: list[Any]) -> None:
    assert {tool.name for tool in described} == TOOLS
    for tool in described:
        assert len(tool.description) > 100, tool.name
        assert tool.annotations.read_only_hint
        assert "self" not in tool.input_schema["properties"]
        assert all(p.get("description") or p.get("default") for p in tool.input_schema["properties"].values())
    assert "evidence" in next(t.description for t in described if t.name == "ask")


def test_ask_gives_answers_with_evidence_to_cite(asked: Asked) -> None:
    found = asked.got("ask", question=QUESTION, limit=2)
    assert found["status"] == "answered"
    assert len(found["answers"]) == 2
    assert found["cut"] == f"answers: 2 of {found['total']}"
    evidence = found["answers"][0]["evidence"][0]
    assert {"document_name", "section_name", "source", "start", "end", "text", "digest"} <= set(evidence)
    assert found["snapshot"]
    assert found["permalink"].startswith("/ask?")


def test_what_the_documents_do_not_say_is_told(asked: Asked) -> None:
    assert asked.got("ask", question="今天天气怎么样")["status"] in ("nothing_found", "not_understood")
    assert "empty" in asked.refused("ask", question="  ")


def test_an_id_of_an_answer_leads_to_the_thing(asked: Asked) -> None:
    id = asked.got("ask", question=QUESTION, limit=1)["answers"][0]["id"]
    entity = asked.got("get_entity", id=id)
    assert entity["id"] == id
    assert entity["evidence"][0]["text"]
    assert entity["facts"]


def test_an_id_that_nothing_has_is_a_clear_error(asked: Asked) -> None:
    told = asked.refused("get_entity", id="project-000000000000")
    assert "project-000000000000" in told
    assert "earlier results" in told


def test_a_thing_with_many_facts_is_cut_and_says_so(asked: Asked) -> None:
    goal = asked.got("get_entity", id="goal-6")
    assert len(goal["facts"]) == 30
    assert "facts: 30 of" in goal["cut"]


def test_search_finds_passages(asked: Asked) -> None:
    found = asked.got("search", words="排涝", limit=30)
    passage = next(hit for hit in found["hits"] if hit["type"] == "Passage")
    assert "排涝" in passage["text"]
    assert {"id", "source", "start", "end", "document_name"} <= set(passage)
    cut = asked.got("search", words="建设", limit=1)
    assert cut["cut"] == f"hits: 1 of {cut['total']}"


def test_prepared_queries_are_listed_and_run(asked: Asked) -> None:
    listed = asked.got("list_queries", words="matrix")["queries"]
    assert "sdg-district-matrix" in [q["name"] for q in listed]
    assert "sdg-district-matrix" in [q["name"] for q in asked.got("list_queries", words="矩阵")["queries"]]
    query = next(q for q in asked.got("list_queries")["queries"] if q["name"] == "measures-by-goal")
    assert query["parameters"]["goal"] == "the goal, 1 to 17 (goal, needed)"
    found = asked.got("run_query", name=query["name"], parameters=query["example"], limit=3)
    assert 0 < len(found["rows"]) <= 3
    assert all(len(row) == len(found["columns"]) for row in found["rows"])
    assert "measures-by-goal" in asked.refused("run_query", name="measures-by-goals")
    assert "goal" in asked.refused("run_query", name="measures-by-goal", parameters={"goal": 99})


def test_cypher_reads_within_bounds(asked: Asked) -> None:
    found = asked.got(
        "cypher", query="MATCH (g:Goal) WHERE g.number = $n RETURN g.id AS id", parameters={"n": 6}
    )
    assert (found["columns"], found["rows"], found["cut"]) == (["id"], [["goal-6"]], None)
    cut = asked.got("cypher", query="MATCH (p:Passage) RETURN p.text", limit=5)
    assert len(cut["rows"]) == 5
    assert cut["cut"] == "rows: the first 5 of more"


def test_no_result_floods_the_model(asked: Asked) -> None:
    long = "x" * 1_000
    found = asked.got(
        "cypher", query=f"UNWIND range(1, 200) AS i RETURN '{long}' AS a, '{long}' AS b", limit=200
    )
    assert len(json.dumps(found)) < 1.2 * MOST_CHARACTERS
    assert "rows: the first" in found["cut"]
    assert "texts end in …" in found["cut"]
    wide = asked.got("cypher", query="RETURN range(1, 100000) AS many")
    assert wide["rows"][0][0][-1] == "… and 99980 more"


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Goal {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n RETURN n",
        "LOAD CSV FROM 'x' AS r RETURN r",
    ],
)
def test_cypher_that_writes_or_is_wrong_is_one_line(asked: Asked, query: str) -> None:
    assert "\n" not in asked.refused("cypher", query=query)


def test_the_schema_tells_classes_relations_and_documents(asked: Asked) -> None:
    schema = asked.got("get_schema")
    assert {"Measure", "Passage", "Goal"} <= {c["name"] for c in schema["classes"]}
    assert {"SUPPORTS", "STATED_IN"} <= {r["name"] for r in schema["relations"]}
    assert len(schema["documents"]) == 5


async def _used(client: Client) -> None:
    tools = await client.list_tools()
    assert {tool.name for tool in tools.tools} == TOOLS
    answered = await client.call_tool("ask", {"question": QUESTION, "limit": 1})
    assert answered.structured_content["status"] == "answered"
    rows = await client.call_tool("cypher", {"query": "MATCH (g:Goal) RETURN count(g) AS n"})
    assert rows.structured_content["rows"] == [[17]]
    wrong = await client.call_tool("get_entity", {"id": "nothing"})
    assert wrong.is_error


def _environment(graph: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("CHENGTU_")} | {
        "CHENGTU_GRAPH_URL": graph
    }


def test_an_assistant_starts_it_as_a_program(sample_graph_url: str) -> None:
    async def run() -> None:
        server = StdioServerParameters(command=str(CHENGTU), args=["mcp"], env=_environment(sample_graph_url))
        async with Client(server, read_timeout_seconds=120) as client:
            await _used(client)

    anyio.run(run)


def test_standard_output_holds_nothing_but_the_protocol(sample_graph_url: str) -> None:
    messages = [
        {"id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": QUESTION}}},
        {"id": 3, "method": "tools/call", "params": {"name": "cypher", "arguments": {"query": "RETURN 1"}}},
    ]  # fmt: skip
    process = subprocess.Popen(
        [CHENGTU, "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(sample_graph_url) | {"CHENGTU_LOG_LEVEL": "debug"},
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for message in messages:
        process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    process.stdin.flush()
    lines = [process.stdout.readline() for _ in range(3)]
    process.stdin.close()
    lines += process.stdout.readlines()
    assert process.wait(timeout=60) == 0
    assert sorted(json.loads(line)["id"] for line in lines) == [1, 2, 3]


@pytest.fixture
def http_url(sample_graph_url: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [CHENGTU, "mcp", "--http", "--port", str(port)],
        env=_environment(sample_graph_url),
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_over_http(http_url: str) -> None:
    async def run() -> None:
        async with Client(http_url, read_timeout_seconds=120) as client:
            await _used(client)

    anyio.run(run)


def test_options_of_http_without_it_are_wrong_usage() -> None:
    result = subprocess.run([CHENGTU, "mcp", "--port", "9000"], capture_output=True, text=True)
    assert result.returncode == 2
    assert "--http" in result.stderr
    assert result.stdout == ""

"""The routes and commands of named queries and of raw Cypher, over the samples in an embedded store."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs
from test_cli import chengtu

from app.api.main import create_app
from app.settings import Settings
from app.tables import BOM
from cypher.store.protocol import Store

WATER = "/api/queries/measures-by-goal?goal=6&district=baoan"


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


def cypher(client: TestClient, query: str, **more: object) -> dict:
    response = client.post("/api/cypher", json={"query": query, **more})
    assert response.status_code == 200, response.text
    return response.json()


def rows_of_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_listed_query_runs_by_its_example(client: TestClient) -> None:
    listed = client.get("/api/queries").json()
    assert listed["total"] == len(listed["items"]) >= 35
    for query in listed["items"]:
        reply = client.get(query["url"])
        assert reply.status_code == 200, (query["name"], reply.text)
        assert set(reply.json()["headings"]) == set(reply.json()["columns"])


def test_parameters_are_taken_as_people_write_them(client: TestClient) -> None:
    by_url = client.get(WATER).json()
    body = {"parameters": {"goal": "SDG 6", "district": "宝安"}}
    by_body = client.post("/api/queries/measures-by-goal", json=body).json()
    assert by_url["rows"] == by_body["rows"]
    assert by_url["query"]["parameters"] == {
        "goal": 6,
        "district": "district-440306",
        "document": None,
        "score": 0.0,
    }
    assert client.get(f"{WATER}&document=十五五").json()["rows"]
    assert (
        client.get(f"{WATER}&document=2026-2030").json()["rows"]
        == client.get(f"{WATER}&document=15th FYP").json()["rows"]
    )


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("measures-by-gaol?goal=6", 404, "measures-by-goal"),
        ("measures-by-goal", 422, "goal: is needed"),
        ("measures-by-goal?goal=18", 422, "1 to 17"),
        ("measures-by-goal?goal=6;DROP", 422, "no goal"),
        ("measures-by-goal?goal=6&goal=7", 422, "twice"),
        ("measures-by-goal?goal=6&distrct=a", 422, "did you mean district"),
        ("measures-by-goal?goal=6&district=Mitte", 422, "no district"),
        ("measures-by-goal?goal=6&document=深圳", 422, "documents"),
        ("measures-by-goal?goal=6&score=2", 422, "between 0 and 1"),
        ("measures-by-goal?goal=6&score=nan", 422, "no number"),
        ("binding-targets?year=99999", 422, "between"),
        ("binding-targets?year=2030&binding=maybe", 422, "binding, expected"),
        ("measures-by-goal?goal=6&limit=0", 422, "limit"),
        ("measures-by-goal?goal=6&format=xlsx", 422, "format"),
        (f"indicator-path?indicator={'a' * 201}", 422, "longer"),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_line(
    client: TestClient, path: str, status: int, words: str
) -> None:
    response = client.get(f"/api/queries/{path}")
    assert response.status_code == status
    assert words in response.json()["detail"]
    assert "\n" not in response.json()["detail"]


@pytest.mark.parametrize("value", [True, [1], {"a": 1}])
def test_a_parameter_is_a_text_or_a_number(client: TestClient, value: object) -> None:
    body = {"parameters": {"goal": value}}
    assert client.post("/api/queries/measures-by-goal", json=body).status_code == 422


def test_rows_as_csv_json_and_ndjson_are_the_same(client: TestClient) -> None:
    reply = client.get(WATER).json()
    records = [dict(zip(reply["columns"], row, strict=True)) for row in reply["rows"]]
    lines = client.get(WATER, headers={"accept": "application/x-ndjson"})
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in lines.text.splitlines()] == records
    table = client.get(f"{WATER}&format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="measures-by-goal.csv"' in table.headers["content-disposition"]
    assert [row["text"] for row in rows_of_csv(table.text)] == [record["text"] for record in records]


def test_excel_gets_a_mark_and_no_cell_that_it_would_run(client: TestClient) -> None:
    query = {"query": "RETURN '=1+1' AS a, '-' AS b, '=' AS c, -1 AS d, null AS e, [1, '城'] AS f"}
    plain = client.post("/api/cypher", json={**query, "format": "csv"}).text
    assert rows_of_csv(plain) == [{"a": "=1+1", "b": "-", "c": "=", "d": "-1", "e": "", "f": '[1, "城"]'}]
    excel = client.post("/api/cypher", json={**query, "format": "csv", "excel": True}).text
    assert excel.startswith(BOM)
    assert rows_of_csv(excel.removeprefix(BOM))[0]["a"] == "'=1+1"


def test_a_cut_is_told_in_every_form(client: TestClient) -> None:
    reply = client.get(f"{WATER}&limit=1")
    assert reply.json()["truncated"]
    assert len(reply.json()["rows"]) == 1
    for form in ("json", "csv", "ndjson"):
        assert client.get(f"{WATER}&limit=1&format={form}").headers["x-truncated"] == "true"
        assert client.get(f"{WATER}&format={form}").headers["x-truncated"] == "false"


def test_a_graph_measure_tells_its_bound(client: TestClient) -> None:
    reply = client.get("/api/queries/hubs?limit=5").json()
    assert len(reply["rows"]) == 5
    assert reply["truncated"]
    assert not reply["bounded"]
    neighbours = [row[reply["columns"].index("neighbours")] for row in reply["rows"]]
    assert neighbours == sorted(neighbours, reverse=True)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/x-ndjson", "application/x-ndjson"),
        ("application/x-ndjson;q=0, */*", "application/json"),
        ("text/html, */*;q=0.1", "application/json"),
        ("nonsense;q=x;;,", "application/json"),
    ],
)
def test_accept_decides_where_nothing_is_asked(client: TestClient, accept: str, kind: str) -> None:
    response = client.post("/api/cypher", json={"query": "RETURN 1 AS x"}, headers={"accept": accept})
    assert response.headers["content-type"].startswith(kind)


def test_the_plan_of_a_query_is_told_and_nothing_runs(client: TestClient) -> None:
    reply = cypher(client, "MATCH (g:Goal) WHERE g.number = $n RETURN g", parameters={"n": 6}, explain=True)
    assert reply["columns"] == ["depth", "operator", "detail", "rows"]
    assert reply["rows"]
    refused = client.post("/api/cypher", json={"query": "CREATE (n)", "explain": True})
    assert refused.status_code == 403


def test_each_query_leaves_an_audit_line_without_its_values(client: TestClient) -> None:
    with capture_logs() as logs:
        cypher(client, "RETURN $secret AS x", parameters={"secret": "value"})
        client.post("/api/cypher", json={"query": "MATCH (n) DETACH DELETE n"})
    told = [entry for entry in logs if entry["event"] == "cypher"]
    assert [entry["query"] for entry in told] == ["RETURN $secret AS x", "MATCH (n) DETACH DELETE n"]
    assert all(entry["request_id"] for entry in told)
    assert told[0]["parameters"] == ["secret"]
    assert "value" not in str(told)


def test_what_json_lacks_is_null(client: TestClient) -> None:
    """Not a number, infinity: no input makes a 5xx."""
    for expression in ("0.0 / 0.0", "1.0 / 0.0", "sqrt(-1.0)", "log(0.0)", "-1.0 / 0.0"):
        response = client.post("/api/cypher", json={"query": f"RETURN {expression} AS x"})
        assert response.status_code == 200, response.text
        assert response.json()["rows"] == [[None]]


def test_dates_are_iso(client: TestClient) -> None:
    reply = cypher(client, "RETURN date('2026-01-02') AS d, datetime('2026-01-02T03:04:05Z') AS t")
    assert reply["rows"][0][0] == "2026-01-02"
    assert reply["rows"][0][1].startswith("2026-01-02T03:04:05")


def test_a_limit_of_rows_stays_within_the_setting(sample_graph: Store) -> None:
    with TestClient(create_app(Settings(query_rows=5), sample_graph)) as client:
        assert len(cypher(client, "MATCH (n) RETURN n.id", limit=3)["rows"]) == 3
        assert len(cypher(client, "MATCH (n) RETURN n.id", limit=50)["rows"]) == 5


def test_commands_print_what_the_routes_give(client: TestClient, sample_graph_url: str) -> None:
    listed = chengtu("query", graph=sample_graph_url).stdout
    assert all(query["name"] in listed for query in client.get("/api/queries").json()["items"])
    arguments = ("query", "measures-by-goal", "--goal", "6", "--district=宝安区")
    printed = chengtu(*arguments, "--format", "csv", graph=sample_graph_url).stdout
    assert rows_of_csv(printed) == rows_of_csv(client.get(f"{WATER}&format=csv").text)
    table = chengtu(*arguments, "--limit", "1", graph=sample_graph_url)
    assert len(table.stdout.splitlines()) == 2
    assert "--limit" in table.stderr


def test_cypher_as_a_command(sample_graph_url: str, tmp_path) -> None:
    query = "MATCH (g:Goal) WHERE g.number < $n RETURN g.number AS number, g.name AS name ORDER BY number"
    file = tmp_path / "goals.csv"
    assert chengtu("cypher", query, "-p", "n=3", "-o", file, graph=sample_graph_url).returncode == 0
    content = file.read_text(encoding="utf-8")
    assert content.startswith(BOM)
    assert [row["number"] for row in rows_of_csv(content.removeprefix(BOM))] == ["1", "2"]
    planned = chengtu("cypher", query, "-p", "n=3", "--explain", graph=sample_graph_url).stdout
    assert "operator" in planned
    refused = chengtu("cypher", "MATCH (n) DETACH DELETE n", graph=sample_graph_url)
    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 1

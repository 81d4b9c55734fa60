"""Answers as CSV, Markdown and a table: over HTTP and in the terminal."""

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from test_cli import chengtu

from app.api.answer_files import in_figures, to_csv, to_markdown
from app.api.main import create_app
from app.api.models import AskReply, QuantityOut
from app.settings import Settings
from app.tables import BOM
from cypher.store.protocol import Store

QUESTION = "which measures support SDG 6 in Bao'an"


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def reply(client: TestClient) -> AskReply:
    return AskReply.model_validate(client.get("/api/ask", params={"q": QUESTION, "limit": 10}).json())


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_csv_has_a_row_for_each_answer_and_piece_of_evidence(reply: AskReply) -> None:
    expected = [
        (str(i), a.id, e.text, str(e.start)) for i, a in enumerate(reply.answers, 1) for e in a.evidence
    ]
    found = [(r["rank"], r["id"], r["text"], r["start"]) for r in rows(to_csv(reply))]
    assert found == expected
    assert {(r["snapshot"], r["result"]) for r in rows(to_csv(reply))} == {(reply.snapshot, reply.result)}


def test_an_answer_without_evidence_has_a_row(reply: AskReply) -> None:
    bare = reply.model_copy(update={"answers": [reply.answers[0].model_copy(update={"evidence": []})]})
    assert [r["id"] for r in rows(to_csv(bare))] == [reply.answers[0].id]


@pytest.mark.parametrize(("text", "safe"), [("=1+1", False), ("@x", False), ("-x", False), ("水", True)])
def test_no_cell_runs_as_a_formula(reply: AskReply, text: str, safe: bool) -> None:
    named = reply.model_copy(update={"answers": [reply.answers[0].model_copy(update={"name": text})]})
    assert rows(to_csv(named))[0]["name"] == (text if safe else f"'{text}")


def test_each_footnote_of_the_markdown_is_cited_and_each_citation_has_one(reply: AskReply) -> None:
    text = to_markdown(reply)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    cited = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(cited) == set(defined)
    first = reply.answers[0].evidence[0]
    assert f"{first.source}:{first.start}–{first.end}" in text
    assert f"`{first.passage}`" in text
    assert reply.snapshot in text


def test_evidence_that_two_answers_share_is_one_footnote(reply: AskReply) -> None:
    twice = reply.model_copy(update={"answers": [reply.answers[0], reply.answers[0]]})
    text = to_markdown(twice)
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.MULTILINE)) == len(reply.answers[0].evidence)


def test_no_text_of_a_document_is_markup(reply: AskReply) -> None:
    hostile = "[x](javascript:alert(1)) <img src=x>\n# `a` *b* | c"
    named = reply.model_copy(update={"answers": [reply.answers[0].model_copy(update={"name": hostile})]})
    line = next(line for line in to_markdown(named).splitlines() if line.startswith("1. "))
    assert r"\[x\](javascript:alert(1)) \<img src=x\> \# \`a\` \*b\* \| c" in line


@pytest.mark.parametrize(
    ("params", "headers", "media"),
    [
        ({"format": "csv"}, {}, "text/csv"),
        ({"format": "md"}, {}, "text/markdown"),
        ({}, {"accept": "text/csv"}, "text/csv"),
        ({}, {"accept": "text/markdown, */*;q=0.8"}, "text/markdown"),
        ({}, {"accept": "text/html,*/*"}, "application/json"),
        ({}, {"accept": "text/csv;q=0.5, text/markdown"}, "text/markdown"),
        ({"format": "json"}, {"accept": "text/csv"}, "application/json"),
    ],
)
def test_the_form_is_that_of_the_parameter_or_of_accept(
    client: TestClient, params: dict[str, str], headers: dict[str, str], media: str
) -> None:
    response = client.get("/api/ask", params={"q": QUESTION, **params}, headers=headers)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "宝安" in response.content.decode("utf-8-sig")


def test_markdown_over_http_links_to_the_question(client: TestClient) -> None:
    text = client.get("/api/ask", params={"q": QUESTION, "format": "md"}).text
    assert f"({client.base_url}/ask?q=which" in text


def test_an_unknown_form_is_one_line(client: TestClient) -> None:
    response = client.get("/api/ask", params={"q": QUESTION, "format": "xml"})
    assert response.status_code == 422
    assert "'csv'" in response.json()["detail"]
    assert "\n" not in response.json()["detail"]


def test_the_command_prints_each_form(sample_graph_url: str, tmp_path) -> None:
    shown = chengtu("ask", QUESTION, "--limit", 3, graph=sample_graph_url)
    assert "铁岗水库至南山水厂原水工程" in shown.stdout
    assert "shenzhen-15th-five-year-plan.txt:" in shown.stdout
    told = json.loads(chengtu("ask", QUESTION, "--format", "json", graph=sample_graph_url).stdout)
    file = tmp_path / "answers.csv"
    assert chengtu("ask", QUESTION, "-o", file, graph=sample_graph_url).returncode == 0
    found = rows(file.read_bytes().decode())
    assert {r["result"] for r in found} == {told["result"]}
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    markdown = tmp_path / "answers.md"
    assert chengtu("ask", QUESTION, "-o", markdown, graph=sample_graph_url).returncode == 0
    assert told["result"] in markdown.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status"), [(("--format", "xml"), 2), (("-o", "/nothing/there/answers.csv"), 1)]
)
def test_what_cannot_be_written_is_one_line(
    sample_graph_url: str, arguments: tuple[str, ...], status: int
) -> None:
    result = chengtu("ask", QUESTION, *arguments, graph=sample_graph_url)
    assert result.returncode == status
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"value": 81, "unit": "%", "status": "target"}, "81 % (2030, target)"),
        (
            {"value": 20, "unit": "µg/m3", "op": "<=", "strict": True, "status": "target"},
            "< 20 µg/m3 (2030, target)",
        ),
        (
            {"value": 3017, "unit": "亿元", "status": "actual", "aggregate": "sum", "note": "[]为累计值"},
            "3017 亿元 (2030, actual, []为累计值)",
        ),
        ({"value": 5, "unit": "%", "status": "target", "aggregate": "mean"}, "5 % (2030, target, mean)"),
        ({"value": "完成省下达任务", "unit": "%", "status": "target"}, "完成省下达任务 (2030, target)"),
    ],
)
def test_a_value_is_shown_with_what_its_footnote_says(told: dict[str, object], shown: str) -> None:
    assert in_figures(QuantityOut.model_validate({"op": "=", "year": 2030, **told})) == shown

"""The commands, as a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.samples import sample_files

CHENGTU = Path(sys.executable).parent / "chengtu"


def chengtu(
    *arguments: object, graph: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CHENGTU_")} | settings
    if graph:
        environment["CHENGTU_GRAPH_URL"] = graph
    return subprocess.run(
        [CHENGTU, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", env=environment
    )


@pytest.fixture
def graph(tmp_path: Path) -> str:
    return f"embedded://{tmp_path / 'graph.kgl'}"


def test_help_lists_the_commands() -> None:
    shown = chengtu("--help").stdout
    for command in ("text", "extract", "ingest", "forget", "serve", "ask", "documents"):
        assert command in shown


def test_text_prints_a_plain_file_untouched(tmp_path: Path) -> None:
    content = "第一章 总则\r\n保护水源。\n"
    file = tmp_path / "a.txt"
    file.write_bytes(content.encode())
    result = subprocess.run([CHENGTU, "text", file], capture_output=True)
    assert result.stdout == content.encode()


def test_extract_writes_a_line_for_each_document(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = chengtu("extract", *sample_files()[:2], "-o", out)
    assert result.returncode == 0, result.stderr
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r["document"]["source"] for r in records] == [f.name for f in sample_files()[:2]]
    keys = {"document", "sections", "passages", "entities", "mentions", "values", "relations"}
    assert all(keys <= set(r) for r in records)
    text = sample_files()[0].read_bytes().decode()
    for passage in records[0]["passages"]:
        assert set("".join(passage["text"].split())) <= set(text[passage["start"] : passage["end"]])


def test_what_is_passed_over_in_a_folder_is_told_and_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("完成河道治理。", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"x")
    folder = chengtu("extract", tmp_path, "-o", tmp_path / "out.jsonl")
    assert folder.returncode == 0
    assert "passed over photo.png: is of no known kind (.png)" in " ".join(folder.stderr.split())
    assert chengtu("extract", tmp_path / "photo.png").returncode == 1


def test_extract_gives_the_same_output_again(tmp_path: Path) -> None:
    outputs = [chengtu("extract", sample_files()[2]).stdout for _ in range(2)]
    assert outputs[0] == outputs[1] != ""


def test_ingest_ask_forget(graph: str) -> None:
    result = chengtu("ingest", "--samples", graph=graph)
    assert result.returncode == 0, result.stderr
    assert "passages" in result.stderr
    answered = chengtu("ask", "宝安区有哪些措施支持可持续发展目标6", graph=graph)
    assert "宝安中心区排涝工程" in answered.stdout
    as_json = json.loads(chengtu("ask", "SDG 6 in Bao'an", "--format", "json", graph=graph).stdout)
    assert as_json["status"] == "answered"
    source = sample_files()[0].name
    assert source in chengtu("documents", graph=graph).stdout
    assert chengtu("forget", source, graph=graph).returncode == 0
    assert source not in chengtu("documents", graph=graph).stdout
    again = chengtu("forget", source, graph=graph)
    assert again.returncode == 1
    assert len(again.stderr.strip().splitlines()) == 1


def test_bad_files_are_named_and_the_others_go_in(tmp_path: Path, graph: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "测试市规划（2026—2030年）\n新建甲河水质净化厂二期工程。\n", encoding="utf-8"
    )
    (folder / "old.txt").write_bytes(
        "测试市水务规划（2021—2025年）\n推进乙河治理，改善水质，完善污水管网。\n".encode("gb18030")
    )
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    result = chengtu("ingest", folder, graph=graph)
    assert result.returncode == 1
    rejected = [line for line in result.stderr.splitlines() if line.startswith("rejected")]
    assert [line.split()[1].rstrip(":") for line in rejected] == ["binary.txt", "broken.pdf", "empty.txt"]
    listed = chengtu("documents", graph=graph).stdout
    assert "good.txt" in listed
    assert "old.txt" in listed


@pytest.mark.parametrize(
    "arguments", [("ingest",), ("ingest", "--no-such-option"), ("extract",), ("nothing",)]
)
def test_wrong_usage_is_exit_status_2(arguments: tuple[str, ...], graph: str) -> None:
    assert chengtu(*arguments, graph=graph).returncode == 2


def test_a_path_that_is_not_there_is_rejected(graph: str) -> None:
    result = chengtu("ingest", "/nothing/here.txt", graph=graph)
    assert result.returncode == 1
    assert "here.txt" in result.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"CHENGTU_GRAPH_URL": "redis://x"}, ["redis://x"]),
        ({"CHENGTU_GRAPH_URL": "bolt://127.0.0.1:1"}, ["bolt://127.0.0.1:1", "no Neo4j server answers"]),
        ({"CHENGTU_PORT": "many"}, ["CHENGTU_PORT"]),
    ],
)
def test_settings_that_cannot_work_are_one_line(settings: dict[str, str], words: list[str]) -> None:
    result = chengtu("documents", **settings)
    assert result.returncode == 1
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert all(word in lines[0] for word in words)


def test_a_taken_port_is_one_line(sample_graph_url: str) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = chengtu("serve", "--port", taken.getsockname()[1], graph=sample_graph_url)
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "--port" in result.stderr


def test_files_of_one_name_in_two_folders_are_two_documents(tmp_path: Path, graph: str) -> None:
    for folder, river in (("甲", "甲河"), ("乙", "乙河")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(
            f"测试市规划（2026—2030年）\n治理{river}，改善水质。\n", encoding="utf-8"
        )
    assert chengtu("ingest", tmp_path, graph=graph).returncode == 0
    listed = chengtu("documents", graph=graph).stdout
    assert "甲/plan.txt" in listed
    assert "乙/plan.txt" in listed


def test_an_empty_graph_says_how_to_fill_it(graph: str) -> None:
    result = chengtu("ask", "哪些措施支持目标6", graph=graph)
    assert result.returncode == 0
    assert "chengtu ingest" in result.stderr
    assert "not" in result.stdout or "nothing_found" in result.stdout

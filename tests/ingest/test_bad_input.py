"""Texts that no writer meant: nothing crashes, nothing is lost, and no passage grows so long that time does."""

import json
from collections.abc import Sequence

import pytest

from ingest.extract import read_document, resolve_readings
from ingest.model import Extraction, Omitted, Passage, Unit
from ingest.read import read_bytes
from ingest.records import to_json
from ingest.rows import graph_rows
from ingest.structure import parse_structure
from ingest.structure.sentences import LONGEST_SENTENCE
from ontology.errors import ReadError

WORDS = "推进宝安中心区排涝工程建设和河道治理达到百分之九十"
HEAD = "序号\t指标名称\t单位\t2020年\t2025年\n"
LINE = (WORDS + "，到2025年达到98%。") * 10_000
ROWS = [f"{n}\t第{n}类设施数量\t个\t{n * 3}\t≥{n * 4}\n" for n in range(1, 10_001)]
SIGNS = "推进😀👨‍👩‍👧‍👦建设\u200f\u202e宝安\u200b区\u2066排涝工程\u2069，\ufeff完成e\u0301治理。\n"

TEXTS = {
    "no marks at all": (WORDS * 5_000)[:100_000],
    "no marks, English": "the city will build new water mains " * 2_800,
    "one line": LINE[:30_000],
    "one word": "a" * 200_000,
    "brackets in brackets": "推进" + "（" * 5_000 + "宝安中心区排涝工程" + "）" * 5_000 + "建设。",
    "titles in titles": "落实" + "《" * 5_000 + "规划" + "》" * 5_000 + "。",
    "quotes never closed": "“" * 20_000 + "推进建设。",
    "signs that nobody sees": SIGNS * 200,
    "only marks": "，" * 20_000,
    "only blanks between": "推进" + " " * 50_000 + "建设。",
    "cells without end": "项目\t" * 10_000,
    "years": "到2025年，" * 5_000,
    "names": "宝安区、罗田水库、" * 2_000,
}


def extract(text: str, name: str = "a.txt") -> Extraction:
    (extraction,) = resolve_readings([read_document(read_bytes(name, text.encode()))])
    return extraction


def check_whole(text: str, passages: Sequence[Passage | Unit], omitted: Sequence[Omitted]) -> None:
    """Every character but blanks is in a passage, or is said to be left out."""
    seen = bytearray(len(text))
    for part in (*passages, *omitted):
        seen[part.start : part.end] = b"x" * (part.end - part.start)
    assert [at for at, mark in enumerate(seen) if not mark and not text[at].isspace()] == []
    assert max((len(p.text) for p in passages), default=0) <= LONGEST_SENTENCE


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_lost(name: str) -> None:
    text = TEXTS[name]
    extraction = extract(text)
    check_whole(text, extraction.passages, extraction.omitted)
    graph_rows(extraction)
    to_json(extraction).encode("utf-8")


@pytest.mark.parametrize(("text", "passages"), [(LINE, 10_000), (HEAD + "".join(ROWS), 10_001)])
def test_a_line_of_a_megabyte_and_a_table_of_ten_thousand_rows(text: str, passages: int) -> None:
    structure = parse_structure(read_bytes("a.txt", text.encode()))
    check_whole(text, structure.units, structure.omitted)
    assert len(structure.units) == passages


def test_the_last_row_of_a_long_table_has_its_columns() -> None:
    extraction = extract(HEAD + "".join(ROWS[-1_500:]))
    last = [(v.year, v.value) for v in extraction.values if v.passage == extraction.passages[-1].id]
    assert last == [(2020, "30000"), (2025, "40000")]


def test_without_marks_names_are_found_to_the_end() -> None:
    extraction = extract(TEXTS["no marks at all"][:20_000])
    projects = {e.id for e in extraction.entities if e.type in ("Project", "Place", "District")}
    found = [m.start for m in extraction.mentions if m.entity in projects]
    assert max(found) > 19_000


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\ufeff"])
def test_a_file_without_words_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ReadError, match=r"is empty|holds no text"):
        read_bytes("a.txt", text.encode())


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(ReadError, match="holds binary data, not text"):
        read_bytes("a.txt", b"\xe6\x8e\xa8\xe8\xbf\x9b\0\0" * 100)


@pytest.mark.parametrize(
    "escape", ["&#xD800;", "&#55357;", "&#0;", "&#x0;", "&#xFFFF;", "&#x110000;", "&#8;"]
)
def test_escapes_that_stand_for_no_character(escape: str) -> None:
    page = f"<html><body><p>推进{escape}建设污水处理厂。</p><p>完成河道治理。</p></body></html>"
    extraction = extract(page, "a.html")
    told = to_json(extraction).encode("utf-8")
    texts = [p["text"] for p in json.loads(told)["passages"]]
    assert texts[-1] == "完成河道治理。"
    assert "建设污水处理厂。" in texts[0]
    assert not any("\ud800" <= c <= "\udfff" or c == "\0" for text in texts for c in text)

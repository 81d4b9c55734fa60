"""The samples are five marked digests in our own words."""

import re
from pathlib import Path

import pytest

from ingest.read import read_source
from ingest.samples import sample_files
from ingest.structure import parse_structure

RUN, FEWEST_HAN = 32, 24
HAN = re.compile(r"[\u4e00-\u9fff]")
LAYOUT = re.compile(r"[\s*#>|`]+")
DISTRICTS = [
    "福田",
    "罗湖",
    "盐田",
    "南山",
    "宝安",
    "龙岗",
    "龙华",
    "坪山",
    "光明",
    "大鹏新区",
    "深汕特别合作区",
]
SAMPLES = sample_files()


def sample(name: str) -> Path:
    return next(p for p in SAMPLES if name in p.name)


def runs(text: str) -> set[str]:
    """Runs of characters long enough to be someone's wording, the layout aside."""
    text = LAYOUT.sub("", text)
    found = (text[i : i + RUN] for i in range(len(text) - RUN + 1))
    return {run for run in found if len(HAN.findall(run)) >= FEWEST_HAN}


def test_there_is_a_digest_of_each_document() -> None:
    assert [p.name for p in SAMPLES] == [
        "shenzhen-14th-five-year-plan.txt",
        "shenzhen-15th-five-year-plan.txt",
        "shenzhen-47-practices.txt",
        "shenzhen-sdg-zone-plan-2017-2020.txt",
        "shenzhen-sdg-zone-slides-2019.txt",
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_each_is_marked_as_a_digest_at_its_head(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:400]
    assert "摘编" in head
    assert "Chengtu" in head


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_each_has_the_length_of_a_digest(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert 60 <= len(lines) <= 100


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_character_is_read_or_said_to_be_left_out(path: Path) -> None:
    source = read_source(path)
    structure = parse_structure(source)
    told = bytearray(len(source.text))
    for part in (*structure.units, *structure.omitted):
        told[part.start : part.end] = b"x" * (part.end - part.start)
    assert [c for c, seen in zip(source.text, told, strict=True) if not seen and not c.isspace()] == []
    assert all(left.reason for left in structure.omitted)
    assert sum(left.end - left.start for left in structure.omitted) < 0.01 * len(source.text)


def test_all_districts_are_named_in_each_five_year_plan() -> None:
    for name in ("14th", "15th"):
        text = sample(name).read_text(encoding="utf-8")
        assert [d for d in DISTRICTS if d not in text] == []


def test_the_indicator_table_has_its_22_rows_with_both_years() -> None:
    structure = parse_structure(read_source(sample("15th")))
    rows = [u.text.split("\t") for u in structure.units if u.text.count("\t") == 5]
    numbered = {row[0]: row for row in rows if row[0].isdigit()}
    assert sorted(map(int, numbered)) == list(range(1, 23))
    assert numbered["19"][1:] == ["PM2.5年均浓度", "微克/立方米", "16.8", "≤15", "约束性"]


def test_the_list_has_its_47_practices() -> None:
    structure = parse_structure(read_source(sample("47")))
    rows = [u.text.split("\t") for u in structure.units if u.text.count("\t") == 2]
    assert [int(row[0]) for row in rows if row[0].isdigit()] == list(range(1, 48))


def test_the_slides_are_read_as_slides() -> None:
    kinds = [s.kind for s in parse_structure(read_source(sample("slides"))).sections]
    assert kinds.count("slide") >= 15


def test_runs_leave_the_layout_out() -> None:
    wording = "用自己的话摘写原文件要点并且不照抄原文的任何句子只保留名称和数字"
    assert len(wording) == RUN
    assert runs(f"| {wording[:9]}\n\n## {wording[9:]}") == {wording}


def test_no_wording_is_shared_with_the_documents(corpus: Path) -> None:
    theirs = set().union(*(runs(p.read_text(encoding="utf-8")) for p in corpus.glob("*.txt")))
    assert theirs
    shared = {p.name: sorted(runs(p.read_text(encoding="utf-8")) & theirs) for p in SAMPLES}
    assert {name: found for name, found in shared.items() if found} == {}

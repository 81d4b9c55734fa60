"""Phases and plans that come one after the other, in extraction and in the graph."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import forget, load, prepare
from ingest.model import Extraction
from ingest.read import read_bytes

FIRST = """\
测试市水务规划（2021—2025年）

第一章 供水
建成甲山水厂一期工程，开工建设甲山水厂二期工程。
落实《测试市节水规划（2016—2020年）》。
"""
SECOND = """\
测试市水务规划（2026—2030年）

第一章 供水
建成甲山水厂二期工程，新建甲山水厂四期工程、乙湖水厂一期工程。
总结“十四五”规划，编制“十五五”规划，落实《测试市节水规划（2021—2025年）》。
"""
LINEAGE = """\
MATCH (a)-[r:SUCCEEDS]->(b)
RETURN a.name AS later, b.name AS earlier, r.score AS score, r.document AS document ORDER BY later, earlier, document"""


def extract(*texts: tuple[str, str]) -> list[Extraction]:
    return list(resolve_readings(read_document(read_bytes(name, text.encode())) for name, text in texts))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(opened)
    yield opened
    opened.close()


def pairs(store: Store) -> set[tuple[str, str]]:
    return {(later, earlier) for later, earlier, _, _ in store.read(LINEAGE).rows}


def test_a_phase_succeeds_the_nearest_known_one_before_it() -> None:
    extractions = extract(("a.txt", FIRST), ("b.txt", SECOND))
    names = {e.id: e.name for x in extractions for e in x.entities}
    told = {
        (names[r.source], names[r.target]): r
        for x in extractions
        for r in x.relations
        if r.type == "SUCCEEDS"
    }
    assert told["甲山水厂二期工程", "甲山水厂一期工程"].score == 0.95
    assert told["甲山水厂四期工程", "甲山水厂二期工程"].score == 0.75
    assert ("“十五五”规划", "“十四五”规划") in told
    assert not any("乙湖" in name for pair in told for name in pair)
    passages = {p.id: p.text for x in extractions for p in x.passages}
    assert "四期" in passages[told["甲山水厂四期工程", "甲山水厂二期工程"].passage]


def test_plans_of_following_years_succeed_each_other(store: Store) -> None:
    for extraction in extract(("a.txt", FIRST), ("b.txt", SECOND)):
        load(store, extraction)
    assert ("测试市节水规划（2021—2025年）", "测试市节水规划（2016—2020年）") in pairs(store)


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_lineage_does_not_depend_on_runs_or_their_order(
    store: Store, tmp_path: Path, order: tuple[str, str]
) -> None:
    texts = {"a.txt": FIRST, "b.txt": SECOND}
    for name in order:
        load(store, extract((name, texts[name]))[0])
    other = open_store(f"embedded://{tmp_path / 'together.kgl'}")
    prepare(other)
    for extraction in extract(*texts.items()):
        load(other, extraction)
    assert store.read(LINEAGE).rows == other.read(LINEAGE).rows
    assert len(pairs(store)) == 5
    other.close()


def test_what_only_a_forgotten_document_named_leaves_the_lineage(store: Store) -> None:
    for extraction in extract(("a.txt", FIRST), ("b.txt", SECOND)):
        load(store, extraction)
    forget(store, "a.txt")
    assert pairs(store) == {("甲山水厂四期工程", "甲山水厂二期工程"), ("“十五五”规划", "“十四五”规划")}

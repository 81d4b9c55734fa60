"""Loading: repeated, in any order, changed, forgotten."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from cypher.lookups import NODE_COUNTS, RELATION_COUNTS
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import forget, load, prepare
from ingest.model import Extraction
from ingest.read import read_bytes

PLAN = """\
测试市水务规划（2026—2030年）

第一章 供水
加快建设甲山水库扩建工程，到2030年供水能力达到50万吨/日。
实施“清泉行动”计划，推进老旧管网改造。

第二章 治污
新建乙河水质净化厂二期工程。
"""
CHANGED = PLAN.replace("乙河水质净化厂二期工程", "丙湖水质净化厂三期工程")
OTHER = """\
测试市生态规划（2026—2030年）

第一章 水源
加快建设甲山水库扩建工程，保护水源林。
"""


def extract(*texts: tuple[str, str]) -> list[Extraction]:
    return list(resolve_readings(read_document(read_bytes(name, text.encode())) for name, text in texts))


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    opened = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(opened)
    yield opened
    opened.close()


def content(store: Store) -> tuple[list[object], list[object], list[object]]:
    """Counts by type and every node and relation with all its properties."""
    nodes = store.read("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS p ORDER BY n.id").rows
    relations = store.read(
        "MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY r.id, a.id, b.id"
    ).rows
    counts = [*store.read(NODE_COUNTS).rows, *store.read(RELATION_COUNTS).rows]
    return counts, list(nodes), list(relations)


def names(store: Store, label: str) -> set[str]:
    return {name for (name,) in store.read(f"MATCH (n:{label}) RETURN n.name").rows}


def test_loading_twice_changes_nothing(store: Store) -> None:
    for extraction in extract(("a.txt", PLAN), ("b.txt", OTHER)):
        load(store, extraction)
    before = content(store)
    for extraction in extract(("a.txt", PLAN), ("b.txt", OTHER)):
        load(store, extraction)
    assert content(store) == before


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "one run each"])
def test_the_order_of_files_does_not_matter(
    tmp_path: Path, sample_extractions: tuple[Extraction, ...], together: bool
) -> None:
    from ingest.read import read_source
    from ingest.samples import sample_files

    files = sample_files()
    random.Random(7).shuffle(files)
    runs = [files] if together else [[f] for f in files]
    shuffled = [e for run in runs for e in resolve_readings(read_document(read_source(f)) for f in run)]
    found = []
    for i, extractions in enumerate((sample_extractions, shuffled)):
        opened = open_store(f"embedded://{tmp_path / f'{i}.kgl'}")
        prepare(opened)
        for extraction in extractions:
            load(opened, extraction)
        found.append(content(opened))
        opened.close()
    assert found[0] == found[1]


def test_a_changed_file_replaces_what_it_said(store: Store) -> None:
    load(store, extract(("a.txt", PLAN))[0])
    assert "乙河水质净化厂二期工程" in names(store, "Project")
    load(store, extract(("a.txt", CHANGED))[0])
    projects = names(store, "Project")
    assert "丙湖水质净化厂三期工程" in projects
    assert "乙河水质净化厂二期工程" not in projects
    fresh = content(store)
    load(store, extract(("a.txt", PLAN))[0])
    load(store, extract(("a.txt", CHANGED))[0])
    assert content(store) == fresh


def test_unchanged_sentences_of_a_changed_file_keep_their_ids(store: Store) -> None:
    query = "MATCH (p:Passage) WHERE p.text CONTAINS '清泉行动' RETURN p.id"
    load(store, extract(("a.txt", PLAN))[0])
    before = store.read(query).rows
    load(store, extract(("a.txt", CHANGED))[0])
    assert store.read(query).rows == before
    assert before


def test_forgetting_takes_what_only_that_document_said(store: Store) -> None:
    load(store, extract(("b.txt", OTHER))[0])
    alone = content(store)
    load(store, extract(("a.txt", PLAN))[0])
    assert forget(store, "a.txt") == 1
    assert content(store) == alone
    assert "甲山水库扩建工程" in names(store, "Project")
    assert forget(store, "a.txt") == 0


def test_every_fact_stands_on_a_passage_of_its_document(sample_graph: Store) -> None:
    loose = sample_graph.read(
        "MATCH (a)-[r]->(b) WHERE NOT type(r) IN ['IN', 'HAS_TARGET'] "
        "AND NOT EXISTS { MATCH (p:Passage) WHERE p.id = r.passage AND p.document = r.document } "
        "RETURN type(r), a.id, b.id LIMIT 5"
    )
    assert loose.rows == ()


def test_offsets_of_mentions_show_the_words_in_the_document(
    sample_extractions: tuple[Extraction, ...],
) -> None:
    from ingest.samples import sample_files

    texts = {f.name: f.read_bytes().decode() for f in sample_files()}
    checked = 0
    for extraction in sample_extractions:
        text = texts[extraction.document.source]
        for mention in extraction.mentions:
            if not mention.entity.startswith("measure-"):
                assert "".join(text[mention.start : mention.end].split()) == "".join(mention.text.split())
                checked += 1
    assert checked > 200


def test_a_broken_batch_leaves_the_graph_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, extract(("a.txt", PLAN))[0])
    before = content(store)
    import ingest.load as module

    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(module, "name_again", fail)
    with pytest.raises(RuntimeError):
        load(store, extract(("a.txt", CHANGED))[0])
    assert content(store) == before

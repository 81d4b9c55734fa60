"""The ledgers of the real documents: complete, with what the notes say, and of the right city."""

from collections import defaultdict
from pathlib import Path

import pytest

from ingest.contexts import contexts
from ingest.document import describe_document
from ingest.model import SourceText, ValueSpan
from ingest.structure import parse_structure
from ingest.tag.values import find_values


def values(corpus: Path, number: str, *, rows: bool) -> list[ValueSpan]:
    path = next(corpus.glob(f"{number}_*.txt"))
    source = SourceText(path.name, "0", "text", path.read_bytes().decode("utf-8"))
    structure = parse_structure(source)
    document = describe_document(source, structure)
    return [
        value
        for unit, context in contexts(structure, document.language, document.plan)
        if (unit.form == "row") == rows
        for value in find_values(unit.text, context)
    ]


@pytest.fixture(scope="module")
def ledger(corpus: Path) -> dict[str, list[ValueSpan]]:
    """The main indicators of the fifteenth plan by name."""
    found: dict[str, list[ValueSpan]] = defaultdict(list)
    for value in values(corpus, "003", rows=True):
        if value.binding:
            found[value.indicator].append(value)
    return found


def test_all_main_indicators_with_unit_target_and_binding(ledger: dict[str, list[ValueSpan]]) -> None:
    assert len(ledger) == 22
    for name, found in ledger.items():
        assert all(v.unit for v in found), name
        targets = [v for v in found if (v.year, v.status) == (2030, "target")]
        assert len(targets) == 1, name
        assert len({v.binding for v in found}) == 1, name
    binding = {name for name, found in ledger.items() if found[0].binding == "binding"}
    assert len(binding) == 6


def test_every_base_that_the_table_gives(ledger: dict[str, list[ValueSpan]]) -> None:
    bases = {name: v for name, found in ledger.items() for v in found if v.status == "actual"}
    assert len(bases) == 18
    assert {v.year for v in bases.values()} == {2024, 2025}
    assert [v.value for v in bases.values() if v.year == 2024] == ["6.67", "4.73"]


def test_what_the_notes_say(ledger: dict[str, list[ValueSpan]]) -> None:
    marked = {(name, v.aggregate) for name, found in ledger.items() for v in found if v.aggregate}
    assert sum(kind == "mean" for _, kind in marked) == 3
    assert sum(kind == "sum" for _, kind in marked) == 3


def test_aims_in_words_and_in_numbers(ledger: dict[str, list[ValueSpan]]) -> None:
    worded = [v.value for found in ledger.values() for v in found if v.worded]
    assert worded == ["完成省下达任务"] * 3
    path = ledger["PM2.5年均浓度"]
    assert [(v.year, v.op, v.value) for v in path] == [(2025, "=", "16.8"), (2030, "<=", "15")]


def test_tables_that_compare_cities_tell_whose_values_they_hold(corpus: Path) -> None:
    found = values(corpus, "000", rows=True)
    fine_dust = {v.subject: (v.value, v.year) for v in found if v.indicator == "PM2.5浓度"}
    assert fine_dust["深圳"] == ("27", 2015)
    assert fine_dust["北京"] == ("73", 2015)
    assert fine_dust["新加坡"] == ("20", None)
    assert all(v.subject for v in found)
    assert len({v.subject for v in found}) == 9


def test_sentences_that_compare_cities(corpus: Path) -> None:
    found = [v for v in values(corpus, "000", rows=False) if v.subject]
    assert {v.subject for v in found} >= {"北京", "上海", "香港", "纽约", "东京", "广州", "首尔"}
    assert {v.indicator for v in found} == {"每万人在校大学生数", "大专以上人口比例"}


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_names_are_no_fragments(corpus: Path, number: str) -> None:
    """Endings and beginnings that only a name cut in the wrong place has."""
    names = [v.indicator for rows in (True, False) for v in values(corpus, number, rows=rows)]
    fragments = [
        name
        for name in names
        if len(name) < 2
        or name.endswith(("由", "从", "提前", "连续", "达", "至", "超过", "约", "共计", "的"))
        or name.startswith(("率先", "但", "也", "不到", "低于", "远低于", "分别", "口实现", "的"))
        or name.count("（") != name.count("）")
    ]
    assert len(fragments) <= len(names) * 0.01, fragments

"""The real documents are read whole, and their boxes, tables and chapters are all found."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.document import describe_document
from ingest.model import SourceText, Structure
from ingest.structure import parse_structure


def read(corpus: Path, number: str) -> tuple[SourceText, Structure]:
    path = next(corpus.glob(f"{number}_*.txt"))
    source = SourceText(path.name, "0", "text", path.read_bytes().decode("utf-8"))
    return source, parse_structure(source)


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("000", {"section": 5, "box": 8, "table": 6}),
        ("001", {"chapter": 30, "section": 79, "box": 10, "list": 1}),
        ("002", {"chapter": 5, "list": 1}),
        ("003", {"chapter": 16, "box": 37, "list": 1}),
        ("004", {"section": 5}),
    ],
)
def test_sections(corpus: Path, number: str, kinds: dict[str, int]) -> None:
    _, structure = read(corpus, number)
    found = Counter(s.kind for s in structure.sections)
    assert {kind: found[kind] for kind in kinds} == kinds


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_everything_is_covered_and_what_is_left_out_is_named(corpus: Path, number: str) -> None:
    source, structure = read(corpus, number)
    spans = sorted(
        [(u.start, u.end) for u in structure.units] + [(o.start, o.end) for o in structure.omitted]
    )
    position = 0
    for start, end in spans:
        assert not source.text[position:start].strip()
        position = max(position, end)
    assert not source.text[position:].strip()
    left_out = sum(o.end - o.start for o in structure.omitted)
    assert left_out < 0.01 * len(source.text)
    assert {o.reason for o in structure.omitted} <= {"page number", "markup", "image placeholder"}


def test_every_item_of_a_box_carries_its_label(corpus: Path) -> None:
    _, structure = read(corpus, "003")
    boxes = {s.id: s.title for s in structure.sections if s.kind == "box"}
    unlabelled = [u.text for u in structure.units if u.section in boxes and u.form == "item" and not u.label]
    assert unlabelled == []
    water = next(i for i, title in boxes.items() if "水资源" in title)
    labels = [u.label for u in structure.units if u.section == water and u.label]
    assert labels[0] == "水源骨干输配水工程"


def test_what_the_documents_say_of_themselves(corpus: Path) -> None:
    periods = {n: describe_document(*read(corpus, n)).plan for n in ("000", "001", "002", "003", "004")}
    years = {n: None if p is None else (p.start, p.end) for n, p in periods.items()}
    assert years == {"000": (2017, 2020), "001": (2021, 2025), "002": None, "003": (2026, 2030), "004": None}

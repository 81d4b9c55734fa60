"""Floors under kinds and values on three annotated documents, read from their files as a user's would be."""

import json
from pathlib import Path

import pytest

from ingest.contexts import contexts
from ingest.document import describe_document
from ingest.model import ValueSpan
from ingest.read import read_source
from ingest.structure import parse_structure
from ingest.tag.kind import classify_kind
from ingest.tag.values import find_values

DOCUMENTS = Path(__file__).parents[1] / "evaluation" / "documents"
ANNOTATED = json.loads((DOCUMENTS / "passages.json").read_text(encoding="utf-8"))
NAMES = ("guiyang.txt", "kunming.txt", "xiamen_en.txt")


def tagged(name: str) -> dict[tuple[int, int], tuple[str, list[ValueSpan]]]:
    source = read_source(DOCUMENTS / name)
    structure = parse_structure(source)
    document = describe_document(source, structure)
    return {
        (unit.start, unit.end): (classify_kind(unit.text, context)[0], find_values(unit.text, context))
        for unit, context in contexts(structure, document.language, document.plan)
    }


def number(value: str) -> str:
    return value.replace(",", "")


@pytest.mark.parametrize("name", NAMES)
def test_kinds_and_values_of_an_annotated_document(name: str) -> None:
    found = tagged(name)
    annotated = [row for row in ANNOTATED if row["doc"] == name]
    kinds = right = told = true = 0
    for row in annotated:
        got_kind, got_values = found.get((row["start"], row["end"]), ("", []))
        kinds += got_kind == row["kind"]
        gold, got = (
            {number(v["value"]) for v in row["indicators"]},
            {number(v.value) for v in got_values if not v.worded},
        )
        right, told, true = right + len(gold & got), told + len(got), true + len(gold)
    assert len(annotated) > 70
    assert kinds / len(annotated) >= 0.96
    assert 2 * right / (told + true) >= 0.97

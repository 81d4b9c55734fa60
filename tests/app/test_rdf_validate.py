"""Validation: the shapes hold for what is exported, and what breaks them is told in words."""

import re
from pathlib import Path

import pytest

from app.rdf.export import rdf_lines
from app.rdf.formats import FORMATS
from app.rdf.validation import validate_file, validate_lines
from cypher.store.protocol import Store

BASE = "https://w3id.org/chengtu"


@pytest.fixture(scope="module")
def document(sample_graph: Store) -> bytes:
    query = "MATCH (d:Document) WHERE d.issued_on IS NOT NULL RETURN d.id ORDER BY d.characters LIMIT 1"
    id = sample_graph.read(query).rows[0][0]
    return b"".join(rdf_lines(sample_graph, BASE, graphs=False, document=id))


def test_the_shapes_hold_for_every_sample(sample_graph: Store) -> None:
    for (id,) in sample_graph.read("MATCH (d:Document) RETURN d.id").rows:
        assert validate_lines(rdf_lines(sample_graph, BASE, graphs=False, document=id)) == []


def test_a_date_may_be_a_month_and_no_more_than_a_date(document: bytes, tmp_path: Path) -> None:
    day = re.search(rb'issuedOn> "([0-9-]+)"\^\^<([^>]+)>', document)
    assert day is not None
    file = tmp_path / "month.nt"
    for value, allowed in (
        (b'"2021-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', True),
        (b'"June"', False),
    ):
        file.write_bytes(document.replace(day[0], b"issuedOn> " + value))
        assert (not validate_file(file, FORMATS["ntriples"])) is allowed


@pytest.mark.parametrize(
    ("old", "new", "path", "zh", "en"),
    [
        (b'ontology#status> "target"', b'ontology#status> "hoped"', "status", "", ""),
        (b'ontology#score> "0', b'ontology#score> "7', "score", "零和一之间", "between 0 and 1"),
        (b"/ontology#statedIn> ", b"/ontology#stated> ", "statedIn", "出处段落", "passage"),
        (b'ontology#sha256> "', b'ontology#sha256> "z', "sha256", "六十四位", "64 hexadecimal"),
    ],
)
def test_what_breaks_a_shape_is_told(
    document: bytes, tmp_path: Path, old: bytes, new: bytes, path: str, zh: str, en: str
) -> None:
    assert old in document
    file = tmp_path / "spoilt.nt"
    file.write_bytes(document.replace(old, new))
    found = validate_file(file, FORMATS["ntriples"])
    assert found
    assert path in {v.path for v in found}
    told = next(v for v in found if v.path == path)
    assert zh in told.in_words("zh")
    assert en in told.in_words("en")
    assert told.focus.startswith(BASE)

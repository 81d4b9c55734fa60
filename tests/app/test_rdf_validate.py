"""Validation: the shapes hold for what is exported, and what breaks them is told in words."""

from pathlib import Path

import pytest

from app.rdf.export import rdf_lines
from app.rdf.formats import FORMATS
from app.rdf.validation import validate_file, validate_lines
from cypher.store.protocol import Store

BASE = "https://w3id.org/chengtu"


@pytest.fixture(scope="module")
def document(sample_graph: Store) -> bytes:
    id = sample_graph.read("MATCH (d:Document) RETURN d.id ORDER BY d.characters LIMIT 1").rows[0][0]
    return b"".join(rdf_lines(sample_graph, BASE, graphs=False, document=id))


def test_the_shapes_hold_for_every_sample(sample_graph: Store) -> None:
    for (id,) in sample_graph.read("MATCH (d:Document) RETURN d.id").rows:
        assert validate_lines(rdf_lines(sample_graph, BASE, graphs=False, document=id)) == []


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

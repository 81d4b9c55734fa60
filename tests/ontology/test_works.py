"""Kinds of works: what a project's name tells of the targets it serves."""

from pathlib import Path

import pytest

from ontology.errors import OntologyError
from ontology.sdg import load_goals
from ontology.works import load_works, works_in


def test_every_target_of_the_table_exists() -> None:
    codes = {t.code for g in load_goals() for t in g.targets}
    assert {w.target for w in load_works()} <= codes
    assert all(0 < w.score <= 1 for w in load_works())


def test_drainage_and_sea_walls_are_water_management() -> None:
    assert [w.target for w in works_in("某区排涝工程")] == ["6.5"]
    assert [w.target for w in works_in("East Seawall Rebuilding Project")] == ["6.5"]
    assert works_in("某区图书馆") == []


def test_a_malformed_line_is_told(tmp_path: Path) -> None:
    file = tmp_path / "works.tsv"
    file.write_text("排涝\t6.5\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="line 1"):
        load_works(file)

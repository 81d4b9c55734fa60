"""Each rule of the project is shown to go red on a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PACKAGES = ("app", "cypher", "ingest", "ontology")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages and their configuration in a folder of their own."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("ontology/sdg.py", "import app.settings", "Imports run one way"),
        ("cypher/plan.py", "import ingest.model", "Imports run one way"),
        ("ingest/load.py", "import neo4j", "Only the Neo4j adapter"),
        ("cypher/compile.py", "import kglite", "Only the embedded adapter"),
        ("ingest/tag/kind.py", "import spacy", "Only ingest.nlp imports spaCy"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    result = run(copy, "lint-imports", "--no-cache")
    assert result.returncode == 1
    broken = [row for row in result.stdout.splitlines() if " BROKEN" in row]
    assert broken
    assert all(contract in row for row in broken)


def test_the_contracts_hold_without_a_violation(copy: Path) -> None:
    assert run(copy, "lint-imports", "--no-cache").returncode == 0


def test_reading_the_environment_outside_the_settings_is_found(copy: Path) -> None:
    (copy / "ingest/planted.py").write_text("import os\n\nHOME = os.environ['HOME']\n", encoding="utf-8")
    result = run(copy, "ruff", "check", "--no-cache", "ingest/planted.py")
    assert result.returncode == 1
    assert "TID251" in result.stdout


def test_an_untyped_function_is_found(copy: Path) -> None:
    planted = copy / "planted.py"
    planted.write_text("def double(n):\n    return 2 * n\n", encoding="utf-8")
    result = run(
        copy, "mypy", "--cache-dir", str(copy / "mypy"), "--config-file", "pyproject.toml", str(planted)
    )
    assert result.returncode == 1
    assert "no-untyped-def" in result.stdout


def test_a_line_out_of_format_is_found(copy: Path) -> None:
    (copy / "ingest/planted.py").write_text("ANSWER   =  [1,2]\n", encoding="utf-8")
    assert run(copy, "ruff", "format", "--no-cache", "--check", "ingest/planted.py").returncode == 1

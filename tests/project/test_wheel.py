"""A wheel, built and installed into a new environment, runs the console script with all its data."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).parent / "uv"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", out, ROOT], check=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `chengtu` of an environment that has nothing but the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("environment")
    python = folder / "bin" / "python"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, folder], check=True)
    locked = ["--require-hashes", "-r", ROOT / "requirements.lock"]
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, *locked], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel], check=True)
    return folder / "bin" / "chengtu"


def test_the_wheel_holds_packages_and_data_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"app", "cypher", "ingest", "ontology"}
    tracked = subprocess.run(
        ["git", "ls-files", "app", "cypher", "ingest", "ontology"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    sources = ("app/explorer/",)  # the pages are built from them
    missing = [n for n in tracked if n not in names and not n.endswith((".md", ".gitkeep"))]
    assert [n for n in missing if not n.startswith(sources)] == []
    assert "app/explorer/dist/index.html" in names
    assert any(n.startswith("app/explorer/dist/assets/") and n.endswith(".js") for n in names)
    assert not any("node_modules" in n for n in names)


def test_the_console_script_runs(installed: Path, tmp_path: Path) -> None:
    shown = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("chengtu ")
    environment = {"PATH": "/usr/bin:/bin", "CHENGTU_GRAPH_URL": f"embedded://{tmp_path / 'graph.kgl'}"}
    run = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True}
    ingested = subprocess.run([installed, "ingest", "--samples"], **run)
    assert ingested.returncode == 0, ingested.stderr
    answered = subprocess.run(
        [installed, "ask", "which measures support SDG 6 in Bao'an", "--format", "json"], **run
    )
    assert json.loads(answered.stdout)["status"] == "answered"

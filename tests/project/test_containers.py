"""The container files, checked without Docker: against the Compose specification and by a linter."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from compose_spec import PyCompose

ROOT = Path(__file__).parents[2]
HADOLINT = Path(sys.executable).parent / "hadolint"
# The checker reads what Docker would after it has put in the variables' defaults.
COMPOSE = re.sub(
    r"\$\{\w+(?::-(?P<default>[^}]*)|:\?[^}]*)?\}",
    lambda m: m["default"] or "value",
    (ROOT / "docker-compose.yml").read_text(encoding="utf-8"),
)


def checked(text: str) -> PyCompose:
    """The parsed file; raises for what the specification does not allow."""
    compose = PyCompose.from_yaml(text)
    compose.validate()
    return compose


def test_compose_file_is_of_the_specification() -> None:
    assert set(checked(COMPOSE).service_names()) == {"neo4j", "ingest", "chengtu"}


@pytest.mark.parametrize(
    "planted",
    [
        COMPOSE.replace("depends_on:", "depend_on:", 1),
        COMPOSE.replace('restart: "no"', "restart: sometimes"),
    ],
)
def test_a_mistake_in_the_compose_file_is_found(planted: str) -> None:
    assert planted != COMPOSE
    with pytest.raises(Exception, match=r".+"):
        checked(planted)


def test_named_volumes_are_declared() -> None:
    compose = checked(COMPOSE).to_dict()
    used = [
        v if isinstance(v, str) else v["source"]
        for s in compose["services"].values()
        for v in s.get("volumes", [])
    ]
    named = {v.split(":")[0] for v in used if not v.startswith((".", "/"))}
    assert named == set(compose["volumes"])


def test_services_that_serve_have_health_checks() -> None:
    services = PyCompose.from_yaml(COMPOSE).to_dict()["services"]
    assert "healthcheck" in services["neo4j"]
    assert "healthcheck" in services["chengtu"]


def test_dockerfile_passes_the_linter() -> None:
    result = subprocess.run([HADOLINT, ROOT / "Dockerfile"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_the_linter_finds_a_mistake(tmp_path: Path) -> None:
    planted = tmp_path / "Dockerfile"
    planted.write_text("FROM debian:latest\nRUN cd /tmp && apt-get install curl\n", encoding="utf-8")
    assert subprocess.run([HADOLINT, planted], capture_output=True).returncode == 1


def test_the_image_does_not_run_as_root() -> None:
    users = [
        line.split()[1]
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if line.startswith("USER")
    ]
    assert users
    assert users[-1] not in ("root", "0")

"""The README tells every command, setting, route and make target, and no other."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main

from app.api.main import create_app
from app.cli.main import app as command
from app.settings import Settings
from cypher.store.protocol import Store

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRONMENT = re.compile(r"CHENGTU_[A-Z0-9_]+")
# Read by the Makefile and the tests, not by the program.
OF_TESTS = {"CHENGTU_TEST_NEO4J_URL", "CHENGTU_CACHE"}


def known_settings() -> set[str]:
    return {f"CHENGTU_{name.upper()}" for name in Settings.model_fields}


def test_every_setting_is_told_and_every_told_one_exists() -> None:
    assert set(ENVIRONMENT.findall(README)) - OF_TESTS == known_settings()


def test_every_command_is_told() -> None:
    commands = set(typer.main.get_command(command).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"^\| `chengtu (\w+)", README, re.MULTILINE)) == commands


def test_every_route_is_told(sample_graph: Store) -> None:
    paths = create_app(Settings(), sample_graph).openapi()["paths"]
    routes = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert set(re.findall(r"^\| `((?:GET|POST|DELETE) /\S*)`", README, re.MULTILINE)) == routes


def test_every_make_target_of_the_help_is_told() -> None:
    shown = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    targets = {line.split()[0] for line in shown.splitlines()}
    assert {"run", "test", "check", "fmt", "bench", "eval", "neo4j"} <= targets
    assert targets <= set(
        re.findall(r"make (\w+)", README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("name", ["Dockerfile", "docker-compose.yml"])
def test_environment_variables_of_the_containers_are_settings(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    assert set(ENVIRONMENT.findall(content)) <= known_settings()


def test_changelog_tells_the_next_version_first() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"

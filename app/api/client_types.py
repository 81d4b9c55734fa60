"""Makes the client's types from the OpenAPI document of the service: `make types`."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.api.openapi import openapi_text

TYPES = Path(__file__).parents[1] / "client" / "types.py"
_HEAD = (
    '"""The replies of the service. Made from its OpenAPI document by `make types`; not to be edited."""\n'
)
_REFERENCE = "#/components/schemas/"
# fmt: off
_GENERATE = (
    sys.executable, "-m", "datamodel_code_generator", "--input-file-type", "openapi", "--formatters", "builtin",
    "--output-model-type", "pydantic_v2.BaseModel", "--enable-faux-immutability", "--enum-field-as-literal", "all",
    "--target-python-version", "3.11", "--use-standard-collections", "--use-union-operator", "--disable-timestamp",
    "--collapse-root-models", "--field-constraints", "--strict-nullable", "--use-schema-description",
    "--use-double-quotes", "--disable-future-imports", "--use-default-factory-for-optional-nested-models",
)
# fmt: on


def types_text() -> str:
    """The module with a frozen class for each schema that a reply holds."""
    document = json.loads(openapi_text())
    schemas = document["components"]["schemas"]
    kept = {name: _with_lists(_untitled(schemas[name])) for name in sorted(_reached(document))}
    spec = {
        "openapi": document["openapi"],
        "info": document["info"],
        "paths": {},
        "components": {"schemas": kept},
    }
    made = _run(_GENERATE, json.dumps(spec, ensure_ascii=False))
    code = made[made.index("from ") :]
    ruff = (sys.executable, "-m", "ruff")
    sorted_code = _run(
        (*ruff, "check", "--quiet", "--fix", "--select", "I,UP,F401", "--stdin-filename", str(TYPES), "-"),
        code,
    )
    return _run((*ruff, "format", "--stdin-filename", str(TYPES), "-"), f"{_HEAD}\n{sorted_code}")


def _reached(document: dict[str, Any]) -> Iterator[str]:
    """The schemas of replies, and those that they hold."""
    operations = [op for path in document["paths"].values() for op in path.values()]
    waiting = [name for op in operations for name in _named(op["responses"].get("200", {}))]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _named(document["components"]["schemas"][name])
            yield name


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_REFERENCE)
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)


def _untitled(schema: Any) -> Any:
    """Without the titles that repeat the names of fields."""
    if isinstance(schema, dict):
        kept = {
            key: value for key, value in schema.items() if not (key == "title" and isinstance(value, str))
        }
        return {key: _untitled(value) for key, value in kept.items()}
    return [_untitled(item) for item in schema] if isinstance(schema, list) else schema


def _with_lists(schema: dict[str, Any]) -> dict[str, Any]:
    """A list that need not be there is an empty one, not None."""
    for name, declared in schema.get("properties", {}).items():
        if declared.get("type") == "array" and name not in schema.get("required", ()):
            declared.setdefault("default", [])
    return schema


def _run(command: tuple[str, ...], given: str) -> str:
    return subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


if __name__ == "__main__":
    TYPES.write_text(types_text(), encoding="utf-8")

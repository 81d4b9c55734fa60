"""How well extraction does, as it was last measured on annotated documents and recorded."""

import json
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("figures.json")
"""Written by the evaluation (tests/evaluation) alone; it travels with the package, so that a service can tell."""


def read_record(path: Path = RECORD) -> dict[str, Any]:
    """Figures by set of documents, under `sets`; what each means says tests/evaluation/README.md."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record

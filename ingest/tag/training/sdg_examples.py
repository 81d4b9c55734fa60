"""Reads annotated passages for the alignment with the goals.

A line of `sdg_passages.jsonl` is one passage: `doc`, `text`, its context (`language`, `titles`, `label`,
`form`, `previous`) and `sdg`, the codes it concerns, strongest first ("6.3", or "6" where no target fits).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.model import Context

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    doc: str
    text: str
    context: Context
    codes: tuple[str, ...]

    @property
    def goals(self) -> frozenset[int]:
        return frozenset(int(code.split(".")[0]) for code in self.codes)


def read_examples(path: Path = FOLDER / "sdg_passages.jsonl") -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        context = Context(
            language=row["language"],
            titles=tuple(row.get("titles", ())),
            label=row.get("label", ""),
            form=row.get("form", "sentence"),
            previous=row.get("previous", ""),
        )
        yield Example(row["doc"], row["text"], context, tuple(row["sdg"]))

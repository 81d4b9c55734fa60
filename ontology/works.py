"""Kinds of works and the targets they serve, told by a project's name (`vocabulary/works.tsv`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.errors import OntologyError

WORKS_FILE = Path(__file__).parent / "vocabulary" / "works.tsv"


@dataclass(frozen=True, slots=True)
class Work:
    """A project whose name holds `wording` supports `target` with this score (0..1)."""

    wording: str
    target: str
    score: float


@cache
def load_works(path: Path = WORKS_FILE) -> tuple[Work, ...]:
    """Read the table."""
    works = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            wording, target, score = line.split("\t")
            works.append(Work(wording, target, float(score)))
        except ValueError as error:
            raise OntologyError(
                f"{path.name} line {number}: a wording, a target and a score are expected"
            ) from error
    return tuple(works)


def works_in(name: str) -> list[Work]:
    """The kinds of works that a name tells, the surest first."""
    folded = name.casefold()
    return sorted((w for w in load_works() if w.wording in folded), key=lambda w: -w.score)

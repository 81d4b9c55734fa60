"""Reading the tab-separated tables of the gazetteer; their columns stand in cities/README.md."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import OntologyError

Row = dict[str, str]


def read_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Each row by column name, before it where it stands; none if there is no such file.

    Lines that begin with # are comments. Raises OntologyError for a row with too few or too many columns.
    """
    if not path.exists():
        return
    lines = read_text(path).splitlines()
    columns: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise OntologyError(f"{path}:{number}: {len(cells)} columns, not {len(columns)}")
        else:
            yield f"{path}:{number}", dict(zip(columns, cells, strict=True))


def read_text(path: Path) -> str:
    """A table as text, unpacked if its name ends in .gz."""
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise OntologyError(f"{path}: {error}") from error


def split_aliases(aliases: str) -> tuple[list[str], tuple[str, ...]]:
    """All aliases of a cell, and those marked with "?" as common words."""
    names = [name for name in aliases.split("|") if name]
    return [name.removeprefix("?") for name in names], tuple(n[1:] for n in names if n[0] == "?")

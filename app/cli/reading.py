"""Reads the files and folders of a command line, with a progress bar; nothing is lost on a bad file."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from app.cli.terminal import progress_bar
from ingest.extract import Reading, read_document
from ingest.read import find_files, read_source
from ontology.errors import ReadError


def read_paths(paths: Sequence[Path], *, max_bytes: int) -> tuple[list[Reading], list[ReadError]]:
    """Read and tag every file; those that cannot be read come back with their reason."""
    readings: list[Reading] = []
    rejected: list[ReadError] = []
    files: dict[Path, None] = {}
    for path in paths:
        try:
            files |= dict.fromkeys(find_files([path]))
        except ReadError as error:
            rejected.append(error)
    names = source_names(list(files))
    with progress_bar() as bar:
        task = bar.add_task("reading", total=len(files))
        for file in files:
            bar.update(task, description=f"reading {file.name}")
            try:
                readings.append(read_document(read_source(file, max_bytes=max_bytes, name=names[file])))
            except ReadError as error:
                rejected.append(error)
            bar.advance(task)
    return readings, rejected


def source_names(files: Sequence[Path]) -> dict[Path, str]:
    """A file goes by its name; of several with one name each takes as many folders with it as it needs."""
    alike: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        alike[file.name].append(file)
    names: dict[Path, str] = {}
    for file in files:
        parts = file.resolve().parts
        others = [f.resolve().parts for f in alike[file.name] if f != file]
        depth = 1
        while depth < len(parts) and any(other[-depth:] == parts[-depth:] for other in others):
            depth += 1
        names[file] = "/".join(parts[-depth:])
    return names

"""Which files a list of paths stands for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.read.registry import SUFFIXES, UNREAD_SUFFIXES


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders walked in the order of their names; each file once.

    In a folder, hidden files, the lock files of office programs ("~$…") and a README, which tells of
    the folder, are passed over; a file that is given itself, or does not exist, is always in the list.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _walk(path) if _is_folder(path) else (path,):
            found.setdefault(_identity(file), file)
    return list(found.values())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path) -> Iterator[Path]:
    """Files before folders; links to folders are not followed, so that no loop can arise.

    A folder that may not be opened comes in place of its files: reading it tells.
    """
    closed: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_document(name):
                yield Path(parent, name)
    yield from closed


def _is_document(name: str) -> bool:
    path = Path(name)
    if name.startswith((".", "~$")) or path.stem.lower() == "readme":
        return False
    return path.suffix.lower() in SUFFIXES | UNREAD_SUFFIXES


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()

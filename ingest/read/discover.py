"""Which files a list of paths stands for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.read.registry import SUFFIXES, UNREAD_SUFFIXES, why_unread


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders walked in the order of their names; each file once.

    In a folder, hidden files, the lock files of office programs ("~$…") and a README, which tells of
    the folder, are passed over; a file that is given itself, or does not exist, is always in the list.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in filter(_is_wanted, _walk(path)) if _is_folder(path) else (path,):
            found.setdefault(_identity(file), file)
    return list(found.values())


def find_passed_over(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files of the folders that `find_files` leaves out, each with why; hidden ones are not told."""
    given = {_identity(path) for path in paths}
    left_out: dict[Path, tuple[Path, str]] = {}
    for folder in filter(_is_folder, paths):
        for file in _walk(folder):
            if not _is_wanted(file) and not _is_hidden(file.name) and _identity(file) not in given:
                left_out.setdefault(_identity(file), (file, _why_passed_over(file)))
    return list(left_out.values())


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
        yield from (Path(parent, name) for name in sorted(names))
    yield from closed


def _is_wanted(path: Path) -> bool:
    if _is_hidden(path.name) or _tells_of_folder(path):
        return False
    return path.suffix.lower() in SUFFIXES | UNREAD_SUFFIXES or _is_folder(path)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _tells_of_folder(path: Path) -> bool:
    return path.stem.lower() == "readme"


def _why_passed_over(path: Path) -> str:
    return "tells of its folder" if _tells_of_folder(path) else why_unread(path.suffix)


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()

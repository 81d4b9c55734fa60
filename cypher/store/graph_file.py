"""The file of an embedded graph as the file system shows it."""

from pathlib import Path

from ontology.errors import StoreUnavailable


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"cannot make the folder {folder}: {error.strerror}") from error


def exists(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreUnavailable(f"cannot read {path}: {error.strerror}") from error
    return True


def size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "empty"
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"

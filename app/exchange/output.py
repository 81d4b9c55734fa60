"""Where an export goes: a folder or a ZIP file, which appears under its name only when all of it is written."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Protocol, cast

from ontology.errors import WriteError

_ZIP = ".zip"
_READABLE = 0o644
_BUFFER = 1 << 16


class Output(Protocol):
    """Takes the files of an export, one after another."""

    def create(self, name: str, *, packed: bool = False) -> AbstractContextManager[IO[bytes]]:
        """A file to write for as long as the block lasts; `packed` if its format is a compressed one."""


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def create(self, name: str, *, packed: bool = False) -> Iterator[IO[bytes]]:  # noqa: ARG002
        with (self._path / name).open("wb") as file:
            yield file


class ZipOutput:
    """Writes one ZIP file; the same files give the same bytes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def create(self, name: str, *, packed: bool = False) -> Iterator[IO[bytes]]:
        # Its date is that of every file: 1980, when such dates begin.
        entry = zipfile.ZipInfo(name)
        entry.external_attr = _READABLE << 16
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        # Small writes would each be compressed, and counted, apart.
        with (
            self._archive.open(entry, "w", force_zip64=True) as file,
            io.BufferedWriter(cast(io.RawIOBase, file), _BUFFER) as buffer,
        ):
            yield buffer


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(file, "w", compresslevel=6)


@contextmanager
def opened_output(path: Path) -> Iterator[Output]:
    """A ZIP file if the path ends with .zip, else a folder, which may exist if it is empty.

    Raises WriteError where it cannot be written; then, as after any exception, nothing is left.
    """
    with _told(path):
        if path.suffix.lower() == _ZIP:
            with _opened_zip(path) as output:
                yield output
        else:
            with _opened_folder(path) as output:
                yield output


@contextmanager
def _opened_zip(path: Path) -> Iterator[Output]:
    if path.is_dir():
        raise WriteError(f"{path} is a folder: name a file that ends with .zip")
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        unfinished = Path(file.name)
        try:
            with open_zip(file) as archive:  # type: ignore[arg-type]
                yield ZipOutput(archive)
            unfinished.chmod(_READABLE)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


@contextmanager
def _opened_folder(path: Path) -> Iterator[Output]:
    if path.exists() and not path.is_dir():
        raise WriteError(f"{path} is a file: name a folder, or a file that ends with .zip")
    if path.is_dir() and any(path.iterdir()):
        raise WriteError(f"{path} is not empty: name a new folder, or a file that ends with .zip")
    unfinished = Path(tempfile.mkdtemp(dir=path.absolute().parent, prefix=f".{path.name}-"))
    try:
        yield _Folder(unfinished)
        unfinished.chmod(0o755)
        unfinished.replace(path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error

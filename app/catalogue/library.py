"""The folder that keeps the files of one graph, each made once for what the graph holds.

    FOLDER/EDITION/edition.json        when this content was first seen
    FOLDER/EDITION/NAME.gz             the file, packed; what is served plain is unpacked on the way
    FOLDER/EDITION/NAME.told.json      its sizes and checksums; written last, so it stands for a whole file

An edition is named by the content of the graph. Every file comes into being by a rename, so that several services
may share a folder.
"""

import gzip
import hashlib
import io
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import IO, Any, BinaryIO

from ontology.errors import StoreUnavailable

_TOLD = ".told.json"
_CHUNK = 1 << 18
# Beyond it packing takes three times as long for files that are hardly smaller.
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file as it is; sizes in bytes, checksums SHA-256 in hexadecimal, `built` in seconds since 1970.

    `facts` is what was counted while it was made.
    """

    name: str
    path: Path
    size: int
    sha256: str
    packed_size: int
    packed_sha256: str
    built: float
    facts: Mapping[str, Any]

    def chunks(self) -> Iterator[bytes]:
        """The file, unpacked."""
        with gzip.open(self.path) as packed:
            while chunk := packed.read(_CHUNK):
                yield chunk


class Edition:
    """The files of one content of a graph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._found: dict[str, BuiltFile] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.seen = self._first_seen()
        except OSError as error:
            raise _unusable(folder, error) from error

    def find(self, name: str) -> BuiltFile | None:
        """A file that was made before, by this process or another."""
        known = self._found.get(name)
        if known is not None and known.path.exists():
            return known
        told = self.folder / f"{name}{_TOLD}"
        path = self.folder / f"{name}.gz"
        try:
            self._found[name] = BuiltFile(name, path=path, **json.loads(told.read_text("utf-8")))
            return self._found[name]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise _unusable(told, error) from error

    def keep(
        self, name: str, write: Callable[[BinaryIO], None], facts: Callable[[], Mapping[str, Any]] = dict
    ) -> BuiltFile:
        """Make a file by `write`, which gets a file to write to; if it raises, nothing is kept.

        `facts` is called once all is written.
        """
        path = self.folder / f"{name}.gz"
        try:
            # Another service on this folder may have seen a newer graph, and taken this edition away.
            self.folder.mkdir(parents=True, exist_ok=True)
            with _renamed(path) as file:
                packed = _Counted(file)
                # Without a time the same content gives the same bytes.
                with gzip.GzipFile("", "wb", _LEVEL, packed, mtime=0) as packer:
                    whole = _Counted(packer)
                    with io.BufferedWriter(whole, _CHUNK) as output:
                        write(output)
            told: dict[str, Any] = {
                "size": whole.size,
                "sha256": whole.sha256,
                "packed_size": packed.size,
                "packed_sha256": packed.sha256,
                "built": time.time(),
                "facts": facts(),
            }
            with _renamed(self.folder / f"{name}{_TOLD}") as file:
                file.write(json.dumps(told, ensure_ascii=False).encode())
        except OSError as error:
            raise _unusable(path, error) from error
        return BuiltFile(name, path=path, **told)

    def state(self) -> tuple[float, int]:
        """When the content, or a file of it, came last, and how many files there are."""
        made = [file.stat().st_mtime for file in self.folder.glob(f"*{_TOLD}")]
        return max(self.seen, *made, 0.0), len(made)

    def _first_seen(self) -> float:
        file = self.folder / "edition.json"
        if not file.exists():
            with _renamed(file) as written:
                written.write(json.dumps({"seen": time.time()}).encode())
        return float(json.loads(file.read_text("utf-8"))["seen"])


@dataclass(frozen=True, slots=True)
class Library:
    """The editions of one graph."""

    folder: Path

    def edition(self, key: str) -> Edition:
        """The edition of this name."""
        return Edition(self.folder / key)

    def keep_only(self, *kept: Edition) -> None:
        """Take away all other editions; who reads one of their files reads it to the end."""
        folders = {edition.folder for edition in kept}
        for folder in self.folder.iterdir():
            if folder.is_dir() and folder not in folders:
                shutil.rmtree(folder, ignore_errors=True)


class _Counted(io.RawIOBase):
    """A file that counts and hashes what is written to it."""

    def __init__(self, target: IO[bytes] | gzip.GzipFile) -> None:
        self._target = target
        self._digest = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._digest.update(data)
        self.size += len(data)
        self._target.write(data)
        return len(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def _renamed(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of `path` once it is whole, or else leaves nothing."""
    handle, name = mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _unusable(path: Path, error: Exception) -> StoreUnavailable:
    return StoreUnavailable(
        f"the folder for files to download cannot be used ({path}): {error}; see CHENGTU_CACHE_DIR"
    )

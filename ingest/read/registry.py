"""Which reader takes which file, from a path or from bytes that were sent."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.model import SourceText
from ingest.read.draft import Content
from ingest.read.raw import RawFile
from ontology.errors import ReadError

MAX_BYTES = 100 << 20


@dataclass(frozen=True, slots=True)
class _Format:
    name: Literal["text", "markdown", "html", "docx", "pdf", "pptx"]
    read: Callable[[RawFile], Content]


# The libraries of some formats take half a second to load: each is imported with its first file.
def _read_plain(file: RawFile) -> Content:
    from ingest.read.plain import read_plain

    return read_plain(file)


def _read_markdown(file: RawFile) -> Content:
    from ingest.read.markdown import read_markdown

    return read_markdown(file)


def _read_html(file: RawFile) -> Content:
    from ingest.read.html.page import read_html

    return read_html(file)


def _read_docx(file: RawFile) -> Content:
    from ingest.read.docx.body import read_docx

    return read_docx(file)


def _read_pptx(file: RawFile) -> Content:
    from ingest.read.pptx.deck import read_pptx

    return read_pptx(file)


def _read_pdf(file: RawFile) -> Content:
    from ingest.read.pdf.document import read_pdf

    return read_pdf(file)


_FORMATS = {
    ".txt": _Format("text", _read_plain),
    ".text": _Format("text", _read_plain),
    ".md": _Format("markdown", _read_markdown),
    ".markdown": _Format("markdown", _read_markdown),
    ".html": _Format("html", _read_html),
    ".htm": _Format("html", _read_html),
    ".xhtml": _Format("html", _read_html),
    ".docx": _Format("docx", _read_docx),
    ".pptx": _Format("pptx", _read_pptx),
    ".pdf": _Format("pdf", _read_pdf),
}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".wps", ".rtf", ".odt", ".pages"), "DOCX or PDF"),
    **dict.fromkeys((".ppt", ".pptm", ".pps", ".ppsx", ".dps", ".odp", ".key"), "PPTX or PDF"),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".ods", ".csv"), "PDF or as text with tabs"),
}

SUFFIXES = frozenset(_FORMATS)
# Documents in formats that are not read: named in a folder, they are refused, not passed over.
UNREAD_SUFFIXES = frozenset((".doc", ".docm", ".wps", ".rtf", ".odt", ".ppt", ".pptm", ".dps", ".odp"))


def read_source(path: Path, *, max_bytes: int = MAX_BYTES, name: str | None = None) -> SourceText:
    """The text of a file; `name` goes for the file's own. Raises ReadError for what cannot be read."""
    source = path.name if name is None else name
    try:
        _check_ordinary(path, source)
        form = _format_of(source, path.suffix)
        size = path.stat().st_size
        if size > max_bytes:
            raise _too_large(source, size, max_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(source, f"cannot be opened ({os.strerror(error.errno or 0)})") from error
    return _read(RawFile(source, data), form)


def read_bytes(name: str, data: bytes, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """The text of a file's bytes; the ending of `name` says what they are."""
    form = _format_of(name, Path(name).suffix)
    if len(data) > max_bytes:
        raise _too_large(name, len(data), max_bytes)
    return _read(RawFile(name, data), form)


def _read(file: RawFile, form: _Format) -> SourceText:
    if not file.data:
        raise file.unreadable("is empty")
    try:
        content = form.read(file)
    except ReadError:
        raise
    except Exception as error:
        # Parsers meet broken files with errors of every kind; one file must not stop the others.
        raise file.unreadable(f"is damaged ({type(error).__name__} while reading {form.name})") from error
    if content.is_blank():
        raise file.unreadable("holds no text")
    digest = hashlib.sha256(file.data).hexdigest()
    return SourceText(
        file.source, digest, form.name, content.text, content.hints, content.anchors, content.title
    )


def _check_ordinary(path: Path, source: str) -> None:
    """Before it is opened: a pipe or a device would never end."""
    if path.is_dir():
        raise ReadError(
            source,
            "is a folder" if os.access(path, os.R_OK | os.X_OK) else "is a folder that may not be opened",
        )
    if not path.is_file():
        raise ReadError(source, "is no ordinary file" if path.exists() else "does not exist")


def _format_of(source: str, suffix: str) -> _Format:
    form = _FORMATS.get(suffix.lower())
    if form is None:
        raise ReadError(source, why_unread(suffix))
    return form


def why_unread(suffix: str) -> str:
    """Why a file with this ending is not read, and what to do about it."""
    suffix = suffix.lower()
    if suffix in _SAVE_AS:
        return f"{suffix} files are not read; save it as {_SAVE_AS[suffix]}"
    known = " ".join(sorted(SUFFIXES))
    return f"is of no known kind ({suffix or 'no file ending'}); read are {known}"


def _too_large(source: str, size: int, most: int) -> ReadError:
    return ReadError(source, f"is too large ({size / 2**20:.0f} MB; at most {most / 2**20:.0f} MB are read)")

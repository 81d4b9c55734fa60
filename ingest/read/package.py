"""Whether an Office file is a sound, unlocked package that may be unpacked; nothing is parsed here."""

import io
import zipfile
import zlib

from ingest.read.raw import RawFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS = 20_000
_MOST_UNPACKED = 512 << 20
# A plan of 300 pages is 10 MB of XML; parsed, XML takes several times its size in memory.
_MOST_XML = 128 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def check_package(file: RawFile, folder: str, kind: str) -> None:
    """Raises ReadError unless `file` is a package with its parts in `folder` that can be parsed safely."""
    if file.data.startswith(_OLE):
        if _ENCRYPTED in file.data:
            raise file.unreadable("is protected by a password; save it without one")
        raise file.unreadable(f"is in the old binary format, not {kind}; save it as {kind}")
    if not file.data.startswith(b"PK"):
        raise file.unreadable(f"is no {kind} file")
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            _check_parts(file, package, folder, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise file.unreadable(f"is a damaged {kind} file") from error


def _check_parts(file: RawFile, package: zipfile.ZipFile, folder: str, kind: str) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise file.unreadable("is protected by a password; save it without one")
    if not any(part.filename.startswith(folder) for part in parts):
        raise file.unreadable(f"is no {kind} file")
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    # `zipfile` never unpacks more of a part than its entry states, so the stated sizes bound all.
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _MOST_UNPACKED
        or sum(part.file_size for part in xml) > _MOST_XML
    ):
        raise file.unreadable("unpacks to more than a document can hold")
    for part in xml:
        with package.open(part) as stream:
            # A document type comes before the root element.
            start = stream.read(1 << 16)
        if any(doctype in start for doctype in _DOCTYPES):
            raise file.unreadable(f"declares a document type in {part.filename}, which {kind} forbids")

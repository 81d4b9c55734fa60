"""Office files that must not be opened: locked, damaged, hostile, or something else."""

import io
import zipfile
from collections.abc import Callable

import docx
import pptx
import pytest

from ingest.read import read_bytes
from ontology.errors import ReadError


def reason(name: str, data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(name, data)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def saved(document: object) -> bytes:
    output = io.BytesIO()
    document.save(output)  # type: ignore[attr-defined]
    return output.getvalue()


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("全市建成三座水厂。")
    return saved(document)


def deck_file() -> bytes:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "水"
    return saved(deck)


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return output.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIN_PARTS = {"a.docx": (word_file, "word/document.xml"), "a.pptx": (deck_file, "ppt/slides/slide1.xml")}


@pytest.mark.parametrize("name", MAIN_PARTS)
def test_files_that_are_no_package(name: str) -> None:
    kind = name[2:].upper()
    assert (
        reason(name, OLE + "EncryptedPackage".encode("utf-16-le"))
        == "is protected by a password; save it without one"
    )
    assert reason(name, OLE) == f"is in the old binary format, not {kind}; save it as {kind}"
    assert reason(name, b"%PDF-1.7") == f"is no {kind} file"
    assert reason(name, b"") == "is empty"


@pytest.mark.parametrize("name", MAIN_PARTS)
def test_damaged_packages(name: str) -> None:
    data = MAIN_PARTS[name][0]()
    assert reason(name, data[: len(data) // 2]) == f"is a damaged {name[2:].upper()} file"
    broken = rewritten(data, MAIN_PARTS[name][1], lambda xml: xml[: len(xml) // 2])
    assert reason(name, broken).startswith("is damaged")
    without = rewritten(data, "[Content_Types].xml", lambda _: b"<x/>")
    assert reason(name, without).startswith("is damaged")


def test_each_kind_is_told_from_the_other() -> None:
    assert reason("a.docx", deck_file()) == "is no DOCX file"
    assert reason("a.pptx", word_file()) == "is no PPTX file"


@pytest.mark.parametrize("name", MAIN_PARTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities(name: str, encoding: str) -> None:
    make, part = MAIN_PARTS[name]

    def with_entity(xml: bytes) -> bytes:
        text = xml.decode()
        head, _, rest = text.partition("?>")
        doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        return f"{head.replace('UTF-8', encoding)}?>{doctype}{rest}".encode(encoding)

    assert "declares a document type" in reason(name, rewritten(make(), part, with_entity))


@pytest.mark.parametrize("name", MAIN_PARTS)
def test_zip_bombs(name: str) -> None:
    make, part = MAIN_PARTS[name]
    bomb = rewritten(make(), part, lambda xml: xml + b" " * (130 << 20))
    assert len(bomb) < 1 << 20
    assert reason(name, bomb) == "unpacks to more than a document can hold"


def test_a_locked_zip() -> None:
    data = bytearray(word_file())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + flags] |= 1
            start = data.find(signature, start + 4)
    assert reason("a.docx", bytes(data)) == "is protected by a password; save it without one"


def test_documents_without_words() -> None:
    assert reason("a.docx", saved(docx.Document())) == "holds no text"
    assert reason("a.pptx", saved(pptx.Presentation())) == "holds no text"

"""Characters, drawn rules and bookmarks of a PDF file as PDFium finds them."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.read.pdf.characters import readable
from ingest.read.pdf.frame import Placed, page_of, quarter_turn
from ingest.read.pdf.geometry import Page
from ingest.read.pdf.paths import page_rules
from ingest.read.raw import RawFile

# PDFium keeps global state: one thread at a time.
_lock = Lock()
_SPACE, _HYPHEN = 0x20, 0x02
_NO_WIDTH = 0.01


@contextmanager
def opened(file: RawFile) -> Iterator[Any]:
    """The document, closed afterwards; raises ReadError if it is locked or damaged."""
    with _lock:
        try:
            document = pypdfium2.PdfDocument(file.data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise file.unreadable("is protected by a password; save it without one") from error
            raise file.unreadable("is no PDF file, or a damaged one") from error
        try:
            yield document
        finally:
            document.close()


def pages_of(document: Any) -> Iterator[Page]:
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            yield _read_page(page, number)
        finally:
            page.close()


def bookmarks_of(document: Any) -> Iterator[tuple[str, int, int]]:
    """Title, level from 1 and page from 1 of each bookmark that leads to a page."""
    for bookmark in document.get_toc():
        destination = bookmark.get_dest()
        index = None if destination is None else destination.get_index()
        if index is not None:
            yield bookmark.get_title(), bookmark.level + 1, index + 1


def holds_pictures(document: Any) -> bool:
    """Looks at the first pages: where a scan has nothing but pictures."""
    for index in range(min(3, len(document))):
        if any(item.type == pdfium.FPDF_PAGEOBJ_IMAGE for item in document[index].get_objects()):
            return True
    return False


def _widen_lost_characters(page: Any) -> None:
    """PDFium passes over text in which it finds no width: a single character of a font that neither
    the file nor the machine has. Stroked text counts as wide as its stroke, once it is placed again."""
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides))
        if sides[2].value - sides[0].value > _NO_WIDTH:
            continue
        font = pdfium.FPDFTextObj_GetFont(item)
        if font and not pdfium.FPDFFont_GetIsEmbedded(font):
            pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
            pdfium.FPDFPageObj_SetStrokeWidth(item, 1.0)
            pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, 0, 0)


def _read_page(page: Any, number: int) -> Page:
    _widen_lost_characters(page)
    text_page = page.get_textpage()
    try:
        placed = list(_characters(text_page))
    finally:
        text_page.close()
    return page_of(number, placed, page_rules(page), page.get_mediabox())


def _characters(text_page: Any) -> Iterator[Placed]:
    """Each character with its box (left, bottom, right, top) and its turn in degrees; -1 is askew."""
    raw, box = text_page.raw, pdfium.FS_RECTF()
    last_top, angle = None, 0
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (0x0D, 0x0A) or (code == _SPACE and pdfium.FPDFText_IsGenerated(raw, index)):
            continue
        char = "-" if code == _HYPHEN else readable(code)
        if not char or not pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box)):
            continue
        if box.top != last_top:
            last_top, angle = box.top, quarter_turn(pdfium.FPDFText_GetCharAngle(raw, index))
        yield char, (box.left, box.bottom, box.right, box.top), angle

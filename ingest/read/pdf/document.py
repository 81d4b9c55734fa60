"""PDF: whole sentences in reading order, without running heads and page numbers."""

from collections.abc import Sequence

from ingest.read.draft import Content
from ingest.read.pdf.flow import setting_of
from ingest.read.pdf.geometry import Line
from ingest.read.pdf.layout import body_size, layouts_of
from ingest.read.pdf.pdfium import bookmarks_of, holds_pictures, opened, pages_of
from ingest.read.pdf.tables import PageParts, parts_of
from ingest.read.pdf.writing import write_layouts
from ingest.read.raw import RawFile

# Above this share of characters that their fonts give no meaning, the rest is no text either.
_MOST_UNKNOWN = 0.3


def read_pdf(file: RawFile) -> Content:
    with opened(file) as document:
        pages = [parts_of(page) for page in pages_of(document)]
        bookmarks = list(bookmarks_of(document))
        title = str(document.get_metadata_value("Title")).strip()
        text = _all_text(pages)
        if not text:
            raise file.unreadable(_why_no_text(holds_pictures(document)))
    if text.count("\ufffd") > _MOST_UNKNOWN * len(text):
        raise file.unreadable("has fonts that do not say which characters they show; run OCR on it first")
    layouts = layouts_of(pages)
    lines = [block for page in layouts for block in page.blocks if isinstance(block, Line)]
    return write_layouts(layouts, bookmarks, title, setting_of(lines, body_size(pages)))


def _why_no_text(has_pictures: bool) -> str:
    if has_pictures:
        return "is a scan: its pages are pictures without text; run OCR on it first"
    return "holds no text"


def _all_text(pages: Sequence[PageParts]) -> str:
    texts = [span.text for page in pages for span in page.spans]
    for row in (row for page in pages for table in page.tables for row in table.rows):
        texts += [*row.cells, *(line.text for line in row.lines)]
    return "".join(texts)

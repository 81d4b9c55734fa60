"""HTML: what a browser shows of a page, one line a paragraph, without what leads around the site."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.read.decode import decode_html
from ingest.read.draft import Content, Draft
from ingest.read.html.blocks import Block, blocks_of, one_line
from ingest.read.html.tables import table_rows
from ingest.read.raw import RawFile

_SITE_PART = re.compile(r"\s*[_|–—]\s*|\s+-\s+")
_TITLE_META = (".//meta[@name='ArticleTitle']", ".//meta[@property='og:title']")


def read_html(file: RawFile) -> Content:
    # The text is decoded already: what the page says of its encoding must not count again.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(decode_html(file).encode("utf-8", "replace"), parser)
    if root is None:
        raise file.unreadable("holds no text")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops there and drops the rest.
        raise file.unreadable("nests its elements too deeply")
    draft = Draft()
    _write(draft, blocks_of(_main_part(root)))
    return draft.finish(_title(root))


def _write(draft: Draft, blocks: Iterator[Block]) -> None:
    for block in blocks:
        if block.table is None:
            draft.line(block.text, block.kind, block.level)
            continue
        with draft.spanning("table"):
            for cells in table_rows(block.table):
                if len(cells) == 1 and cells[0][0] is not None:
                    _write(draft, blocks_of(cells[0][0]))
                else:
                    draft.row(text for cell, span in cells for text in _padded(cell, span))


def _padded(cell: etree._Element | None, span: int) -> list[str]:
    text = "" if cell is None else " ".join(block.text for block in blocks_of(cell))
    return [text] + [""] * (span - 1)


def _main_part(root: etree._Element) -> etree._Element:
    """The page's one `main`, or its one `article` if that is most of it, else the whole."""
    mains = root.findall(".//main") or root.findall(".//*[@role='main']")
    if len(mains) == 1:
        return mains[0]
    articles = root.findall(".//article")
    if len(articles) == 1 and _letters(articles[0]) > _letters(root) / 2:
        return articles[0]
    return root


def _letters(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext(etree.Element))


def _title(root: etree._Element) -> str | None:
    for path in _TITLE_META:
        found = root.find(path)
        if found is not None and found.get("content", "").strip():
            return one_line(found.get("content", ""))
    headings = root.findall(".//h1")
    if len(headings) == 1 and (text := one_line("".join(map(str, headings[0].itertext())))):
        return text
    name = one_line(root.findtext(".//title") or "")
    return _SITE_PART.split(name)[0] or None

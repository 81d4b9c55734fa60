"""The title of a document, from its title page or from the sentence that introduces it."""

import re
from collections.abc import Sequence

from ingest.structure.blocks import Block
from ingest.structure.markers import has_han, is_front_or_back_matter

_GENRE = re.compile(
    r"规划|纲要|计划|方案|意见|报告|清单|办法|条例|决定|通知|白皮书|指南|措施|批复|目录|公报"
    r"|\b(?:plan|report|strategy|programme|program|outline|agenda|vision|policy|list|guidelines?|paper)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"附\s*[件录].{0,4}|.*\.(?:pdf|docx?|wps|pptx?)|[（(].*[)）]|.{0,20}〔\d{4}〕.*|\d{4}\s*年.*|——.*|.*[：:]",
    re.IGNORECASE,
)
_SPACE_IN_HAN = re.compile(r"(?<=[\u3400-\u9fff”》）])[ \t\u00a0\u3000]+(?=[\u3400-\u9fff“《（])")
_INTRODUCTION = re.compile(
    r"(?:推动|推进|加快|促进)(?P<subject>[^，。；、]{4,36})，(?:[^。]{0,200}，)?特?制定本(?P<genre>方案|规划|计划|意见|办法)"
)
_SENTENCE = re.compile(r"[。！？；]|[.!?]$")
LONGEST_TITLE = 120
FARTHEST = 25


def find_title(blocks: Sequence[Block], given: str | None, name: str) -> tuple[str, int | None]:
    """The title, and the index of the block that states it (None if none does).

    `given` is what the file's properties say, `name` the last resort.
    """
    if given:
        for i, block in enumerate(blocks[:FARTHEST]):
            if tidy(block.text) == tidy(given):
                return tidy(given), i
    page = _title_page(blocks)
    for i in page:
        if _GENRE.search(blocks[i].text):
            return _joined(blocks, i, page), i
    if given:
        return tidy(given), None
    if page:
        return tidy(blocks[page[0]].text), page[0]
    for block in blocks[:5]:
        if match := _INTRODUCTION.search(block.text):
            subject, genre = match["subject"], match["genre"]
            return subject + genre, None
    return name, None


def _title_page(blocks: Sequence[Block]) -> list[int]:
    found: list[int] = []
    for i, block in enumerate(blocks[:FARTHEST]):
        if block.kind in ("contents", "row", "caption") or block.marker:
            break
        if _SENTENCE.search(block.text):
            if found and _GENRE.search(blocks[found[-1]].text):
                break
            continue
        if is_front_or_back_matter(block.text):
            continue
        if len(block.text) <= LONGEST_TITLE and not _NO_TITLE.fullmatch(block.text) and block.kind != "item":
            found.append(i)
    return found


def _joined(blocks: Sequence[Block], i: int, page: Sequence[int]) -> str:
    """The title with the line before it, if that is its first half."""
    title = blocks[i].text
    if i - 1 in page and has_han(title) and not _GENRE.search(blocks[i - 1].text):
        before = blocks[i - 1].text
        if (
            blocks[i].gap <= 1
            and re.search(r"(?:发展|建设|工作|改革|[市省区县州])$", before)
            and len(title) < 30
        ):
            title = before + title
    return tidy(title)


def tidy(title: str) -> str:
    """A title without the spaces that a line break left between its characters."""
    return _SPACE_IN_HAN.sub("", " ".join(title.split())).strip()

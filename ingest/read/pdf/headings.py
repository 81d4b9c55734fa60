"""Headings of a PDF: what its bookmarks name, or else what is set larger than the body."""

import re
from collections.abc import Iterable, Sequence

from ingest.read.joining import ends_sentence
from ingest.read.pdf.flow import Paragraph, Setting

_LARGER = 1.12
_LONGEST = 60
_DEEPEST = 6
# Bookmarks that are not met on their page say nothing of the text: some are left from another file.
_LEAST_MET = 0.5
_BLANK = re.compile(r"[\s\u3000]+")


def heading_levels(
    paragraphs: Sequence[Paragraph], bookmarks: Sequence[tuple[str, int, int]], setting: Setting
) -> dict[int, int]:
    """The level of each paragraph (by index) that is a heading."""
    marked = _from_bookmarks(paragraphs, bookmarks)
    if len(marked) >= max(2, _LEAST_MET * len(bookmarks)):
        return marked
    return _from_sizes(paragraphs, setting)


def largest(paragraphs: Iterable[Paragraph], setting: Setting) -> str | None:
    """The title as it is set: the largest words, if larger than the body, on the first page of text."""
    first = [
        one for one in paragraphs if one.lines[0].size > _LARGER * setting.body and not one.lines[0].cells
    ]
    if not first or first[0].lines[0].page > 2:
        return None
    page = first[0].lines[0].page
    return max((one for one in first if one.lines[0].page == page), key=lambda one: one.size).text


def _from_bookmarks(
    paragraphs: Sequence[Paragraph], bookmarks: Sequence[tuple[str, int, int]]
) -> dict[int, int]:
    places: dict[tuple[str, int], int] = {}
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph.text) <= 2 * _LONGEST:
            places.setdefault((_bare(paragraph.text), paragraph.lines[0].page), index)
    levels: dict[int, int] = {}
    for title, level, page in bookmarks:
        # A bookmark leads to the page, or to the end of the one before it.
        found = next(
            (places[key] for key in ((_bare(title), page), (_bare(title), page + 1)) if key in places), None
        )
        if found is not None:
            levels.setdefault(found, min(level, _DEEPEST))
    return levels


def _from_sizes(paragraphs: Sequence[Paragraph], setting: Setting) -> dict[int, int]:
    large = {
        index: round(paragraph.size * 2) / 2
        for index, paragraph in enumerate(paragraphs)
        if _is_heading(paragraph, setting)
    }
    ranks = {size: rank for rank, size in enumerate(sorted(set(large.values()), reverse=True), start=1)}
    return {index: min(ranks[size], _DEEPEST) for index, size in large.items()}


def _is_heading(paragraph: Paragraph, setting: Setting) -> bool:
    return (
        paragraph.size > _LARGER * setting.body
        and len(paragraph.text) <= _LONGEST
        and not paragraph.lines[0].cells
        and not ends_sentence(paragraph.text)
        and any(char.isalpha() for char in paragraph.text)
    )


def _bare(text: str) -> str:
    return _BLANK.sub("", text)

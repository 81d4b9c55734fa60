"""The titles of slide decks, also of those that only their text is left of."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.structure.blocks import Block
from ingest.structure.labels import find_label
from ingest.structure.markers import has_han, may_be_title

CHAPTER_RANK = 2.0
SLIDE_RANK = 3.0

_BILINGUAL = re.compile(
    r"(?=.*[\u3400-\u9fff]{2}).*[\u3400-\u9fff”）⁰-⁹\s]\s*[A-Z][a-z]+(?:[ &,\-][\w&,\-]+)*[⁰-⁹\s\d]*"
)
SHORTEST_REPEATED_TITLE = 6
LONGEST_SLIDE_TITLE = 100


def find_slide_titles(blocks: Sequence[Block], *, deck: bool) -> Mapping[int, float] | None:
    """Index and rank of the blocks that open a chapter or slide; None if the text is no deck."""
    if any(block.slide for block in blocks):
        return _hinted_titles(blocks)
    return _guessed_titles(blocks) if deck else None


def _hinted_titles(blocks: Sequence[Block]) -> dict[int, float]:
    titles: dict[int, float] = {}
    slide = 0
    for i, block in enumerate(blocks):
        if block.slide and block.slide != slide and block.kind not in ("caption", "contents"):
            titles[i] = SLIDE_RANK
        slide = block.slide
    return titles


def _guessed_titles(blocks: Sequence[Block]) -> dict[int, float]:
    seen = Counter(b.text for b in blocks if b.kind == "text")
    titles: dict[int, float] = {}
    for i, block in enumerate(blocks):
        if block.kind != "text" or not may_be_title(block.text) or len(block.text) > LONGEST_SLIDE_TITLE:
            continue
        if block.badge:
            titles[i] = CHAPTER_RANK
        elif i and is_translation(blocks[i - 1], block):
            continue
        elif _BILINGUAL.fullmatch(block.text) or (
            seen[block.text] > 1 and len(block.text) >= SHORTEST_REPEATED_TITLE and not block.marker
        ):
            titles[i] = SLIDE_RANK
    # Titles one after the other are a list of what follows; the last one may be a title again.
    listed = {i for i, rank in titles.items() if rank == SLIDE_RANK and titles.get(i + 1) == SLIDE_RANK}
    return {i: rank for i, rank in titles.items() if i not in listed}


def is_translation(before: Block, block: Block) -> bool:
    """Whether a line says in English what the title before it says in Chinese."""
    return (
        block.kind == "text"
        and not has_han(block.text)
        and has_han(before.text)
        and may_be_title(block.text)
        and may_be_title(before.text)
        and not find_label(block.text)
    )

"""The tree of sections: which titles stand under which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.model import Form, SectionKind
from ingest.structure.blocks import Block
from ingest.structure.enclosure import Enclosure
from ingest.structure.labels import find_label
from ingest.structure.markers import (
    LOWEST_HEADING_RANK,
    RANK,
    has_han,
    has_sentence,
    is_front_or_back_matter,
    may_be_title,
)
from ingest.structure.sentences import sentence_ends
from ingest.structure.slides import CHAPTER_RANK, find_slide_titles, is_translation

# Ranks of what has no number; lower ones stand further out.
ROOT_RANK = 0.0
OUTERMOST_RANK = 1.0
LEAF_RANK = 12.0
ENCLOSED_RANK = 20.0

LONGEST_LEAF_TITLE = 40
MOST_WORDS_OF_LEAF_TITLE = 12
LONGEST_RUN_IN_TITLE = 40


@dataclass(slots=True)
class Draft:
    """A section while its end is not known."""

    title: str
    kind: SectionKind
    rank: float
    start: int
    end: int
    parent: int | None
    level: int
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, the index of the section it stands in, and the form of its passages."""

    block: Block
    section: int
    form: Form


class Outline:
    """Puts the blocks of a document into sections, one after the other."""

    def __init__(
        self, blocks: Sequence[Block], title: str, title_at: int | None, *, deck: bool = False
    ) -> None:
        self.blocks = blocks
        self.title_at = title_at
        self.drafts = [Draft(title, "heading", ROOT_RANK, 0, 0, None, 0)]
        self.stack = [0]
        numbered = [b.marker.rank for b in blocks if b.marker and b.kind == "text" and may_be_title(b.text)]
        self.outermost = min(numbered, default=0)
        self.by_depth = _ranks_by_depth(blocks)
        self.body_from = _first_body(blocks)
        self.slides: Mapping[int, float] | None = find_slide_titles(blocks, deck=deck)

    def place(self) -> Iterator[Placed]:
        for i, block in enumerate(self.blocks):
            form = self._form(i, block)
            yield Placed(block, self.stack[-1], form)
            for open_section in self.stack:
                self.drafts[open_section].end = block.words.end

    def _form(self, i: int, block: Block) -> Form:
        """Opens and closes sections for a block, and tells its form."""
        top = self.drafts[self.stack[-1]]
        if block.kind == "contents":
            if top.kind != "list":
                self._open(block, block.text, "list", OUTERMOST_RANK)
            return "heading"
        if top.kind == "list" or (top.enclosure and not block.caption and not top.enclosure.takes(block)):
            self.stack.pop()
        if block.caption:
            return self._caption(block)
        if block.kind == "row":
            if self.slides is not None and i in self.slides:
                self._open(block, "", "slide", self.slides[i])
            return "row"
        enclosed = self.drafts[self.stack[-1]].enclosure is not None
        rank = self._rank(i, block, enclosed)
        if rank is None:
            return self._form_of_text(i, block, enclosed)
        self._open(block, _title(block), self._kind(i, block, rank), rank)
        return "sentence" if has_sentence(block.text) and not block.depth else "heading"

    def _form_of_text(self, i: int, block: Block, enclosed: bool) -> Form:
        if i == self.title_at:
            return "heading"
        if block.kind == "item" or enclosed:
            return "item"
        if block.marker:
            if may_be_title(block.text) and "，" not in block.text:
                return "heading"
            return "item" if block.marker.rank > LOWEST_HEADING_RANK else "sentence"
        if self.slides is not None and i and is_translation(self.blocks[i - 1], block):
            return "heading"
        return "sentence"

    def _open(self, block: Block, title: str, kind: SectionKind, rank: float) -> None:
        while self.drafts[self.stack[-1]].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1]
        level = self.drafts[parent].level + 1
        enclosure = Enclosure(kind == "table", block.frame) if rank == ENCLOSED_RANK else None
        self.drafts.append(
            Draft(title, kind, rank, block.words.start, block.words.end, parent, level, enclosure)
        )
        self.stack.append(len(self.drafts) - 1)

    def _caption(self, block: Block) -> Form:
        """Boxes and tables are sections; a figure has nothing under its caption."""
        if self.drafts[self.stack[-1]].enclosure:
            self.stack.pop()
        if block.caption and block.caption.kind != "figure":
            self._open(block, block.text, block.caption.kind, ENCLOSED_RANK)
        return "heading"

    def _rank(self, i: int, block: Block, enclosed: bool) -> float | None:
        """The rank of the section that a block opens, None if it opens none."""
        if i == self.title_at:
            return None
        if self.slides is not None and i in self.slides:
            return self.slides[i]
        if block.kind != "text":
            return None
        if block.depth:
            return block.marker.rank if block.marker else self.by_depth[block.depth]
        if enclosed:
            return None
        if block.marker:
            return self._rank_of_number(i, block)
        if self.slides is not None:
            return None
        following = self._after(i)
        if is_front_or_back_matter(block.text) and (i >= self.body_from or _is_body(following)):
            return self.outermost or OUTERMOST_RANK
        return LEAF_RANK if i >= self.body_from and self._is_leaf_title(i, block) else None

    def _rank_of_number(self, i: int, block: Block) -> float | None:
        marker = block.marker
        if marker is None or marker.family == "clause":
            return None
        if may_be_title(block.text):
            return marker.rank if marker.rank <= LOWEST_HEADING_RANK or self._has_body(i) else None
        if marker.family in ("comma", "paren"):
            first = next(sentence_ends(block.text))
            short = first <= LONGEST_RUN_IN_TITLE and "，" not in block.text[:first]
            if short and first < len(block.text) and block.text[first - 1] == "。":
                return marker.rank
        return None

    def _has_body(self, i: int) -> bool:
        """Whether what follows a numbered line is its text, and not the next item of a list."""
        block, following = self.blocks[i], self._after(i)
        if following is None or following.caption or following.kind == "row":
            return following is not None
        if following.marker and block.marker and following.marker.family == block.marker.family:
            return False
        if self.slides is not None and is_translation(block, following):
            return True
        return following.kind == "item" or _is_body(following)

    def _is_leaf_title(self, i: int, block: Block) -> bool:
        """Whether a short line without a number is the title of the text after it."""
        text, following = block.text, self._after(i)
        short = (
            len(text) <= LONGEST_LEAF_TITLE
            if has_han(text)
            else len(text.split()) <= MOST_WORDS_OF_LEAF_TITLE
        )
        if not short or not may_be_title(text) or "，" in text or find_label(text) or block.frame:
            return False
        return _is_body(following) and following is not None and not following.marker

    def _after(self, i: int) -> Block | None:
        return self.blocks[i + 1] if i + 1 < len(self.blocks) else None

    def _kind(self, i: int, block: Block, rank: float) -> SectionKind:
        if self.slides is not None and i in self.slides:
            return "chapter" if rank == CHAPTER_RANK else "slide"
        if block.marker and block.marker.rank <= RANK["chapter"]:
            return "chapter"
        if block.marker and block.marker.rank == RANK["section"]:
            return "section"
        if block.marker:
            return "section" if rank == self.outermost else "heading"
        outermost = is_front_or_back_matter(block.text) or block.depth == 1
        return "chapter" if outermost else "section" if block.depth == 2 else "heading"


def _is_body(block: Block | None) -> bool:
    return block is not None and has_sentence(block.text)


def _title(block: Block) -> str:
    """A title, or the topic sentence that serves as one; "" for a slide that begins with neither."""
    if block.depth or not has_sentence(block.text):
        return block.text if block.kind != "item" else ""
    return block.text[: next(sentence_ends(block.text))].rstrip("。.") if block.marker else ""


def _ranks_by_depth(blocks: Sequence[Block]) -> dict[int, float]:
    """Ranks of headings without a number by the level that their format gives them."""
    known: dict[int, float] = {}
    for block in blocks:
        if block.depth and block.marker:
            known.setdefault(block.depth, float(block.marker.rank))
    ranks: dict[int, float] = {}
    above = 0.5
    for depth in range(1, 10):
        above = max(known.get(depth, above + 0.5), above + 0.1)
        ranks[depth] = above
    return ranks


def _first_body(blocks: Sequence[Block]) -> int:
    """Index of the first block after the title page."""
    for i, block in enumerate(blocks):
        if block.kind in ("contents", "row") or block.marker or has_sentence(block.text):
            return i
    return 0

"""The tree of sections: which titles stand under which, and where boxes and tables end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.model import Form, SectionKind
from ingest.structure.blocks import Block
from ingest.structure.labels import find_label
from ingest.structure.markers import has_han, is_front_or_back_matter, may_be_title
from ingest.structure.sentences import sentence_ends

ROOT_RANK = 0.0
CONTENTS_RANK = 1.0
MATTER_RANK = 1.0
LEAF_RANK = 12.0
ENCLOSED_RANK = 20.0

_NOTE = re.compile(r"注[：:\d]|\*|[（(]?注[：:]|(?:Note|Source)s?:|资料来源|数据来源|备注[：:]")
_SENTENCE = re.compile(r"[。！？；]|[.!?](?:\s|$)")
LONGEST_LEAF_TITLE = 40
MOST_WORDS_OF_LEAF_TITLE = 12
LONGEST_RUN_IN_TITLE = 40


@dataclass(slots=True)
class Draft:
    """A section while its end is not known; `style` is what the items of a box look like."""

    title: str
    kind: SectionKind
    rank: float
    start: int
    end: int
    parent: int | None
    level: int
    frame: int = 0
    style: str = ""
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, the index of the section it stands in, and the form of its passages."""

    block: Block
    section: int
    form: Form


@dataclass(slots=True)
class Outline:
    drafts: list[Draft]
    placed: list[Placed]
    stack: list[int] = field(default_factory=lambda: [0])


class OutlineBuilder:
    """Puts blocks into sections, one after the other."""

    def __init__(self, blocks: Sequence[Block], title: str, title_at: int | None) -> None:
        self.blocks = blocks
        self.title_at = title_at
        self.drafts = [Draft(title, "heading", ROOT_RANK, 0, 0, None, 0)]
        self.stack = [0]
        self.placed: list[Placed] = []
        self.ranks = {b.marker.rank for b in blocks if b.marker and b.kind == "text" and may_be_title(b.text)}
        self.by_depth = _ranks_by_depth(blocks)
        self.body_from = _first_body(blocks)

    def build(self) -> tuple[list[Draft], list[Placed]]:
        for i, block in enumerate(self.blocks):
            form = self._place(i, block)
            self.placed.append(Placed(block, self.stack[-1], form))
            for open_section in self.stack:
                self.drafts[open_section].end = block.words.end
        return self.drafts, self.placed

    def _place(self, i: int, block: Block) -> Form:
        if block.kind == "contents":
            if (
                self.drafts[self.stack[-1]].rank != CONTENTS_RANK
                or self.drafts[self.stack[-1]].kind != "list"
            ):
                self._open(block, block.text, "list", CONTENTS_RANK)
            return "heading"
        self._leave_contents()
        if block.caption:
            return self._caption(block)
        self._leave_enclosure(block)
        inside = self.drafts[self.stack[-1]].rank == ENCLOSED_RANK
        if block.kind == "row":
            return "row"
        rank = self._rank(i, block, inside)
        if rank is not None:
            title = block.text
            if _SENTENCE.search(title):
                title = title[: next(sentence_ends(title))].rstrip("。.")
                self._open(block, title, self._kind(block, rank), rank)
                return "sentence"
            self._open(block, title, self._kind(block, rank), rank)
            return "heading"
        return self._form(i, block, inside)

    def _form(self, i: int, block: Block, inside: bool) -> Form:
        if i == self.title_at:
            return "heading"
        if block.kind == "item" or inside:
            return "item"
        if block.marker and may_be_title(block.text) and "，" not in block.text:
            return "heading"
        if block.marker and block.marker.rank >= 6:
            return "item"
        return "sentence"

    def _open(self, block: Block, title: str, kind: SectionKind, rank: float) -> None:
        while self.drafts[self.stack[-1]].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1]
        level = self.drafts[parent].level + 1
        draft = Draft(title, kind, rank, block.words.start, block.words.end, parent, level, block.frame)
        self.drafts.append(draft)
        self.stack.append(len(self.drafts) - 1)

    def _caption(self, block: Block) -> Form:
        assert block.caption is not None
        if block.caption.kind == "figure":
            self._leave_enclosure(block)
            return "heading"
        self._open(block, block.text, "box" if block.caption.kind == "box" else "table", ENCLOSED_RANK)
        return "heading"

    def _leave_contents(self) -> None:
        top = self.drafts[self.stack[-1]]
        if top.kind == "list" and top.rank == CONTENTS_RANK:
            self.stack.pop()

    def _leave_enclosure(self, block: Block) -> None:
        top = self.drafts[self.stack[-1]]
        if top.rank == ENCLOSED_RANK and not _belongs(top, block):
            self.stack.pop()

    def _rank(self, i: int, block: Block, inside: bool) -> float | None:
        """The rank of the section that a block opens, None if it opens none."""
        if block.kind != "text" or i == self.title_at:
            return None
        if block.depth:
            return block.marker.rank if block.marker else self.by_depth[block.depth]
        if inside:
            return None
        if block.marker:
            return self._marked_rank(i, block)
        if i < self.body_from:
            return None
        if is_front_or_back_matter(block.text):
            return MATTER_RANK
        return LEAF_RANK if self._is_leaf_title(i, block) else None

    def _marked_rank(self, i: int, block: Block) -> float | None:
        marker = block.marker
        assert marker is not None
        if may_be_title(block.text):
            if marker.rank <= 5 and marker.family != "clause":
                return marker.rank
            return marker.rank if self._has_body(i, block) else None
        if marker.rank in (4, 5):
            first = next(sentence_ends(block.text))
            short = first <= LONGEST_RUN_IN_TITLE and "，" not in block.text[:first]
            if short and first < len(block.text) and block.text[first - 1] == "。":
                return marker.rank
        return None

    def _has_body(self, i: int, block: Block) -> bool:
        """Whether what follows a numbered line is its text, and not the next item of a list."""
        following = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        if following is None or following.caption or following.kind == "row":
            return following is not None
        if following.marker and block.marker and following.marker.family == block.marker.family:
            return False
        return following.kind == "item" or bool(_SENTENCE.search(following.text))

    def _is_leaf_title(self, i: int, block: Block) -> bool:
        text = block.text
        short = (
            len(text) <= LONGEST_LEAF_TITLE
            if has_han(text)
            else len(text.split()) <= MOST_WORDS_OF_LEAF_TITLE
        )
        if not short or not may_be_title(text) or "，" in text or find_label(text):
            return False
        following = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        return following is not None and not following.marker and bool(_SENTENCE.search(following.text))

    def _kind(self, block: Block, rank: float) -> SectionKind:
        family = block.marker.family if block.marker else None
        if family in ("part", "chapter"):
            return "chapter"
        if family == "section":
            return "section"
        if rank == MATTER_RANK or (block.depth == 1 and not family):
            return "chapter"
        outermost = self.ranks and rank == min(self.ranks)
        return "section" if outermost or (block.depth == 2 and not family) else "heading"


def _belongs(top: Draft, block: Block) -> bool:
    """Whether a block still belongs to the box or table that is open."""
    if _NOTE.match(block.text) and not top.noted:
        top.noted = True
        return True
    style = _style(block)
    if not top.style:
        if top.kind == "table" and block.kind != "row":
            return False
        if style.startswith("title") and block.frame == 0:
            return False
        top.style = style
        if block.frame and not top.frame and block.kind == "row":
            top.frame = block.frame
        return True
    if top.noted:
        return False
    if top.frame:
        return block.frame == top.frame or (
            block.kind == "row" and block.row is not None and top.style == "row"
        )
    if block.depth or (style.startswith("title") and style != top.style):
        return False
    if top.style == "text":
        return style == "text" and block.gap == 0
    return style == top.style or (style == "row" and top.style == "row")


def _style(block: Block) -> str:
    if block.kind == "row":
        return "row"
    if block.kind == "item":
        return "bullet"
    if block.marker:
        titled = block.marker.rank <= 5 and may_be_title(block.text)
        return f"title-{block.marker.family}" if titled else f"number-{block.marker.family}"
    return "label" if find_label(block.text) else "text"


def _ranks_by_depth(blocks: Sequence[Block]) -> dict[int, float]:
    """Ranks of headings without a number by the level their format gives them."""
    known: dict[int, float] = {}
    for block in blocks:
        if block.depth and block.marker:
            known.setdefault(block.depth, float(block.marker.rank))
    ranks: dict[int, float] = {}
    for depth in range(1, 10):
        above = max((r for d, r in ranks.items() if d < depth), default=0.5)
        ranks[depth] = max(known.get(depth, above + 0.5), above + 0.1)
    return ranks


def _first_body(blocks: Sequence[Block]) -> int:
    """Index of the first block after the title page."""
    for i, block in enumerate(blocks):
        if block.kind in ("contents", "row") or block.marker or _SENTENCE.search(block.text):
            return i
    return 0

"""Where boxes and tables end: what still looks like the items they began with belongs to them."""

import re
from dataclasses import dataclass

from ingest.structure.blocks import Block
from ingest.structure.labels import find_label
from ingest.structure.markers import LOWEST_HEADING_RANK, may_be_title

_NOTE = re.compile(r"[（(]?注[：:\d]|\*|(?:Note|Source)s?:|资料来源|数据来源|备注[：:]")


@dataclass(slots=True)
class Enclosure:
    """An open box or table: its frame (0: none) and what its items look like."""

    is_table: bool
    frame: int
    style: str = ""
    noted: bool = False

    def takes(self, block: Block) -> bool:
        """Whether a block still belongs to it; to be asked for each block in order."""
        if _NOTE.match(block.text) and not self.noted and block.kind != "row":
            self.noted = True
            return True
        if self.noted and not (self.frame and block.frame == self.frame):
            return False
        style = _style(block)
        if self.style:
            return self._goes_on(block, style)
        if self.is_table and block.kind != "row":
            return False
        if style.startswith("title") and not block.frame:
            return False
        self.style = style
        self.frame = block.frame or self.frame
        return True

    def _goes_on(self, block: Block, style: str) -> bool:
        if self.frame:
            return block.frame == self.frame or (block.kind == "row" and self.style == "row")
        if block.depth or (style.startswith("title") and style != self.style):
            return False
        return style == self.style and (style != "text" or block.gap == 0)


def _style(block: Block) -> str:
    if block.kind == "row":
        return "row"
    if block.kind == "item":
        return "bullet"
    if block.marker:
        titled = block.marker.rank <= LOWEST_HEADING_RANK and may_be_title(block.text)
        return f"{'title' if titled else 'number'}-{block.marker.family}"
    return "label" if find_label(block.text) else "text"

"""Which lines belong to one paragraph: sentences that a line or page break cut are put together."""

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import quantiles

from ingest.structure.lines import Line
from ingest.structure.markers import (
    LOWEST_HEADING_RANK,
    find_caption,
    find_marker,
    has_han,
    is_bare_number,
    is_front_or_back_matter,
    may_be_title,
)
from ingest.structure.traced import Traced, join

_ENDED = re.compile(r"[。！？!?；：:…][”’』」》）)】〉\"']*$|\.[”’)\"']*$")
_SPLIT_NUMBER = re.compile(r"[^\d\s.,]\s?\d{1,3}\.$")
# What a number cut at its point goes on with: no numbering of a title (… below 2.5 per 100. | 3. Measures).
_DECIMALS = re.compile(r"\d+(?!\d|(?:\.\d+)*[.、．)）]?\s*[A-Z]|(?:\.\d+)*[.、．)）](?!\d))")
_ANY_END = re.compile(r"[。！？；]|[.!?](?:\s|$)")
_OPEN_END = re.compile(r"[，、,（(《“‘—–\-/和与及或的在]$")
_OPEN_ENGLISH_END = re.compile(
    r"(?:,|\b(?:of|and|or|for|the|in|to|with|on|by|a|an|from|at|its|their))$", re.IGNORECASE
)
_STARTS_NEW = re.compile(r"——|\*|注[：:]|\(?(?:Note|Source)s?:|资料来源[：:]|备注[：:]|数据来源")
_LABEL = re.compile(r"(?:\d{1,2}[.．、]\s*)?[^，。；：:！？,.;]{1,40}(?<!\d)[：:](?!\d|$)")
# "中文标题 English Title" is the title of a slide; no Chinese sentence goes on after it.
_ENGLISH_TAIL = re.compile(r"[\u3400-\u9fff]\s+[A-Z][a-z]+(?: [\w&,-]+)*$")
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_CLOSER = re.compile(r"[”’』」》）)】，、。；：]")

# A shorter line that stops without a mark is rather a title than a paragraph that was cut.
SHORTEST_CUT_LINE = 20
WIDEST_SHAPE = 16
# Of the usual width: a line at least so long is full, the next word did not fit.
FULL = 0.85
SHORTEST_CUT_ENGLISH_LINE = 40


class Joiner:
    """Joins the lines of one document; knows how wide its lines are where they are wrapped.

    `shapes` says that the lines are words on the shapes of slides, which are narrow; `flows`
    that only an empty line ends a paragraph, as in Markdown.
    """

    def __init__(
        self, lines: Sequence[Line], *, wraps: bool = True, shapes: bool = False, flows: bool = False
    ) -> None:
        self.lines = lines
        self.shapes = shapes
        self.flows = flows
        self.width = _wrap_width(lines) if wraps else 0
        self.body_from = _first_body_line(lines)

    def paragraph(
        self, first: int, limit: int, skipped: Mapping[int, str], stops: Callable[[int], bool]
    ) -> tuple[Traced, int]:
        """The words of the paragraph that line `first` begins, and the index after its last line."""
        parts: list[tuple[str, Traced]] = [("", self.lines[first].words)]
        last = first
        following = first + 1
        titled = self._is_title(first)
        while following < limit:
            if following in skipped:
                following += 1
                continue
            if stops(following) or not self._continues(first, last, following, titled):
                break
            before, after = self.lines[last], self.lines[following]
            separator = " " if is_bare_number(before.text) else _separator(before.text, after.text)
            parts.append((separator, after.words))
            last = following
            following += 1
        return (join(parts) if len(parts) > 1 else self.lines[first].words), last + 1

    def _is_title(self, i: int) -> bool:
        line = self.lines[i]
        if line.depth or is_front_or_back_matter(line.text) or find_caption(line.text):
            return True
        marker = find_marker(line.text)
        if not marker or line.bullet or not may_be_title(line.text):
            return False
        if marker.rank > LOWEST_HEADING_RANK:
            return "，" not in line.text and not self._is_full(line)
        return "，" not in line.text or not self._is_full(line)

    def _is_full(self, line: Line) -> bool:
        return bool(self.width) and len(line.text) >= FULL * self.width

    def _continues(self, first: int, last: int, following: int, titled: bool) -> bool:
        before, after = self.lines[last], self.lines[following]
        if (after.frame, after.slide) != (before.frame, before.slide) or after.bullet or after.depth:
            return False
        if _CLOSER.match(after.text):
            return True
        if _SPLIT_NUMBER.search(before.text) and _DECIMALS.match(after.text):
            return True
        if _ENDED.search(before.text) or self._starts_new(first, after):
            return False
        if self.flows:
            return not after.gap and not before.depth
        if first == last and is_bare_number(before.text):
            return after.gap <= 1 and may_be_title(after.text) and not _LABEL.match(after.text)
        if titled:
            return self._continues_title(before, after, following)
        if len(after.indent.expandtabs(4)) > len(before.indent.expandtabs(4)):
            return False
        if has_han(before.text[-2:]) or has_han(after.text[:2]):
            return self._continues_chinese(first, last, following)
        return self._continues_english(before, after)

    def _starts_new(self, first: int, line: Line) -> bool:
        if _STARTS_NEW.match(line.text):
            return True
        if find_marker(line.text) or find_caption(line.text) or is_front_or_back_matter(line.text):
            return True
        return bool(_LABEL.match(line.text)) and bool(_LABEL.match(self.lines[first].text))

    def _continues_title(self, before: Line, after: Line, following: int) -> bool:
        """A title of two lines: the second one is short, follows at once and is no sentence."""
        if after.gap or after.page_break or before.depth or not self.width:
            return False
        if find_caption(before.text) or not may_be_title(after.text) or "，" in after.text:
            return False
        beyond = self.lines[following + 1] if following + 1 < len(self.lines) else None
        return (
            has_han(before.text) == has_han(after.text)
            and len(before.text) >= 0.6 * self.width
            and (beyond is None or beyond.gap > 0 or beyond.indent != after.indent)
        )

    def _continues_chinese(self, first: int, last: int, following: int) -> bool:
        before, after = self.lines[last], self.lines[following]
        text = before.text
        if _ENGLISH_TAIL.search(text) or _ASIDE.fullmatch(text):
            return False
        if not has_han(after.text) and len(after.text) > SHORTEST_CUT_LINE // 2 and not self._is_full(before):
            return False
        if (
            self.shapes
            and not after.gap
            and not before.bullet
            and max(len(text), len(after.text)) <= WIDEST_SHAPE
        ):
            return has_han(text) and has_han(after.text) and not _LABEL.match(after.text)
        page_turned = following > last + 1 or after.page_break
        if self._is_full(before) and last >= self.body_from and (page_turned or not after.gap):
            return True
        ends = bool(_ANY_END.search(after.text)) or len(after.text) >= 2 * SHORTEST_CUT_LINE
        if _is_body(text) or (page_turned and last > first):
            # Where each paragraph is a line, lines of one clause without a mark at their ends are items.
            goes_on = page_turned or _is_open(text) or "。" in text or "；" in text
            may_go_on = bool(self.width) or self.shapes or goes_on
            return ends or (may_go_on and not after.gap and len(after.text) >= SHORTEST_CUT_LINE)
        if len(text) >= SHORTEST_CUT_LINE and last >= self.body_from:
            return ends and not (after.indent.startswith("\u3000") and after.indent == before.indent)
        return False

    def _continues_english(self, before: Line, after: Line) -> bool:
        text = before.text
        if after.text[:1].islower() or _OPEN_ENGLISH_END.search(text):
            return len(text) >= SHORTEST_CUT_LINE
        if self._is_full(before) and not after.gap:
            return True
        return (
            len(text) >= SHORTEST_CUT_ENGLISH_LINE
            and bool(re.search(r"\. [A-Z]", text))
            and bool(_ANY_END.search(after.text))
        )


def _is_body(text: str) -> bool:
    """Whether an unfinished line is running text: it has sentences or clauses, or is left open."""
    if "。" in text or "；" in text:
        return True
    if _is_open(text):
        return len(text) >= SHORTEST_CUT_LINE // 2
    return len(text) >= SHORTEST_CUT_LINE and ("，" in text or "," in text)


def _is_open(text: str) -> bool:
    """Whether a line must go on: a bracket or a list is open at its end."""
    open_bracket = text.count("（") > text.count("）") or text.count("“") > text.count("”")
    return open_bracket or bool(_OPEN_END.search(text))


def _separator(before: str, after: str) -> str:
    if has_han(before[-1:]) or has_han(after[:1]):
        return ""
    return " " if before[-1:].isalnum() or before[-1:] in ",;:)" else ""


def _wrap_width(lines: Sequence[Line]) -> int:
    """The usual length of a full line, 0 if the text is not wrapped (a paragraph a line)."""
    lengths = [len(line.text) for line in lines if len(line.text) >= 15 and "\t" not in line.raw]
    if len(lengths) < 20:
        return 0
    cuts = quantiles(lengths, n=20)
    middle, wide = cuts[9], cuts[18]
    return int(wide) if middle >= 0.75 * wide and wide <= 130 else 0


def _first_body_line(lines: Sequence[Line]) -> int:
    """Index after the title page: of the first line that is a sentence or has a number."""
    for i, line in enumerate(lines):
        if _ENDED.search(line.text) or find_marker(line.text):
            return i
    return len(lines)

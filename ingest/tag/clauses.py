"""Clauses of Chinese text and the places where a clause may be cut into the items of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.tag.masking import QUOTE, QUOTE_FIRST, TITLE, TITLE_FIRST

_BREAK = re.compile(
    r"[，,；;。！？!?：:\t\n\r|<>…（）()【】]+|——|(?<=[\u4e00-\u9fff\ue000])[ \u3000]+(?=[\u4e00-\u9fff\ue001])"
)
# 、 and the words for "and", unless they are part of another word.
_CUT = re.compile(
    rf"、|(?<=[{QUOTE}{TITLE}])(?=[{QUOTE_FIRST}{TITLE_FIRST}])"
    r"|以及|(?<![参赋授给付])与(?!会|时俱进)|(?<![谐调总饱温缓平柔共混综融祥])和(?!平|谐|美|睦|解|田(?!径)|龙|县|顺|等"
    # Two fields of one body: 规划和自然资源局, 住房和城乡建设部.
    r"|(?<=规划和)自然资源|(?<=住房和)城乡建设|(?<=文化和)旅游[局厅部委]|(?<=资源和)社会保障|(?<=发展和)改革"
    r"|(?<=(?:工业|经济|科技|商务)和)信息化)"
    r"|(?<![普涉波顾推危触提以言论])及(?!时|格|早|其他)|暨"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text between punctuation marks; `cuts` are the spans of its 、 和 与 及."""

    start: int
    end: int
    before: str
    after: str
    cuts: tuple[tuple[int, int], ...]


def find_clauses(masked: str) -> Iterator[Clause]:
    """Clauses in order, of a text whose quotes and brackets are masked."""
    start = 0
    before = ""
    for mark in _BREAK.finditer(masked):
        if mark.start() > start:
            yield _clause(masked, start, mark.start(), before, mark[0][0])
        start, before = mark.end(), mark[0][-1]
    if start < len(masked):
        yield _clause(masked, start, len(masked), before, "")


def _clause(masked: str, start: int, end: int, before: str, after: str) -> Clause:
    cuts = tuple(m.span() for m in _CUT.finditer(masked, start, end) if start < m.end() < end)
    return Clause(start, end, before, after, cuts)

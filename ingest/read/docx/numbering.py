"""The labels that Word counts by itself ("第一章", "（二）", "3."), which no run of text holds."""

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.docx.numerals import numeral
from ingest.read.docx.parts import W, attribute, child
from ingest.read.docx.styles import Styles

_HOLE = re.compile(r"%([1-9])")
# Labels of headings in Chinese documents: written out they speak for themselves, as in plain text.
_STRUCTURAL = re.compile(r"第.+[编篇部章节条]|[（(]?[一二三四五六七八九十百]+[)）、.．]?")
_NO_SPACE_AFTER = "、），：。．"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    decimal_only: bool
    suffix: str


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def advance(self, level: int) -> None:
        start = self.levels[level].start if level in self.levels else 1
        self.counts[level] = self.counts.get(level, start - 1) + 1
        for deeper in [other for other in self.counts if other > level]:
            del self.counts[deeper]


class Numbering:
    """Counts on from paragraph to paragraph, so each must be asked for once, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is not None:
            for abstract in root.iter(f"{W}abstractNum"):
                self._lists[attribute(abstract, "abstractNumId") or ""] = _List(_levels(abstract))
            for num in root.iter(f"{W}num"):
                key = attribute(num, "numId") or ""
                self._list_of[key] = attribute(child(num, "abstractNumId")) or ""
                self._restarts[key] = _restarts(num)

    def label(self, properties: etree._Element | None) -> tuple[str, bool]:
        """The label to print before a paragraph, and whether it makes the paragraph a list item."""
        own = child(properties, "numPr")
        lent = self._styles.numbering(attribute(child(properties, "pStyle")))
        key = attribute(child(own, "numId")) or attribute(child(lent, "numId"))
        depth = attribute(child(own, "ilvl")) or attribute(child(lent, "ilvl")) or "0"
        counted = self._lists.get(self._list_of.get(key or "", ""))
        if counted is None or not depth.isdecimal():
            return "", False
        return self._next(key or "", counted, int(depth))

    def _next(self, key: str, counted: _List, depth: int) -> tuple[str, bool]:
        for restarted, start in self._restarts.pop(key, {}).items():
            counted.counts[restarted] = start - 1
        counted.advance(depth)
        level = counted.levels.get(depth)
        if level is None or level.format == "none":
            return "", False
        if level.format == "bullet":
            return "", True
        text = _HOLE.sub(lambda hole: _count(counted, level, int(hole[1]) - 1), level.text)
        if not text.strip():
            return "", False
        space = "" if level.suffix == "nothing" or text[-1] in _NO_SPACE_AFTER else " "
        return text + space, _STRUCTURAL.fullmatch(text.strip()) is None


def _count(counted: _List, asked: _Level, depth: int) -> str:
    level = counted.levels.get(depth)
    start = level.start if level is not None else 1
    form = "decimal" if asked.decimal_only or level is None else level.format
    return numeral(counted.counts.get(depth, start), form)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in abstract.iter(f"{W}lvl"):
        depth = attribute(level, "ilvl") or "0"
        start = attribute(child(level, "start")) or "1"
        levels[int(depth)] = _Level(
            format=attribute(child(level, "numFmt")) or "decimal",
            text=attribute(child(level, "lvlText")) or "",
            start=int(start),
            decimal_only=child(level, "isLgl") is not None,
            suffix=attribute(child(level, "suff")) or "tab",
        )
    return levels


def _restarts(num: etree._Element) -> dict[int, int]:
    found = {}
    for override in num.iter(f"{W}lvlOverride"):
        start = attribute(child(override, "startOverride"))
        if start is not None:
            found[int(attribute(override, "ilvl") or "0")] = int(start)
    return found

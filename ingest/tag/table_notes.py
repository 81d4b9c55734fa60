"""What the notes under a table say of its numbers: means and sums by their marks, other years, years of data."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.model import Aggregate

_MARKS = {"[": "[", "〔": "[", "【": "[", "{": "{", "(": "(", "（": "("}
_BRACKETS = r"[\[〔【{(（]\s*[\]〕】})）]"
_EXPLAINED = re.compile(rf"(?P<mark>{_BRACKETS})(?P<words>[^\[〔【{{，,、；;。.]{{0,40}})")
_SUM = re.compile(r"累计|合计|总量|总数|total|cumulative|\bsum", re.IGNORECASE)
_MEAN = re.compile(r"均值|平均|年均|average|\bmean", re.IGNORECASE)
_STAR_YEAR = re.compile(r"[*＊※][^，,；;。]{0,16}?((?:19|20)\d\d)")
_STARRED = re.compile(r"[^，,；;。：:]{0,6}[*＊※][^，,；;。]{1,24}")
_QUOTED_YEAR = re.compile(r"“([^“”]{1,16})”[^；;。“”]{0,60}?((?:19|20)\d\d)年(?:值|数据)")
_OTHERS_YEAR = re.compile(
    r"(?:其他|其余)[^；;。]{0,6}?(?:数据|指标)[^；;。]{0,40}?((?:19|20)\d\d)年(?:值|数据)"
)
_AT_HOME = re.compile(r"国内(?:城市)?数据")
# What plans mean by a bracket that no note explains: the standard form of tables of indicators.
_CUSTOM: dict[str, Aggregate] = {"[": "sum"}


class Mark(NamedTuple):
    """What a bracket around a number says, and the words of the note that say so."""

    aggregate: Aggregate | None
    note: str


@lru_cache(maxsize=256)
def read_mark(bracket: str, notes: tuple[str, ...]) -> Mark:
    """The meaning of an opening bracket before a number; of none, nothing."""
    mark = _MARKS.get(bracket, "")
    for note in notes if mark else ():
        for told in _EXPLAINED.finditer(note):
            if _MARKS[told["mark"][0]] == mark:
                kind: Aggregate | None = "sum" if _SUM.search(told["words"]) else None
                kind = kind or ("mean" if _MEAN.search(told["words"]) else None)
                return Mark(kind, told[0].strip("。 ."))
    return Mark(_CUSTOM.get(mark), "")


@lru_cache(maxsize=256)
def starred(notes: tuple[str, ...]) -> tuple[int | None, str]:
    """The year of the numbers with a star, and the words that say so."""
    for note in notes:
        if found := _STAR_YEAR.search(note):
            words = _STARRED.search(note)
            return int(found[1]), words[0].strip() if words else ""
    return None, ""


def year_of_data(head: str, notes: Sequence[str]) -> int | None:
    """The year a note gives for the column of this head, or for all that it does not name."""
    others = None
    for note in notes:
        for quoted in _QUOTED_YEAR.finditer(note):
            if quoted[1] in head:
                return int(quoted[2])
        found = _OTHERS_YEAR.search(note)
        others = others or (int(found[1]) if found else None)
    return others


def only_at_home(notes: Sequence[str]) -> bool:
    """Whether the years the notes give are those of the country's own cities."""
    return any(_AT_HOME.search(note) for note in notes)

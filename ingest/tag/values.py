"""The measured quantities of a passage, in Chinese and English, prose and table rows."""

import re

from ingest.model import Context, Kind, ValueSpan
from ingest.tag.kind import classify_kind
from ingest.tag.tables import is_prose_row, row_values
from ingest.tag.values_chinese import chinese_values
from ingest.tag.values_english import english_values

_DIGIT = re.compile(r"[\d０-９]|[一二三四五六七八九]成|[万千百亿][元人名家户件吨]|翻.?番|倍增|减半")
_HAN = re.compile(r"[一-鿿]")


def find_values(text: str, context: Context, *, kind: Kind | None = None) -> list[ValueSpan]:
    """Every measured quantity of a passage; offsets are into `text` and cover number and unit.

    `kind` is what `classify_kind` says of the passage, when it is known.
    """
    if not _DIGIT.search(text):
        return []
    if context.form == "row" and context.cells and not is_prose_row(text, context.cells):
        return row_values(text, context)
    known = kind or classify_kind(text, context)[0]
    if known in {"heading", "other"}:
        return []
    if _HAN.search(text):
        return chinese_values(text, context, known)
    return english_values(text, context, known)

"""The kind of a passage: measure, target, achievement, background, heading or other."""

import re

from ingest.model import Context, Kind
from ingest.tag.kind_chinese import chinese_kind, names_deed
from ingest.tag.kind_english import english_kind
from ingest.tag.tables import is_head_row, is_prose_row, row_states_target

_HAN = re.compile(r"[一-鿿]")
_NOTE = re.compile(r"\s*(?:[（(]?(?:注|说明|资料来源|数据来源|备注)[：:]|Notes?: |Source: )")
_STAMP = re.compile(
    r"[\s\d年月日\-—/.第页]+|\S{2,20}(?:人民政府|办公室|委员会)\s*20\d\d年\d{1,2}月(?:\d{1,2}日)?|"
    r"\S{1,8}〔\d{4}〕\d+号"
)
_ENUMERATED = re.compile(r"\s*(?:专栏|表|图|附件|附表)\s*\d+|\s*第[一二三四五六七八九十百]+[篇章节][\s　]")
_ENGLISH_DEED = re.compile(r"\s*(?:\(?[\divx]+[.)]\s*)?([A-Z][a-z]+) ")


# How many answers of a rule are right, by the rank the rule gives itself: isotonic over the annotated
# documents, those that the rules had not seen when they were counted weighing most.
_RIGHT = ((0.55, 0.7), (0.6, 0.72), (0.65, 0.8), (0.7, 0.85), (0.75, 0.91), (0.8, 0.93), (0.85, 0.95),
          (0.9, 0.97), (0.95, 0.985))  # fmt: skip


def classify_kind(text: str, context: Context) -> tuple[Kind, float]:
    """What a passage is, and how sure: of the answers with 0.8, four in five are right."""
    kind, rank = _ranked_kind(text, context)
    return kind, max((right for least, right in _RIGHT if rank >= least), default=0.6)


def _ranked_kind(text: str, context: Context) -> tuple[Kind, float]:
    if _NOTE.match(text):
        return "other", 0.95
    if _STAMP.fullmatch(text.strip()):
        return "other", 0.9
    if context.form == "row" and not is_prose_row(text, context.cells):
        return _row_kind(text, context)
    if _ENUMERATED.match(text) and not text.rstrip().endswith(("。", ".")):
        return "heading", 0.95
    if context.form == "heading":
        return _heading_kind(text)
    chinese = context.language == "zh" if not text.isascii() else False
    if _HAN.search(text) or chinese:
        return chinese_kind(text, context)
    return english_kind(text, context)


def _row_kind(text: str, context: Context) -> tuple[Kind, float]:
    if is_head_row(text, context):
        return "other", 0.9
    return ("target", 0.9) if row_states_target(text, context) else ("other", 0.7)


def _heading_kind(text: str) -> tuple[Kind, float]:
    """A title that ends as a sentence and names a deed is a topic sentence, and a measure."""
    ends = text.rstrip().endswith(("。", ".", "；"))
    if ends and _HAN.search(text) and names_deed(text):
        return "measure", 0.85
    first = _ENGLISH_DEED.match(text)
    if ends and first and text.isascii() and english_kind(text, Context(language="en"))[0] == "measure":
        return "measure", 0.8
    return "heading", 0.95

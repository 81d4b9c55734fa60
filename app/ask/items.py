"""Numbered reforms in a question: one item by its number, and a list by how many items it has."""

import re
from collections.abc import Iterator, Sequence

from app.ask.forms import DIGITS_ZH, LATIN, ORDINALS_EN, Found
from app.ask.lexicon import DocumentName

_KIND_ZH = "(?:体制机制|制度|改革)?(?:改革|创新|经验|做法|举措|实践|案例)(?:创新|改革|经验|做法|举措|事项)*"
_KIND_EN = r"(?:(?:institutional|innovative|best|good)\s+)*(?:innovations?|reforms?|practices?|experiences?)"
# What follows makes another name of it: 第二个创新中心 is no item of a list.
_NO_NAME = "(?!中心|平台|基地|园|区|驱动|型|能力|链|体系|人才|企业|集群|联合|载体|实验|开放|委)"
_NUMBER_ZH = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
# What may stand behind 第一条 where it is an item of a list: 第一条地铁 is none.
_ENDS = "(?=[里中]?(?:$|[\\s的是讲说写谈提对和与及有怎如包，。？?,、：:]|支持|属于|涉及|关于|内容|介绍))"
ITEM = re.compile(
    rf"(?P<kind>{_KIND_ZH})?[的里中]?第\s*(?P<zh>{_NUMBER_ZH})\s*(?P<unit>条(?!例)|项(?!目)|个|号)\s*的?(?P<kind_zh>{_KIND_ZH}{_NO_NAME})?"
    rf"|\b(?P<kind_en>{_KIND_EN})?\s*(?:item|practice|\bno\.|number|#)\s*(?:no\.?\s*|number\s*|#)?(?P<en>\d{{1,3}})\b"
    rf"|\b(?P<bare>{_KIND_EN})\s+#?(?P<en_bare>\d{{1,3}})\b(?!\s*[%.]\d?|\s+(?:percent|million|billion))"
    rf"|\b(?:(?P<en_ordinal>\d{{1,3}})(?:st|nd|rd|th)|(?P<en_word>{'|'.join(ORDINALS_EN)}))\s+(?P<ordinal_kind>{_KIND_EN}|item)\b",
    LATIN,
)
# A number that says which one is meant, of whatever.
NUMBERED_ZH = re.compile(rf"第{_NUMBER_ZH}[条项个号]")
_ITS_END = re.compile(_ENDS)
COUNTED = re.compile(
    rf"(?<![第\d年])(?P<zh>{_NUMBER_ZH})\s*[条项个]\s*(?:{_KIND_ZH})(?:清单)?(?:里面|之中|当中|里|中)?"
    rf"|(?:\blist of\s+)?(?:\bthe\s+)?\b(?P<en>\d{{1,3}})\s+(?:{_KIND_EN}|measures)\b"
    r"|\b(?:the\s+)?list of\s+(?:the\s+)?(?P<listed>\d{1,3})\b",
    LATIN,
)


def find_items(text: str, *, of_list: bool) -> Iterator[Found[int]]:
    """Items by number; `of_list` where a document with a numbered list is named."""
    for m in ITEM.finditer(text):
        told = any(m[kind] for kind in ("kind", "kind_zh", "kind_en", "bare", "ordinal_kind"))
        alone = m["unit"] == "条" and bool(_ITS_END.match(text, m.end()))
        listed = of_list and m["unit"] not in ("个", "号")
        if told or listed or alone:
            number = _number_of(m)
            if number:
                yield Found(*m.span(), number)


def _number_of(m: re.Match[str]) -> int | None:
    if m["en_word"]:
        return ORDINALS_EN[m["en_word"].lower()]
    digits = m["en"] or m["en_bare"] or m["en_ordinal"]
    return int(digits) if digits else _number(m["zh"])


def find_counted(text: str, documents: Sequence[DocumentName]) -> Iterator[Found[list[DocumentName]]]:
    """Documents by how many numbered items they list (47条经验, the 47 practices)."""
    for m in COUNTED.finditer(text):
        digits = m["en"] or m["listed"]
        number = int(digits) if digits else _number(m["zh"])
        hits = [d for d in documents if number and d.numbered == number]
        if hits:
            yield Found(*m.span(), hits)


def _number(numeral: str) -> int | None:
    """十二 is 12, 一百零三 is not read; None for what is no numeral."""
    if numeral.isdigit():
        return int(numeral)
    m = re.fullmatch(
        "(?:([一二三四五六七八九]?)百)?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)", numeral
    )
    if not m:
        return None
    hundreds, tens = (0 if c is None else DIGITS_ZH.get(c, 1) for c in (m[1], m[2]))
    return 100 * hundreds + 10 * tens + DIGITS_ZH.get(m[3], 0)

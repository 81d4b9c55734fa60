"""Which sections of documents a question means: a box by its number, a part by its ordinal, a title in quotes."""

import re
from collections.abc import Iterator, Sequence

from app.ask import forms
from app.ask.forms import LATIN, Found
from app.ask.lexicon import Lexicon, SectionName

SHORTEST_TITLE, LONGEST_TITLE = 4, 12
_STANDS_IN = re.compile("(?<=[\u4e00-\u9fff])(?:里|中|部分|一节|一章|这一节|这一章)")
_NUMBER = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])\s*"
)


def find_sections(
    text: str, lexicon: Lexicon, documents: Sequence[str]
) -> Iterator[Found[list[SectionName]]]:
    """Sections in the documents asked for, if any are and they have them."""
    for start, end, pattern in _called(text, bool(documents), lexicon):
        hits = [s for s in lexicon.sections if pattern.search(s.name)]
        hits = [s for s in hits if s.document in documents] or hits
        if hits:
            yield Found(start, end, hits)


def _called(text: str, of_document: bool, lexicon: Lexicon) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    for m in forms.BOX.finditer(text):
        yield *m.span(), re.compile(rf"^\s*(?:专栏|box)\s*{m['number']}(?!\d)", LATIN)
    for m in forms.QUOTED.finditer(text):
        yield *m.span(), re.compile(re.escape(m["title"]))
    for title in _titled(text, lexicon):
        at = text.find(title)
        yield at, at + len(title), re.compile(re.escape(title) + "$")
    for m in forms.PART.finditer(text) if of_document else ():
        yield *m.span(), _part(m)


def _titled(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Titles of sections that the text says something stands in (问题诊断里), the longest first."""
    for m in _STANDS_IN.finditer(text):
        before = text[: m.start()]
        titles = {_NUMBER.sub("", s.name) for s in lexicon.sections}
        ending = [t for t in titles if before.endswith(t) and SHORTEST_TITLE <= len(t) <= LONGEST_TITLE]
        yield from sorted(ending, key=len, reverse=True)[:1]


def _part(m: re.Match[str]) -> re.Pattern[str]:
    """第四部分 is the section headed 四、 or 第四部分; chapters count as 第四章."""
    number = m["zh"] or forms.NUMBERS_EN.get((m["en"] or "").lower()) or m["en"]
    han = str(number) if str(number)[0] in forms.DIGITS_ZH else _han(int(number))
    kind = m["kind"] or ("章" if m["kind_en"].lower() == "chapter" else "部分")
    if kind == "部分":
        return re.compile(rf"^\s*(?:第?{han}(?:、|部分|．|\s)|part\s+{number}\b)", LATIN)
    return re.compile(rf"^\s*(?:第{han}{kind}|chapter\s+{number}\b)", LATIN)


def _han(number: int) -> str:
    digits = "〇一二三四五六七八九十"
    if number <= 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")

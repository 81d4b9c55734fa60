"""How headings, captions and list items announce themselves in Chinese and English documents."""

import re
from dataclasses import dataclass
from typing import Literal

Family = Literal[
    "part",
    "chapter",
    "section",
    "comma",
    "paren",
    "dot",
    "decimal",
    "paren-digit",
    "digit-paren",
    "circled",
    "letter",
    "clause",
]

# Order of nesting as plans use it: 第一篇 > 第一章 > 第一节 > 一、 > （一） > 1. > (1) > 1) > ①.
RANK: dict[Family, int] = {
    "part": 1,
    "chapter": 2,
    "section": 3,
    "comma": 4,
    "paren": 5,
    "dot": 6,
    "decimal": 6,
    "paren-digit": 7,
    "digit-paren": 8,
    "circled": 9,
    "letter": 9,
    "clause": 9,
}

# Numbers of this rank and above it count the headings of a plan, those below it items as well.
LOWEST_HEADING_RANK = 5

_NUMERAL = r"[一二三四五六七八九十百零〇两\d]"
_SPACE = r"[ \t\u3000\u00a0]"
# After "3.5" these begin a unit, not a title.
_UNITS = "万亿千百十个倍元年月日公平级微毫米吨度小分人名项家条座处件次亩升克左以"
_ENGLISH_NUMBER = r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第{_SPACE}*{_NUMERAL}{{1,4}}{_SPACE}*(?:篇|编|部分)")),
    ("chapter", re.compile(rf"第{_SPACE}*{_NUMERAL}{{1,4}}{_SPACE}*章")),
    ("section", re.compile(rf"第{_SPACE}*{_NUMERAL}{{1,4}}{_SPACE}*节")),
    ("clause", re.compile(rf"第{_SPACE}*{_NUMERAL}{{1,4}}{_SPACE}*条")),
    ("comma", re.compile(rf"[一二三四五六七八九十百]{{1,4}}{_SPACE}*[、.．]")),
    ("paren", re.compile(rf"[（(]{_SPACE}*[一二三四五六七八九十百]{{1,4}}{_SPACE}*[)）]")),
    ("paren-digit", re.compile(r"[（(]\d{1,3}[)）]")),
    ("digit-paren", re.compile(r"\d{1,3}[)）]")),
    ("circled", re.compile(r"[\u2460-\u2473\u2776-\u277f\u3251-\u325f]")),
    (
        "decimal",
        re.compile(
            rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?:{_SPACE}+(?=[^\W\d_])|(?=[\u4e00-\u9fff])(?![{_UNITS}]))"
        ),
    ),
    ("dot", re.compile(rf"\d{{1,3}}(?:{_SPACE}*、|[.．](?!\d)){_SPACE}*")),
    ("part", re.compile(rf"(?i:part){_SPACE}+{_ENGLISH_NUMBER}(?![a-z])")),
    ("chapter", re.compile(rf"(?i:chapter|annex|appendix){_SPACE}+{_ENGLISH_NUMBER}(?![a-z])")),
    ("section", re.compile(rf"(?i:section){_SPACE}+{_ENGLISH_NUMBER}(?![a-z])")),
    ("letter", re.compile(rf"[A-Za-z][.)]{_SPACE}+(?=\S)")),
)
_BARE = re.compile(
    rf"第{_SPACE}*{_NUMERAL}{{1,4}}{_SPACE}*(?:篇|编|部分|章|节)|(?:专{_SPACE}?栏|附?表){_SPACE}*\d{{1,3}}{_SPACE}*[:：]?"
    rf"|(?i:part|chapter|section|annex|appendix|box|table){_SPACE}+{_ENGLISH_NUMBER}{_SPACE}*[:.]?"
)
_FIRST = re.compile(r"[第一二三四五六七八九十百（(\d\u2460-\u2473\u2776-\u277f\u3251-\u325fA-Za-z]")

CAPTION = re.compile(
    rf"(?:(?P<box>专{_SPACE}?栏|专框|(?i:box)(?={_SPACE}+\d))|(?P<table>附?表|(?i:table)(?={_SPACE}+[\dA-Z]))"
    rf"|(?P<figure>附?图|(?i:figure|chart)(?={_SPACE}+\d)))"
    rf"{_SPACE}*(?:\d{{1,3}}(?:[-－–.]\d{{1,3}})*|[一二三四五六七八九十]{{1,3}}(?=[:：、\s]))"
    rf"{_SPACE}*[:：、.．]?{_SPACE}*"
)
UNNUMBERED_BOX = re.compile(rf"专{_SPACE}?栏{_SPACE}*[:：]{_SPACE}*(?=\S)")

_OPEN_END = re.compile(r"[。！？!?；;，,、：:.]$")
_SENTENCE_END = re.compile(r"[。！？；]|[.!?][”’)\"']*(?:\s|$)")
LONGEST_TITLE = 90
LONGEST_ENGLISH_TITLE = 160

_FRONT_AND_BACK = re.compile(
    rf"(?:前{_SPACE}*言|序{_SPACE}*言|引{_SPACE}*言|导{_SPACE}*言|序|绪{_SPACE}*论|结{_SPACE}*语|结束语|后{_SPACE}*记"
    rf"|附{_SPACE}*[录件则]{_SPACE}*[一二三四五六七八九十\d]*|附{_SPACE}*[录件]{_SPACE}*[一二三四五六七八九十\dA-Z]+[\s:：、.]+\S.{{0,60}}"
    r"|名词解释|编制说明|说{_SPACE}*明"
    r"|(?i:foreword|preface|introduction|background|conclusions?|glossary|references|acknowledge?ments"
    r"|annex(?:es)?|appendix|appendices|abbreviations|(?:executive )?summary"
    r"|(?:background |explanatory )?notes?))"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The number a line starts with: its family, its rank of nesting (1 outermost), its length."""

    family: Family
    rank: float
    length: int


@dataclass(frozen=True, slots=True)
class Caption:
    kind: Literal["box", "table", "figure"]
    length: int


def find_marker(text: str) -> Marker | None:
    """The number that a line starts with, None if it starts with none."""
    if not text or not _FIRST.match(text):
        return None
    for family, pattern in _PATTERNS:
        if (match := pattern.match(text)) and match.end() < len(text):
            depth = 0.1 * match.group().strip(". \t").count(".") if family == "decimal" else 0
            return Marker(family, RANK[family] + depth, match.end())
    return None


def is_bare_number(text: str) -> bool:
    """Whether a line is only the number of a title ("第一章", "专栏 2", "Chapter 3") that comes next."""
    return bool(_BARE.fullmatch(text))


def find_caption(text: str) -> Caption | None:
    """The "表1", "专栏 2：" or "Box 3" that a line starts with, None for sentences about one."""
    if (
        len(text) > LONGEST_ENGLISH_TITLE
        or _SENTENCE_END.search(text)
        or text.endswith(("。", "；", "，", ",", "."))
    ):
        return None
    if match := CAPTION.match(text):
        kind: Literal["box", "table", "figure"]
        kind = "box" if match["box"] else "table" if match["table"] else "figure"
        return Caption(kind, match.end())
    if match := UNNUMBERED_BOX.match(text):
        return Caption("box", match.end())
    return None


def may_be_title(text: str) -> bool:
    """Whether a line could be a title by its shape: short enough, and no sentence."""
    limit = LONGEST_TITLE if has_han(text) else LONGEST_ENGLISH_TITLE
    return len(text) <= limit and not _OPEN_END.search(text) and not has_sentence(text)


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in a text; the point after its number ends none."""
    marker = find_marker(text)
    return bool(_SENTENCE_END.search(text, marker.length if marker else 0))


def is_front_or_back_matter(text: str) -> bool:
    """Whether a title is that of a foreword, an annex or another part outside the numbered ones."""
    return bool(_FRONT_AND_BACK.fullmatch(text))


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

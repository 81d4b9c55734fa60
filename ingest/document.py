"""What a document says of itself: its language, who issued it and when, the years it plans for."""

import re
from collections.abc import Sequence

from ingest.model import Document, Language, SourceText, Structure
from ingest.period import find_period
from ingest.structure.identity import document_id

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")

_S = r"[ \u00a0\u3000]?"
_DATE = re.compile(rf"((?:19|20)\d{{2}}){_S}年{_S}(\d{{1,2}}){_S}月(?:{_S}(\d{{1,2}}){_S}日)?")
_ISO_DATE = re.compile(r"\b((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
_DAY_FIRST = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH}),?\s+((?:19|20)\d{{2}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{{2}})\b", re.IGNORECASE
)

_PLACE = r"(?:(?![年月日])[\u4e00-\u9fff]){0,12}?(?:自治州|自治县|自治区|新区|特别行政区|[省市州区县盟旗])"
_BODY = r"(?:人民政府|委员会|办公[厅室]|人民代表大会|管理局|管委会|领导小组|指挥部|[局厅署院])"
_ISSUER = re.compile(
    rf"((?:{_PLACE}|中共|国家|国务院|中华人民共和国)[\u4e00-\u9fff、（）]{{0,30}}?{_BODY}{{1,2}}|国务院)"
)
_ENGLISH_ISSUER = re.compile(
    r"([A-Z][\w’' ,-]*?"
    r"\b(?:Government|Commission|Bureau|Committee|Council|Congress|Department|Office|Ministry)\b"
    r"(?:\s+of\s+[A-Z][\w’' -]*)?)\.?",
)
_CONGRESS = re.compile(
    rf"({_PLACE})第?[一二三四五六七八九十]{{1,3}}届(?:人民代表大会|人大)[^。]{{0,24}}?(?:批准|通过)"
)
_REPORT = re.compile(rf"在({_PLACE})第[一二三四五六七八九十]{{1,3}}届人民代表大会")
_ISSUED_BY = re.compile(
    r"^(?:(?:发布机构|发布单位|发文机关|制定机关|印发机关|编制单位|来源)[：:]\s*"
    r"|(?:(?:issued|published|released|prepared) by:?\s+)?(?:the\s+)?)",
    re.IGNORECASE,
)
_TRAILING_DATE = re.compile(r"[\s\u3000]*(?:19|20)\d{2}.{0,12}$")

LINES_OF_A_TITLE_PAGE = 12
LINES_OF_A_SIGNATURE = 4
LONGEST_LINE = 80


def describe_document(source: SourceText, structure: Structure) -> Document:
    """The document's own statements; dates are ISO 8601, to the month where no day is named."""
    title = structure.sections[0].title if structure.sections else source.title or source.source
    page = _title_page(structure)
    return Document(
        id=document_id(source.source),
        title=title,
        language=detect_language(source.text),
        source=source.source,
        sha256=source.sha256,
        characters=len(source.text),
        issued_by=_issuer(page, title),
        issued_on=_date(page),
        plan=find_period(title, source.text, structure),
    )


def detect_language(text: str) -> Language:
    """By script: an English text has a few names in Chinese, a Chinese one many in English."""
    sample = text if len(text) <= 40_000 else text[:20_000] + text[len(text) // 2 :][:20_000]
    han, latin = len(_HAN.findall(sample)), len(_LATIN.findall(sample))
    return "zh" if han and han * 4 >= latin else "en"


def _title_page(structure: Structure) -> list[str]:
    """The lines before the first section, then those that may sign the end."""
    if not structure.sections:
        return []
    root = structure.sections[0].id
    front: list[str] = []
    for unit in structure.units:
        if unit.section != root or len(front) == LINES_OF_A_TITLE_PAGE:
            break
        front.append(unit.text)
    end = [u.text for u in structure.units[max(len(front), len(structure.units) - LINES_OF_A_SIGNATURE) :]]
    return front + [line for line in end if len(line) <= LONGEST_LINE and not line.endswith(("。", "；"))]


def _issuer(page: Sequence[str], title: str) -> str | None:
    for line in page:
        if match := _CONGRESS.search(line.replace(" ", "")):
            return f"{_full_place(match.group(1), title)}人民代表大会"
        if match := _REPORT.search(line):
            return f"{match.group(1)}人民政府"
    for line in page:
        name = _ISSUED_BY.sub("", _TRAILING_DATE.sub("", line)).strip()
        if len(name) > LONGEST_LINE:
            continue
        if (match := _ISSUER.fullmatch(name)) or (match := _ENGLISH_ISSUER.fullmatch(name)):
            return match.group(1)
    return None


def _full_place(place: str, title: str) -> str:
    """ "市" of a "市七届人大" is the city whose name the title begins with."""
    if len(place) > 1:
        return place
    match = re.match(_PLACE, title)
    return match.group() if match else place


def _date(page: Sequence[str]) -> str | None:
    """The first date with a day, else the first month."""
    month: str | None = None
    for line in page:
        if len(line) > LONGEST_LINE:
            continue
        for year, number, day in _dates(line):
            if day:
                return f"{year}-{int(number):02d}-{int(day):02d}"
            month = month or f"{year}-{int(number):02d}"
    return month


def _dates(line: str) -> list[tuple[str, str, str]]:
    found = [(m[1], m[2], m[3] or "") for m in _DATE.finditer(line)]
    found += [(m[1], m[2], m[3]) for m in _ISO_DATE.finditer(line)]
    found += [(m[3], str(_MONTHS.index(m[1].lower()) + 1), m[2]) for m in _MONTH_FIRST.finditer(line)]
    found += [(m[3], str(_MONTHS.index(m[2].lower()) + 1), m[1] or "") for m in _DAY_FIRST.finditer(line)]
    return [(y, m, d) for y, m, d in found if 1 <= int(m) <= 12 and (not d or 1 <= int(d) <= 31)]

"""Quantities and years in English text, told apart from names, numbering and durations."""

import re
from dataclasses import dataclass

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,12}(?!\d))(?:\.\d{1,9})?"
_MAGNITUDE = "million|billion|trillion|thousand"
_CURRENCY = r"RMB|CNY|USD|EUR|HKD|US\$|HK\$|\$|€|£|¥|yuan"
_UNIT_WORDS = (
    r"percentage points?|per ?cent|%|‰|square (?:kilomet(?:re|er)s?|met(?:re|er)s?)|cubic (?:met(?:re|er)s?)|"
    r"km2|km²|m2|m²|m3|m³|"
    r"micrograms? per cubic met(?:re|er)|µg/m3|μg/m3|mg/L|kilomet(?:re|er)s?|km|met(?:re|er)s?|"
    r"m(?= (?:of|from|wide|long|high|deep|away)\b)|"
    r"hectares?|mu|"
    r"ha|tonnes?|tons?|kilograms?|kg|"
    r"TEUs?|GW|MW|kW|GWh|MWh|kWh|EFLOPS|PFLOPS|years? (?:of age|old)|working days?|hours?|minutes?|days?|"
    r"weeks?|months?|years?|times|"
    r"yuan|dollars?|°C|degrees? Celsius|lit(?:re|er)s?"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/$€£¥–−-])(?:[-–−](?=\d+(?:\.\d+)?\s?(?:%|per ?cent)))?"
    rf"(?:(?P<currency>{_CURRENCY})\s?)?(?P<value>{_NUMBER})"
    rf"(?:\s?(?P<magnitude>{_MAGNITUDE})\b|"
    rf"(?P<short>bn|m|k)\b)?"
    rf"(?:\s?(?P<unit>{_UNIT_WORDS})(?![A-Za-z]))?"
)
_YEAR = re.compile(
    r"(?P<lead>\b(?i:by|in|of|from|since|until|before|over|during|for|between)\s+)?(?:(?:the end of|end-|"
    r"early|late|mid-|mid|June|July|January|December|"
    r"March|April|May|August|September|October|November|February|autumn|spring|summer|winter)\s?)*"
    r"(?<![\d,.])(?P<first>(?:19|20)\d\d)(?:\s?(?:[-–—]|to|and)\s?(?P<last>20\d\d))?(?!\d|,\d{3}|"
    r"\.\d)(?P<tail> (?:emissions? )?levels?| emissions?\b| base|-level)?"
)
_DATED = re.compile(
    r"(?:than in|the|against|end of|end-|mid-|relative to|compared with|compared to|[A-Z][a-z]+) $|^$"
)
_THAN = re.compile(
    r"\b(?:than|against|relative to|compared (?:with|to)|versus|vs\.?) (?:in )?$|\bthan in |^relative to "
)
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"\s(?:[a-z-]+\s){0,2}?[a-z-]{2,}s\b(?<!\bis)(?<!\bwas)(?<!\bhas)(?<!\bthis)")
_NAMED = re.compile(
    r"\b(?:Chapter|Section|Table|Box|Figure|Phases?|Line|Grade|Grades|Article|Item|Goals?|SDGs?|Part|Annex|"
    r"No\.|Page|Version|Tier|Class|Level|Route|"
    r"Unit|Building|Room|Type|Group|Batch|Stage|Step|Appendix|Target|Targets|Indicator|Hall|Terminal|Pier|"
    r"Platform|Gate|District|Zone|Plot|Block|"
    r"Highway|Road|Category|Agenda|Vision|Wave|Formula|Top|per|grades|every|each|top|age|ages|aged|under-)\s?$"
)
_NAME_TAIL = re.compile(r"[A-Za-z]|-[A-Za-z]|(?:st|nd|rd|th)\b|\s?[:/]\d|-\d|–\d|\.\d|\)\s|\. [A-Z]")
_TIME = re.compile(r"(?:hours?|minutes?|days?|weeks?|months?|years?|working days?)$")
_TIME_BEFORE = re.compile(
    r"(?:within|on|from|at least|at most|no (?:more|less|fewer) than|than|to|for|about|by|up to|of|under|below|over|"
    r"is|are|reach(?:ed)?|averag(?:ed|es)|was)\s$"
)
_TIME_COMPARED = re.compile(r"\s(?:more|less|fewer|longer|shorter) than\b")
# 12 March is a date, 1 in 5 a share in words.
_NO_AMOUNT = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b|\sin \d{1,2}\b(?! ?%)"
)
_FRACTION = re.compile(
    r"(?<=\bby )(?:(?:a|one)[- ](?:third|quarter|fifth|tenth|half)|half|(?:two|three)[- ](?:thirds|quarters|fifths))\b"
)
_PERIOD_WORDS = re.compile(
    r"(?:in|over|during|for|of|within) (?:the )?(?:next|past|last|coming|first)\s$|\b(?:in|over|every|last|"
    r"past|next)\s$"
)


@dataclass(frozen=True, slots=True)
class EnglishQuantity:
    """A number at `text[start:end]` with what is written of its unit; a `worded` one is a fraction (a third)."""

    start: int
    end: int
    value: str
    currency: str
    magnitude: str
    unit: str
    worded: bool = False


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year, or the last of a span; a baseline is what others are measured against."""

    start: int
    end: int
    year: int
    spans: bool
    opening: bool
    baseline: bool


def find_english_quantities(text: str, years: list[YearMention]) -> list[EnglishQuantity]:
    """Every measured quantity of an English text outside the `years` it mentions, in order."""
    hidden = bytearray(len(text))
    for mention in years:
        hidden[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    first = len(text) - len(text.lstrip(" -–•*("))
    numbers = [
        EnglishQuantity(
            m.start(),
            m.end(),
            m["value"],
            m["currency"] or "",
            m["magnitude"] or m["short"] or "",
            m["unit"] or "",
        )
        for m in _QUANTITY.finditer(text)
        if not any(hidden[m.start("value") : m.end("value")]) and _measures(text, m, opens=m.start() == first)
    ]
    fractions = [
        EnglishQuantity(m.start(), m.end(), m[0], "", "", "%", worded=True) for m in _FRACTION.finditer(text)
    ]
    return sorted([*numbers, *fractions], key=lambda q: q.start)


def find_years(text: str) -> list[YearMention]:
    """The years an English text mentions, in order."""
    first = len(text) - len(text.lstrip())
    mentions = []
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - 16) : match.start("first")]
        if not match["lead"] and not match["last"] and not _DATED.search(before):
            continue
        baseline = bool(match["tail"]) or bool(_THAN.search(before))
        year = int(match["last"] or match["first"])
        mentions.append(
            YearMention(
                match.start(), match.end(), year, bool(match["last"]), match.start() == first, baseline
            )
        )
    return mentions


def _numbers_title(text: str, match: re.Match[str]) -> bool:
    """Whether the number opens a title (2 Industry and innovation)."""
    bare = not (match["unit"] or match["currency"] or match["magnitude"]) and len(match["value"]) <= 2
    return (
        bare
        and bool(re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]))
        and text.rstrip()[-1] not in ".;!?"
    )


def _measures(text: str, match: re.Match[str], *, opens: bool) -> bool:
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 8]
    if opens and (re.match(r"[.)]\s|\s*$", after) or _numbers_title(text, match)):
        return False
    if match["currency"] or match["magnitude"]:
        return True
    if (not match["unit"] and _NO_AMOUNT.match(text, match.end())) or re.search(r"\b\d+ in $", before):
        return False
    if match["short"] or (
        _YEAR_LIKE.fullmatch(match["value"]) and not match["unit"] and not _COUNTED.match(text, match.end())
    ):
        return False
    if _NAMED.search(before) or (not match["unit"] and _NAME_TAIL.match(after)):
        return False
    if _TIME.search(match["unit"] or ""):
        compared = _TIME_COMPARED.match(text, match.end())
        within = (compared or _TIME_BEFORE.search(before)) and not _PERIOD_WORDS.search(before)
        return bool(within) and not re.match(r"\s(?:ago|old)\b", after)
    return True

"""Measured quantities of English prose: each with its indicator, comparison, year and status."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ingest.model import Context, Kind, Op, Status, ValueSpan
from ingest.tag.english_numbers import EnglishQuantity, YearMention, find_english_quantities, find_years
from ingest.tag.kind_english import starts_with_deed
from ingest.tag.kind_sections import section_themes

_LE = re.compile(
    r"(?:no more than|not more than|at most|up to|below|under|(?<!no )(?<!not )(?:less|fewer) than|within|"
    r"cap(?:ped)? (?:[\w ]{1,24})?at|held to|limited to|"
    r"kept (?:below|under|within)|not exceed(?:ing)?|maximum of|as low as)\s(?:about |some )?$"
)
_GE = re.compile(
    r"(?:no less than|not less than|no fewer than|at least|(?<!no )(?<!not )more than|over|above|exceed(?:s|"
    r"ed|ing)?|beyond|upwards of|minimum of|surpass(?:ed|es|ing)?|[Bb]etween)\s"
    r"(?:about |some )?$"
)
_UP = re.compile(
    r"\b(?:rose|risen|grew|grown|rise|grow|up|increased?|lengthened|gain(?:ed)?|expanded?|added|raise[ds]?|"
    r"growth of|increase of)\b(?: \w+){0,3} by (?:about |some |over |almost |nearly )?$"
)
_UP_TO = re.compile(r"\b(?:grew|rose|up|climbed|increased) (?:about |some |almost |nearly )?$")
_DOWN = re.compile(
    r"\b(?:fell|fallen|drop(?:ped)?|down|cut|reduce[ds]?|decline[ds]?|lower(?:ed)?|shrank|"
    r"decrease[ds]?)\b(?: \w+){0,8} by (?:about |some |over |almost |nearly )?$"
)
_DOWN_AFTER = re.compile(
    r"\s?(?:lower|less|fewer|below|under|down|smaller|reduction|decrease|cut|drop|fall)\b(?! than 1)"
)
_UP_AFTER = re.compile(r"\s?(?:higher|more|up|larger|bigger|above|increase|rise|growth)\b")
_CUT = re.compile(r"^(?:Reduce|Cut|Lower|Shrink|Halve)\b[^,;]{0,60}$")
_CHANGE_IN = re.compile(
    r"\s?(?:reduction|decrease|cut|drop|fall|increase|rise|growth) (?:in|"
    r"of) (?:the )?([A-Za-z][\w -]{2,40}?)(?= (?:relative|by|is|are|compared|on|from|against|in)\b|[,.;]|$)"
)
_LE_AFTER = re.compile(r"\s?(?:or (?:less|below|fewer)|at most)\b")
_GE_AFTER = re.compile(r"\s?(?:or (?:more|above|better)|and above|at least)\b")
_FUTURE = re.compile(
    r"\b(?:will|shall|must|is to|are to|aims?|be held|to be|plans? to|should|target|is expected|are expected|"
    r"projected)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|rose|grew|fell|met|opened|reached|raised|gave|handled|joined|kept to|against|from|has|"
    r"have|built|completed|won|\w{4,}ed)\b"
)
_CLAUSE = re.compile(
    r"[,;:]\s|\sand\s(?=[a-z])(?!(?:in|at|on|beside|near|for|of|by|the|a|an)\s)|\b(?:while|which|where)\b|\.\s"
)
_STRONG_BREAK = re.compile(r"[;.]\s|,\s(?:and|but|against|while|which)\s")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SHARE_OF = re.compile(
    r"\s?of (?:the |its |their |all )?([A-Za-z][\w’'& -]{2,40}?)(?= (?:will|is|are|was|were|by|in|and|into|a|"
    r"to|at|may)\b|[,.;:]|$)"
)
_WHOLE = re.compile(
    r"\b(?:GDP|total|output|spending|expenditure|revenue|levels?|bills|costs?|income|value)\b"
)
_OPENER = re.compile(
    r"^(?:(?:by|in|from|over|before) (?:the end of )?(?:19|20)\d\d(?:\s?[-–]\s?\d{4}| to \d{4})?,?\s*)?"
    r"(?:(?:we|they|it) (?:will|shall|must) )?(?:and |where |that |with |but )*(?:keep|hold|cap|limit|turn|"
    r"raise|lift|cut|reduce|lower|bring|increase)?\s*(?:the |a |an )?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s?\b(?:will|shall|must|is|are|was|were|be|rose|grew|fell|reached|kept|held|to|by|than|at|above|below|"
    r"under|over|about|exceeds?|stays?|met|raised|"
    r"handled|gave|burn|stands?|stood|improved|live|within|hold back)\b|\sof(?=\s*(?:about |some |over )?$)"
)
_PLURALS = frozenset({"people", "women", "men", "children"})
_RATE = re.compile(r" (?:a|per|each|every) (day|week|month|year|hour)\b")
_BREAK = re.compile(
    r"[,;:.()]|\b(?:by|in|at|and|with|from|of|to|for|on|under|will|that|which|who|whose|where|is|are|was|were|"
    r"be|the|a|an|has|have|into|per|than|over|every)\b"
)
_RANGE = re.compile(r"\s?(?:and|to|or|-|–)\s?(?:about )?")
_REACH = 240  # how far from a number its year or its subject may stand


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A text with what is found in it once: its years, its clauses, where it turns to the future."""

    text: str
    years: list[YearMention]
    clauses: list[int]
    future: int
    commits: bool
    context: Context
    kind: Kind

    def clause_before(self, start: int) -> str:
        place = bisect_right(self.clauses, start)
        return self.text[max(self.clauses[place - 1] if place else 0, start - _REACH) : start]


def english_values(text: str, context: Context, kind: Kind) -> list[ValueSpan]:
    """The quantities of an English sentence or list item."""
    years = find_years(text)
    found = find_english_quantities(text, years)
    if not found:
        return []
    future = _FUTURE.search(text)
    sentence = _Sentence(
        text=text,
        years=[y for y in years if not y.baseline],
        clauses=[m.end() for m in _CLAUSE.finditer(text)],
        future=future.start() if future else len(text),
        commits=bool(future) or context.section_kind == "box" or starts_with_deed(text),
        context=context,
        kind=kind,
    )
    ceilings = _ceilings(text, found)
    values: list[ValueSpan] = []
    for q, ceiling in zip(found, ceilings, strict=True):
        value = _value(sentence, q, ceiling)
        if values and not values[-1].unit and _RANGE.fullmatch(text, values[-1].end, q.start):
            values[-1] = replace(
                values[-1], unit=value.unit, indicator=value.indicator or values[-1].indicator
            )
        if not value.indicator:  # 50% by 2030, 75% by 2040: it goes on about the same
            value = replace(value, indicator=values[-1].indicator if values else value.unit)
        values.append(value)
    return values


def _ceilings(text: str, found: list[EnglishQuantity]) -> list[int]:
    """Where the words that follow each number end: at the next, unless the two are one range."""
    ceilings = [len(text)] * len(found)
    for i in range(len(found) - 2, -1, -1):
        joined = _RANGE.fullmatch(text, found[i].end, found[i + 1].start)
        ceilings[i] = ceilings[i + 1] if joined else found[i + 1].start
    return ceilings


def _value(s: _Sentence, q: EnglishQuantity, ceiling: int) -> ValueSpan:
    before, after = s.text[max(0, q.start - 60) : q.start], s.text[q.end : q.end + 40]
    noun, noun_end = _noun(s.text, q.end)
    unit = _unit(s.text, q, noun)
    told = _year(s, q, ceiling)
    status = _status(s, q, told)
    end = min(noun_end, q.end + 24) if noun and not (q.unit or q.magnitude) else q.end
    return ValueSpan(
        indicator=_indicator(s, q, noun),
        start=q.start,
        end=end,
        value=q.value,
        unit=unit,
        year=told.year if told else _assumed_year(s, status),
        status=status,
        op=_op(before, after),
        score=0.85 if told else 0.75,
    )


def _unit(text: str, q: EnglishQuantity, noun: str) -> str:
    written = q.unit or ("" if q.currency else noun.split(" ")[-1])
    rate = _RATE.match(text, q.end) if written != "%" else None
    parts = [q.currency, q.magnitude, re.sub(r"per ?cent", "%", written), f"per {rate[1]}" if rate else ""]
    return " ".join(part for part in parts if part)


def _noun(text: str, end: int) -> tuple[str, int]:
    """The words right after the number up to the plural that is counted, and where they end."""
    window = text[end : end + 60]
    stop = _BREAK.search(window)
    found = list(_WORD.finditer(window, 0, len(window) if stop is None else stop.start()))[:4]
    plural = next((m for m in found if m[0].endswith("s") or m[0] in _PLURALS), None)
    last = plural or (found[min(1, len(found) - 1)] if found else None)
    return (window[found[0].start() : last.end()], end + last.end()) if last else ("", end)


def _year(s: _Sentence, q: EnglishQuantity, ceiling: int) -> YearMention | None:
    """The year of a number: said after it, or before it in its clause, or at the sentence's start.

    `ceiling` is where the next number begins: what is said after that belongs to it.
    """
    place = bisect_left(s.years, q.end, key=lambda y: y.start)
    if place < len(s.years):
        year = s.years[place]
        near = year.start < min(ceiling, q.end + _REACH)
        if near and not _STRONG_BREAK.search(s.text, q.end, year.start):
            return year
    for year in reversed(s.years[max(0, place - 3) : place]):
        near = q.start - year.end <= _REACH
        if near and (year.opening or year.spans or not _CLAUSE.search(s.text, year.end, q.start)):
            return year
    only = s.years[0] if s.years and (s.years[0].opening or _all_past(s)) else None
    return only if only and only.end <= q.start else None


def _all_past(s: _Sentence) -> bool:
    return s.kind == "achievement" and len({y.year for y in s.years}) == 1


def _op(before: str, after: str) -> Op:
    if _UP.search(before) or _UP_TO.search(before):
        return "+"
    if _DOWN.search(before) or _DOWN_AFTER.match(after):
        return "-"
    if _UP_AFTER.match(after):
        return "+"
    if _CUT.match(before) and not before.endswith(("to ", "below ", "under ")):
        return "-"
    if re.search(r"[Bb]etween [\d,.]+ and $", before):
        return "<="
    if _LE.search(before) or _LE_AFTER.match(after):
        return "<="
    return ">=" if _GE.search(before) or _GE_AFTER.match(after) else "="


def _status(s: _Sentence, q: EnglishQuantity, told: YearMention | None) -> Status:
    clause = s.clause_before(q.start)
    if told and s.context.period:
        return "actual" if told.year < s.context.period.start else "target"
    if s.kind == "target":
        return "target"
    if s.kind in {"achievement", "background"}:
        return "target" if _FUTURE.search(clause) else "actual"
    if s.commits:
        return "actual" if _PAST.search(clause) and q.start < s.future else "target"
    return "actual"


def _assumed_year(s: _Sentence, status: Status) -> int | None:
    """The year nobody says: the plan's end for aims, the year before it for results."""
    if s.context.period is None:
        return None
    if status == "target":
        return s.context.period.end
    shown = section_themes(s.context.titles) & {"results", "deeds"}
    return s.context.period.start - 1 if shown and s.kind in {"achievement", "background"} else None


def _indicator(s: _Sentence, q: EnglishQuantity, noun: str) -> str:
    """The counted thing after the number, or the subject before it for rates and sums."""
    counted = noun if not (q.unit or q.currency) else ""
    subject = _subject(s.clause_before(q.start))
    change = _CHANGE_IN.match(s.text, q.end)
    if change:
        return change[1]
    share = _SHARE_OF.match(s.text, q.end)
    if share:
        whole = share[1].strip()
        if q.unit != "%":
            return whole
        return f"{subject} as a share of {whole}" if subject and _WHOLE.search(whole) else f"share of {whole}"
    return (counted or subject or noun)[:80]


def _subject(clause: str) -> str:
    """What the clause before a number is about, without its verb."""
    opened = _OPENER.sub("", clause.strip())
    parts = _VERB.split(opened, maxsplit=1)
    subject = parts[0].strip(" ,")
    named = len(parts) > 1 or opened != clause.strip()  # a verb told where the subject ends, or was cut off
    return subject if named and 2 < len(subject) < 80 else ""

"""Measured quantities of English prose: each with its indicator, comparison, year and status."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ingest.model import Context, Kind, Status, ValueSpan
from ingest.tag.english_comparisons import find_english_op, is_strict_in_english
from ingest.tag.english_indicator_names import name_in_english, noun_after
from ingest.tag.english_numbers import EnglishQuantity, YearMention, find_english_quantities, find_years
from ingest.tag.kind_english import starts_with_deed
from ingest.tag.kind_sections import section_themes

_FUTURE = re.compile(
    r"\b(?:will|shall|must|is to|are to|aims?|be held|to be|plans? to|should|target|is expected|are expected|"
    r"projected)\b"
)
# An indicator that moves, and not a deed: use will be 13% lower, the share is to rise to 40%.
_LEVEL = re.compile(
    r"\b(?:will|shall|is to|are to) (?:be (?:about |over |under |below |at least )?$|(?:reach|fall|rise|drop|grow|"
    r"climb|stay|remain|exceed)\b)"
)
_NOW = re.compile(r"\b(?:currently|now|today|at present|presently)\b[^,;]{0,12}$")
_PAST = re.compile(
    r"\b(?:was|were|had|rose|grew|fell|met|opened|reached|raised|gave|handled|joined|kept to|against|from|has|"
    r"have|built|completed|won|\w{4,}ed)\b"
)
_CLAUSE = re.compile(
    r"[,;:]\s|\sand\s(?=[a-z])(?!(?:in|at|on|beside|near|for|of|by|the|a|an)\s)|\b(?:while|which|where)\b|\.\s"
)
_STRONG_BREAK = re.compile(r"[;.]\s|,\s(?:and|but|against|while|which)\s")
_RATE = re.compile(r" (?:a|per|each|every) (day|week|month|year|hour)\b")
_AND_THEN = re.compile(r"(?: (?:by|in) (?:19|20)\d\d)?,? (?:and|then|and then) (?:by )?(?:about )?(?=\d+%?)?")
_RANGE = re.compile(r"\s?(?:and|to|or|-|–)\s?(?:about )?")
# How often the year is the annotators' (and with it the fact), on documents that no rule was made for.
TOLD = 0.95
AIM_OF_PLAN = 0.85
RESULT_OF_PLAN = 0.8
OF_NO_YEAR = 0.85
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
        value = _value(sentence, q, ceiling, values[-1].indicator if values else "")
        if values and not values[-1].unit and _RANGE.fullmatch(text, values[-1].end, q.start):
            values[-1] = replace(
                values[-1], unit=value.unit, indicator=value.indicator or values[-1].indicator
            )
        if not value.indicator:  # 50% by 2030, 75% by 2040: it goes on about the same
            value = replace(value, indicator=values[-1].indicator if values else value.unit)
        if (
            values
            and value.op == "="
            and values[-1].op in {"+", "-"}
            and _AND_THEN.fullmatch(text, values[-1].end, q.start)
        ):
            value = replace(value, op=values[-1].op, indicator=values[-1].indicator)
        values.append(value)
    return values


def _ceilings(text: str, found: list[EnglishQuantity]) -> list[int]:
    """Where the words that follow each number end: at the next, unless the two are one range."""
    ceilings = [len(text)] * len(found)
    for i in range(len(found) - 2, -1, -1):
        joined = _RANGE.fullmatch(text, found[i].end, found[i + 1].start)
        ceilings[i] = ceilings[i + 1] if joined else found[i + 1].start
    return ceilings


def _value(s: _Sentence, q: EnglishQuantity, ceiling: int, previous: str) -> ValueSpan:
    before, after = s.text[max(0, q.start - 60) : q.start], s.text[q.end : q.end + 40]
    noun, noun_end = noun_after(s.text, q.end)
    counted = noun if noun and not (q.unit or q.magnitude) else ""
    clause = s.clause_before(q.start)
    told = _year(s, q, ceiling)
    status = _status(s, q, told)
    year, score = (told.year, TOLD) if told else _assumed_year(s, status, clause)
    indicator = name_in_english(clause, s.text, q, (noun, noun_end), previous)
    return ValueSpan(
        indicator=indicator,
        start=q.start,
        end=min(noun_end, q.end + 24) if counted else q.end,
        value=q.value,
        unit=_unit(s.text, q, noun, noun_end),
        year=year,
        status=status,
        op="-" if s.text[q.start] in "-–−" else find_english_op(before, after),
        score=score,
        strict=is_strict_in_english(before),
        worded=q.worded,
    )


def _unit(text: str, q: EnglishQuantity, noun: str, noun_end: int) -> str:
    if q.worded:
        return ""
    written = q.unit or ("" if q.currency else noun.split(" ")[-1])
    rate = _RATE.match(text, q.end) or (_RATE.match(text, noun_end) if written and not q.unit else None)
    per = f"per {rate[1]}" if rate and written != "%" and (rate.start() == q.end or rate[0][1] != "a") else ""
    return " ".join(
        part for part in (q.currency, q.magnitude, re.sub(r"per ?cent", "%", written), per) if part
    )


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


def _status(s: _Sentence, q: EnglishQuantity, told: YearMention | None) -> Status:
    clause = s.clause_before(q.start)
    if _NOW.search(clause):
        return "actual"
    if told and s.context.period:
        return "actual" if told.year < s.context.period.start else "target"
    if s.kind == "target":
        return "target"
    if s.kind in {"achievement", "background"}:
        return "target" if _FUTURE.search(clause) else "actual"
    if s.commits:
        return "actual" if _PAST.search(clause) and q.start < s.future else "target"
    return "actual"


def _assumed_year(s: _Sentence, status: Status, clause: str) -> tuple[int | None, float]:
    """The year nobody says, and how sure: the plan's end for what it aims at, its eve for results.

    What it will do (open 6 shelters) is done when it is done: annotators give that no year.
    """
    if s.context.period is None or (status == "target" and s.kind == "measure" and not _LEVEL.search(clause)):
        return None, OF_NO_YEAR
    if status == "target":
        return s.context.period.end, AIM_OF_PLAN
    shown = section_themes(s.context.titles) & {"results", "deeds"}
    if shown and s.kind in {"achievement", "background"}:
        return s.context.period.start - 1, RESULT_OF_PLAN
    return None, OF_NO_YEAR

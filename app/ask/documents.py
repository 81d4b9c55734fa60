"""Which documents a question means by a part of a title, a plan's number or its years."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from app.ask.forms import (
    IN_FORCE,
    LATIN,
    NEWEST_PLAN,
    PLAN_OF_YEAR,
    PREVIOUS_PLAN,
    Found,
    find_five_year_plans,
    find_periods,
)
from app.ask.lexicon import DocumentName, bare_name
from ontology.bilingual import load_bilingual

# Characters of a title that say nothing of which document is meant.
COMMON = re.compile(r"国民经济和社会发展|规划纲要|\d{4}|年|[（）()《》“”—\-\s]")
_KIND = "建设方案|方案|清单|规划纲要|规划|纲要|计划|条例|报告"
PHRASE_ZH = re.compile(rf"(?P<name>[\u4e00-\u9fff“”、·]{{2,24}}?)(?:{_KIND})")
# A kind of document that stands for the only document of this kind.
ALONE = re.compile(
    r"(?:这份|该|本|此)?(?P<kind>清单|建设方案)(?![\u4e00-\u9fff]*(?:规划|方案))|\bthe (?P<list>list)\b",
    LATIN,
)
SLIDES = re.compile(
    r"(?:双语)?(?:幻灯片|演示文稿|PPT)|(?:\bthe\s+)?(?:bilingual\s+)?(?:slide\s*(?:deck|show)|slides?|presentation|ppt)\b",
    LATIN,
)
PHRASE_EN = re.compile(
    r"(?:\b[\w'-]+\s+){1,5}?(?:construction plan|plan|list|programme|scheme|report|regulations?)\b(?!\s+of\b)"
    r"|\b(?:plan|list|report|scheme)\s+(?:of|for|on)(?:\s+(?:the\s+)?[\w'-]+){1,5}",
    LATIN,
)
_NOT_TITLE_EN = re.compile(
    r"^(?:(?:the|a|an|which|what|how|many|much|do|does|did|is|are|was|were|in|of|on|by|from|to|for|and|all|under|according"
    r"|who|list|lists|contain|contains|responsible|implementing|implement|measures|projects|reforms|practices|issued|approved"
    r"|published|adopted|prepared|this|that|there|city|government|development|year|five|master|territorial|spatial|action)\s+)+",
    LATIN,
)
_KIND_FIRST = re.compile(r"(?:plan|list|report|scheme)\s+(?:of|for|on)\b", LATIN)
LIKE_ENOUGH = 0.6


def find_plans(
    text: str, documents: Sequence[DocumentName]
) -> Iterator[Found[tuple[list[DocumentName], int | None]]]:
    """Plans by number or years: the documents of that period, and the year asked for where only its end is meant.

    The list is empty for a plan that no document is.
    """
    for found in find_five_year_plans(text):
        period = found.value
        hits = [d for d in documents if (d.plan_from, d.plan_to) == (period.first, period.last)]
        yield Found(found.start, found.end, (hits, period.last if period.at_end else None))
    for found in find_periods(text):
        hits = [d for d in documents if (d.plan_from, d.plan_to) == (found.value.first, found.value.last)]
        if hits:
            yield Found(found.start, found.end, (hits, None))
    for m in IN_FORCE.finditer(text):
        year = int(m["en"] or m["zh"])
        hits = [d for d in documents if d.plan_from and d.plan_to and d.plan_from <= year <= d.plan_to]
        if hits:
            yield Found(*m.span(), (hits, None))
    for m in PLAN_OF_YEAR.finditer(text):
        year = int(m["zh"] or m["en"] or m["en_after"])
        hits = [d for d in documents if d.plan_from == year] or [d for d in documents if d.issued == year]
        if hits:
            yield Found(*m.span(), (hits, None))
    for pattern, place in ((NEWEST_PLAN, -1), (PREVIOUS_PLAN, -2)):
        for m in pattern.finditer(text):
            starts = sorted({d.plan_from for d in of_five_years(documents)} - {None}, key=lambda y: y or 0)
            if len(starts) >= -place:
                hits = [d for d in of_five_years(documents) if d.plan_from == starts[place]]
                yield Found(*m.span(), (hits, None))


def of_five_years(documents: Sequence[DocumentName]) -> list[DocumentName]:
    return [d for d in documents if d.plan_from and d.plan_to and d.plan_to - d.plan_from == 4]


def find_titles(text: str, documents: Sequence[DocumentName]) -> Iterator[Found[list[DocumentName]]]:
    """Documents whose titles hold most of a phrase that names one."""
    taken: list[tuple[int, int]] = []
    for found in chain(_chinese(text, documents), _english(text, documents), _by_kind(text, documents)):
        if not any(start < found.end and found.start < end for start, end in taken):
            taken.append((found.start, found.end))
            yield found


def _chinese(text: str, documents: Sequence[DocumentName]) -> Iterator[Found[list[DocumentName]]]:
    for m in PHRASE_ZH.finditer(text):
        name = m["name"]
        # What stands before a title in the same run of characters is none of it, so every beginning is tried.
        kind = m[0][len(name) :]
        kin = [d for d in documents if name[-2:] in bare_name(d.name) and _of_kind(d, kind)]
        tries = [(start, _by_title(name[start:], kin)) for start in range(len(name) - 1)]
        scored = [(score, -start, hits) for start, (score, hits) in tries if hits]
        if scored:
            score, start, hits = max(scored, key=lambda t: (t[0], t[1]))
            if score >= LIKE_ENOUGH:
                yield Found(m.start() - start, m.end(), hits)


def _of_kind(document: DocumentName, kind: str) -> bool:
    """Whether a title is of this kind; a plan goes by several names."""
    plans = ("方案", "规划", "纲要", "计划")
    wanted = plans if kind.endswith(plans) else (kind,)
    return any(k in document.name for k in wanted)


def _english(text: str, documents: Sequence[DocumentName]) -> Iterator[Found[list[DocumentName]]]:
    for m in PHRASE_EN.finditer(text):
        lead = None if _KIND_FIRST.match(m[0]) else _NOT_TITLE_EN.match(m[0])
        start = m.start() + (lead.end() if lead else 0)
        starts = [start, *(start + w.start() for w in re.finditer(r"(?<=\s)\S", text[start : m.end()]))]
        for begin in starts if not _KIND_FIRST.match(m[0]) else [start]:
            phrase = text[begin : m.end()]
            hits = _by_terms(phrase, documents)
            score, same = _by_title(phrase.casefold(), documents)
            if hits or (same and score >= LIKE_ENOUGH):
                yield Found(begin, m.end(), hits or same)
                break


def _by_kind(text: str, documents: Sequence[DocumentName]) -> Iterator[Found[list[DocumentName]]]:
    for m in SLIDES.finditer(text):
        slides = [d for d in documents if d.slides]
        if slides:
            yield Found(*m.span(), slides)
    for m in ALONE.finditer(text):
        kind = "清单" if m["list"] else m["kind"]
        hits = [d for d in documents if d.name.endswith(kind)]
        if len(hits) == 1:
            yield Found(*m.span(), hits)


def _by_terms(phrase: str, documents: Sequence[DocumentName]) -> list[DocumentName]:
    """Documents whose title holds a Chinese word for each term of an English phrase but its kind."""
    terms = [t.chinese for t in load_bilingual().find(phrase)]
    telling = [
        words for words in terms if not any(w in ("规划", "方案", "计划", "清单", "报告") for w in words)
    ]
    if not telling:
        return []
    kinds = [w for words in terms if words not in telling for w in words]
    scored = []
    for document in documents:
        title = bare_name(document.name)
        share = sum(any(w in title for w in words) for words in telling) / len(telling)
        scored.append((share, any(w in title for w in kinds), document))
    share, kind = max(((share, kind) for share, kind, _ in scored), default=(0.0, False))
    return [d for *score, d in scored if score == [share, kind]] if share >= LIKE_ENOUGH else []


def _by_title(phrase: str, documents: Sequence[DocumentName]) -> tuple[float, list[DocumentName]]:
    """How much of a phrase the closest titles hold, and whose they are."""
    wanted = _pairs(phrase)
    if len(wanted) < 2:
        return 0.0, []
    scored = [(len(wanted & _pairs(d.name)) / len(wanted), d) for d in documents]
    best = max((score for score, _ in scored), default=0.0)
    return best, [d for score, d in scored if score == best and best > 0]


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters that tell titles apart."""
    plain = COMMON.sub("", bare_name(text))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}

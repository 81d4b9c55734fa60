"""Which indicators and documents a question means when it does not use their exact names."""

import re
from collections.abc import Sequence

from app.ask.lexicon import DocumentName, NamedThing, bare_name
from ontology.bilingual import load_bilingual

# Characters of a title that say nothing of which document is meant.
COMMON = re.compile(r"国民经济和社会发展|规划纲要|\d{4}|年|[（）()《》“”—\-\s]")
DOCUMENT_PHRASE = re.compile(
    r"[\u4e00-\u9fff“”、]{0,12}?(?P<zh>[\u4e00-\u9fff]{2,10}(?:方案|清单|规划|纲要|计划|条例|报告|文件|幻灯片))"
)
SLIDES = re.compile(r"(?:bilingual\s+)?slides?\b|\bpresentation\b|\bPPT\b|幻灯片", re.IGNORECASE)
DOCUMENT_PHRASE_EN = re.compile(
    r"(?:\b[\w'-]+\s+){1,4}(?:plan|list|programme|scheme|report|regulations?)\b|\blist of(?:\s+[\w'-]+){1,4}",
    re.IGNORECASE,
)
LIKE_ENOUGH = 0.55
INDICATOR_LIKE = 0.8


def bigrams(text: str) -> set[str]:
    """Pairs of neighbouring characters."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def best_documents(
    text: str, documents: Sequence[DocumentName]
) -> tuple[list[DocumentName], list[tuple[int, int]]]:
    """Documents whose titles hold most of a phrase that names one, and the phrases' spans."""
    found: list[DocumentName] = []
    spans: list[tuple[int, int]] = []
    for m in DOCUMENT_PHRASE.finditer(text):
        hits = _by_title(m["zh"], documents)
        if hits:
            found += hits
            spans.append(m.span("zh"))
    for m in DOCUMENT_PHRASE_EN.finditer(text):
        chinese = "".join(t.chinese[0] for t in load_bilingual().find(m[0]))
        hits = _by_title(chinese, documents) or _by_title(m[0].casefold(), documents)
        if hits:
            found += hits
            spans.append(m.span())
    for m in SLIDES.finditer(text):
        found += [d for d in documents if d.slides]
        spans.append(m.span())
    return found, spans


def _by_title(phrase: str, documents: Sequence[DocumentName]) -> list[DocumentName]:
    wanted = bigrams(COMMON.sub("", phrase))
    if len(wanted) < 2:
        return []
    scored = [(len(wanted & bigrams(COMMON.sub("", d.name))) / len(wanted), d) for d in documents]
    best = max((score for score, _ in scored), default=0.0)
    return [d for score, d in scored if score == best and best >= LIKE_ENOUGH]


def best_indicators(
    text: str, indicators: Sequence[tuple[str, NamedThing]]
) -> tuple[list[NamedThing], list[tuple[int, int]]]:
    """Indicators whose name stands in the text, or most of it; the closest only."""
    folded = bare_name(text)
    inside = [(len(name), name, thing) for name, thing in indicators if len(name) >= 3 and name in folded]
    if inside:
        longest = max(size for size, _, _ in inside)
        hits = [(name, thing) for size, name, thing in inside if size >= longest * 0.8]
        spans = [span for name, _ in hits for span in _span_in(text, name)]
        return _with_like(hits, indicators), spans
    asked = bigrams(folded)
    scored = [
        (len(bigrams(name) & asked) / len(bigrams(name)), name, thing)
        for name, thing in indicators
        if len(name) >= 4
    ]
    best = max((score for score, _, _ in scored), default=0.0)
    if best < INDICATOR_LIKE:
        return [], []
    close = [(name, thing) for score, name, thing in scored if score == best]
    return _with_like(close, indicators), []


def _with_like(
    hits: Sequence[tuple[str, NamedThing]], indicators: Sequence[tuple[str, NamedThing]]
) -> list[NamedThing]:
    """The hits, and indicators that are the same but for a word before or after."""
    names = {name for name, _ in hits}
    near = [
        thing
        for name, thing in indicators
        if name in names or any(len(n) >= 4 and (n in name or (len(name) >= 4 and name in n)) for n in names)
    ]
    return list({t.id: t for t in [*(t for _, t in hits), *near]}.values())


def _span_in(text: str, name: str) -> list[tuple[int, int]]:
    """Where a bare name stands in a text that may have blanks in it."""
    pattern = r"\s*".join(re.escape(c) for c in name if not c.isspace())
    return [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]

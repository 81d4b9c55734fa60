"""What a quantity of an English text measures: what is counted after the number, or the subject before it."""

import re

from ingest.tag.english_numbers import EnglishQuantity

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SHARE_OF = re.compile(
    r"\s?of (?:the |its |their |our |all )?([A-Za-z][\w’'& -]{2,40}?)(?= (?:will|is|are|was|were|should|must|can|by|in|"
    r"and|from|into|a|to|at|may)\b|[,.;:]|$)"
)
_WHOLE = re.compile(
    r"\b(?:GDP|total|output|spending|expenditure|revenue|levels?|bills|costs?|income|value)\b"
)
_OPENER = re.compile(
    r"^(?:(?:by|in|from|over|before) (?:the end of )?(?:19|20)\d\d(?:\s?[-–]\s?\d{4}| to \d{4})?,?\s*)?"
    r"(?:(?:we|they|it) (?:will|shall|must) )?(?:and |where |that |with |but )*(?:keep|hold|cap|limit|turn|"
    r"raise|lift|cut|reduce|lower|bring|increase)?\s*(?:the |a |an |our |its |their )?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s?\b(?:will|shall|must|can|should|could|may|is|are|was|were|be|rose|grew|fell|reach(?:ed|es)?|kept|held|than|aims?|exceeds?|"
    r"stays?|met|averaged|averages|dropped|drops?|declined|climbed|granted|supplied|raised|handled|gave|burn|stands?|"
    r"stood|improved|live|hold back|remains?|totall?(?:ed|s)|covers?|covered)\b|"
    r"\s(?:of|to|by|at|above|below|under|over|about|within|for)(?=\s*(?:about |some |over |at least |around )?$)"
)
_PLURALS = frozenset({"people", "women", "men", "children"})
_BREAK = re.compile(
    r"[,;:.()]|\b(?:by|in|at|and|with|from|of|to|for|on|under|will|that|which|who|whose|where|is|are|was|were|"
    r"be|the|a|an|has|have|into|per|than|over|every)\b"
)
_CHANGE_IN = re.compile(
    r"\s?(?:reduction|decrease|cut|drop|fall|increase|rise|growth) (?:in|"
    r"of) (?:the )?([A-Za-z][\w -]{2,40}?)(?= (?:relative|by|is|are|compared|on|from|against|in)\b|[,.;]|$)"
)
# What tells one thing counted from another: for victims of violence, per 1,000 residents, to publish reports.
_END = (
    r"(?=[,.;:)]|\s(?:and|by|in|at|on|from|so|that|which|will|is|are|was|were|under|into|over|"
    r"through|a year|before)\b|$)"
)
_WORDS = r"[a-z][\w’'-]{0,30}(?:\s[a-z][\w’'-]{0,30}){0,5}?"
_QUALIFIED = re.compile(rf"\s(?P<words>(?:for|with|without) {_WORDS}){_END}")
_PER = re.compile(r"\s(?P<words>per [\d,]+ \w+)")
_DOING = re.compile(rf"\s(?P<words>to {_WORDS}){_END}")
_HELPS = re.compile(
    r"\b(?:help|encourage|support|enable|assist|allow)s?(?:ed)? (?:about |some |over |at least )?$"
)
_CAPPING = re.compile(
    r"\b(?:cap|limit|hold|keep|held|capped|limited)\s(?P<what>[^,;]{2,40}?) (?:at|to|below|under) (?:about )?$"
)
_SPENT = re.compile(
    r"\b(?:spend[s]?|spent|invest(?:s|ed)?|put|allocate|provide|commit)\b[^,;]{0,24}$", re.IGNORECASE
)
_SPENT_ON = re.compile(
    rf"(?: (?:a|per|each|every) (?:year|month))?\s(?:on|in|for|into|to)\s(?P<what>{_WORDS}){_END}"
)
_WITHIN = re.compile(
    r"\b(?:will|shall|must|should|to)\s(?P<what>(?:[\w’'-]+\s){1,6}?)(?:within|in no more than|in under|in less than) "
    r"(?:about )?$"
)
_AHEAD = re.compile(r"\s(?:ahead|in advance)\b")
_SENT = re.compile(r"(?P<what>[a-z]+(?: [a-z]+)?) (?:sent|issued|given|made|sent out)\b[^,;]{0,24}$")
_AWAY_FROM = re.compile(rf" (?:of|from|to) (?:an? |the )?(?P<what>{_WORDS}){_END}")
_MOVED = re.compile(
    r"\b(?:to|will|shall|must) (?:reduce|cut|lower|shrink|raise|increase|boost|lift)\s(?:its |their |our |the )?"
    r"(?P<what>[^,;]{3,60}?) by (?:about |at least |up to )?$"
)
_GOES_ON = re.compile(
    r"\b(?:compared (?:with|to)|against|up from|down from|versus|covering|an? (?:rise|increase|fall|drop|cut) of)\s"
    r"(?:about )?$"
)
_PERCENT = frozenset({"%", "per cent", "percent"})
_DURATION = re.compile(r"(?:hour|minute|day|week|month)s?$")
_REFERS = re.compile(r"(?:of )?(?:them|these|those|it|whom|which|further|more|another|whose)\b")
_NUMBER_OF = re.compile(r"^(?:total )?number of ")


def noun_after(text: str, end: int) -> tuple[str, int]:
    """The words right after the number up to the plural that is counted, and where they end."""
    window = text[end : end + 60]
    stop = _BREAK.search(window)
    found = list(_WORD.finditer(window, 0, len(window) if stop is None else stop.start()))[:4]
    plural = next((m for m in found if m[0].endswith("s") or m[0] in _PLURALS), None)
    last = plural or (found[min(1, len(found) - 1)] if found else None)
    return (window[found[0].start() : last.end()], end + last.end()) if last else ("", end)


def name_in_english(
    clause: str, text: str, q: EnglishQuantity, counted: tuple[str, int], previous: str
) -> str:
    """The name of a quantity; `clause` is what stands before it, `counted` what `noun_after` found.

    Where neither side names it, it goes on about the `previous` indicator.
    """
    noun, noun_end = counted
    share = _SHARE_OF.match(text, q.end)
    if previous and (_REFERS.match(noun) or (share and _REFERS.match(share[1]))):
        return f"share of {previous}" if q.unit in _PERCENT and not previous.startswith("share") else previous
    if previous and q.unit and _GOES_ON.search(clause):
        return previous
    moved = _MOVED.search(clause)
    if moved:
        return moved["what"][:80]
    subject = _subject(clause)
    change = _CHANGE_IN.match(text, q.end)
    if change:
        return change[1]
    by_form = _by_form(clause, text, q)
    if by_form:
        return by_form[:80]
    if share and not (q.currency and _SPENT.search(clause)):
        whole = share[1].strip()
        if q.unit not in _PERCENT:
            return whole
        return f"{subject} as a share of {whole}" if subject and _WHOLE.search(whole) else f"share of {whole}"
    capped = _CAPPING.search(clause)
    if noun and not (q.unit or q.currency):
        return (capped["what"] if capped else noun + _qualifier(clause, text, noun_end))[:80]
    return _NUMBER_OF.sub("", subject or noun)[:80]


def _by_form(clause: str, text: str, q: EnglishQuantity) -> str:
    """Names that the form of the phrase makes: money spent on, time to do, time ahead."""
    if q.currency and _SPENT.search(clause):
        spent = _SPENT_ON.match(text, q.end)
        return spent["what"].strip() if spent else ""
    away = _AWAY_FROM.match(text, q.end) if clause.rstrip().endswith("within") else None
    if away and not _DURATION.search(q.unit):
        return f"distance to {away['what']}"
    if not _DURATION.search(q.unit):
        return ""
    within = _WITHIN.search(clause)
    if within:
        return f"time to {within['what'].strip()}"
    sent = _SENT.search(clause) if _AHEAD.match(text, q.end) else None
    return f"{sent['what']} lead time" if sent else ""


def _qualifier(clause: str, text: str, end: int) -> str:
    """What follows the thing counted and tells it from others of its kind, with a space before it."""
    found = _PER.match(text, end) or _QUALIFIED.match(text, end)
    if found is None and _HELPS.search(clause):
        found = _DOING.match(text, end)
    return f" {found['words'].strip()}" if found else ""


def _subject(clause: str) -> str:
    """What the clause before a number is about, without its verb."""
    opened = _OPENER.sub("", clause.strip())
    parts = _VERB.split(opened, maxsplit=1)
    subject = parts[0].strip(" ,")
    named = len(parts) > 1 or opened != clause.strip()  # a verb told where the subject ends, or was cut off
    return subject if named and 2 < len(subject) < 80 else ""

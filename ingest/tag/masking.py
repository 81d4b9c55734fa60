"""Which parts of a text stand in quotation marks, title marks or brackets, told in a text of the same length."""

import re

QUOTE, QUOTE_FIRST = "\ue000", "\ue001"
TITLE, TITLE_FIRST = "\ue002", "\ue003"
BRACKET, BRACKET_FIRST = "\ue004", "\ue005"

# Bounds keep the search linear, and leave whole sentences in marks readable as sentences.
_ENCLOSED = re.compile(
    r"(?P<title>《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》)"
    r"|(?P<quote>“[^“”\n]{1,30}”|「[^「」\n]{1,30}」|‘[^‘’\n]{1,30}’|\"[^\"\n]{1,20}\")"
    # Who is responsible is said in brackets too: that is no part of a name, and holds names.
    r"|(?P<bracket>[（(](?![^（）()\n]{0,8}(?:单位|部门|主体|机构)[：:]|[^（）()\n]{2,20}(?:牵头|负责|配合|协办|承办)[，、；;）)])"
    r"[^()（）\n]{0,24}[)）]"
    r"|〔[^〔〕\n]{0,12}〕|\[[^\[\]\n]{0,40}\])"
)
_OPENS, _CLOSES = ("（", "("), ("）", ")")
_ANY_BRACKET = re.compile(r"[（()）]")


def mask(text: str) -> str:
    """The text with enclosed parts, marks included, replaced by signs that no text has."""
    if text[:1] in _OPENS and text[-1:] in _CLOSES and len(_ANY_BRACKET.findall(text)) == 2:
        # Nothing but a bracket is not said of a name before it: it may hold names itself.
        return text[0] + _ENCLOSED.sub(_signs, text[1:-1]) + text[-1]
    return _ENCLOSED.sub(_signs, text)


def _signs(match: re.Match[str]) -> str:
    rest = len(match[0]) - 1
    if match.lastgroup == "title":
        return TITLE_FIRST + TITLE * rest
    if match.lastgroup == "quote":
        return QUOTE_FIRST + QUOTE * rest
    return BRACKET_FIRST + BRACKET * rest

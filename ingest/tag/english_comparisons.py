"""Words of comparison around a number of an English text: at least, below, up by."""

import re

from ingest.model import Op

_LE = re.compile(
    r"(?:no more than|not more than|at most|up to|below|under|(?<!\bno )(?<!\bnot )(?:less|fewer) than|within|"
    r"cap(?:ped)? (?:[\w ]{1,24})?at|held to|limited to|"
    r"kept (?:below|under|within)|not exceed(?:ing)?|maximum of|as low as)\s(?:about |some )?$",
    re.IGNORECASE,
)
_GE = re.compile(
    r"(?:no less than|not less than|no fewer than|at least|(?<!\bno )(?<!\bnot )more than|over|above|exceed(?:s|"
    r"ed|ing)?|beyond|upwards of|minimum of|surpass(?:ed|es|ing)?|[Bb]etween)\s"
    r"(?:about |some )?$",
    re.IGNORECASE,
)
_RISE_OF = re.compile(r"\ba(?:n)? (?:rise|increase|growth|gain) of (?:about |some |over )?$")
_FALL_OF = re.compile(r"\ba (?:fall|drop|cut|decrease|reduction|decline) of (?:about |some |over )?$")
_UP = re.compile(
    r"\b(?:rose|risen|grew|grown|rise|grow|up|increased?|lengthened|gain(?:ed)?|expanded?|added|raise[ds]?|"
    r"growth of|increase of)\b(?: \w+){0,3} by (?:about |some |over |almost |nearly )?$"
)
_UP_TO = re.compile(
    r"\b(?:grew|grow|rose|rise|up|climb(?:ed)?|increased?) (?:about |some |almost |nearly )?$"
)
_DOWN = re.compile(
    r"\b(?:reduction|decrease|cut|fell|fallen|drop(?:ped)?|down|cut|reduce[ds]?|decline[ds]?|lower(?:ed)?|shrank|"
    r"decrease[ds]?)\b(?: \w+){0,8} by (?:about |some |over |almost |nearly )?$"
)
_DOWN_TO = re.compile(
    r"\b(?:fell|falls?|drop(?:ped|s)?|down|declined?|shrank|shrink) (?:about |some |almost |nearly )?$"
)
_DOWN_AFTER = re.compile(
    r"\s?(?:lower|less|fewer|below|under|down|smaller|reduction|decrease|cut|drop|fall)\b(?! than 1)"
)
_UP_AFTER = re.compile(r"\s?(?:higher|more|up|larger|bigger|above|increase|rise|growth)\b")
_CUT = re.compile(r"^(?:Reduce|Cut|Lower|Shrink|Halve)\b[^,;]{0,60}$")
_LE_AFTER = re.compile(r"\s?(?:or (?:less|below|fewer)|at most)\b")
_GE_AFTER = re.compile(r"\s?(?:or (?:more|above|better)|and above|at least)\b")
_STRICT = re.compile(
    r"(?<!\bat or )(?<!\bno )(?<!\bnot )\b"
    r"(?:below|under|above|over|beyond|(?:more|less|fewer|higher|lower) than|"
    r"exceed(?:s|ed|ing)?|surpass(?:ed|es|ing)?)\s(?:about |some )?$",
    re.IGNORECASE,
)


def find_english_op(before: str, after: str) -> Op:
    if _RISE_OF.search(before) or _UP.search(before) or _UP_TO.search(before):
        return "+"
    if _FALL_OF.search(before) or _DOWN.search(before) or _DOWN_TO.search(before) or _DOWN_AFTER.match(after):
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


def is_strict_in_english(before: str) -> bool:
    """Whether the comparison leaves the number itself out: below, more than; not at least, at most."""
    return bool(_STRICT.search(before))

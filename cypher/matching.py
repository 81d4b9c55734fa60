"""Clauses that hold a passage against the words, places and documents of a plan's filters."""

from collections.abc import Iterable
from typing import Any

from cypher.plan import Filters, Words

# A label or a title that holds the word says less than the passage itself, the parts of a compound less than it.
LABEL_SHARE = 0.9
PARTS_SHARE = 0.75
TITLE_SHARE = 0.75
# How far the words raise the rank above that of a scored fact (at most 1), and a name above a passage.
WORDS_RANK = 2.0
NAME_RANK = 1.0
NEAR_GOAL_RANK = 0.3
# What a sentence opens with is mostly what it is about; that counts nearly as much as a name.
OPENING = 20
OPENING_SHARE = 0.75
# Rounding must not decide whether a passage that meets all words is in.
EPSILON = 1e-6

Parameters = dict[str, Any]

# The weight of the groups of words that a passage `p` meets, each by the best that it has of it.
_MET = f"""\
reduce(sum = 0.0, g IN $%s | sum + g.weight * CASE
    WHEN any(w IN g.words WHERE p.text CONTAINS w) THEN 1.0
    WHEN p.lead IN g.labels THEN {LABEL_SHARE}
    WHEN size(g.parts) > 0 AND all(w IN g.parts WHERE p.text CONTAINS w) THEN {PARTS_SHARE}
    WHEN p.section IN g.sections THEN {TITLE_SHARE}
    ELSE 0.0 END)"""
# The weight of the groups that a text holds itself.
_HELD = "reduce(sum = 0.0, g IN $%s | sum + CASE WHEN any(w IN g.words WHERE %s CONTAINS w) THEN g.weight ELSE 0.0 END)"


def passage_conditions(filters: Filters, parameters: Parameters) -> list[str]:
    """Conditions on a passage `p`: its document, its section."""
    conditions = []
    if filters.documents:
        parameters["documents"] = list(filters.documents)
        conditions.append("p.document IN $documents")
    if filters.sections:
        parameters["sections"] = list(filters.sections)
        conditions.append("p.section IN $sections")
    return conditions


def holds_some(filters: Filters, parameters: Parameters) -> list[str]:
    """The condition that a passage `p` meets any needed word at all, if one must be met.

    It says nothing that the threshold does not, but stores check it many times faster.
    """
    needed = [w for w in filters.words if w.needed]
    if not needed or filters.least * needed_weight(filters) <= EPSILON:
        return []
    parameters["any_word"] = _all(w.alternatives + w.parts for w in needed)
    conditions = ["any(w IN $any_word WHERE p.text CONTAINS w)"]
    for name, found in (
        ("lead", _all(w.labels for w in needed)),
        ("section", _all(w.sections for w in needed)),
    ):
        if found:
            parameters[f"any_{name}"] = found
            conditions.append(f"p.{name} IN $any_{name}")
    return ["(" + " OR ".join(conditions) + ")"]


def words_met(filters: Filters, parameters: Parameters) -> str:
    """An expression for the weight of the needed words that a passage `p` meets."""
    needed = _groups(w for w in filters.words if w.needed)
    if not needed:
        return "0.0"
    parameters["words"] = needed
    return _MET % "words"


def needed_weight(filters: Filters) -> float:
    """The weight of all that is needed, of what stands nowhere too."""
    return sum(w.weight for w in filters.words if w.needed) + filters.missing


def threshold(filters: Filters, parameters: Parameters) -> str:
    """The condition that enough is met; `met` is bound."""
    parameters["least"] = round(filters.least * needed_weight(filters), 6) - EPSILON
    return "met >= $least"


def words_rank(filters: Filters, parameters: Parameters) -> str:
    """An expression that turns `met`, words in the name of `n` or at the start of a measure, into rank."""
    weight = needed_weight(filters) or 1.0
    terms = ["0.0"]
    if any(w.needed for w in filters.words):
        parameters["scale"] = round(WORDS_RANK / weight, 6)
        parameters["name_scale"] = round(NAME_RANK / weight, 6)
        terms = [
            "met * $scale",
            f"$name_scale * CASE WHEN labels(n)[0] = 'Measure'\n"
            f"      THEN {OPENING_SHARE} * {_HELD % ('words', f'left(p.text, {OPENING})')}\n"
            f"      ELSE {_HELD % ('words', 'n.name')} END",
        ]
    extra = _groups(w for w in filters.words if not w.needed)
    if extra:
        parameters["extra"] = extra
        terms.append(_MET % "extra")
    if filters.near_goals:
        parameters["near_goals"] = list(filters.near_goals)
        terms.append(f"CASE WHEN any(g IN $near_goals WHERE g IN p.goals) THEN {NEAR_GOAL_RANK} ELSE 0.0 END")
    return "\n    + ".join(terms)


def words_in_name() -> str:
    """An expression for the weight of the needed words that the name of an observed quantity holds."""
    return _HELD % ("words", "o.indicator_name")


def asks_words(filters: Filters) -> bool:
    """Whether words or near goals have a say in the rank."""
    return bool(filters.words or filters.near_goals)


def _groups(words: Iterable[Words]) -> list[dict[str, Any]]:
    return [
        {
            "words": list(w.alternatives),
            "weight": float(w.weight),
            "labels": list(w.labels),
            "parts": list(w.parts),
            "sections": list(w.sections),
        }
        for w in words
    ]


def _all(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(text for group in groups for text in group))

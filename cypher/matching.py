"""Clauses that hold a passage against the words, places and documents of a plan's filters."""

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


def words_met(filters: Filters, parameters: Parameters) -> str:
    """An expression for the weight of the needed words that a passage `p` meets."""
    terms = [_met(i, words, parameters) for i, words in enumerate(filters.words) if words.needed]
    return "(" + "\n    + ".join(terms or ["0.0"]) + ")"


def needed_weight(filters: Filters) -> float:
    """The weight of all that is needed, of what stands nowhere too."""
    return sum(w.weight for w in filters.words if w.needed) + filters.missing


def threshold(filters: Filters, parameters: Parameters) -> str:
    """The condition that enough is met; `met` is bound."""
    parameters["least"] = round(filters.least * needed_weight(filters), 6) - EPSILON
    return "met >= $least"


def words_rank(filters: Filters, parameters: Parameters, *, name: str = "n.name") -> str:
    """An expression that turns `met`, and words in the name, into rank."""
    parameters["scale"] = round(WORDS_RANK / (needed_weight(filters) or 1.0), 6)
    parameters["name_scale"] = round(NAME_RANK / (needed_weight(filters) or 1.0), 6)
    named = [
        f"CASE WHEN any(w IN $words{i} WHERE {name} CONTAINS w) THEN $weight{i} ELSE 0.0 END"
        for i, words in enumerate(filters.words)
        if words.needed
    ]
    extra = [_met(i, words, parameters) for i, words in enumerate(filters.words) if not words.needed]
    terms = ["met * $scale"]
    if named:
        opening = [
            f"CASE WHEN any(w IN $words{i} WHERE left(p.text, {OPENING}) CONTAINS w) THEN $weight{i} ELSE 0.0 END"
            for i, words in enumerate(filters.words)
            if words.needed
        ]
        terms.append(
            f"CASE WHEN labels(n)[0] = 'Measure' THEN {OPENING_SHARE} * $name_scale * ({' + '.join(opening)})\n"
            f"     ELSE $name_scale * ({' + '.join(named)}) END"
        )
    terms += extra
    if filters.near_goals:
        parameters["near_goals"] = list(filters.near_goals)
        terms.append(f"CASE WHEN any(g IN $near_goals WHERE g IN p.goals) THEN {NEAR_GOAL_RANK} ELSE 0.0 END")
    return "\n    + ".join(terms)


def words_in_name(filters: Filters) -> str:
    """An expression for the weight of the needed words that the name of an observed quantity holds."""
    terms = [
        f"CASE WHEN any(w IN $words{i} WHERE o.indicator_name CONTAINS w) THEN $weight{i} ELSE 0.0 END"
        for i, words in enumerate(filters.words)
        if words.needed
    ]
    return "(" + "\n    + ".join(terms or ["0.0"]) + ")"


def asks_words(filters: Filters) -> bool:
    """Whether words or near goals have a say in the rank."""
    return bool(filters.words or filters.near_goals)


def _met(i: int, words: Words, parameters: Parameters) -> str:
    parameters[f"words{i}"] = list(words.alternatives)
    parameters[f"weight{i}"] = float(words.weight)
    cases = [
        f"WHEN any(w IN $words{i} WHERE p.text CONTAINS w) THEN $weight{i}",
        f"WHEN any(w IN $words{i} WHERE p.label CONTAINS w) THEN $weight{i} * {LABEL_SHARE}",
    ]
    if words.parts:
        parameters[f"parts{i}"] = list(words.parts)
        cases.append(f"WHEN all(w IN $parts{i} WHERE p.text CONTAINS w) THEN $weight{i} * {PARTS_SHARE}")
    if words.sections:
        parameters[f"sections{i}"] = list(words.sections)
        cases.append(f"WHEN p.section IN $sections{i} THEN $weight{i} * {TITLE_SHARE}")
    return "CASE " + " ".join(cases) + " ELSE 0.0 END"

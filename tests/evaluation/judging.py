"""Whether a reply to a question holds what a right answer must, and nothing that it must not."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Reply = Mapping[str, Any]
Expected = Mapping[str, Any]


def shortcomings(expected: Expected, reply: Reply | None) -> list[str]:
    """What is wrong with a reply; None is a question that was refused as malformed."""
    refused = reply is None or reply["status"] != "answered" or not reply["answers"]
    if expected.get("safe") and refused:
        return []
    if expected.get("refuse"):
        return [] if refused else ["answered instead of refusing"]
    if reply is None:
        return ["taken for malformed"]
    return [*_status(expected, reply), *_interpretation(expected, reply), *_answers(expected, reply)]


def _status(expected: Expected, reply: Reply) -> Iterator[str]:
    wanted = expected.get("status")
    if wanted and reply["status"] != wanted:
        yield f"status {reply['status']}"
    said = " ".join((*reply["suggestions"], *reply["notes"]))
    if "says" in expected and expected["says"] not in said:
        yield f"does not say {expected['says']}"
    if expected.get("told") and reply["status"] == "answered" and not reply["notes"]:
        yield "does not say that it answers something else"


def _interpretation(expected: Expected, reply: Reply) -> Iterator[str]:
    understood = reply["interpretation"]
    for key, wanted in expected.get("interpretation", {}).items():
        if not set(wanted) <= set(understood[key]):
            yield f"{key} taken to be {understood[key]}"
    if "intent" in expected and understood["intent"] != expected["intent"]:
        yield f"intent {understood['intent']}"


def _answers(expected: Expected, reply: Reply) -> Iterator[str]:
    answers = reply["answers"]
    whole = _squeezed("\n".join(t for a in answers for t in (a["name"], *(e["text"] for e in a["evidence"]))))
    told = whole + _squeezed(" ".join(w for a in answers for w in a["why"]))
    yield from (f"missing {t}" for t in expected.get("must", ()) if _squeezed(t) not in whole)
    yield from (f"should not name {t}" for t in expected.get("must_not", ()) if _squeezed(t) in whole)
    for group in expected.get("any_of", ()):
        if not any(_squeezed(t) in told for t in group):
            yield f"none of {group}"
    for goal in expected.get("answer_sdg", ()):
        if not any(goal in a["goals"] for a in answers[:3]):
            yield f"goal {goal} not among the first answers' goals"
    yield from _values(expected, answers)
    yield from _form(expected, answers)


def _values(expected: Expected, answers: list[dict[str, Any]]) -> Iterator[str]:
    got = [(_number(v["value"]), v["year"]) for a in answers for v in a["values"]]
    for wanted in (*expected.get("path", ()), *filter(None, (expected.get("value"),))):
        value, year = _number(wanted["value"]), wanted["year"]
        if not any(g == value and (year is None or y == year) for g, y in got):
            yield f"no value {wanted['value']} of {year or 'any year'}"


def _form(expected: Expected, answers: list[dict[str, Any]]) -> Iterator[str]:
    """The kinds of the first answers, how many there may be, and from how many documents."""
    if "first" in expected and {a["type"] for a in answers[:3]} != set(expected["first"]):
        yield f"the first answers are {[a['type'] for a in answers[:3]]}"
    if len(answers) > expected.get("most", len(answers)):
        yield f"{len(answers)} answers"
    if expected.get("count") and not (answers and answers[0]["type"] == "Count"):
        yield "no number"
    sources = {e["source"] for a in answers for e in a["evidence"]}
    if len(sources) < expected.get("documents", 0):
        yield f"only {len(sources)} documents"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _number(value: Any) -> float | str:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return str(value)

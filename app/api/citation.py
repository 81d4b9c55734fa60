"""What makes an answer citable: the hash of a result, marks of its answers, a link that holds both.

The hash stands for what a reader relies on: what was understood, the answers in their order, the words they rest on,
their values. It does not see wording that may improve (the interpretation in words, suggestions), scores or queries.
Marks are a short form of the answers, small enough for a link: with them it can be told which answers went, came,
moved or rest on something else. An answer that went is known by its place only; whoever needs its name keeps the reply.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from app.api.models import AnswerOut, AskReply
from cypher.content import content_hash
from ontology.errors import QuestionError

# Hexadecimal digits of a mark: the id, the evidence, the values, the other facts.
_WIDTHS = (8, 4, 4, 4)
_MARK = sum(_WIDTHS)
_HEAD = 8
PAGE = "/ask"


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer in short: hashes of its id, its evidence, its values, and of its name, goals and scope."""

    id: str
    evidence: str
    values: str
    facts: str


@dataclass(frozen=True, slots=True)
class Marks:
    """A result in short: what was understood, and the answers in their order."""

    understood: str
    answers: tuple[Mark, ...]


def cited(reply: AskReply, *, limit: int, snapshot: str) -> AskReply:
    """The reply with the ids that it can be cited and verified by."""
    result = result_hash(reply)
    link = permalink(reply, limit=limit, snapshot=snapshot, result=result)
    return reply.model_copy(update={"snapshot": snapshot, "result": result, "permalink": link})


def result_hash(reply: AskReply) -> str:
    """Stands for what the reply says; the same for the same answers on any store, at any time."""
    answers = [{"id": a.id, **_evidence(a), **_values(a), **_facts(a)} for a in reply.answers]
    return content_hash([_understood(reply), reply.total, answers])


def permalink(reply: AskReply, *, limit: int, snapshot: str, result: str) -> str:
    """The page of the question, with what `/api/verify` needs; relative to where the service is."""
    told = {"q": reply.question, "limit": limit, "snapshot": snapshot, "result": result}
    return f"{PAGE}?{urlencode({**told, 'marks': written(marks_of(reply))})}"


def marks_of(reply: AskReply) -> Marks:
    """The short form of a reply's answers."""
    understood = content_hash(_understood(reply))[:_HEAD]
    return Marks(understood, tuple(_mark(answer) for answer in reply.answers))


def written(marks: Marks) -> str:
    """The marks as text for a URL: about 14 characters an answer."""
    digits = marks.understood + "".join(m.id + m.evidence + m.values + m.facts for m in marks.answers)
    return base64.urlsafe_b64encode(bytes.fromhex(digits)).decode().rstrip("=")


def read_marks(text: str) -> Marks:
    """The marks of a link. Raises QuestionError for text that holds none."""
    try:
        digits = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).hex()
    except (binascii.Error, ValueError) as error:
        raise QuestionError("marks: not the marks of a permalink") from error
    if len(digits) < _HEAD or (len(digits) - _HEAD) % _MARK:
        raise QuestionError("marks: not the marks of a permalink, or cut short")
    answers = [_read_mark(digits[at : at + _MARK]) for at in range(_HEAD, len(digits), _MARK)]
    return Marks(digits[:_HEAD], tuple(answers))


def _read_mark(digits: str) -> Mark:
    at, parts = 0, []
    for width in _WIDTHS:
        parts.append(digits[at : at + width])
        at += width
    return Mark(*parts)


def mark_of_id(id: str) -> str:
    """The first part of the mark of the answer with this id."""
    return content_hash(id)[: _WIDTHS[0]]


def _mark(answer: AnswerOut) -> Mark:
    parts = (_evidence(answer), _values(answer), _facts(answer))
    hashes = [content_hash(part)[:width] for part, width in zip(parts, _WIDTHS[1:], strict=True)]
    return Mark(mark_of_id(answer.id), *hashes)


def _understood(reply: AskReply) -> dict[str, Any]:
    # A field that a later version adds changes no hash as long as it says nothing.
    return {
        "status": reply.status,
        **reply.interpretation.model_dump(exclude={"text"}, exclude_defaults=True),
    }


def _evidence(answer: AnswerOut) -> dict[str, Any]:
    return {"evidence": [[e.document, e.passage, e.start, e.end, e.text] for e in answer.evidence]}


def _values(answer: AnswerOut) -> dict[str, Any]:
    return {"values": [v.model_dump(exclude_defaults=True) for v in answer.values]}


def _facts(answer: AnswerOut) -> dict[str, Any]:
    return answer.model_dump(include={"type", "name", "goals", "scope"})

"""The routes that say whether an earlier answer still stands, and what has changed."""

import re
from collections.abc import Callable
from typing import Annotated, Literal, Self
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.api.ask import answer_question, answer_refined
from app.api.changes import ChangeOut, find_changes
from app.api.citation import Marks, marks_of, read_marks, result_hash
from app.api.context import CurrentService, Service
from app.api.models import AskReply, InterpretationIn
from ontology.errors import QuestionError

router = APIRouter(tags=["ask"])

HASH = r"^[0-9a-f]{16}$"
MOST_ANSWERS = 200
Ask = Callable[[int], AskReply]
"""The question anew, with a limit."""
Reason = Literal["same", "graph_changed", "read_otherwise", "unknown"]
_REASONS: dict[bool | None, Reason] = {True: "read_otherwise", False: "graph_changed", None: "unknown"}


class Citation(BaseModel):
    """What a permalink holds: the question, and the ids of the earlier answer."""

    model_config = ConfigDict(extra="ignore")

    q: str = Field(description="The question")
    limit: int = Field(50, ge=1, le=MOST_ANSWERS, description="The limit it was asked with")
    result: str = Field(pattern=HASH, description="The `result` of the earlier reply")
    snapshot: str | None = Field(None, pattern=HASH, description="The `snapshot` of the earlier reply")
    marks: str | None = Field(
        None, max_length=4000, description="The `marks` of the permalink: tell what changed"
    )


class VerifyRequest(BaseModel):
    """The permalink of an earlier reply, or the reply itself: with it, what went has its name."""

    model_config = ConfigDict(extra="forbid")

    permalink: str | None = Field(None, max_length=20_000)
    reply: AskReply | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.permalink is None) == (self.reply is None):
            raise ValueError("give either permalink or reply")
        return self


class VerifyReply(BaseModel):
    question: str
    stands: bool = Field(description="The same question gives the same result")
    same_graph: bool | None = Field(
        description="Whether the graph holds the same as then; null if that is not told"
    )
    reason: Reason = Field(
        description="Why it differs; `read_otherwise`: from the same content the program answers otherwise"
    )
    understood_alike: bool | None = Field(description="Whether the question was understood as then")
    altered: bool | None = Field(
        description="Whether the reply that was sent says something else than its `result` stands for; null without one"
    )
    changes: list[ChangeOut] | None = Field(
        description="Null if the request does not tell the earlier answers"
    )
    snapshot: str
    result: str
    permalink: str = Field(description="The link to the answer as it is now; empty for a refined question")
    status: Literal["answered", "nothing_found", "not_understood"]


@router.get("/api/verify", summary="Does an earlier answer still stand")
def get_verify(citation: Annotated[Citation, Query()], service: CurrentService) -> VerifyReply:
    """Takes the parameters of the permalink."""
    return _verify(citation, _asking(citation, service), earlier=None)


@router.post("/api/verify", summary="Does an earlier answer still stand, given its permalink or all of it")
def post_verify(body: VerifyRequest, service: CurrentService) -> VerifyReply:
    """With the earlier reply, answers that went are told by name."""
    if body.reply is not None and not body.reply.permalink:
        return _verify_refined(body.reply, service)
    citation = _citation_of(body.reply.permalink if body.reply else body.permalink or "")
    return _verify(citation, _asking(citation, service), earlier=body.reply)


def _citation_of(permalink: str) -> Citation:
    told = dict(parse_qsl(urlsplit(permalink).query))
    try:
        return Citation.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise QuestionError(f"permalink: {first['loc'][0]}: {first['msg']}") from error


def _asking(citation: Citation, service: Service) -> Ask:
    return lambda limit: answer_question(service, citation.q, limit=limit)


def _verify_refined(reply: AskReply, service: Service) -> VerifyReply:
    """A reply to an interpretation that was sent back: no link has it, so it is asked again as it was understood."""
    changed = InterpretationIn.model_validate(reply.interpretation.model_dump())
    cut = len(reply.answers) < reply.total
    limit = max(1, len(reply.answers)) if cut else MOST_ANSWERS
    if not re.fullmatch(HASH, reply.result):
        raise QuestionError("reply: it has neither a permalink nor a result to compare with")
    citation = Citation(q=reply.question, limit=limit, result=reply.result, snapshot=reply.snapshot or None)
    return _verify(citation, lambda most: answer_refined(service, changed, limit=most), earlier=reply)


def _verify(citation: Citation, ask: Ask, *, earlier: AskReply | None) -> VerifyReply:
    now = ask(citation.limit)
    told = marks_of(earlier) if earlier else read_marks(citation.marks) if citation.marks else None
    stands = now.result == citation.result
    same_graph = None if citation.snapshot is None else citation.snapshot == now.snapshot
    changes: list[ChangeOut] | None = [] if stands else None
    if told is not None and not stands:
        changes = _changes(told, now, ask, earlier=earlier)
    alike = None if told is None else told.understood == marks_of(now).understood
    return VerifyReply(
        question=now.question,
        stands=stands,
        same_graph=same_graph,
        reason="same" if stands else _REASONS[same_graph],
        understood_alike=True if stands else alike,
        altered=None if earlier is None else earlier.result != result_hash(earlier),
        changes=changes,
        snapshot=now.snapshot,
        result=now.result,
        permalink=now.permalink,
        status=now.status,
    )


def _changes(told: Marks, now: AskReply, ask: Ask, *, earlier: AskReply | None) -> list[ChangeOut]:
    """An answer that went is looked for beyond the limit."""
    here = list(zip(marks_of(now).answers, now.answers, strict=True))
    missing = {m.id for m in told.answers} - {m.id for m, _ in here}
    further = ask(MOST_ANSWERS).answers if missing else []
    return find_changes(told.answers, here, beyond=further, known=earlier.answers if earlier else [])

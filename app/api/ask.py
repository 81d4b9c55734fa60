"""The route that answers questions."""

from dataclasses import asdict, fields
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from app.api.answer_files import to_csv, to_markdown
from app.api.citation import cited
from app.api.context import CurrentService, Service
from app.api.interpretations import to_interpretation
from app.api.models import AnswerOut, AskReply, AskRequest, InterpretationIn, QuantityOut, QueryOut
from app.ask.answer import Answer, Quantity
from app.ask.service import Reply
from app.negotiation import liked_best
from ingest.rows import as_number

router = APIRouter(tags=["ask"])

ReplyFormat = Literal["json", "csv", "md"]
MEDIA = {"csv": "text/csv", "md": "text/markdown"}
FORMS: dict[str, ReplyFormat] = {
    "application/json": "json",
    "text/csv": "csv",
    "text/markdown": "md",
}


Format = Annotated[ReplyFormat | None, Query(description="In place of an Accept header")]
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()}}
}


@router.post("/api/ask", summary="Answer a question", response_model=AskReply, responses=_FILES)
def post_ask(
    body: AskRequest, request: Request, service: CurrentService, format: Format = None
) -> AskReply | Response:
    """Ranked answers with the sentences they rest on; says so when nothing is found or understood."""
    if body.interpretation is not None:
        reply = answer_refined(service, body.interpretation, limit=body.limit)
    else:
        reply = answer_question(service, body.question or "", limit=body.limit)
    return _in_form(reply, request, format)


@router.get(
    "/api/ask", summary="Answer a question given in the URL", response_model=AskReply, responses=_FILES
)
def get_ask(
    request: Request,
    service: CurrentService,
    q: Annotated[str, Query(description="A question in Chinese or English")],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    format: Format = None,
) -> AskReply | Response:
    """The same as the POST, so that a question can be linked to; as CSV or Markdown with citations, too."""
    return _in_form(answer_question(service, q, limit=limit), request, format)


def _in_form(reply: AskReply, request: Request, asked: ReplyFormat | None) -> AskReply | Response:
    wanted = asked or liked_best(request.headers.get("accept"), FORMS) or "json"
    if wanted == "json":
        return reply
    # A changed reading has no link that leads to it.
    base = str(request.base_url) if reply.permalink else ""
    text = to_csv(reply) if wanted == "csv" else to_markdown(reply, base=base)
    name = {"content-disposition": 'attachment; filename="answers.csv"'} if wanted == "csv" else {}
    return Response(text, media_type=MEDIA[wanted], headers={"vary": "accept", **name})


def answer_question(service: Service, question: str, *, limit: int) -> AskReply:
    """The reply to a question with the ids to cite it by; raises QuestionError for one that cannot be taken."""
    snapshot = service.content.current()
    return cited(to_reply(service.asker.ask(question, limit=limit)), limit=limit, snapshot=snapshot)


def answer_refined(service: Service, changed: InterpretationIn, *, limit: int) -> AskReply:
    """The reply to an interpretation that was sent back; no link to a question leads to it."""
    found = service.asker.refine(changed.model_dump())
    snapshot = service.content.current()
    reply = cited(to_reply(service.asker.answer(found, limit=limit)), limit=limit, snapshot=snapshot)
    return reply.model_copy(update={"permalink": ""})


def to_reply(reply: Reply) -> AskReply:
    """A reply in the form of the API."""
    queries = [QueryOut(text=q.text, parameters=dict(q.parameters)) for q in reply.queries]
    return AskReply(
        question=reply.interpretation.question,
        language=reply.interpretation.language,
        status=reply.status,
        interpretation=to_interpretation(reply.interpretation),
        query=queries[0] if queries else None,
        queries=queries,
        answers=[_answer(a) for a in reply.answers],
        total=reply.total,
        suggestions=list(reply.suggestions),
        notes=list(reply.notes),
        other=[to_interpretation(found) for found in reply.other],
    )


def _answer(answer: Answer) -> AnswerOut:
    told = {field.name: getattr(answer, field.name) for field in fields(answer)}
    return AnswerOut.model_validate(
        {**told, "values": [to_quantity(v) for v in answer.values]}, from_attributes=True
    )


def to_quantity(value: Quantity) -> QuantityOut:
    """A value in the form of the API: a number, where it is one."""
    number = as_number(value.value)
    shown = value.value if number is None or not {"/", ":"}.isdisjoint(value.value) else number
    return QuantityOut(**{**asdict(value), "value": shown})

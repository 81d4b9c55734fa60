"""The route that answers questions."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from app.api.context import CurrentService
from app.api.models import AnswerOut, AskReply, AskRequest, InterpretationOut, QuantityOut, QueryOut
from app.ask.answer import Answer, Quantity
from app.ask.interpretation import Interpretation
from app.ask.service import Reply
from app.ask.wording import in_words
from ingest.rows import as_number

router = APIRouter(tags=["ask"])


@router.post("/api/ask", summary="Answer a question")
def post_ask(body: AskRequest, service: CurrentService) -> AskReply:
    """Ranked answers with the sentences they rest on; says so when nothing is found or understood."""
    return to_reply(service.asker.ask(body.question, limit=body.limit))


@router.get("/api/ask", summary="Answer a question given in the URL")
def get_ask(
    service: CurrentService,
    q: Annotated[str, Query(description="A question in Chinese or English")],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AskReply:
    """The same as the POST, so that a question can be linked to."""
    return to_reply(service.asker.ask(q, limit=limit))


def to_reply(reply: Reply) -> AskReply:
    """A reply in the form of the API."""
    queries = [QueryOut(text=q.text, parameters=dict(q.parameters)) for q in reply.queries]
    return AskReply(
        question=reply.interpretation.question,
        language=reply.interpretation.language,
        status=reply.status,
        interpretation=_interpretation(reply.interpretation),
        query=queries[0] if queries else None,
        queries=queries,
        answers=[_answer(a) for a in reply.answers],
        total=reply.total,
        suggestions=list(reply.suggestions),
        notes=list(reply.notes),
    )


def _interpretation(found: Interpretation) -> InterpretationOut:
    return InterpretationOut(
        text=in_words(found),
        intent=found.intent,
        types=list(found.types),
        goals=list(found.goals or found.topic_goals),
        targets=list(found.targets),
        districts=[d.name for d in found.districts],
        plans=list(found.document_names),
        indicators=list(found.indicator_names),
        places=[p.name for p in found.places],
        entities=list(found.entity_names),
        years=list(found.years),
        words=[g.word for g in found.words],
        unmatched=list(found.unmatched),
    )


def _answer(answer: Answer) -> AnswerOut:
    return AnswerOut(**{**asdict(answer), "values": [_quantity(v) for v in answer.values]})


def _quantity(value: Quantity) -> QuantityOut:
    number = as_number(value.value)
    shown = value.value if number is None or "/" in value.value else number
    return QuantityOut(**{**asdict(value), "value": shown})

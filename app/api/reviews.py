"""The routes of reviewing: facts that wait for a person, and what people decided."""

import json
from contextlib import AbstractContextManager
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from app.api.context import CurrentService, Limit, Offset, Service
from app.api.models import Page
from app.api.writing import writing
from cypher.reviews import (
    FACTS,
    NAMES_OF,
    PASSAGES_OF,
    REVIEW_COUNT,
    REVIEWS,
    VALUES,
    FactFilter,
    count_facts,
    facts_to_review,
)
from cypher.store.protocol import Store
from ingest.review.decide import Decided, review_fact, undo_review
from ingest.review.model import MERGE, Decision, Review

router = APIRouter(tags=["reviews"])

FactType = Literal[
    "SUPPORTS",
    "LOCATED_IN",
    "PART_OF",
    "RESPONSIBLE_FOR",
    "BASED_ON",
    "MEASURED_BY",
    "SUCCEEDS",
    "Observation",
]


class ReviewRequest(BaseModel):
    """A decision about a fact, by the id that entities and the queue show."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "fact": "supports-0123456789ab",
                    "decision": "reject",
                    "reviewer": "Li Wei",
                    "note": "about oceans",
                },
                {
                    "fact": "supports-0123456789ab",
                    "decision": "correct",
                    "reviewer": "Li Wei",
                    "correction": {"target": "goal-14"},
                },
            ]
        },
    )

    fact: str = Field(min_length=1, max_length=100)
    decision: Decision
    reviewer: str = Field(min_length=1, max_length=80, description="Who decides")
    note: str = Field("", max_length=2000)
    correction: dict[str, str | int | None] = Field(
        default_factory=dict,
        max_length=6,
        description="What to change: `target` (an id), `polarity`; of a value: value, unit, year, status, op, binding",
    )


class ReviewOut(BaseModel):
    id: str
    fact: str
    decision: Decision
    reviewer: str
    decided_on: str
    note: str = ""
    correction: dict[str, Any] = Field(description="What the person put in place of what was found")
    relation: str = Field(description="The fact's type of relation, Observation, or MERGE of two wordings")
    score: float | None = Field(None, description="What the machine gave the fact")
    present: bool = Field(description="Do the documents, as read last, still say it")
    found: dict[str, Any] | None = Field(None, description="The fact as the machine found it")
    passage: dict[str, Any] | None = Field(None, description="The sentence it rests on")


@router.get("/api/reviews/queue", summary="Facts for a person to look at, the least sure first")
def get_queue(
    service: CurrentService,
    type: Annotated[list[FactType] | None, Query(description="Types of fact; may be repeated")] = None,
    document: Annotated[str | None, Query(description="A document's id")] = None,
    below: Annotated[float | None, Query(ge=0, le=1.01, description="Only scores below this")] = None,
    entity: Annotated[str | None, Query(description="The id of a thing at either end")] = None,
    reviewed: Annotated[bool, Query(description="Also those accepted or corrected already")] = False,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Page:
    """Each with its ends, its score, how it was found and the sentence it rests on."""
    wanted = FactFilter(tuple(type or (*FACTS, VALUES)), document, below, entity, None, reviewed)
    timeout = service.settings.query_timeout
    items = facts_to_review(service.store, wanted, limit=limit, offset=offset, timeout=timeout)
    total = count_facts(service.store, wanted, timeout=timeout)
    return Page(items=items, total=total, limit=limit, offset=offset)


@router.get("/api/reviews", summary="What people decided, the latest first")
def get_reviews(
    service: CurrentService,
    decision: Decision | None = None,
    reviewer: str | None = None,
    document: Annotated[str | None, Query(description="A document's id")] = None,
    fact: Annotated[str | None, Query(description="The id of a fact")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page:
    """Reviews are kept apart from what was found: a rejected fact is shown here and nowhere else."""
    wanted = {"decision": decision, "reviewer": reviewer, "document": document, "fact": fact}
    rows = service.rows(REVIEWS, **wanted, limit=limit, offset=offset)
    total = service.rows(REVIEW_COUNT, **wanted)[0]["n"]
    reviews = [Review.from_row(row["properties"]) for row in rows]
    items = [shown.model_dump() for shown in shown_reviews(service, reviews)]
    return Page(items=items, total=total, limit=limit, offset=offset)


@router.post("/api/reviews", status_code=201, summary="Accept, reject or correct a fact")
def post_review(request: ReviewRequest, service: CurrentService) -> ReviewOut:
    """A rejected fact is gone from answers at once; a new decision takes the place of the one before."""
    decided = Decided(
        request.fact, request.decision, request.reviewer, request.note, request.correction or None
    )
    with _reviewing(service) as store:
        review = review_fact(store, decided)
    return shown_reviews(service, [review])[0]


@router.delete("/api/reviews/{fact}", summary="Take a decision back")
def delete_review(fact: str, service: CurrentService) -> ReviewOut:
    """What the machine found stands again; `fact` is the id of the fact. 404 where there is no review of it."""
    if not service.rows(REVIEW_COUNT, decision=None, reviewer=None, document=None, fact=fact)[0]["n"]:
        raise HTTPException(404, f"there is no review of {fact}")
    with _reviewing(service) as store:
        review = undo_review(store, fact)
    return shown_reviews(service, [review])[0]


def _reviewing(service: Service) -> AbstractContextManager[Store]:
    """The store opened to write a decision; 403 where the settings forbid it."""
    if not service.settings.reviewing:
        raise HTTPException(403, "this service takes no reviews (CHENGTU_REVIEWING)")
    return writing(service.settings, service.store)


def shown_reviews(service: Service, reviews: list[Review]) -> list[ReviewOut]:
    """The reviews with the names and sentences that their ids stand for."""
    ends = {i: _ends(review) for i, review in enumerate(reviews) if review.found}
    ids = sorted({id for pair in ends.values() for id in pair})
    names = {row["id"]: row for row in service.rows(NAMES_OF, ids=ids)} if ids else {}
    passages = sorted({r.passage for r in reviews if r.passage})
    texts = {row["id"]: row for row in service.rows(PASSAGES_OF, ids=passages)} if passages else {}
    shown = []
    for i, review in enumerate(reviews):
        found = None
        if review.found:
            source, target = (names.get(id, {"id": id, "type": None, "name": None}) for id in ends[i])
            facts = review.found.nodes or ((review.relation, review.found.relations[0][3]),)
            hidden = {"source", "target", "document", "passage"}
            row = {k: v for k, v in facts[0][1].items() if k not in hidden}
            found = {**row, "source": source, "target": target}
        shown.append(
            ReviewOut(
                id=review.id,
                fact=review.fact,
                decision=review.decision,
                reviewer=review.reviewer,
                decided_on=review.decided_on,
                note=review.note,
                correction=json.loads(json.dumps(_told(review))),
                relation=review.relation,
                score=review.score,
                present=review.found is not None or review.relation == MERGE,
                found=found,
                passage=texts.get(review.passage),
            )
        )
    return shown


def _ends(review: Review) -> tuple[str, str]:
    """The ids at both ends of a reviewed fact."""
    assert review.found is not None
    row = review.found.relations[0][3]
    return str(row["source"]), str(row["target"])


def _told(review: Review) -> dict[str, Any]:
    """The correction in the words it was given, with the name of a new end."""
    told = {k: v for k, v in review.correction.items() if k not in ("node", "label", "series")}
    node = review.correction.get("node")
    return {**told, "target_name": node["name"], "target_type": review.correction["label"]} if node else told

"""The route that says how far extraction can be trusted: measured figures, and what reviewers decided."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.api.context import CurrentService
from cypher.reviews import ReviewedFacts, reviewed_facts
from ingest.figures import read_record

router = APIRouter(tags=["service"])


class FigureOut(BaseModel):
    """One figure; precision and recall where facts are found, not sorted: all figures are 0 to 1."""

    facts: str = Field(description="What is measured: `kind accuracy`, `goals, micro F1`, `values F1`, …")
    figure: float = Field(description="F1 where there are precision and recall, else the share that is right")
    precision: float | None = None
    recall: float | None = None
    sample: int = Field(description="How many were annotated or told")


class BandOut(BaseModel):
    """Facts whose score is from `low` to below `high`, and the share of them that is right."""

    low: float
    high: float
    facts: int
    mean_score: float
    right: float


class ReliabilityOut(BaseModel):
    """Of the facts with 0.8, four in five should be right; `calibration_error` is how far off that is."""

    facts: str
    calibration_error: float
    bands: list[BandOut]


class QualitySet(BaseModel):
    """Figures on one set of passages that people annotated."""

    name: str
    about: str
    date: str = Field(description="When it was measured, ISO 8601")
    documents: int
    passages: int
    figures: list[FigureOut]
    goals: list[FigureOut] = Field(description="Each goal by itself; `facts` is its number")
    entities: list[FigureOut] = Field(description="Named things by type; type and exact span must agree")
    entities_lenient: list[FigureOut] = Field(description="The same; half of the span suffices")
    reliability: list[ReliabilityOut]


class ReviewsOut(BaseModel):
    """What people decided of one type of facts of this graph; the machine was right in the accepted ones."""

    relation: str
    accepted: int
    rejected: int
    corrected: int
    precision: float
    mean_score: float = Field(description="What the machine had given these facts, for comparison")
    latest: str = Field(description="Day of the last decision, ISO 8601")


class QualityOut(BaseModel):
    """Sets are those of the version that is running; reviews are those of the graph that is served."""

    sets: list[QualitySet]
    reviews: list[ReviewsOut]


@router.get(
    "/api/quality", summary="Measured precision and recall by type of fact, and what reviewers decided"
)
def get_quality(service: CurrentService) -> QualityOut:
    """With sample sizes, dates, and how far scores can be trusted; SUPPORTS rests on goals, LOCATED_IN on districts."""
    decided = reviewed_facts(service.store, timeout=service.settings.query_timeout)
    return QualityOut(sets=list(_sets()), reviews=[_reviews(facts) for facts in decided])


@cache
def _sets() -> tuple[QualitySet, ...]:
    return tuple(_set(name, held) for name, held in read_record()["sets"].items())


def _set(name: str, held: Mapping[str, Any]) -> QualitySet:
    return QualitySet(
        name=name,
        **{key: held[key] for key in ("about", "date", "documents", "passages")},
        figures=_figures(held["figures"]),
        goals=_figures(held["goals"]),
        entities=_figures(held.get("names", {})),
        entities_lenient=_figures(held.get("names, lenient", {})),
        reliability=[
            ReliabilityOut(
                facts=facts,
                calibration_error=table["calibration error"],
                bands=list(_bands(table["bins"])),
            )
            for facts, table in held["reliability"].items()
        ],
    )


def _figures(held: Mapping[str, Mapping[str, Any]]) -> list[FigureOut]:
    return [FigureOut(facts=facts, **figure) for facts, figure in held.items()]


def _bands(rows: Iterable[Mapping[str, Any]]) -> Iterable[BandOut]:
    for row in rows:
        yield BandOut(
            low=row["low"],
            high=row["high"],
            facts=row["facts"],
            mean_score=row["mean_score"],
            right=row["precision"],
        )


def _reviews(facts: ReviewedFacts) -> ReviewsOut:
    return ReviewsOut(
        relation=facts.relation,
        accepted=facts.right,
        rejected=facts.judged - facts.right - facts.corrected,
        corrected=facts.corrected,
        precision=round(facts.precision, 3),
        mean_score=facts.score,
        latest=facts.to,
    )

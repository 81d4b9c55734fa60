"""The routes of search: passages and names by words, and what a search box offers while one types."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field

from app.api.context import CurrentService, Limit, Offset, Service
from app.search.names import TYPE_ORDER
from app.search.passages import PassageHit, snippet
from app.search.searcher import NameHit, Narrowed
from app.search.terms import Span
from cypher.parameters import find_district, find_document
from ontology.schema import load_schema

router = APIRouter(tags=["search"])

PASSAGE_KINDS = ("measure", "target", "achievement", "background", "heading", "other")
Highlights = Annotated[
    list[tuple[int, int]], Field(description="Where the words stand in `text`: start and end in code points")
]


class SnippetOut(BaseModel):
    """The part of the text to show; `start` is where it begins in it, `highlights` count in the snippet."""

    text: str
    start: int
    highlights: list[tuple[int, int]]


class SearchHit(BaseModel):
    """A passage, or a thing by its name; `text` is the passage or the name."""

    type: str = Field(description="Passage, or the type of the thing named")
    id: str
    name: str
    text: str
    rank: float
    highlights: Highlights
    snippet: SnippetOut
    names: list[str] = Field(default_factory=list)
    name_en: str | None = None
    passages: int | None = Field(None, description="How many passages state the thing")
    passage: str | None = None
    kind: str | None = None
    start: int | None = Field(None, description="Where the passage begins in the file, in code points")
    end: int | None = None
    goals: list[int] = Field(default_factory=list)
    districts: list[str] = Field(default_factory=list)
    document: str | None = None
    document_name: str | None = None
    source: str | None = None
    digest: bool | None = None
    section: str | None = None
    section_name: str | None = None


class FacetOut(BaseModel):
    value: str
    label: str
    count: int


class SearchReply(BaseModel):
    items: list[SearchHit]
    total: int
    limit: int
    offset: int
    words: list[str] = Field(description="The words that were looked for, as the query was cut")
    facets: dict[str, list[FacetOut]] = Field(description="Hits by type, kind, document and district")


class SuggestionOut(BaseModel):
    id: str
    type: str
    name: str
    name_en: str | None
    matched: str = Field(
        description="name, english, pinyin, initials, part or spelling (one letter is different)"
    )
    passages: int


class SuggestReply(BaseModel):
    items: list[SuggestionOut]


@router.get("/api/search", summary="Search passages and names")
def search(
    service: CurrentService,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words, in Chinese or English")],
    type: Annotated[
        list[str] | None, Query(description="Passage, a kind of passage, or a type of thing; may be repeated")
    ] = None,
    document: Annotated[
        str | None, Query(description="A document by its id or file, or a part of its title or plan")
    ] = None,
    plan: Annotated[str | None, Query(description="A document by its plan: 2026-2030, 十五五")] = None,
    district: Annotated[str | None, Query(description="A district in any spelling")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> SearchReply:
    """Best first; English words find Chinese passages, a name is found with one letter wrong."""
    narrowed = _narrowed(service, type, [document, plan], district)
    found = service.searcher.search(q, narrowed)
    page = found.hits[offset : offset + limit]
    titles = {d.id: d.name for d in service.asker.lexicon().documents}
    facets = {
        name: [FacetOut(value=value, label=titles.get(value, value), count=count) for value, count in counts]
        for name, counts in found.facets.items()
    }
    return SearchReply(
        items=[_name(hit) if isinstance(hit, NameHit) else _passage(hit) for hit in page],
        total=len(found.hits),
        limit=limit,
        offset=offset,
        words=[term.word for term in found.terms],
        facets=facets,
    )


@router.get("/api/suggest", summary="Names that begin with what is typed")
def suggest(
    service: CurrentService,
    q: Annotated[str, Query(max_length=100, description="What is typed: Chinese, English, pinyin, initials")],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> SuggestReply:
    """Districts, goals, documents and named things, for a search box; nothing for nothing."""
    found = service.searcher.suggest(q, limit=limit)
    return SuggestReply(
        items=[
            SuggestionOut(
                id=s.entry.id, type=s.entry.type, name=s.entry.name, name_en=s.entry.name_en, matched=s.matched,
                passages=s.entry.passages,
            )
            for s in found
        ]
    )  # fmt: skip


def _narrowed(
    service: Service, types: Sequence[str] | None, documents: Sequence[str | None], district: str | None
) -> Narrowed:
    known = {"Passage", *PASSAGE_KINDS, *TYPE_ORDER} & {"Passage", *PASSAGE_KINDS, *load_schema().classes}
    for type in types or ():
        if type not in known:
            raise HTTPException(422, f"type: {type[:50]} is not one of {', '.join(sorted(known))}")
    place = find_district(district) if district else None
    ids = tuple(find_document(text, service.store) for text in documents if text)
    name = place.name if place else None
    return Narrowed(tuple(types or ()), ids, place.id if place else None, name)


def _passage(hit: PassageHit) -> SearchHit:
    row: dict[str, Any] = dict(hit.row)
    return SearchHit(
        type="Passage",
        id=row["passage"],
        name=row["text"][:80],
        rank=hit.rank,
        highlights=_pairs(hit.highlights),
        snippet=_snippet(row["text"], hit.highlights),
        **{**row, "goals": row["goals"] or [], "districts": row["districts"] or []},
    )


def _name(hit: NameHit) -> SearchHit:
    entry = hit.entry
    return SearchHit(
        type=entry.type,
        id=entry.id,
        name=entry.name,
        text=entry.name,
        rank=hit.rank,
        highlights=_pairs(hit.highlights),
        snippet=_snippet(entry.name, hit.highlights),
        names=list(entry.names),
        name_en=entry.name_en,
        passages=entry.passages,
        document=entry.documents[0] if len(entry.documents) == 1 else None,
    )


def _snippet(text: str, highlights: Sequence[Span]) -> SnippetOut:
    shown, start = snippet(text, highlights)
    inside = [
        (s.start - start, s.end - start)
        for s in highlights
        if s.start >= start and s.end <= start + len(shown)
    ]
    return SnippetOut(text=shown, start=start, highlights=inside)


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]

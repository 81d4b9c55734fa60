"""The JSON that the API takes and gives."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

EXAMPLE_QUESTION = "which measures support SDG 6 in Bao'an"


class Problem(BaseModel):
    """An error, in the form of RFC 9457 (media type application/problem+json)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = Field(None, description="The id of the request, as in the log")


class AskRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": EXAMPLE_QUESTION, "limit": 10}]}
    )

    question: str | None = Field(None, description="A question in Chinese or English")
    interpretation: "InterpretationIn | None" = Field(
        None, description="An earlier reply's interpretation, changed, in place of a question"
    )
    limit: int = Field(50, ge=1, le=200, description="At most this many answers")

    @model_validator(mode="before")
    @classmethod
    def _one_of_both(cls, body: Any) -> Any:
        if isinstance(body, dict) and (body.get("question") is None) == (body.get("interpretation") is None):
            told = ", ".join(map(str, body)) or "nothing"
            raise ValueError(f"either a question or an interpretation is expected, not {told}"[:200])
        return body


class PlaceOut(BaseModel):
    id: str
    name: str
    name_en: str
    code: str | None = None


class InterpretationIn(BaseModel):
    """What is asked for; names are those that an earlier reply gave, and every field may be left out."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field("", description="The question as understood, in words")
    language: Literal["zh", "en"] = "zh"
    intent: str = "list"
    types: list[str] = []
    goals: list[int] = []
    topic_goals: list[int] = Field([], description="Goals that the words only speak of; no condition")
    targets: list[str] = []
    districts: list[str] = []
    not_districts: list[str] = []
    not_goals: list[int] = Field([], description="Goals that an answer must not support")
    not_words: list[str] = Field([], description="What no passage about an answer may speak of")
    plans: list[str] = []
    indicators: list[str] = []
    places: list[str] = []
    entities: list[str] = []
    elsewhere: list[str] = Field([], description="Places that no document is about")
    section: str = ""
    item: int | None = None
    years: list[int] = []
    status: Literal["target", "actual"] | None = None
    part: Literal["kept", "new", "dropped", "changed"] | None = None
    group_by: Literal["district", "goal", "document", "thing"] = "thing"
    most: int | None = None
    fewest_first: bool = False
    responsible: bool = False
    only_with_any: bool = Field(False, description="Of groups, only those that have any")
    ends: Literal["goal", "district"] | None = Field(
        None,
        description="What of the entities is asked for: the goals they support, the districts they lie in",
    )
    words: list[str] = []
    unmatched: list[str] = []


class InterpretationOut(InterpretationIn):
    """What was understood; `unmatched` are the words that were not used."""


class QueryOut(BaseModel):
    """A Cypher query as it was run."""

    text: str
    parameters: dict[str, Any]


class EvidenceOut(BaseModel):
    """Where it stands: `start` and `end` are code points of the document's text."""

    document: str
    source: str
    document_name: str
    section: str
    section_name: str
    section_path: list[str] = Field([], description="Titles from the top of the document to the section")
    passage: str
    text: str
    start: int
    end: int
    plan: str | None = None
    digest: bool = Field(False, description="The document is a digest in our own words, not the original")


class QuantityOut(BaseModel):
    value: str | float
    unit: str
    year: int | None
    status: str | None
    op: str
    indicator: str = ""
    strict: bool | None = Field(None, description="The comparison leaves the number itself out (< or >)")
    aggregate: str | None = Field(None, description="A yearly `mean` or a `sum` over the plan's years")
    note: str | None = Field(None, description="What the table's note says of the number's mark")


class AnswerOut(BaseModel):
    id: str
    type: str
    name: str
    goals: list[int]
    scope: Literal["district", "city"] | None
    score: float = Field(ge=0, le=1)
    why: list[str] = Field(description="The wordings that tie it to the goals asked for")
    evidence: list[EvidenceOut]
    values: list[QuantityOut]


class AskReply(BaseModel):
    question: str
    language: Literal["zh", "en"]
    status: Literal["answered", "nothing_found", "not_understood"]
    interpretation: InterpretationOut
    query: QueryOut | None
    queries: list[QueryOut]
    answers: list[AnswerOut]
    total: int
    suggestions: list[str]
    notes: list[str] = Field(
        default_factory=list, description="What differs between the question and what the answers say"
    )
    other: list[InterpretationOut] = Field(
        default_factory=list, description="What the question may mean instead; send one back to ask for it"
    )
    snapshot: str = Field("", description="The id of the graph's content, the same as long as that is")
    result: str = Field(
        "", description="The hash of what this reply says; /api/verify tells if it still stands"
    )
    permalink: str = Field("", description="A link to the question, relative to the service, with both")


class Stats(BaseModel):
    nodes: dict[str, int]
    relations: dict[str, int]
    snapshot: str = Field(description="The id of the graph's content, the same as long as that is")


class Page(BaseModel):
    """A page of a longer list."""

    items: list[dict[str, Any]]
    total: int
    limit: int
    offset: int


class Thing(BaseModel):
    """Something of the graph, as a fact names it; what has an official English name says it in `name_en`."""

    id: str
    type: str
    name: str
    name_en: str | None = None


class FactOut(BaseModel):
    """A relation of the thing to another, with what the ontology lets it carry (score, cue, passage ...)."""

    model_config = ConfigDict(extra="allow")

    type: str
    direction: Literal["out", "in"]
    other: Thing
    score: float | None = None
    passage: str | None = Field(None, description="The id of the passage that says so")


class StatedOut(BaseModel):
    """A passage that names the thing, with its document and section."""

    passage: str
    text: str
    start: int
    end: int
    kind: str
    document: str
    source: str
    document_name: str
    digest: bool | None = None
    plan: str | None = None
    section: str
    section_name: str


class NeighbourOut(BaseModel):
    """How many things of a type stand in a relation to the thing."""

    relation: str
    type: str
    count: int


class MergeOut(BaseModel):
    """A wording that was taken for the thing: by which rules, and how sure; to reject `fact` splits it off."""

    fact: str
    name: str
    rules: list[str]
    score: float
    times: int


class EntityOut(BaseModel):
    id: str
    iri: str
    type: str
    name: str
    names: list[str]
    merges: list[MergeOut] = Field(description="Why each wording was taken for this thing")
    attributes: dict[str, Any]
    facts: list[FactOut]
    values: list[QuantityOut] = Field(
        description="Of an indicator: its values by year, as documents state them"
    )
    evidence: list[StatedOut]
    neighbours: list[NeighbourOut]


class GoalShare(BaseModel):
    goal: int
    score: float


class DocumentOut(BaseModel):
    """A document; its plan's period is in `plan_from` and `plan_to`."""

    id: str
    title: str
    source: str
    language: str
    issued_by: str | None = None
    issued_on: str | None = None
    plan: str | None = None
    plan_from: int | None = None
    plan_to: int | None = None
    characters: int
    coverage: float = Field(description="Share of the text that lies in passages and titles")
    digest: bool | None = None
    profile: Any = Field(None, description="The goals that the document as a whole is about")
    sha256: str


class SectionOut(BaseModel):
    id: str
    title: str
    kind: str
    level: int
    parent: str | None = None
    start: int
    end: int
    position: int


class OutlineOut(DocumentOut):
    sections: list[SectionOut]


class DocumentPage(BaseModel):
    items: list[DocumentOut]
    total: int
    limit: int
    offset: int


class MentionOut(BaseModel):
    """A thing named in a passage; `start` and `end` are code points of the document's text."""

    entity: str
    type: str
    start: int
    end: int
    text: str


class PassageOut(BaseModel):
    id: str
    section: str
    start: int
    end: int
    text: str
    kind: str
    goals: list[int] | None = None
    districts: list[str] | None = None
    position: int
    mentions: list[MentionOut]


class PassagePage(BaseModel):
    items: list[PassageOut]
    total: int
    limit: int
    offset: int


class Health(BaseModel):
    status: Literal["ok"]
    version: str


class Download(BaseModel):
    name: str
    dataset: str
    title_zh: str
    title_en: str
    format: str
    media_type: str
    bytes: int | None
    href: str


class Ready(BaseModel):
    status: Literal["ready"]
    graph: str
    documents: int

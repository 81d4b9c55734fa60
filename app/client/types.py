"""The replies of the service. Made from its OpenAPI document by `make types`; not to be edited."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, RootModel


class BandOut(BaseModel):
    """
    Facts whose score is from `low` to below `high`, and the share of them that is right.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    facts: int
    high: float
    low: float
    mean_score: float
    right: float


class BothLanguages(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    en: str
    zh: str


class CellOut(BaseModel):
    """
    How many measures, projects, programmes and reforms serve a goal in a district, or city-wide (null).
    """

    model_config = ConfigDict(
        frozen=True,
    )
    count: int
    district: str | None
    goal: int


class ChangeOut(BaseModel):
    """
    What happened to one answer; `before` and `now` are its places, counted from 1.

    `moved`: it stands in another order to the others, or beyond the limit. `evidence`: it rests on other words.
    `values`: its figures are others. `facts`: its name, goals or scope are.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    before: int | None = None
    id: str | None = Field(None, description="Null for an answer that went, if only the permalink is known")
    kind: Literal["came", "went", "moved", "evidence", "values", "facts"]
    name: str | None = None
    now: int | None = None


class ColumnOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    about: BothLanguages
    name: str


class CypherReply(BaseModel):
    """
    With `explain` the rows are the steps: depth, operator, detail, rows (the engine's estimate).
    """

    model_config = ConfigDict(
        frozen=True,
    )
    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


class DistrictOut(BaseModel):
    """
    A district of a city that the documents are about; `read` is whether they name it at all.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    code: str | None
    id: str
    name: str
    name_en: str
    read: bool


class DocumentOut(BaseModel):
    """
    A document; its plan's period is in `plan_from` and `plan_to`.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    characters: int
    coverage: float = Field(..., description="Share of the text that lies in passages and titles")
    digest: bool | None = None
    id: str
    issued_by: str | None = None
    issued_on: str | None = None
    language: str
    plan: str | None = None
    plan_from: int | None = None
    plan_to: int | None = None
    profile: Any | None = Field(None, description="The goals that the document as a whole is about")
    sha256: str
    source: str
    title: str


class DocumentPage(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    items: list[DocumentOut]
    limit: int
    offset: int
    total: int


class Download(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    bytes: int | None
    dataset: str
    format: str
    href: str
    media_type: str
    name: str
    title_en: str
    title_zh: str


class EdgeOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    passage: str | None = None
    relation: str
    score: float
    source: str
    target: str


class EvidenceOut(BaseModel):
    """
    Where it stands: `start` and `end` are code points of the document's text.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    digest: bool = Field(False, description="The document is a digest in our own words, not the original")
    document: str
    document_name: str
    end: int
    passage: str
    plan: str | None = None
    section: str
    section_name: str
    section_path: list[str] = Field([], description="Titles from the top of the document to the section")
    source: str
    start: int
    text: str


class FacetOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    count: int
    label: str
    value: str


class FigureOut(BaseModel):
    """
    One figure; precision and recall where facts are found, not sorted: all figures are 0 to 1.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    facts: str = Field(
        ..., description="What is measured: `kind accuracy`, `goals, micro F1`, `values F1`, …"
    )
    figure: float = Field(
        ..., description="F1 where there are precision and recall, else the share that is right"
    )
    precision: float | None = None
    recall: float | None = None
    sample: int = Field(..., description="How many were annotated or told")


class FileReportOut(BaseModel):
    """
    What a file gave, in counts; `coverage` is the share of its characters that were read, 0..1.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    coverage: float
    digest: bool
    facts: dict[str, int] = Field(..., description="Named things by type, links to goals, values")
    omitted: dict[str, int] = Field(..., description="Characters left out, by reason")
    passages: int
    reason: str = Field(..., description="Why the file was rejected; empty where it was not")
    source: str


class Health(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    status: Literal["ok"]
    version: str


class IngestOut(BaseModel):
    """
    One file on its way into the graph.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    document: str | None = Field(None, description="The id of the document, once it is in")
    id: str
    progress: float = Field(..., description="The share of its sentences that are read", ge=0.0, le=1.0)
    replaces: bool = Field(..., description="A document from a file of this name was in the graph already")
    report: FileReportOut | None = Field(None, description="Once it is `done` or `rejected`")
    size: int = Field(..., description="Bytes")
    source: str
    stage: Literal["waiting", "reading", "writing", "done", "rejected"]
    submitted_on: AwareDatetime
    title: str | None = None


class IngestsOut(BaseModel):
    """
    Does the service take documents in from this client, which, and how far those sent lately are.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    accepting: bool
    formats: list[str]
    items: list[IngestOut]
    max_file_mb: int
    why_not: Literal["uploads_off", "not_local"] | None = None


class InterpretationOut(BaseModel):
    """
    What was understood; `unmatched` are the words that were not used.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
    )
    districts: list[str] = []
    elsewhere: list[str] = Field([], description="Places that no document is about")
    ends: Literal["goal", "district"] | None = Field(
        None,
        description="What of the entities is asked for: the goals they support, the districts they lie in",
    )
    entities: list[str] = []
    fewest_first: bool = False
    goals: list[int] = []
    group_by: Literal["district", "goal", "document", "thing"] = "thing"
    indicators: list[str] = []
    intent: str = "list"
    item: int | None = None
    language: Literal["zh", "en"] = "zh"
    most: int | None = None
    not_districts: list[str] = []
    not_goals: list[int] = Field([], description="Goals that an answer must not support")
    not_words: list[str] = Field([], description="What no passage about an answer may speak of")
    only_with_any: bool = Field(False, description="Of groups, only those that have any")
    part: Literal["kept", "new", "dropped", "changed"] | None = None
    places: list[str] = []
    plans: list[str] = []
    responsible: bool = False
    section: str = ""
    status: Literal["target", "actual"] | None = None
    targets: list[str] = []
    text: str = Field("", description="The question as understood, in words")
    topic_goals: list[int] = Field([], description="Goals that the words only speak of; no condition")
    types: list[str] = []
    unmatched: list[str] = []
    words: list[str] = []
    years: list[int] = []


class MentionOut(BaseModel):
    """
    A thing named in a passage; `start` and `end` are code points of the document's text.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    end: int
    entity: str
    start: int
    text: str
    type: str


class MergeOut(BaseModel):
    """
    A wording that was taken for the thing: by which rules, and how sure; to reject `fact` splits it off.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    fact: str
    name: str
    rules: list[str]
    score: float
    times: int


class NeighbourOut(BaseModel):
    """
    How many things of a type stand in a relation to the thing.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    count: int
    relation: str
    type: str


class Page(BaseModel):
    """
    A page of a longer list.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    items: list[dict[str, Any]]
    limit: int
    offset: int
    total: int


class ParameterOut(BaseModel):
    """
    `type` says what is taken: a goal by its number, a district in any spelling, a document by a part of its name.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    about: BothLanguages
    default: str | int | float | None = None
    maximum: float | None = None
    minimum: float | None = None
    name: str
    required: bool
    type: str
    values: list[str] = Field([], description="The values allowed, all if empty")


class PassageOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    districts: list[str] | None = None
    end: int
    goals: list[int] | None = None
    id: str
    kind: str
    mentions: list[MentionOut]
    position: int
    section: str
    start: int
    text: str


class PassagePage(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    items: list[PassageOut]
    limit: int
    offset: int
    total: int


class QuantityOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    aggregate: str | None = Field(None, description="A yearly `mean` or a `sum` over the plan's years")
    indicator: str = ""
    note: str | None = Field(None, description="What the table's note says of the number's mark")
    op: str
    status: str | None
    strict: bool | None = Field(None, description="The comparison leaves the number itself out (< or >)")
    unit: str
    value: str | float
    year: int | None


class QueryOut(BaseModel):
    """
    A Cypher query as it was run.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    parameters: dict[str, Any]
    text: str


class Ready(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    documents: int
    graph: str
    status: Literal["ready"]


class ReliabilityOut(BaseModel):
    """
    Of the facts with 0.8, four in five should be right; `calibration_error` is how far off that is.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    bands: list[BandOut]
    calibration_error: float
    facts: str


class RemovedOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    id: str
    source: str
    title: str


class ReviewOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    correction: dict[str, Any] = Field(..., description="What the person put in place of what was found")
    decided_on: str
    decision: Literal["accept", "reject", "correct"]
    fact: str
    found: dict[str, Any] | None = Field(None, description="The fact as the machine found it")
    id: str
    note: str = ""
    passage: dict[str, Any] | None = Field(None, description="The sentence it rests on")
    present: bool = Field(..., description="Do the documents, as read last, still say it")
    relation: str = Field(
        ..., description="The fact's type of relation, Observation, or MERGE of two wordings"
    )
    reviewer: str
    score: float | None = Field(None, description="What the machine gave the fact")


class ReviewsOut(BaseModel):
    """
    What people decided of one type of facts of this graph; the machine was right in the accepted ones.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    accepted: int
    corrected: int
    latest: str = Field(..., description="Day of the last decision, ISO 8601")
    mean_score: float = Field(..., description="What the machine had given these facts, for comparison")
    precision: float
    rejected: int
    relation: str


class Highlight(RootModel[tuple[int, int]]):
    model_config = ConfigDict(
        frozen=True,
    )
    root: tuple[int, int] = Field(..., max_length=2, min_length=2)


class SectionOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    end: int
    id: str
    kind: str
    level: int
    parent: str | None = None
    position: int
    start: int
    title: str


class SnippetOut(BaseModel):
    """
    The part of the text to show; `start` is where it begins in it, `highlights` count in the snippet.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    highlights: list[Highlight]
    start: int
    text: str


class StatedOut(BaseModel):
    """
    A passage that names the thing, with its document and section.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    digest: bool | None = None
    document: str
    document_name: str
    end: int
    kind: str
    passage: str
    plan: str | None = None
    section: str
    section_name: str
    source: str
    start: int
    text: str


class Stats(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    nodes: dict[str, int]
    relations: dict[str, int]
    snapshot: str = Field(..., description="The id of the graph's content, the same as long as that is")


class StepOut(BaseModel):
    """
    A neighbour: which relation leads to it, in which direction, and how sure that is.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    direction: Literal["out", "in"]
    id: str
    name: str
    name_en: str | None = None
    relation: str
    score: float
    type: str


class StepPage(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    items: list[StepOut]
    limit: int
    offset: int
    total: int


class SuggestionOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    id: str
    matched: str = Field(
        ..., description="name, english, pinyin, initials, part or spelling (one letter is different)"
    )
    name: str
    name_en: str | None
    passages: int
    type: str


class TargetOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    code: str
    iri: str
    name_en: str
    name_zh: str


class Thing(BaseModel):
    """
    Something of the graph, as a fact names it; what has an official English name says it in `name_en`.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    id: str
    name: str
    name_en: str | None = None
    type: str


class VerifyReply(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    altered: bool | None = Field(
        ...,
        description="Whether the reply that was sent says something else than its `result` stands for; null without one",
    )
    changes: list[ChangeOut] | None = Field(
        ..., description="Null if the request does not tell the earlier answers"
    )
    permalink: str = Field(
        ..., description="The link to the answer as it is now; empty for a refined question"
    )
    question: str
    reason: Literal["same", "graph_changed", "read_otherwise", "unknown"] = Field(
        ...,
        description="Why it differs; `read_otherwise`: from the same content the program answers otherwise",
    )
    result: str
    same_graph: bool | None = Field(
        ..., description="Whether the graph holds the same as then; null if that is not told"
    )
    snapshot: str
    stands: bool = Field(..., description="The same question gives the same result")
    status: Literal["answered", "nothing_found", "not_understood"]
    understood_alike: bool | None = Field(..., description="Whether the question was understood as then")


class AnswerOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    evidence: list[EvidenceOut]
    goals: list[int]
    id: str
    name: str
    scope: Literal["district", "city"] | None
    score: float = Field(..., ge=0.0, le=1.0)
    type: str
    values: list[QuantityOut]
    why: list[str] = Field(..., description="The wordings that tie it to the goals asked for")


class AskReply(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    answers: list[AnswerOut]
    interpretation: InterpretationOut
    language: Literal["zh", "en"]
    notes: list[str] = Field([], description="What differs between the question and what the answers say")
    other: list[InterpretationOut] = Field(
        [],
        description="What the question may mean instead; send one back to ask for it",
        validate_default=True,
    )
    permalink: str = Field("", description="A link to the question, relative to the service, with both")
    queries: list[QueryOut]
    query: QueryOut | None
    question: str
    result: str = Field(
        "", description="The hash of what this reply says; /api/verify tells if it still stands"
    )
    snapshot: str = Field("", description="The id of the graph's content, the same as long as that is")
    status: Literal["answered", "nothing_found", "not_understood"]
    suggestions: list[str]
    total: int


class CoverageOut(BaseModel):
    """
    Cells without anything are left out: nothing was found there, or, if not `read`, nothing was read.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    cells: list[CellOut]
    districts: list[DistrictOut]
    plan: str | None
    status: Literal["ok", "empty"] = Field(..., description="`empty` when the graph holds no document")


class FactOut(BaseModel):
    """
    A relation of the thing to another, with what the ontology lets it carry (score, cue, passage ...).
    """

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
    )
    direction: Literal["out", "in"]
    other: Thing
    passage: str | None = Field(None, description="The id of the passage that says so")
    score: float | None = None
    type: str


class GoalOut(BaseModel):
    """
    A goal of the UN; `color` is the official one, as #RRGGBB.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    color: str
    iri: str
    name_en: str
    name_zh: str
    number: int
    short_en: str
    short_zh: str
    targets: list[TargetOut]


class GraphOut(BaseModel):
    """
    Things and the facts between them.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    edges: list[EdgeOut]
    missing: list[str] = Field([], description="Ids that nothing in the graph has")
    nodes: list[Thing]


class NamedQueryOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    columns: list[ColumnOut] = Field(..., description="The name * stands for columns that the data decides")
    cypher: str
    example: dict[str, Any] = Field(..., description="Parameters that give rows over the samples")
    name: str
    parameters: list[ParameterOut]
    sparql: str | None = None
    title: BothLanguages
    url: str = Field(..., description="The example, relative to the service")


class NamedQueryReply(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    bounded: bool = Field(
        ..., description="A graph measure saw only the first rows, as many as its header says"
    )
    columns: list[str]
    headings: dict[str, BothLanguages] = Field(..., description="What each column holds")
    name: str
    query: QueryOut = Field(
        ..., description="What was run, Cypher or SPARQL, with the parameters as it took them"
    )
    rows: list[list[Any]]
    title: BothLanguages
    truncated: bool


class OutlineOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    characters: int
    coverage: float = Field(..., description="Share of the text that lies in passages and titles")
    digest: bool | None = None
    id: str
    issued_by: str | None = None
    issued_on: str | None = None
    language: str
    plan: str | None = None
    plan_from: int | None = None
    plan_to: int | None = None
    profile: Any | None = Field(None, description="The goals that the document as a whole is about")
    sections: list[SectionOut]
    sha256: str
    source: str
    title: str


class QualitySet(BaseModel):
    """
    Figures on one set of passages that people annotated.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    about: str
    date: str = Field(..., description="When it was measured, ISO 8601")
    documents: int
    entities: list[FigureOut] = Field(..., description="Named things by type; type and exact span must agree")
    entities_lenient: list[FigureOut] = Field(..., description="The same; half of the span suffices")
    figures: list[FigureOut]
    goals: list[FigureOut] = Field(..., description="Each goal by itself; `facts` is its number")
    name: str
    passages: int
    reliability: list[ReliabilityOut]


class SearchHit(BaseModel):
    """
    A passage, or a thing by its name; `text` is the passage or the name.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    digest: bool | None = None
    districts: list[str] = []
    document: str | None = None
    document_name: str | None = None
    end: int | None = None
    goals: list[int] = []
    highlights: list[Highlight] = Field(
        ..., description="Where the words stand in `text`: start and end in code points"
    )
    id: str
    kind: str | None = None
    name: str
    name_en: str | None = None
    names: list[str] = []
    passage: str | None = None
    passages: int | None = Field(None, description="How many passages state the thing")
    rank: float
    section: str | None = None
    section_name: str | None = None
    snippet: SnippetOut
    source: str | None = None
    start: int | None = Field(None, description="Where the passage begins in the file, in code points")
    text: str
    type: str = Field(..., description="Passage, or the type of the thing named")


class SearchReply(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    facets: dict[str, list[FacetOut]] = Field(..., description="Hits by type, kind, document and district")
    items: list[SearchHit]
    limit: int
    offset: int
    total: int
    words: list[str] = Field(..., description="The words that were looked for, as the query was cut")


class SuggestReply(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    items: list[SuggestionOut]


class EntityOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    attributes: dict[str, Any]
    evidence: list[StatedOut]
    facts: list[FactOut]
    id: str
    iri: str
    merges: list[MergeOut] = Field(..., description="Why each wording was taken for this thing")
    name: str
    names: list[str]
    neighbours: list[NeighbourOut]
    type: str
    values: list[QuantityOut] = Field(
        ..., description="Of an indicator: its values by year, as documents state them"
    )


class NamedQueriesOut(BaseModel):
    model_config = ConfigDict(
        frozen=True,
    )
    items: list[NamedQueryOut]
    total: int


class QualityOut(BaseModel):
    """
    Sets are those of the version that is running; reviews are those of the graph that is served.
    """

    model_config = ConfigDict(
        frozen=True,
    )
    reviews: list[ReviewsOut]
    sets: list[QualitySet]

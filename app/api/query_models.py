"""The JSON of Cypher and named queries, as the API takes and gives it."""

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr

from app.api.models import QueryOut
from app.tables import Format

MOST_ROWS = 10_000

FormatWanted = Annotated[
    Format | None, Query(description="json, csv or ndjson; without it what the Accept header likes best")
]
QueryLanguage = Literal["cypher", "sparql"]
LanguageWanted = Annotated[
    QueryLanguage,
    Query(description="sparql: by the query's twin, over the graph as RDF; the rows are the same"),
]
ExcelWanted = Annotated[
    bool, Query(description="CSV for Excel: with a byte order mark, and no cell that it would run")
]


class CypherRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (m:Measure)-[:SUPPORTS]->(g:Goal {number: $goal}) RETURN m.name LIMIT 5",
                    "parameters": {"goal": 6},
                }
            ]
        },
    )

    query: str = Field(description="One Cypher statement that reads", max_length=20_000)
    parameters: dict[str, Any] = Field(default_factory=dict)
    limit: int | None = Field(None, ge=1, description="At most this many rows, within the setting's limit")
    explain: bool = Field(
        False, description="Give the steps in which the store would run it, and do not run it"
    )
    format: Format | None = Field(None, description="json, csv or ndjson, before what Accept says")
    excel: bool = Field(False, description="CSV with a byte order mark, and no cell that Excel would run")


class CypherReply(BaseModel):
    """With `explain` the rows are the steps: depth, operator, detail, rows (the engine's estimate)."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


class BothLanguages(BaseModel):
    zh: str
    en: str


class ParameterOut(BaseModel):
    """`type` says what is taken: a goal by its number, a district in any spelling, a document by a part of its name."""

    name: str
    type: str
    about: BothLanguages
    required: bool
    default: str | int | float | None = None
    values: list[str] = Field(default_factory=list, description="The values allowed, all if empty")
    minimum: float | None = None
    maximum: float | None = None


class ColumnOut(BaseModel):
    name: str
    about: BothLanguages


class NamedQueryOut(BaseModel):
    name: str
    title: BothLanguages
    parameters: list[ParameterOut]
    columns: list[ColumnOut] = Field(description="The name * stands for columns that the data decides")
    example: dict[str, Any] = Field(description="Parameters that give rows over the samples")
    url: str = Field(description="The example, relative to the service")
    cypher: str
    sparql: str | None = None


class NamedQueriesOut(BaseModel):
    items: list[NamedQueryOut]
    total: int


class NamedQueryRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"parameters": {"goal": 6, "district": "宝安区"}}]}
    )

    parameters: dict[str, StrictStr | StrictInt | StrictFloat | None] = Field(default_factory=dict)
    limit: int = Field(1000, ge=1, le=MOST_ROWS, description="At most this many rows")
    format: Format | None = Field(None, description="json, csv or ndjson, before what Accept says")
    excel: bool = Field(False, description="CSV with a byte order mark, and no cell that Excel would run")
    language: QueryLanguage = Field("cypher", description="sparql: by the query's twin, where it has one")


class NamedQueryReply(BaseModel):
    name: str
    title: BothLanguages
    columns: list[str]
    headings: dict[str, BothLanguages] = Field(description="What each column holds")
    rows: list[list[Any]]
    truncated: bool
    bounded: bool = Field(description="A graph measure saw only the first rows, as many as its header says")
    query: QueryOut = Field(description="What was run, Cypher or SPARQL, with the parameters as it took them")

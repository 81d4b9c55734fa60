"""The requests that a client can make, each with the type of its reply; nothing is sent here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import quote

from pydantic import TypeAdapter

from app.client import types

T_co = TypeVar("T_co", covariant=True)
Method = Literal["GET", "POST"]
Several = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Call(Generic[T_co]):
    """One request: `path` is that of the OpenAPI document, `values` go into it."""

    method: Method
    path: str
    reply: Any
    values: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None

    @property
    def url(self) -> str:
        return self.path.format_map({name: quote(value, safe="") for name, value in self.values.items()})

    def read(self, content: bytes) -> T_co:
        """The reply's body as its type; raises pydantic's ValidationError for one of another version."""
        found: T_co = _adapter(self.reply).validate_json(content)
        return found


@cache
def _adapter(reply: Any) -> TypeAdapter[Any]:
    return TypeAdapter(reply)


def ask(question: str, *, limit: int) -> Call[types.AskReply]:
    return Call("POST", "/api/ask", types.AskReply, body={"question": question, "limit": limit})


def verify(earlier: types.AskReply | str) -> Call[types.VerifyReply]:
    body = {"permalink": earlier} if isinstance(earlier, str) else {"reply": earlier.model_dump(mode="json")}
    return Call("POST", "/api/verify", types.VerifyReply, body=body)


def search(words: str, *, limit: int, offset: int) -> Call[types.SearchReply]:
    return Call(
        "GET", "/api/search", types.SearchReply, params={"q": words, "limit": limit, "offset": offset}
    )


def measures(filters: Mapping[str, Any], *, limit: int, offset: int) -> Call[types.Page]:
    given = {name: value for name, value in filters.items() if value is not None}
    return Call("GET", "/api/measures", types.Page, params={**given, "limit": limit, "offset": offset})


def entity(id: str, *, limit: int) -> Call[types.EntityOut]:
    return Call("GET", "/api/entities/{id}", types.EntityOut, {"id": id}, {"limit": limit})


def documents(*, limit: int, offset: int) -> Call[types.DocumentPage]:
    return Call("GET", "/api/documents", types.DocumentPage, params={"limit": limit, "offset": offset})


def document(id: str) -> Call[types.OutlineOut]:
    return Call("GET", "/api/documents/{id}", types.OutlineOut, {"id": id})


def passages(document: str, *, section: str | None, limit: int, offset: int) -> Call[types.PassagePage]:
    params = {"limit": limit, "offset": offset, **({"section": section} if section else {})}
    return Call("GET", "/api/documents/{id}/passages", types.PassagePage, {"id": document}, params)


def cypher(query: str, parameters: Mapping[str, Any] | None) -> Call[types.CypherReply]:
    body = {"query": query, "parameters": dict(parameters or {})}
    return Call("POST", "/api/cypher", types.CypherReply, body=body)


def queries() -> Call[types.NamedQueriesOut]:
    return Call("GET", "/api/queries", types.NamedQueriesOut)


def run_query(name: str, parameters: Mapping[str, Any], *, limit: int) -> Call[types.NamedQueryReply]:
    body = {"parameters": dict(parameters), "limit": limit}
    return Call("POST", "/api/queries/{name}", types.NamedQueryReply, {"name": name}, body=body)


def coverage(document: str | None) -> Call[types.CoverageOut]:
    return Call("GET", "/api/coverage", types.CoverageOut, params={"document": document} if document else {})


def goals() -> Call[list[types.GoalOut]]:
    return Call("GET", "/api/goals", list[types.GoalOut])


def stats() -> Call[types.Stats]:
    return Call("GET", "/api/stats", types.Stats)


def schema() -> Call[dict[str, Any]]:
    return Call("GET", "/api/schema", dict[str, Any])

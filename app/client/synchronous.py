"""The client for programs that wait for each reply."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2

from app.client import calls, types
from app.client.calls import Call
from app.client.pages import DEFAULT_URL, Page, Paging
from app.client.replies import content_of, unreachable

T = TypeVar("T")


class Client:
    """Asks the service at a URL; raises ServiceError with what the service says. Close it, or use `with`."""

    def __init__(
        self, url: str = DEFAULT_URL, *, timeout: float = 30.0, transport: httpx2.BaseTransport | None = None
    ) -> None:
        self._http = httpx2.Client(base_url=url, timeout=timeout, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def ask(self, question: str, *, limit: int = 50) -> types.AskReply:
        """Ranked answers with the sentences they rest on."""
        return self._send(calls.ask(question, limit=limit))

    def verify(self, earlier: types.AskReply | str) -> types.VerifyReply:
        """Whether an earlier answer still stands, given the reply or its permalink."""
        return self._send(calls.verify(earlier))

    def entity(self, id: str, *, limit: int = 100) -> types.EntityOut:
        """One thing: names, facts with passages, evidence, neighbours."""
        return self._send(calls.entity(id, limit=limit))

    def document(self, id: str) -> types.OutlineOut:
        """A document with its outline."""
        return self._send(calls.document(id))

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None) -> types.CypherReply:
        """One Cypher statement that reads."""
        return self._send(calls.cypher(query, parameters))

    def queries(self) -> list[types.NamedQueryOut]:
        """The named queries with their parameters and columns."""
        found: types.NamedQueriesOut = self._send(calls.queries())
        return found.items

    def run_query(
        self, name: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000
    ) -> types.NamedQueryReply:
        """A named query: `run_query("measures-by-goal", {"goal": 6, "district": "宝安区"})`."""
        return self._send(calls.run_query(name, parameters or {}, limit=limit))

    def coverage(self, document: str | None = None) -> types.CoverageOut:
        """How many measures serve each goal in each district."""
        return self._send(calls.coverage(document))

    def goals(self) -> list[types.GoalOut]:
        """The 17 goals and their targets."""
        return self._send(calls.goals())

    def stats(self) -> types.Stats:
        """Counts by type."""
        return self._send(calls.stats())

    def schema(self) -> dict[str, Any]:
        """Classes, relations and properties of the graph."""
        return self._send(calls.schema())

    def search(self, words: str, *, limit: int | None = None) -> Iterator[types.SearchHit]:
        """Passages that hold the words and things called by them, best first, page by page."""
        return self._items(lambda size, offset: calls.search(words, limit=size, offset=offset), limit)

    def measures(
        self,
        *,
        goal: int | Sequence[int] | None = None,
        target: calls.Several | None = None,
        district: calls.Several | None = None,
        plan: str | None = None,
        type: calls.Several | None = None,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Measures, projects, programmes and reforms by filters, best first, page by page."""
        filters = {"goal": goal, "target": target, "district": district, "plan": plan, "type": type}
        return self._items(lambda size, offset: calls.measures(filters, limit=size, offset=offset), limit)

    def documents(self, *, limit: int | None = None) -> Iterator[types.DocumentOut]:
        """The documents in the graph."""
        return self._items(lambda size, offset: calls.documents(limit=size, offset=offset), limit)

    def passages(
        self, document: str, *, section: str | None = None, limit: int | None = None
    ) -> Iterator[types.PassageOut]:
        """The passages of a document in the order of its text, page by page."""
        return self._items(
            lambda size, offset: calls.passages(document, section=section, limit=size, offset=offset), limit
        )

    def _send(self, call: Call[T]) -> T:
        try:
            response = self._http.request(call.method, call.url, params=dict(call.params), json=call.body)
        except httpx2.HTTPError as error:
            raise unreachable(str(self._http.base_url), error) from error
        return call.read(content_of(response))

    def _items(self, page_at: Callable[[int, int], Call[Page[T]]], limit: int | None) -> Iterator[T]:
        paging = Paging(limit)
        while paging.more:
            page = self._send(page_at(paging.size, paging.offset))
            yield from paging.take(page)

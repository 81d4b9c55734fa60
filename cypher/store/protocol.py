"""The store protocol: all that the rest of the code may ask of a graph store."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from ontology.schema import Schema

STORE_FORMAT = 1
"""Version of what the stores hold; one written with another number raises StoreVersion."""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query in the order the store gave them; `truncated` if the row limit cut them.

    Values are plain Python, the same from every store:

    - a node is `{"id": …, "name": …, …all properties, "_labels": ["Project"]}`;
    - a relation is `{"id": …, …all properties, "_type": "PART_OF"}`;
    - a path is `{"nodes": [node, …], "relations": [relation, …]}`; only there a relation also has
      `_source` and `_target`, the `id` of its ends;
    - dates and times are those of `datetime`, a duration is its ISO 8601 text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of how a query would be run; `depth` is its place in a tree, `rows` the engine's estimate."""

    depth: int
    operator: str
    detail: str
    rows: float | None


class Batch(Protocol):
    """One write transaction: all of it is kept, or none."""

    def upsert_nodes(self, label: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Create or replace nodes by their `id`; a row is the node's properties, `id` among them.

        Properties a row lacks or has as None are removed from the node. Rows with the same `id` count in
        their order. Raises QueryError for a row without `id` or with a property called `title` or `type`,
        which the embedded store reserves.
        """

    def upsert_relations(
        self, type: str, source: str, target: str, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Create or replace relations by their `id` between nodes of the labels `source` and `target`.

        A row holds `id`, `source` and `target` (node ids) and the relation's other properties. Raises
        QueryError when a row names a node that does not exist.
        """

    def insert_relations(
        self, type: str, source: str, target: str, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Create relations that are known to be new: as `upsert_relations`, without looking for them first."""

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one Cypher statement that may write, inside the transaction."""


class Store(Protocol):
    """A property graph: Cypher to read, batches to write."""

    @property
    def url(self) -> str:
        """Where the graph lives, without a password."""

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        raw: bool = False,
    ) -> Result:
        """Run a query that cannot write; at most `limit` rows come back, after `timeout` seconds it stops.

        `raw` is for what a user wrote: it runs where it can be ended by force, which costs a second once.
        Raises QueryRefused for what the guard does not allow, QueryTimeout, QueryError.
        """

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[PlanStep, ...]:
        """How the query would be run; it is not. Raises QueryRefused, QueryError."""

    def write(self) -> AbstractContextManager[Batch]:
        """Open a batch; it commits when the block ends and rolls back on an exception.

        Threads take turns. Raises QueryRefused if the store was opened for reading only.
        """

    def apply_schema(self, schema: Schema) -> None:
        """Create the constraints and indexes that the ontology asks for; safe to repeat."""

    def snapshot(self) -> str:
        """A token that changes whenever the graph's content was written to."""

    def close(self) -> None:
        """Release the store; repeating it does nothing."""

"""Upserts of a write transaction, the same Cypher on every store."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cypher.store import statements
from cypher.store.protocol import Result
from ontology.errors import QueryError

Run = Callable[[str, Mapping[str, Any]], Result]

_ROWS_AT_ONCE = 5_000


class CypherBatch:
    """A Batch over a function that runs one statement inside the transaction."""

    def __init__(self, run: Run, *, hints: bool) -> None:
        """`hints` says whether the store knows USING INDEX and options of its planner."""
        self._run = run
        self._hints = hints
        self._planned_once = statements.PLANNED_ONCE if hints else ""

    def upsert_nodes(self, label: str, rows: Sequence[Mapping[str, Any]]) -> None:
        statement = self._planned_once + statements.upsert_nodes(label)
        for part in _parts(statements.node_rows(label, rows)):
            self._run(statement, {"rows": part})

    def upsert_relations(
        self, type: str, source: str, target: str, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        drop = statements.drop_moved_relations(type, hint=self._hints)
        upsert = statements.upsert_relations(type, source, target)
        for part in _parts(statements.relation_rows(type, rows)):
            self._run(drop, {"rows": part})
            self._write_relations(upsert, type, source, target, part)

    def insert_relations(
        self, type: str, source: str, target: str, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        insert = self._planned_once + statements.insert_relations(type, source, target)
        for part in _parts(statements.relation_rows(type, rows)):
            self._write_relations(insert, type, source, target, part)

    def _write_relations(
        self, statement: str, type: str, source: str, target: str, part: list[dict[str, Any]]
    ) -> None:
        kept = self._run(statement, {"rows": part}).rows[0][0]
        if kept != len(part):
            missing = self._run(statements.relations_without_ends(source, target), {"rows": part})
            raise QueryError(statements.missing_end(type, source, target, missing.records()))

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Result:
        return self._run(query, parameters or {})


def _parts(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [rows[start : start + _ROWS_AT_ONCE] for start in range(0, len(rows), _ROWS_AT_ONCE)]

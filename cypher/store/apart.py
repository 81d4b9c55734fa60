"""Raw queries of an embedded store in processes of their own.

The engine looks at its deadline between rows, not inside of an expression, and a string doubled forty times
takes all memory there is: within the service, one line of Cypher would stop it for everybody.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cypher.store.protocol import Result, Store
from cypher.store.weight import Scale
from cypher.workers import Answer, Workers

OpenReader = Callable[[Path], Store]

_DEFAULT_SECONDS = 30.0


class Apart:
    """Readers of one graph file in other processes."""

    def __init__(self, path: Path, open_reader: OpenReader) -> None:
        """`open_reader` opens the store in the other process, so it must be importable there."""
        self._workers = Workers(_start, path, open_reader)

    def read(
        self, query: str, parameters: Mapping[str, Any] | None, timeout: float | None, limit: int | None
    ) -> Result:
        """Raises what `Store.read` does; QueryTimeout also while two other queries take all the time."""
        seconds = _DEFAULT_SECONDS if timeout is None else timeout
        result = self._workers.ask((query, dict(parameters or {}), limit), seconds)
        assert isinstance(result, Result)
        return result

    def close(self) -> None:
        self._workers.close()


def _start(path: Path, open_reader: OpenReader) -> Answer:
    store = open_reader(path)

    def answer(request: Any, seconds: float) -> Result:
        query, parameters, limit = request
        result = store.read(query, parameters, timeout=seconds, limit=limit)
        Scale().weigh(result.rows)
        return result

    return answer

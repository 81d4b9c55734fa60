"""How much a result may hold: the limit of rows says nothing of a row with a list of a million."""

from collections.abc import Iterable, Mapping
from typing import Any

from ontology.errors import QueryError

MOST_WEIGHT = 20_000_000
"""Values and characters in all rows together; some hundred megabytes at most."""


class Scale:
    """Weighs values one after the other. Raises QueryError when they are too much together."""

    def __init__(self) -> None:
        self._left = MOST_WEIGHT

    def weigh(self, value: Any) -> None:
        self._left -= 1
        if isinstance(value, str | bytes):
            self._left -= len(value)
        elif isinstance(value, Mapping):
            self._each(value.values())
        elif isinstance(value, list | tuple):
            self._each(value)
        if self._left < 0:
            raise QueryError("the result is too large: return fewer rows or shorter values")

    def _each(self, values: Iterable[Any]) -> None:
        for value in values:
            self.weigh(value)

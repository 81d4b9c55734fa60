"""How much of a result a model is given; what is left out is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

LONGEST_TEXT = 600
"""Characters of one text."""
MOST_ITEMS = 20
"""Items of a list within an item of a result."""
MOST_CHARACTERS = 40_000
"""Characters of all rows of a table."""


@dataclass(slots=True)
class Cuts:
    """Collects what was left out while a result is made."""

    told: list[str] = field(default_factory=list)
    _texts: int = 0

    def first(self, items: Sequence[T], most: int, what: str, *, total: int | None = None) -> list[T]:
        """The first items; `total` is their number where the sequence does not hold them all."""
        shown = list(items[:most])
        count = len(items) if total is None else total
        if count > len(shown):
            self.told.append(f"{what}: {len(shown)} of {count}")
        return shown

    def short(self, value: Any) -> Any:
        """The value with its texts and lists cut to what is given of one."""
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            self._texts += 1
            return value[: LONGEST_TEXT - 1] + "…"
        if isinstance(value, dict):
            return {key: self.short(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            items = [self.short(item) for item in value[:MOST_ITEMS]]
            return items if len(value) <= MOST_ITEMS else [*items, f"… and {len(value) - MOST_ITEMS} more"]
        return value

    def note(self) -> str | None:
        """One line for the model, None if nothing was left out."""
        texts = [f"{self._texts} texts end in …"] if self._texts else []
        return "; ".join([*self.told, *texts]) or None

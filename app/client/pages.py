"""Where a reader of a list that comes in pages stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

DEFAULT_URL = "http://127.0.0.1:8000"
PAGE_SIZE = 200

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Page(Protocol[T_co]):
    """What every page has."""

    @property
    def items(self) -> Sequence[T_co]: ...

    @property
    def total(self) -> int: ...


@dataclass(slots=True)
class Paging:
    """The next page to ask for; `limit` is how many items are wanted in all, None for all there are."""

    limit: int | None
    offset: int = 0
    more: bool = True

    def __post_init__(self) -> None:
        self.more = self.limit is None or self.limit > 0

    @property
    def size(self) -> int:
        """Items of the next page."""
        return PAGE_SIZE if self.limit is None else min(PAGE_SIZE, self.limit - self.offset)

    def take(self, page: Page[T]) -> Sequence[T]:
        """The items of a page that came, and on to the next."""
        self.offset += len(page.items)
        wanted = page.total if self.limit is None else min(self.limit, page.total)
        self.more = bool(page.items) and self.offset < wanted
        return page.items

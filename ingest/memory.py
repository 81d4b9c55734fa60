"""How the garbage collector runs while documents are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Reading makes some hundred thousand small records that live to the end and hold no cycles. At the
# usual threshold (700) the collector walks all of them again and again, a fifth of the whole time.
OBJECTS_BETWEEN_COLLECTIONS = 200_000


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect seldom within the block."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

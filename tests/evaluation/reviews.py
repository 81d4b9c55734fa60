"""What reviewers decided about the facts of a graph, beside the figures of annotated documents."""

from collections.abc import Iterator

from cypher.reviews import reviewed_facts
from cypher.store import open_store


def review_report(url: str) -> Iterator[str]:
    """Facts judged by people: how many were right, and what the machine's scores had promised."""
    store = open_store(url, read_only=True)
    try:
        told = reviewed_facts(store)
    finally:
        store.close()
    yield f"\nfacts of {store.url} that people judged"
    for facts in told:
        yield (
            f"  {facts.relation:<16} {facts.precision:.2f} right of {facts.judged}, {facts.corrected} corrected; "
            f"mean score {facts.score:.2f}, until {facts.to}"
        )
    if not told:
        yield "  none yet"

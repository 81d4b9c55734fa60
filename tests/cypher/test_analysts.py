"""What analysts honestly send runs on Neo4j, and on the embedded store but for the table of differences."""

import pytest
from analysts import NAMED, QUERIES
from test_dialect import differences, in_order

from cypher.store import Result, Store
from ontology.errors import QueryError


def ask(store: Store, query: str) -> Result:
    return store.read(query, NAMED, timeout=60, limit=1_000, raw=True)


@pytest.mark.parametrize(("query", "difference"), QUERIES)
def test_it_runs_on_both_and_gives_the_same(
    query: str, difference: str | None, sample_graph: Store, samples_on_neo4j: Store
) -> None:
    found = ask(samples_on_neo4j, query)
    assert found.rows
    if difference is None:
        embedded = ask(sample_graph, query)
        assert embedded.columns == found.columns
        assert in_order(query, embedded) == in_order(query, found)
    else:
        assert difference in {row.what for row in differences()}
        with pytest.raises(QueryError):
            ask(sample_graph, query)


@pytest.mark.parametrize("query", [query for query, difference in QUERIES if difference is None])
def test_its_plan_is_told_by_both(query: str, sample_graph: Store, samples_on_neo4j: Store) -> None:
    for store in (sample_graph, samples_on_neo4j):
        steps = store.explain(query, NAMED)
        assert all(step.operator and step.depth >= 0 for step in steps)
        assert steps


def test_there_are_enough_of_them() -> None:
    assert len({query for query, _ in QUERIES}) == len(QUERIES) >= 40
    assert sum(difference is not None for _, difference in QUERIES) < 10

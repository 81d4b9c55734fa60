"""Queries that would take all time or memory there is, as users send them, on both stores over the samples."""

import os
import resource
import threading
from pathlib import Path

import pytest
from queries import HOGS, PARAMETERS_LIKE_CYPHER

from cypher.loops import limit_lists
from cypher.store import Result, Store
from ontology.errors import QueryError

# Far beyond the limits given, far below what the queries would take.
_STUCK_SECONDS = 120
_MOST_MEMORY = 1 << 30


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def served(request: pytest.FixtureRequest) -> Store:
    """A store that holds the samples, opened to read where it is the embedded one."""
    fixture = "sample_graph" if request.param == "embedded" else "samples_on_neo4j"
    store: Store = request.getfixturevalue(fixture)
    return store


def answer_of(store: Store, query: str) -> Result | QueryError:
    """What a raw read ends in; a read that hangs fails the test."""
    ended: list[Result | QueryError] = []

    def read() -> None:
        try:
            ended.append(store.read(query, {"many": 10**10}, timeout=0.5, limit=100, raw=True))
        except QueryError as error:
            ended.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(_STUCK_SECONDS)
    assert ended, "nothing has ended it"
    return ended[0]


@pytest.mark.parametrize("name", HOGS)
def test_a_hog_ends_and_the_next_is_answered(served: Store, name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ended = answer_of(served, HOGS[name])
    assert isinstance(ended, QueryError) or len(ended.rows) <= 100
    if isinstance(ended, QueryError):
        assert len(str(ended).splitlines()) == 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < _MOST_MEMORY
    goal = served.read("MATCH (g:Goal {number: 6}) RETURN g.id", timeout=60)
    assert goal.rows == (("goal-6",),)


def test_no_more_processes_stay_than_there_are_places(sample_graph: Store) -> None:
    for name in ("a text doubled", "lists within lists", "a text doubled"):
        answer_of(sample_graph, HOGS[name])
    answered = sample_graph.read("RETURN 1 AS x", timeout=60, raw=True)
    assert answered.rows == ((1,),)
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    assert len(children.read_text().split()) <= 8


@pytest.mark.parametrize("value", PARAMETERS_LIKE_CYPHER, ids=repr)
def test_a_parameter_that_looks_like_cypher_is_a_value(served: Store, value: object) -> None:
    count = "MATCH (n) RETURN count(n)"
    before = served.read(count).rows
    assert served.read("RETURN $p AS p", {"p": value}, raw=True).rows == ((value,),)
    found = served.read("MATCH (n) WHERE n.name = $p RETURN n", {"p": value}, raw=True)
    assert found.rows == ()
    assert served.read(count).rows == before


def test_lists_that_are_not_too_long_stay_as_they_are(served: Store) -> None:
    """The limits that are written into a query change nothing of what it gives."""
    for query in (
        "RETURN reduce(s = 0, x IN range(1, 100000) | s + x) AS x",
        "RETURN [x IN range(0, 3) | [y IN range(x, 3) WHERE any(z IN [1, 2] WHERE z = y) | y]] AS x",
        "MATCH (g:Goal) WHERE g.number IN range(1, 3) RETURN collect(g.number)[0..2] AS x",
        "UNWIND range(1, 3) AS x RETURN collect([y IN range(1, x) | y * x]) AS x",
        "RETURN size(range(1, 9)) + head(range(4, 9)) AS x, [r IN [range(1, 2)] | r[0]] AS y",
    ):
        assert served.read(query, raw=True, timeout=60) == served.read(query, timeout=60)


def test_only_lists_that_can_be_long_are_limited() -> None:
    plain = (
        "MATCH (n) WHERE n.name IN $names RETURN [x IN n.names WHERE x <> '' | x] AS x, 'range(1, 9)' AS y"
    )
    assert limit_lists(plain) == plain
    assert limit_lists("UNWIND range(1, 9) AS x RETURN x") == "UNWIND range(1, 9) AS x RETURN x"
    assert limit_lists("RETURN range(1, 9) AS x") != "RETURN range(1, 9) AS x"

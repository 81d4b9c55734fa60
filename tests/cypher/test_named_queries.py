"""Every named query on both stores over the samples: the same rows in the same order, and what its header says."""

from collections.abc import Iterator
from itertools import zip_longest

import pytest

from cypher.guard import check_read
from cypher.named import OTHER_COLUMNS, NamedQuery, load_queries
from cypher.networks import FUNCTIONS
from cypher.run_named import NamedResult, run_named
from cypher.store import Store, open_store
from ingest.load import load, prepare
from ingest.model import Extraction

QUERIES = load_queries()
# The samples hold nothing of the kind; `planted` does.
NOT_IN_SAMPLES = {"limiting-measures", "value-conflicts"}


@pytest.fixture(params=QUERIES.values(), ids=QUERIES.keys())
def query(request: pytest.FixtureRequest) -> NamedQuery:
    return request.param


def run(query: NamedQuery, store: Store) -> NamedResult:
    return run_named(query, query.example, store, limit=10_000, timeout=60)


def test_both_stores_give_the_same_rows_in_the_same_order(
    query: NamedQuery, sample_graph: Store, samples_on_neo4j: Store
) -> None:
    embedded, neo4j = run(query, sample_graph), run(query, samples_on_neo4j)
    assert embedded.parameters == neo4j.parameters
    assert embedded.result.columns == neo4j.result.columns
    for pair in zip_longest(embedded.result.rows, neo4j.result.rows):
        assert pair[0] == pair[1]
    assert not embedded.bounded


def test_its_example_gives_rows_over_the_samples(query: NamedQuery, sample_graph: Store) -> None:
    assert bool(run(query, sample_graph).result.rows) == (query.name not in NOT_IN_SAMPLES)


def test_its_columns_are_those_of_the_header(query: NamedQuery, sample_graph: Store) -> None:
    told = [column.name for column in query.columns]
    found = list(run(query, sample_graph).result.columns)
    if told[-1] == OTHER_COLUMNS:
        assert found[: len(told) - 1] == told[:-1]
        assert len(found) > len(told)
    else:
        assert found == told


def test_its_rows_have_an_order_of_their_own(query: NamedQuery) -> None:
    """The last line of the text is its order, so that both stores can agree on it."""
    assert query.text.splitlines()[-1].startswith("ORDER BY ")
    check_read(query.text)


def test_its_parameters_stand_in_the_text_and_no_others(query: NamedQuery, sample_graph: Store) -> None:
    for parameter in query.parameters:
        assert f"${parameter.name}" in query.text
    assert query.text.count("$") >= len(query.parameters)
    assert set(query.example) <= {p.name for p in query.parameters}


def test_it_is_told_in_both_languages(query: NamedQuery) -> None:
    for words in (query.title, *(p.about for p in query.parameters), *(c.about for c in query.columns)):
        assert any("\u3400" <= c <= "\u9fff" for c in words.zh)
        assert words.en.isascii()


def test_there_are_enough_and_each_function_is_used() -> None:
    assert len(QUERIES) >= 35
    assert {q.after.function for q in QUERIES.values() if q.after} == set(FUNCTIONS)


def test_without_what_is_optional_it_still_runs(query: NamedQuery, sample_graph: Store) -> None:
    needed = {p.name: query.example[p.name] for p in query.parameters if p.required}
    limited = run_named(query, needed, sample_graph, limit=3, timeout=60).result
    whole = run_named(query, needed, sample_graph, limit=10_000, timeout=60).result
    assert limited.rows == whole.rows[:3]
    assert limited.truncated == (len(whole.rows) > 3)


def test_a_ledger_has_base_and_target_of_the_main_indicators(sample_graph: Store) -> None:
    rows = run(QUERIES["indicator-ledger"], sample_graph).result.records()
    air = next(r for r in rows if r["indicator"] == "PM2.5年均浓度")
    assert (air["base"], air["base_year"], air["op"], air["target"], air["target_year"]) == (
        "16.8",
        2025,
        "<=",
        "15",
        2030,
    )
    assert (air["unit"], air["binding"]) == ("微克/立方米", "binding")
    assert 11 in air["goals"]


def matrix(store: Store, **given: str) -> list[dict[str, object]]:
    return run_named(QUERIES["sdg-district-matrix"], given, store, limit=100).result.records()


def test_a_cell_of_the_matrix_counts_what_the_single_query_lists(sample_graph: Store) -> None:
    rows = matrix(sample_graph)
    assert [row["goal"] for row in rows] == list(range(1, 18))
    given = {"goal": 6, "district": "宝安区"}
    single = run_named(QUERIES["measures-by-goal"], given, sample_graph, limit=100).result
    assert rows[5]["宝安区"] == len({row[0] for row in single.rows}) > 1
    city = run_named(QUERIES["city-wide-measures"], {"goal": 6}, sample_graph, limit=100).result
    assert rows[5]["city-wide"] == len({row[0] for row in city.rows}) > 1


def test_the_matrix_tells_none_found_from_not_covered(sample_graph: Store) -> None:
    """A document that does not name a district leaves its column empty."""
    practices = matrix(sample_graph, document="shenzhen-47-practices.txt")
    columns = [column for column in practices[0] if column.endswith("区")]
    values = {column: {row[column] for row in practices} for column in columns}
    assert {None} in values.values()
    assert all(None not in cells or cells == {None} for cells in values.values())
    assert any(0 in cells for cells in values.values())


@pytest.fixture(scope="module")
def planted(
    samples_on_neo4j: Store,
    sample_extractions: tuple[Extraction, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Store, Store]]:
    """The samples on both stores, and in them a conflict of values, a limit, who is responsible, a successor."""
    embedded = open_store(f"embedded://{tmp_path_factory.mktemp('planted') / 'graph.kgl'}")
    prepare(embedded)
    for extraction in sample_extractions:
        load(embedded, extraction)
    for store in (embedded, samples_on_neo4j):
        _plant(store)
    yield embedded, samples_on_neo4j
    embedded.close()


def _plant(store: Store) -> None:
    air = "MATCH (i:Indicator {name: 'PM2.5年均浓度'}) RETURN i.id"
    observed = "MATCH (o:Observation) WHERE o.value = '16.8' RETURN o ORDER BY o.start LIMIT 1"
    indicator, observation = store.read(air).rows[0][0], dict(store.read(observed).rows[0][0])
    other = "MATCH (p:Passage) WHERE p.document <> $d RETURN p.id, p.document ORDER BY p.id LIMIT 1"
    passage, document = store.read(other, {"d": observation["document"]}).rows[0]
    observation.pop("_labels")
    told = {"id": "observation-x", "value": "17", "number": 17.0, "passage": passage, "document": document}
    named = "MATCH (n:Project) RETURN n.id, n.name ORDER BY n.id LIMIT 2"
    (older, _), (newer, _) = store.read(named).rows
    evidence = {"passage": passage, "document": document, "score": 0.7}
    with store.write() as batch:
        batch.upsert_nodes("Observation", [{**observation, **told}])
        batch.upsert_nodes("Agency", [{"id": "organization-x", "name": "水务局", "names": ["水务局"]}])
        for type, source, target, ends in (
            ("OBSERVES", "Observation", "Indicator", ("observation-x", indicator)),
            ("STATED_IN", "Project", "Passage", (newer, passage)),
            ("SUPPORTS", "Project", "Goal", (newer, "goal-13")),
            ("RESPONSIBLE_FOR", "Agency", "Project", ("organization-x", newer)),
            ("SUCCEEDS", "Project", "Project", (newer, older)),
        ):
            row = {"id": f"{type}-x", "source": ends[0], "target": ends[1], **evidence}
            more = {"polarity": "limits", "cue": "停止"} if type == "SUPPORTS" else {}
            batch.upsert_relations(type, source, target, [{**row, **more}])


@pytest.mark.parametrize("name", sorted(NOT_IN_SAMPLES))
def test_what_the_samples_lack_is_found_where_it_is(name: str, planted: tuple[Store, Store]) -> None:
    embedded, neo4j = (run(QUERIES[name], store).result for store in planted)
    assert embedded == neo4j
    assert embedded.rows


def test_who_is_responsible_comes_before_who_is_named(planted: tuple[Store, Store]) -> None:
    with_responsible = []
    for store in planted:
        with store.write() as batch:
            batch.run("MATCH (:Project)-[s:SUPPORTS {id: 'SUPPORTS-x'}]->() SET s.polarity = 'supports'")
        rows = run_named(QUERIES["agencies-by-goal"], {"goal": 13}, store, limit=100).result.records()
        with_responsible.append(rows)
    assert with_responsible[0] == with_responsible[1]
    first = with_responsible[0][0]
    assert (first["name"], first["type"], first["basis"]) == ("水务局", "Agency", "responsible")


def test_lineage_names_what_came_before(planted: tuple[Store, Store]) -> None:
    newer = "MATCH (n:Project)-[:SUCCEEDS]->(m) RETURN n.id, m.name"
    for store in planted:
        id, before = store.read(newer).rows[0]
        rows = run_named(QUERIES["project-lineage"], {"project": id}, store, limit=10).result.records()
        assert rows[0]["before"] == [before]

"""Reviews: their effect, and that they hold whatever is read again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import forget, load, prepare
from ingest.read import read_bytes
from ingest.review.decide import Decided, review_fact, undo_review
from ingest.review.split import merge_id
from ontology.errors import ReviewError

PLAN = """\
深圳市水务规划（2026—2030年）

第一章 供水
在宝安区新建甲山水质净化厂一期工程，治理黑臭水体，污水集中处理率达到98%。
新建甲山水质净化厂二期工程。
到2030年，全市再生水利用率达到80%。
"""
LONGER = PLAN + "推进海绵城市建设，建设甲山水质净化厂三期工程。\n"
OTHER = "深圳市水务方案\n\n第一章 供水\n建成甲山水质净化厂一期工程。\n"


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "neo4j":
        url = request.getfixturevalue("empty_neo4j_url")
    else:
        url = f"embedded://{tmp_path / 'graph.kgl'}"
    opened = open_store(url)
    prepare(opened)
    ingest(opened, PLAN)
    yield opened
    opened.close()


def ingest(store: Store, text: str, name: str = "a.txt") -> None:
    for extraction in resolve_readings([read_document(read_bytes(name, text.encode()))]):
        load(store, extraction)


def content(store: Store) -> tuple[list[Any], list[Any]]:
    nodes = store.read("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS p ORDER BY n.id").rows
    relations = store.read(
        "MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY r.id, a.id, b.id"
    ).rows
    return list(nodes), list(relations)


def fact(store: Store, type: str, source: str, target: str) -> str:
    """The id of one fact between a thing of a label, by a word of its name, and an id."""
    label, _, word = source.partition(" ")
    found = store.read(
        f"MATCH (a:{label})-[r:{type}]->(b) WHERE b.id = $target AND a.name CONTAINS $word RETURN r.id ORDER BY r.id",
        {"target": target, "word": word},
    )
    return str(found.rows[0][0])


def value(store: Store, number: str) -> str:
    return str(store.read("MATCH (o:Observation) WHERE o.value = $v RETURN o.id", {"v": number}).rows[0][0])


def goals(store: Store, word: str) -> set[str]:
    query = "MATCH (n:Measure)-[:SUPPORTS]->(g) WHERE n.name CONTAINS $word RETURN g.id"
    return {id for (id,) in store.read(query, {"word": word}).rows}


def decide(store: Store, fact: str, decision: str, **correction: Any) -> None:
    review_fact(store, Decided(fact, decision, "王工", correction=correction or None))  # type: ignore[arg-type]


def test_a_rejected_fact_is_gone_with_what_hangs_on_it(store: Store) -> None:
    assert {"goal-6", "target-6.3"} <= goals(store, "黑臭")
    decide(store, fact(store, "SUPPORTS", "Measure 黑臭", "goal-6"), "reject")
    assert not goals(store, "黑臭") & {"goal-6", "target-6.3"}
    listed = store.read("MATCH (p:Passage) WHERE p.text CONTAINS '黑臭' RETURN p.goals").rows[0][0]
    assert 6 not in (listed or ())


@pytest.mark.parametrize("decision", ["accept", "reject", "correct"])
def test_undoing_restores_what_the_machine_found(store: Store, decision: str) -> None:
    before = content(store)
    link = fact(store, "SUPPORTS", "Measure 黑臭", "goal-6")
    place = fact(store, "LOCATED_IN", "Measure 黑臭", "district-440306")
    decide(store, link, decision, **({"target": "goal-14"} if decision == "correct" else {}))
    decide(store, value(store, "80"), decision, **({"value": "85"} if decision == "correct" else {}))
    decide(store, place, "reject")
    assert content(store) != before
    for id in (place, link):
        undo_review(store, id)
    review = store.read("MATCH (r:Review) RETURN r.fact").rows
    undo_review(store, review[0][0])
    assert content(store) == before


def test_a_correction_stands_with_who_made_it(store: Store) -> None:
    link = fact(store, "SUPPORTS", "Measure 黑臭", "goal-6")
    decide(store, link, "correct", target="goal-14")
    found = store.read(
        "MATCH (:Measure)-[r:SUPPORTS]->(g:Goal) WHERE r.id = $id "
        "RETURN g.id, r.review, r.reviewer, r.score, r.decided_on",
        {"id": link},
    ).rows
    assert found[0][:4] == ("goal-14", "correct", "王工", 1.0)
    assert len(found[0][4]) == len("2026-01-01")
    assert "goal-6" not in goals(store, "黑臭")


def test_a_corrected_value_is_the_value_that_is_asked_for(store: Store) -> None:
    id = value(store, "80")
    decide(store, id, "correct", value="85", year=2029, op=">=")
    row = store.read(
        "MATCH (o:Observation)-[:OBSERVES]->(i:Indicator) WHERE o.id = $id "
        "RETURN o.value, o.number, o.year, o.op, o.name, o.review, i.name",
        {"id": id},
    ).rows[0]
    assert row == ("85", 85.0, 2029, ">=", "再生水利用率 85%", "correct", row[6])


def test_an_accepted_fact_keeps_the_score_of_the_machine(store: Store) -> None:
    link = fact(store, "SUPPORTS", "Project 二期", "goal-6")
    query = "MATCH ()-[r:SUPPORTS]->() WHERE r.id = $id RETURN r.score, r.review"
    score = store.read(query, {"id": link}).rows[0][0]
    decide(store, link, "accept")
    assert store.read(query, {"id": link}).rows == ((score, "accept"),)


def reviewed(store: Store) -> None:
    """A decision of each kind, about relations, values and what the graph itself tells."""
    decide(store, fact(store, "SUPPORTS", "Measure 黑臭", "goal-6"), "reject")
    decide(store, fact(store, "SUPPORTS", "Project 二期", "goal-6"), "correct", target="goal-14")
    decide(store, fact(store, "LOCATED_IN", "Measure 黑臭", "district-440306"), "reject")
    decide(store, value(store, "80"), "correct", value="85")
    decide(store, value(store, "98"), "reject")
    first = store.read("MATCH (n:Project) WHERE n.name CONTAINS '一期' RETURN n.id").rows[0][0]
    decide(store, fact(store, "SUCCEEDS", "Project 二期", first), "reject")


def test_reviews_survive_the_same_file_and_forgetting_it(store: Store) -> None:
    reviewed(store)
    before = content(store)
    ingest(store, PLAN)
    assert content(store) == before
    forget(store, "a.txt")
    ingest(store, PLAN)
    assert content(store) == before


def test_reviews_survive_a_corrected_file(store: Store) -> None:
    reviewed(store)
    ingest(store, LONGER)
    assert "goal-6" not in goals(store, "黑臭")
    assert store.read("MATCH (o:Observation) RETURN o.value").rows == (("85",),)
    succeeds = store.read("MATCH (a)-[:SUCCEEDS]->(b) RETURN a.name, b.name").rows
    assert [pair[0] for pair in succeeds] == ["甲山水质净化厂三期工程"]
    for (id,) in store.read("MATCH (r:Review) RETURN r.fact ORDER BY r.id").rows:
        undo_review(store, id)
    undone = content(store)
    forget(store, "a.txt")
    ingest(store, LONGER)
    assert content(store) == undone


def test_what_the_documents_no_longer_say_is_not_restored(store: Store) -> None:
    id = value(store, "80")
    decide(store, id, "reject")
    ingest(store, PLAN.replace("到2030年，全市再生水利用率达到80%。\n", ""))
    undo_review(store, id)
    assert store.read("MATCH (o:Observation) WHERE o.value = '80' RETURN o.id").rows == ()


def test_a_correction_to_a_district_holds_without_other_documents(store: Store) -> None:
    ingest(store, "深圳市方案\n\n第一章 环境\n在福田区建设乙湖公园。\n", "b.txt")
    place = fact(store, "LOCATED_IN", "Measure 黑臭", "district-440306")
    decide(store, place, "correct", target="district-440304")
    forget(store, "b.txt")
    ingest(store, PLAN)
    forget(store, "a.txt")
    ingest(store, PLAN)
    found = store.read("MATCH ()-[r:LOCATED_IN]->(d) WHERE r.id = $id RETURN d.name", {"id": place}).rows
    assert found == (("福田区",),)


def test_a_new_decision_takes_the_place_of_the_old(store: Store) -> None:
    link = fact(store, "SUPPORTS", "Measure 黑臭", "goal-6")
    before = content(store)
    decide(store, link, "reject")
    decide(store, link, "accept")
    assert "goal-6" in goals(store, "黑臭")
    assert store.read("MATCH (r:Review) RETURN count(r)").rows == ((1,),)
    undo_review(store, link)
    assert content(store) == before


@pytest.mark.parametrize(
    ("decision", "correction", "reason"),
    [
        ("approve", {}, "no decision"),
        ("correct", {}, "what to change"),
        ("reject", {"target": "goal-1"}, "what to change"),
        ("correct", {"target": "goal-99"}, "nothing in the graph"),
        ("correct", {"target": "district-440306"}, "does not lead to"),
        ("correct", {"value": "3"}, "cannot be corrected here"),
        ("correct", {"polarity": "good"}, "neither"),
        ("correct", {"target": "goal-6"}, "says already"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    store: Store, decision: str, correction: dict[str, Any], reason: str
) -> None:
    link = fact(store, "SUPPORTS", "Measure 黑臭", "goal-6")
    before = content(store)
    with pytest.raises(ReviewError, match=reason):
        decide(store, link, decision, **correction)
    assert content(store) == before


@pytest.mark.parametrize(
    "id", ["", "x", "supports-", "in-123", "observation-0", "mentions-1", "supports-\u202e'"]
)
def test_an_unknown_fact_is_told(store: Store, id: str) -> None:
    with pytest.raises(ReviewError, match="has the id"):
        decide(store, id, "accept")
    with pytest.raises(ReviewError, match="no review"):
        undo_review(store, id)


def test_another_document_keeps_what_it_says_itself(store: Store) -> None:
    ingest(store, OTHER, "b.txt")
    query = (
        "MATCH (n:Project)-[r:SUPPORTS]->(g:Goal) WHERE n.name CONTAINS '一期' AND g.id = 'goal-6' "
        "RETURN r.id, r.document ORDER BY r.id"
    )
    links = store.read(query).rows
    assert len({document for _, document in links}) == 2
    decide(store, links[0][0], "reject")
    assert store.read(query).rows == links[1:]


PHASES = """\
深圳市算力规划（2026—2030年）

第一章 算力
建成甲山云脑二期工程。
在宝安区新建甲山云脑三期工程，提升算力。
到2030年，全社会研发投入强度达到6%。
"""
WORDINGS = """\
深圳市算力方案

第一章 算力
推动甲山云脑III项目建设，服务科技创新。
2025年，研发经费投入强度为5.5%。
"""


def merged(store: Store, name: str) -> str:
    """The id of the fact that this wording means the thing it was taken for."""
    found = store.read(
        "MATCH (n) WHERE n.names IS NOT NULL AND $name IN n.names RETURN n.id ORDER BY n.id", {"name": name}
    ).rows
    return merge_id(found[0][0], name)


@pytest.mark.parametrize("name", ["甲山云脑III项目", "研发经费投入强度"])
def test_a_split_makes_the_wording_a_thing_of_its_own_and_survives(store: Store, name: str) -> None:
    ingest(store, PHASES, "b.txt")
    ingest(store, WORDINGS, "c.txt")
    together = content(store)
    fact = merged(store, name)
    decide(store, fact, "reject")
    things = store.read("MATCH (n) WHERE $name IN n.names RETURN n.names", {"name": name}).rows
    assert things == (([name],),)
    split = content(store)
    assert split != together
    for text, file in ((WORDINGS, "c.txt"), (PHASES, "b.txt")):
        ingest(store, text, file)
        assert content(store) == split
    forget(store, "c.txt")
    ingest(store, WORDINGS, "c.txt")
    assert content(store) == split
    undo_review(store, fact)
    assert content(store) == together


def test_the_only_name_of_a_thing_is_no_merge(store: Store) -> None:
    ingest(store, PHASES, "b.txt")
    with pytest.raises(ReviewError, match="only name"):
        decide(store, merged(store, "甲山云脑二期工程"), "reject")

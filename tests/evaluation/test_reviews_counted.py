"""Reviews are counted in the evaluation, by type of fact."""

from pathlib import Path

from reviews import review_report

from cypher.store import open_store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.read import read_bytes
from ingest.review.decide import Decided, review_fact

PLAN = "深圳市水务规划\n\n第一章 治水\n治理黑臭水体，完善污水管网。\n到2030年，全市再生水利用率达到80%。\n"


def test_judged_facts_are_counted_by_type(tmp_path: Path) -> None:
    url = f"embedded://{tmp_path / 'graph.kgl'}"
    store = open_store(url)
    prepare(store)
    for extraction in resolve_readings([read_document(read_bytes("a.txt", PLAN.encode()))]):
        load(store, extraction)
    store.close()
    assert list(review_report(url))[1:] == ["  none yet"]
    store = open_store(url)
    links = store.read("MATCH (:Measure)-[r:SUPPORTS]->(:Goal) RETURN r.id ORDER BY r.score DESC").rows
    [(value,)] = store.read("MATCH (o:Observation) RETURN o.id").rows
    review_fact(store, Decided(links[0][0], "accept", "王工"))
    review_fact(store, Decided(value, "correct", "王工", correction={"value": "85"}))
    store.close()
    _, values, goals = review_report(url)
    assert "Observation      0.00 right of 1, 1 corrected" in values
    assert "SUPPORTS         1.00 right of 1, 0 corrected" in goals

"""The quality that the service tells: what was recorded, and what reviewers decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_app
from app.settings import Settings
from cypher.store import Store, open_store
from ingest.extract import read_document, resolve_readings
from ingest.figures import read_record
from ingest.load import load, prepare
from ingest.read import read_source
from ingest.review.decide import Decided, review_fact
from ingest.samples import sample_files


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph of one sample, which tests may write to."""
    opened = open_store(f"embedded://{tmp_path_factory.mktemp('quality')}/graph.kgl")
    prepare(opened)
    smallest = min(sample_files(), key=lambda file: file.stat().st_size)
    for extraction in resolve_readings([read_document(read_source(smallest))]):
        load(opened, extraction)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), store)) as opened:
        yield opened


def test_the_recorded_figures_are_served(client: TestClient) -> None:
    served = client.get("/api/quality").json()
    recorded = read_record()["sets"]
    assert [s["name"] for s in served["sets"]] == list(recorded)
    for held in served["sets"]:
        own = recorded[held["name"]]
        assert held["date"] == own["date"]
        goals = next(f for f in held["figures"] if f["facts"] == "goals, micro F1")
        assert {**own["figures"]["goals, micro F1"], "facts": "goals, micro F1"} == goals
        assert [g["facts"] for g in held["goals"]] == list(own["goals"])
    whole = next(s for s in served["sets"] if s["name"] == "own")
    assert {"Project", "Place", "Organization"} <= {f["facts"] for f in whole["entities"]}


def test_scores_stand_beside_the_share_that_is_right(client: TestClient) -> None:
    whole = next(s for s in client.get("/api/quality").json()["sets"] if s["name"] == "own")
    tables = {table["facts"]: table["bands"] for table in whole["reliability"]}
    assert {"goals", "kinds", "districts", "names"} <= set(tables)
    for bands in tables.values():
        assert all(b["low"] <= b["mean_score"] <= b["high"] and 0 <= b["right"] <= 1 for b in bands)
        assert [b["low"] for b in bands] == sorted(b["low"] for b in bands)


def test_decisions_of_reviewers_are_counted_by_type_of_fact(client: TestClient, store: Store) -> None:
    assert client.get("/api/quality").json()["reviews"] == []
    found = store.read("MATCH ()-[r:SUPPORTS]->(:Goal) RETURN r.id ORDER BY r.id LIMIT 3").rows
    for (fact,), decision in zip(found, ("accept", "accept", "reject"), strict=True):
        review_fact(store, Decided(fact, decision, "tester"))
    (told,) = client.get("/api/quality").json()["reviews"]
    assert (told["relation"], told["accepted"], told["rejected"], told["corrected"]) == ("SUPPORTS", 2, 1, 0)
    assert told["precision"] == pytest.approx(2 / 3, abs=0.001)


def test_figures_travel_with_the_package() -> None:
    import ingest

    assert (Path(ingest.__file__).parent / "figures.json").is_file()

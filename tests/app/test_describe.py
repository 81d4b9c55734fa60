"""What is known of one thing: a part of the export, whole but for what it says it left out."""

from collections.abc import Iterator

import pytest

from app.iri import fact_iri, iri_of
from app.rdf.describe import Cut, Describer, Description, describe_node
from app.rdf.export import rdf_lines
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.model import Extraction

BASE = "https://example.org/city"
CT = "https://w3id.org/chengtu/ontology#"


@pytest.fixture(scope="module")
def exported(sample_graph: Store) -> set[bytes]:
    lines = set(b"".join(rdf_lines(sample_graph, BASE, graphs=False)).split(b"\n"))
    assert len(lines) > 20_000
    return lines


def lines_of(description: Description | None) -> list[bytes]:
    assert description is not None
    return description.lines.rstrip(b"\n").split(b"\n")


def ids_of(store: Store) -> Iterator[str]:
    """An id of each label."""
    for row in store.read("MATCH (n) RETURN labels(n)[0] AS label, min(n.id) AS id ORDER BY label").rows:
        yield row[1]


def test_every_kind_of_node_is_described_by_what_the_export_has(
    sample_graph: Store, exported: set[bytes]
) -> None:
    ids = list(ids_of(sample_graph))
    assert len(ids) >= 15
    for id in ids:
        described = Describer(sample_graph, BASE).node(id)
        lines = lines_of(described)
        assert set(lines) <= exported
        assert len(set(lines)) == len(lines)
        about = f"<{iri_of(id, BASE)}>".encode()
        assert lines[0].startswith(about)
        if described is not None and not described.cuts:
            # All that has it as subject, and its relations from the other end.
            own = {x for x in exported if x.startswith(about + b" ")}
            own |= {x for x in exported if x.endswith(about + b" .") and f" <{CT}".encode() in x}
            assert own <= set(lines)


def test_neighbours_have_a_type_and_a_label(sample_graph: Store) -> None:
    text = describe_node(sample_graph, BASE, "goal-6")
    assert text is not None
    for line in text.decode().split("\n"):
        if f"<{CT}hasTarget>" in line and "<http://metadata.un.org/sdg/6>" in line.split(" ")[0]:
            target = line.split(" ")[2]
            assert f"{target} <http://www.w3.org/2000/01/rdf-schema#label>" in text.decode()
            assert f"{target} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{CT}Target>" in text.decode()
            break
    else:
        raise AssertionError("goal 6 has no target")


def test_what_is_left_out_is_told(sample_graph: Store) -> None:
    total = sample_graph.read("MATCH (:Goal {id: 'goal-9'})<-[r:SUPPORTS]-() RETURN count(r)").rows[0][0]
    described = Describer(sample_graph, BASE, most=3).node("goal-9")
    assert described is not None
    assert Cut(f"{CT}supports", "in", 3, total) in described.cuts
    statements = [x for x in lines_of(described) if b"ns#predicate> <" + f"{CT}supports>".encode() in x]
    assert len(statements) == 3
    whole = Describer(sample_graph, BASE, most=total).node("goal-9")
    assert whole is not None
    assert not [cut for cut in whole.cuts if cut.relation == f"{CT}supports"]


def test_every_type_of_fact_is_described(sample_graph: Store, exported: set[bytes]) -> None:
    rows = sample_graph.read("MATCH ()-[r]->() RETURN type(r) AS type, min(r.id) AS id ORDER BY type").rows
    assert len(rows) >= 10
    for _, id in rows:
        lines = lines_of(Describer(sample_graph, BASE).thing("fact", id))
        assert lines[0].startswith(f"<{fact_iri(id, BASE)}".encode())
        assert set(lines) <= exported


def test_a_fact_brings_the_words_it_rests_on(sample_graph: Store) -> None:
    id, passage = sample_graph.read("MATCH ()-[r:SUPPORTS]->() RETURN r.id, r.passage LIMIT 1").rows[0]
    described = Describer(sample_graph, BASE).fact(id)
    assert described is not None
    assert f"<{iri_of(passage, BASE)}> <{CT}passageText>".encode() in described.lines


def test_the_data_set_of_observations(sample_graph: Store, exported: set[bytes]) -> None:
    described = Describer(sample_graph, BASE, most=2).thing("dataset", "observations")
    lines = lines_of(described)
    assert set(lines) <= exported
    assert described is not None
    [cut] = described.cuts
    assert (cut.shown, cut.total) == (
        2,
        sample_graph.read("MATCH (n:Observation) RETURN count(n)").rows[0][0],
    )


def test_lines_of_a_document_can_stay_in_its_graph(sample_graph: Store) -> None:
    quads = set(b"".join(rdf_lines(sample_graph, BASE)).split(b"\n"))
    id = sample_graph.read("MATCH (n:Passage) RETURN min(n.id)").rows[0][0]
    lines = lines_of(Describer(sample_graph, BASE, graphs=True).node(id))
    assert set(lines) <= quads
    assert any(b"/id/graph/" in line for line in lines)


@pytest.mark.parametrize(
    ("type", "key"),
    [
        ("goal", "18"),
        ("project", "../../etc/passwd"),
        ("fact", "supports-none"),
        ("fact", "detach delete-x"),
        ("fact", ""),
        ("dataset", "others"),
        ("project", "<script>\n\u0000"),
        ("", ""),
    ],
)
def test_nothing_is_said_of_what_is_not_there(sample_graph: Store, type: str, key: str) -> None:
    assert Describer(sample_graph, BASE).thing(type, key) is None


def test_both_stores_say_the_same(
    empty_neo4j_url: str, sample_graph: Store, sample_extractions: tuple[Extraction, ...]
) -> None:
    store = open_store(empty_neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    for id in ids_of(sample_graph):
        assert lines_of(Describer(store, BASE).node(id)) == lines_of(Describer(sample_graph, BASE).node(id))
    facts = sample_graph.read("MATCH ()-[r]->() RETURN type(r) AS type, min(r.id) AS id").rows
    for _, id in facts:
        assert lines_of(Describer(store, BASE).fact(id)) == lines_of(Describer(sample_graph, BASE).fact(id))
    store.close()

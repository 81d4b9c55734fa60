"""RDF of the graph: what it says, in every format the same, and that nothing of the graph is lost."""

import io
import json
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat as Syntax
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.compare import isomorphic

from app.iri import fact_id, fact_iri, graph_iri, id_of, iri_of
from app.rdf.export import rdf_lines, write_rdf
from app.rdf.formats import FORMATS
from app.rdf.jsonld import context
from app.rdf.lines import Lines
from app.rdf.vocabulary import CT, OA, PROV
from cypher.dump import node_pages, relation_pages
from cypher.store.protocol import Store
from ontology.schema import load_schema

BASE = "https://example.org/city"


def export(store: Store, name: str, **options: object) -> bytes:
    file = io.BytesIO()
    write_rdf(store, BASE, FORMATS[name], file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def triples(data: bytes, syntax: Syntax) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in pyoxigraph.parse(data, format=syntax)}


@pytest.fixture(scope="module")
def ntriples(sample_graph: Store) -> bytes:
    return export(sample_graph, "ntriples")


@pytest.fixture(scope="module")
def graph(ntriples: bytes) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.bulk_load(ntriples, format=Syntax.N_TRIPLES)
    return store


def test_iris_are_made_of_ids_and_lead_back() -> None:
    assert iri_of("goal-6", BASE) == "http://metadata.un.org/sdg/6"
    assert iri_of("target-6.3", BASE + "/") == "http://metadata.un.org/sdg/6.3"
    assert iri_of("doc-0a1b", BASE) == f"{BASE}/id/document/0a1b"
    assert iri_of("place-shenzhen-oct", BASE) == f"{BASE}/id/place/shenzhen-oct"
    assert iri_of("place-前海 湾", BASE) == f"{BASE}/id/place/%E5%89%8D%E6%B5%B7%20%E6%B9%BE"
    assert id_of("document", "0a1b") == "doc-0a1b"
    assert id_of("place", "shenzhen-oct") == "place-shenzhen-oct"
    assert fact_id(fact_iri("located_in-1", BASE), BASE) == "located_in-1"
    assert fact_id(iri_of("goal-6", BASE), BASE) is None


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "ntriples"])
def test_every_format_says_the_same(sample_graph: Store, ntriples: bytes, name: str) -> None:
    assert triples(export(sample_graph, name), FORMATS[name].syntax) == triples(ntriples, Syntax.N_TRIPLES)


def test_rdflib_reads_what_pyoxigraph_reads(sample_graph: Store) -> None:
    document = sample_graph.read("MATCH (d:Document) RETURN d.id ORDER BY d.characters LIMIT 1").rows[0][0]
    # RDF/XML and JSON-LD are where libraries differ most; canonical forms of numbers aside they agree.
    read = [
        Graph().parse(data=export(sample_graph, name, document=document), format=rdflib_name)
        for name, rdflib_name in (("turtle", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld"))
    ]
    assert len(read[0]) > 1000
    assert isomorphic(read[0], read[1])
    assert isomorphic(read[0], read[2])


def test_quads_have_the_same_count_in_both_libraries(sample_graph: Store) -> None:
    data = export(sample_graph, "nquads")
    store = pyoxigraph.Store()
    store.bulk_load(data, format=Syntax.N_QUADS)
    lines = data.splitlines()
    assert len(set(lines)) == len(lines) == len(store)
    dataset = Dataset()
    dataset.parse(data=data, format="nquads")
    assert sum(1 for _ in dataset.quads()) == len(store)


def test_each_document_has_a_graph_of_its_own(sample_graph: Store) -> None:
    documents = {row[0] for row in sample_graph.read("MATCH (d:Document) RETURN d.id").rows}
    quads = list(pyoxigraph.parse(export(sample_graph, "nquads"), format=Syntax.N_QUADS))
    named = {q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode)}
    assert named == {graph_iri(id, BASE) for id in documents}
    for id in documents:
        own = {
            q.graph_name.value
            for q in quads
            if q.subject.value == iri_of(id, BASE) and q.predicate.value == str(RDF.type)
        }
        assert own == {graph_iri(id, BASE)}


def test_every_node_relation_and_property_is_there(sample_graph: Store, graph: pyoxigraph.Store) -> None:
    """Counted from the store itself, not through the export's own reading."""
    schema = load_schema()
    for declared in schema.classes.values():
        own = sample_graph.read(f"MATCH (n:{declared.name}) RETURN count(n)").rows[0][0]
        below = sum(
            sample_graph.read(f"MATCH (n:{name}) RETURN count(n)").rows[0][0]
            for name in schema.subclasses(declared.name)[1:]
        )
        found = graph.query(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{declared.iri}> }}")
        assert int(next(iter(found))["n"].value) == own + below, declared.name  # type: ignore[union-attr,index]
    for relation in schema.relations.values():
        stated = graph.query(
            f"SELECT (COUNT(?s) AS ?n) {{ ?s <{RDF.predicate}> <{relation.iri}> ; a <{RDF.Statement}> }}"
        )
        in_store = sample_graph.read(f"MATCH ()-[r:{relation.name}]->() RETURN count(r)").rows[0][0]
        assert int(next(iter(stated))["n"].value) == in_store, relation.name  # type: ignore[union-attr,index]


def test_a_link_to_a_goal_is_a_triple_and_a_statement_with_its_evidence(
    sample_graph: Store, graph: pyoxigraph.Store
) -> None:
    row = sample_graph.read(
        "MATCH (n:Measure)-[r:SUPPORTS]->(g:Goal) WHERE r.polarity = 'supports' "
        "RETURN n.id, r.id, g.id, r.score, r.passage, r.cue ORDER BY r.id LIMIT 1"
    ).rows[0]
    measure, fact, goal, score, passage, cue = row
    asked = f"""
        PREFIX ct: <{CT}> PREFIX rdf: <{RDF}> PREFIX prov: <{PROV}>
        SELECT ?score ?cue WHERE {{
          <{iri_of(measure, BASE)}> ct:supports <{iri_of(goal, BASE)}> .
          <{fact_iri(fact, BASE)}> a ct:Fact ; rdf:subject <{iri_of(measure, BASE)}> ;
            rdf:predicate ct:supports ; rdf:object <{iri_of(goal, BASE)}> ;
            prov:hadPrimarySource <{iri_of(passage, BASE)}> ; ct:score ?score ; ct:cue ?cue .
        }}"""
    (found,) = graph.query(asked)  # type: ignore[misc]
    assert float(found["score"].value) == score
    assert found["cue"].value == cue


def test_what_limits_a_goal_is_not_said_to_support_it() -> None:
    row = {"id": "supports-1", "source": "measure-1", "target": "goal-7", "passage": "pas-1", "score": 0.8}
    for polarity, expected in (("supports", True), ("limits", False)):
        out: list[bytes] = []
        Lines(load_schema(), BASE).relation("SUPPORTS", {**row, "polarity": polarity}, out)
        plain = f"<{BASE}/id/measure/1> <{CT}supports> <http://metadata.un.org/sdg/7> ."
        assert (plain in b"".join(out).decode().splitlines()) is expected
        assert f'<{CT}polarity> "{polarity}"' in b"".join(out).decode()


def test_selectors_point_to_the_words(sample_graph: Store, graph: pyoxigraph.Store) -> None:
    asked = f"""
        PREFIX oa: <{OA}> PREFIX rdf: <{RDF}>
        SELECT ?start ?end ?exact WHERE {{
          ?fact a oa:Annotation ; rdf:predicate <{CT}mentions> ;
            oa:hasTarget [ a oa:SpecificResource ; oa:hasSource ?doc ;
              oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] ;
              oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?exact ] ] . }}"""
    rows = list(graph.query(asked))  # type: ignore[arg-type]
    mentions = sample_graph.read("MATCH ()-[r:MENTIONS]->() RETURN r.start, r.`end`, r.text").rows
    told = Counter((int(r["start"].value), int(r["end"].value), r["exact"].value) for r in rows)
    assert told == Counter((start, end, text) for start, end, text in mentions)


def test_observations_are_a_well_formed_cube(graph: pyoxigraph.Store) -> None:
    prefixes = (
        "PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX ct: <https://w3id.org/chengtu/ontology#>"
    )
    measure = "<http://purl.org/linked-data/sdmx/2009/measure#obsValue>"
    # IC-1, IC-11, IC-14 of the Data Cube recommendation: one data set, every dimension, the measure.
    for missing in ("qb:dataSet ?x", "ct:observes ?x", "ct:statedIn ?x", "ct:start ?x", f"{measure} ?x"):
        asked = f"{prefixes} ASK {{ ?o a qb:Observation FILTER NOT EXISTS {{ ?o {missing} }} }}"
        assert not graph.query(asked), missing
    # IC-12: no two with the same dimensions.
    twice = f"""{prefixes} ASK {{
        ?a a qb:Observation ; ct:observes ?i ; ct:statedIn ?p ; ct:start ?s .
        ?b a qb:Observation ; ct:observes ?i ; ct:statedIn ?p ; ct:start ?s . FILTER(?a != ?b) }}"""
    assert not graph.query(twice)


def test_what_one_document_says_is_part_of_the_whole_and_names_what_it_speaks_of(
    sample_graph: Store, ntriples: bytes
) -> None:
    whole = triples(ntriples, Syntax.N_TRIPLES)
    for (document,) in sample_graph.read("MATCH (d:Document) RETURN d.id").rows:
        part = triples(export(sample_graph, "ntriples", document=document), Syntax.N_TRIPLES)
        assert part < whole
        labelled = {t.subject for t in part if t.predicate.value.endswith("rdf-schema#label")}
        ends = {t.object for t in part if t.predicate.value == str(RDF.object)}
        assert ends <= labelled
        assert {t.object.value for t in part if t.predicate.value == f"{CT}document"} == {document}


def test_reading_again_gives_the_same_bytes(sample_graph: Store) -> None:
    assert b"".join(rdf_lines(sample_graph, BASE)) == b"".join(rdf_lines(sample_graph, BASE))


def test_annotations_of_rdf_1_2(sample_graph: Store) -> None:
    quads = list(pyoxigraph.parse(export(sample_graph, "turtle", annotations=True), format=Syntax.TURTLE))
    reified = [q for q in quads if q.predicate.value == f"{RDF}reifies"]
    assert len(reified) == sum(1 for q in quads if q.predicate == pyoxigraph.NamedNode(str(RDF.predicate)))
    assert all(isinstance(q.object, pyoxigraph.Triple) for q in reified)
    with pytest.raises(ValueError, match="JSON-LD"):
        export(sample_graph, "jsonld", annotations=True)


HOSTILE = 'a "quote" \\ back\nslash\r\t<b>&amp;</b> \x00\x01\x0b\x7f\ufffe ]]> \u202e 城市 😀 {"@id": "x"}'


@pytest.mark.parametrize("name", list(FORMATS))
def test_hostile_text_comes_back_as_it_is(tmp_path: Path, name: str) -> None:
    from app.rdf.export import write_lines

    out: list[bytes] = []
    row = {"id": "place-<x> y/城", "name": HOSTILE, "names": [HOSTILE, "x"]}
    Lines(load_schema(), BASE, graphs=FORMATS[name].quads).node("Place", row, out)
    file = io.BytesIO()
    write_lines(iter([b"".join(out)]), FORMATS[name], file)
    quads = list(pyoxigraph.parse(file.getvalue(), format=FORMATS[name].syntax))
    names = [q.object.value for q in quads if q.predicate.value == f"{CT}name"]
    # XML has no way to write control characters.
    wanted = (
        "".join("\ufffd" if c in "\x00\x01\x0b\ufffe" else c for c in HOSTILE)
        if name == "rdfxml"
        else HOSTILE
    )
    assert names == [wanted]
    assert {q.subject.value for q in quads} == {f"{BASE}/id/place/%3Cx%3E%20y%2F%E5%9F%8E"}


@pytest.mark.parametrize(
    ("issued", "literal"),
    [
        ("2021-06-09", '"2021-06-09"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2021-06", '"2021-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("2021", '"2021"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    ],
)
def test_a_date_is_as_precise_as_it_was_told(issued: str, literal: str) -> None:
    out: list[bytes] = []
    Lines(load_schema(), BASE).node("Document", {"id": "doc-1", "name": "x", "issued_on": issued}, out)
    assert f"<{CT}issuedOn> {literal}" in b"".join(out).decode()


def test_the_context_knows_every_term() -> None:
    terms = context()["@context"]
    schema = load_schema()
    for declared in (*schema.classes.values(), *schema.relations.values()):
        assert declared.iri.removeprefix(CT) in terms
    assert json.dumps(terms)


def test_names_are_labels_in_their_language(sample_graph: Store, ntriples: bytes) -> None:
    read = Graph().parse(data=ntriples, format="nt")
    goal = URIRef("http://metadata.un.org/sdg/6")
    labels = {
        label.language
        for label in read.objects(goal, URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"))
    }  # type: ignore[attr-defined]
    assert labels == {"zh", "en"}


def test_pages_are_those_of_the_store(sample_graph: Store) -> None:
    ids = [row["id"] for page in node_pages(sample_graph, "Passage") for row in page]
    assert ids == sorted(ids)
    assert len(ids) == sample_graph.read("MATCH (p:Passage) RETURN count(p)").rows[0][0]
    for page in relation_pages(sample_graph, "SUPPORTS"):
        for row in page:
            # The embedded store takes a start that is not there for the id of the node.
            assert not isinstance(row.get("start"), str)

"""The SHACL shapes: a good graph conforms, each planted mistake is reported."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef

from ontology.schema import SCHEMA_PATH, Schema, load_schema
from ontology.shapes import load_shapes
from ontology.turtle import CT

PREFIXES = """
@prefix : <https://w3id.org/chengtu/ontology#> .
@prefix e: <https://example.org/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = """
e:d a :Document ; :id "d" ; rdfs:label "示例规划"@zh ; :source "plan.txt" ;
  :language "zh" ; :characters 900 ;
  :sha256 "0000000000000000000000000000000000000000000000000000000000000000" ; :coverage 0.98e0 ;
  :planFrom 2021 ; :planTo 2025 ; :profile "6:0.82", "11:1.0" ; :issuedOn "2021-06-09"^^xsd:date ;
  :digest true .
e:s a :Section ; :id "s" ; rdfs:label "第一章"@zh ; :document "d" ; :start 0 ; :end 200 ; :level 1 ;
  :sectionKind "chapter" ; :in e:d .
e:p a :Passage ; :id "p" ; rdfs:label "建设甲河净水厂"@zh ; :document "d" ;
  :start 10 ; :end 40 ; :section "s" ;
  :passageText "建设甲河净水厂，水质达标率达到98%。" ; :passageKind "measure" ; :in e:s .
e:w a :Project ; :id "w" ; rdfs:label "甲河净水厂"@zh, "Jia River Water Works"@en ;
  :names "甲河净水厂", "净水厂" ;
  :phase 2 ; :statedIn e:p ; :supports sdg:6.3 ; :locatedIn e:east .
e:f a :Fact ; rdf:subject e:w ; rdf:predicate :supports ; rdf:object sdg:6.3 ; prov:hadPrimarySource e:p ;
  :factId "f" ; :score 0.8e0 ; :linkBasis "cue" ; :cue "净水" ;
  :polarity "supports" ; :factStart 2 ; :factEnd 7 .
e:bureau a :Agency ; :id "bureau" ; rdfs:label "市水务局"@zh ; :statedIn e:p ; :responsibleFor e:w .
e:rate a :Indicator ; :id "rate" ; rdfs:label "水质达标率"@zh ; :statedIn e:p .
e:o a :Observation ; :id "o" ; rdfs:label "水质达标率 98%"@zh ; :observes e:rate ;
  :statedIn e:p ; :value "98" ;
  :numericValue 98.0e0 ; :unit "%" ; :year 2025 ; :status "target" ; :op ">=" ; :observationScore 0.9e0 .
e:east a :District ; :id "east" ; rdfs:label "东区"@zh ; :code "990101" .
e:new a :District ; :id "new" ; rdfs:label "新区"@zh ; :code "L1" ; :codeLocal true .
sdg:6 a :Goal ; :id "goal-6" ; rdfs:label "水"@zh ; :goalNumber 6 ;
  :goalColor "#26BDE2" ; :hasTarget sdg:6.3 .
sdg:6.3 a :Target ; :id "target-6.3" ; rdfs:label "水质"@zh ; :targetCode "6.3" ; :goal 6 .
e:r a :Review ; :id "r" ; rdfs:label "复核"@zh ; :fact "f" ; :decision "accept" ;
  :decidedOn "2024-02-03"^^xsd:date .
"""
BAD = [
    (':id "w" ;', "", "w"),
    (':id "w" ;', ':id "w w" ;', "w"),
    ('rdfs:label "东区"@zh ;', "", "east"),
    ('rdfs:label "东区"@zh ;', 'rdfs:label "东区" ;', "east"),
    ('rdfs:label "东区"@zh ;', 'rdfs:label "东区"@zh, "城东"@zh ;', "east"),
    ('rdfs:label "东区"@zh ;', 'rdfs:label "Est"@fr ;', "east"),
    (":phase 2 ; :statedIn e:p ;", ":phase 2 ;", "w"),
    (':statedIn e:p ; :value "98"', ':value "98"', "o"),
    (":observes e:rate ;", "", "o"),
    ("prov:hadPrimarySource e:p ;", "", "f"),
    ("prov:hadPrimarySource e:p ;", "prov:hadPrimarySource e:d ;", "f"),
    (":score 0.8e0 ;", "", "f"),
    (":score 0.8e0 ;", ":score 1.2e0 ;", "f"),
    (":score 0.8e0 ;", ':score "0.8" ;', "f"),
    ("rdf:predicate :supports ;", "rdf:predicate :likes ;", "f"),
    (":factStart 2 ;", ":factStart 9 ;", "f"),
    (':linkBasis "cue"', ':linkBasis "guess"', "f"),
    (':passageKind "measure"', ':passageKind "promise"', "p"),
    (":start 10 ; :end 40 ;", ":start 40 ; :end 10 ;", "p"),
    (":start 10 ; :end 40 ;", ":start -1 ; :end 40 ;", "p"),
    (':passageKind "measure" ; :in e:s', ':passageKind "measure"', "p"),
    (":level 1 ;", ":level -1 ;", "s"),
    (':sha256 "00', ':sha256 "', "d"),
    (":coverage 0.98e0 ;", ":coverage 1.1e0 ;", "d"),
    (":planFrom 2021 ;", ":planFrom 2031 ;", "d"),
    ('"6:0.82"', '"18:0.82"', "d"),
    ('"2021-06-09"^^xsd:date', '"June"', "d"),
    (":year 2025 ;", ":year 20250 ;", "o"),
    (":year 2025 ;", ":year 2024, 2025 ;", "o"),
    (':op ">="', ':op "~"', "o"),
    (":responsibleFor e:w", ":responsibleFor e:east", "east"),
    (":supports sdg:6.3 ;", ":supports e:bureau ;", "bureau"),
    (":hasTarget sdg:6.3 .", ":hasTarget sdg:6.3 ; :basedOn e:law .", "6"),
    (':code "990101"', ':code "E1"', "east"),
    (':targetCode "6.3" ;', ':targetCode "6.03" ;', "6.3"),
    (":goalNumber 6 ;", ":goalNumber 18 ;", "6"),
    (':decision "accept" ;', ':decision "maybe" ;', "r"),
]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return load_shapes(load_schema())


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(SCHEMA_PATH, format="turtle")


def broken(turtle: str, shapes: Graph, ontology: Graph) -> set[str]:
    """The last parts of the IRIs that the shapes complain about."""
    data = Graph().parse(data=PREFIXES + turtle, format="turtle")
    conforms, report, _ = validate(data, shacl_graph=shapes, ont_graph=ontology)
    assert isinstance(report, Graph)
    found = {str(node) for node in report.objects(None, SH.focusNode)}
    assert conforms is not bool(found)
    return {iri.rsplit("/", 1)[-1] for iri in found}


def test_the_shapes_are_valid_shacl() -> None:
    schema = load_schema()
    # The derived shapes are all made alike; those of one relation stand for them, and save ten seconds.
    few = Schema(
        classes={name: schema.classes[name] for name in ("Observation", "Indicator")},
        relations={"OBSERVES": schema.relations["OBSERVES"]},
    )
    conforms, _, text = validate(Graph(), shacl_graph=load_shapes(few), meta_shacl=True)
    assert conforms, text


def test_a_good_graph_conforms(shapes: Graph, ontology: Graph) -> None:
    assert broken(GOOD, shapes, ontology) == set()


@pytest.mark.parametrize(("old", "new", "focus"), BAD)
def test_a_planted_mistake_is_found(shapes: Graph, ontology: Graph, old: str, new: str, focus: str) -> None:
    assert GOOD.count(old) == 1
    assert focus in broken(GOOD.replace(old, new), shapes, ontology)


def test_every_class_and_path_of_the_shapes_is_one_of_the_schema(shapes: Graph, ontology: Graph) -> None:
    declared = set(ontology.subjects(RDF.type, None))
    used = {
        *shapes.objects(None, SH.targetClass),
        *shapes.objects(None, SH.path),
        *shapes.objects(None, SH["class"]),
    }
    ours = {term for term in used if isinstance(term, URIRef) and term.startswith(str(CT))}
    assert len(ours) > 50
    assert not ours - declared


def test_what_is_added_to_the_schema_is_checked_too(tmp_path: Path) -> None:
    added = """
:Budget a owl:Class ; rdfs:subClassOf :Policy ; :color "#112233" ;
  rdfs:label "预算"@zh, "Budget"@en ; rdfs:comment "收支。"@zh, "Income and spending."@en .
:amount a owl:DatatypeProperty ; rdfs:domain :Budget ; rdfs:range xsd:double ;
  rdfs:label "金额"@zh, "amount"@en .
:funds a owl:ObjectProperty ; :graphName "FUNDS" ; rdfs:domain :Budget ; rdfs:range :Project ;
  rdfs:label "资助"@zh, "funds"@en ; rdfs:comment "出钱。"@zh, "Pays."@en .
"""
    path = tmp_path / "schema.ttl"
    path.write_text(SCHEMA_PATH.read_text(encoding="utf-8") + added, encoding="utf-8")
    shapes, ontology = load_shapes(load_schema(path)), Graph().parse(path, format="turtle")
    budget = (
        GOOD + 'e:b a :Budget ; :id "b" ; rdfs:label "预算"@zh ; :statedIn e:p ; :amount 5.0e0 ; :funds e:w .'
    )
    assert broken(budget, shapes, ontology) == set()
    assert broken(budget.replace("5.0e0", '"much"'), shapes, ontology) == {"b"}
    assert broken(budget.replace(":funds e:w", ":funds e:rate"), shapes, ontology) == {"rate"}
    assert broken(budget.replace(":statedIn e:p ; :amount", ":amount"), shapes, ontology) == {"b"}

"""What is added to the ontology's file gets its constraints and indexes without a change of code."""

from pathlib import Path

from cypher.ddl import FULLTEXT_INDEX, Definition, definitions_of
from ontology.schema import SCHEMA_PATH, load_schema

ADDED = """
:Budget a owl:Class ; rdfs:subClassOf :Resource ; :color "#112233" ;
  rdfs:label "预算"@zh, "Budget"@en ; rdfs:comment "一年的收支安排。"@zh, "A year's income and spending."@en .
:amount a owl:DatatypeProperty ; rdfs:domain :Budget ; rdfs:range xsd:double ; :indexed true ;
  rdfs:label "金额"@zh, "amount"@en .
:remark a owl:DatatypeProperty ; rdfs:domain :Budget ; rdfs:range xsd:string ; :fulltext true ;
  rdfs:label "备注"@zh, "remark"@en .
:funds a owl:ObjectProperty ; :graphName "FUNDS" ; rdfs:domain :Budget ; rdfs:range :Project ;
  :carries :factId, :factPassage ;
  rdfs:label "资助"@zh, "funds"@en ; rdfs:comment "出钱。"@zh, "Pays for it."@en .
"""


def test_a_class_a_property_and_a_relation_of_the_file_are_defined_in_the_store(tmp_path: Path) -> None:
    path = tmp_path / "schema.ttl"
    path.write_text(SCHEMA_PATH.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    before, after = set(definitions_of(load_schema())), set(definitions_of(load_schema(path)))
    (words,) = [d for d in after if d.name == FULLTEXT_INDEX]
    assert "Budget" in words.on
    assert "remark" in words.properties
    assert after - before - {words} == {
        Definition("Budget_id_unique", "unique", ("Budget",), ("id",)),
        Definition("Budget_name", "range", ("Budget",), ("name",)),
        Definition("Budget_amount", "range", ("Budget",), ("amount",)),
        Definition("FUNDS_id", "relation_range", ("FUNDS",), ("id",)),
        Definition("FUNDS_passage", "relation_range", ("FUNDS",), ("passage",)),
    }

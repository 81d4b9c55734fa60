"""The schema that the Turtle file declares, and how changes of the file arrive in it."""

import json
from pathlib import Path
from typing import get_args

import pytest
from rdflib import URIRef, namespace

from ontology.errors import OntologyError
from ontology.place import PlaceKind
from ontology.schema import SCHEMA_PATH, Schema, describe, load_schema

NAMED_ACTIONS = {"Measure", "Project", "Programme", "Reform"}
ANYTHING_NAMED = NAMED_ACTIONS | {"Indicator", "Organization", "Policy", "Place"}
ENDS = {
    "SUPPORTS": (NAMED_ACTIONS | {"Indicator"}, {"Goal", "Target"}),
    "LOCATED_IN": (NAMED_ACTIONS | {"Organization", "Place"}, {"District", "Place"}),
    "PART_OF": (NAMED_ACTIONS, {"Programme", "Reform"}),
    "RESPONSIBLE_FOR": ({"Organization"}, NAMED_ACTIONS | {"Indicator"}),
    "BASED_ON": (NAMED_ACTIONS | {"Policy"}, {"Policy"}),
    "MEASURED_BY": ({"Measure", "Programme", "Goal", "Target"}, {"Indicator"}),
    "OBSERVES": ({"Observation"}, {"Indicator"}),
    "SUCCEEDS": ({"Project", "Policy"}, {"Project", "Policy"}),
    "MENTIONS": ({"Passage"}, ANYTHING_NAMED),
    "STATED_IN": (ANYTHING_NAMED | {"Observation"}, {"Passage"}),
    "IN": ({"Passage", "Section"}, {"Section", "Document"}),
    "HAS_TARGET": ({"Goal"}, {"Target"}),
}
PREFIXES = """
@prefix : <https://w3id.org/chengtu/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BUDGET = """
:Budget a owl:Class ; rdfs:subClassOf :Policy ; :color "#112233" ;
  rdfs:label "预算"@zh, "Budget"@en ; rdfs:comment "一年的收支安排。"@zh, "A year's income and spending."@en ;
  skos:altLabel "财政预算"@zh .
:amount a owl:DatatypeProperty ; rdfs:domain :Budget ; rdfs:range xsd:double ; :indexed true ;
  rdfs:label "金额"@zh, "amount"@en .
:funds a owl:ObjectProperty ; :graphName "FUNDS" ; rdfs:domain :Budget ; :carries :factPassage, :score ;
  rdfs:range [ owl:unionOf ( :Project :Programme ) ] ;
  rdfs:label "资助"@zh, "funds"@en ; rdfs:comment "出钱。"@zh, "Pays for it."@en .
"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def changed(folder: Path, *, add: str = "", old: str = "", new: str = "") -> Path:
    """A copy of the schema's file with something added, or one thing replaced."""
    text = SCHEMA_PATH.read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.ttl"
    path.write_text(text.replace(old, new, 1) + PREFIXES + add, encoding="utf-8")
    return path


def test_classes_and_what_is_below_them(schema: Schema) -> None:
    assert set(schema.classes) == ANYTHING_NAMED | {
        "Document", "Section", "Passage", "Observation", "Agency", "District", "Goal", "Target", "Review",
    }  # fmt: skip
    assert {c.name: c.parent for c in schema.classes.values() if c.parent} == {
        "Agency": "Organization",
        "District": "Place",
    }
    assert schema.subclasses("Organization") == ("Organization", "Agency")
    assert schema.subclasses("Agency") == ("Agency",)
    with pytest.raises(KeyError):
        schema.subclasses("Entity")


def test_relations_run_between_the_classes_that_other_programs_rely_on(schema: Schema) -> None:
    assert {r.name: (set(r.domain), set(r.range)) for r in schema.relations.values()} == ENDS


def test_a_relation_admits_subclasses_at_both_ends_and_nothing_else(schema: Schema) -> None:
    assert schema.admits("RESPONSIBLE_FOR", "Agency", "Indicator")
    assert schema.admits("MENTIONS", "Passage", "Agency")
    assert schema.admits("STATED_IN", "District", "Passage")
    assert not schema.admits("RESPONSIBLE_FOR", "Measure", "Agency")
    assert not schema.admits("SUPPORTS", "Organization", "Goal")


def test_expand_names_each_label_one_time(schema: Schema) -> None:
    assert schema.expand(["Agency", "Organization", "Place"]) == (
        "Agency",
        "Organization",
        "Place",
        "District",
    )


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Document", "language source sha256 characters issued_by issued_on plan_name plan_from plan_to "
                     "digest coverage profile content_hash"),
        ("Section", "kind level position start end document"),
        ("Passage", "text kind position start end document section"),
        ("Measure", "text names name_zh name_en"),
        ("Reform", "number group issuer year phase names name_zh name_en"),
        ("Place", "kind names"),
        ("District", "code code_local city names"),
        ("Indicator", "unit names"),
        ("Observation", "indicator_name value number unit year status op binding score start end text "
                        "passage document subject"),
        ("Goal", "number name_zh name_en color"),
        ("Target", "code goal name_zh name_en"),
        ("Review", "decision fact note reviewer decided_on"),
    ],
)  # fmt: skip
def test_properties_of_nodes(schema: Schema, label: str, names: str) -> None:
    held = {p.name for p in schema.classes[label].properties}
    assert {"id", "name", *names.split()} <= held


def test_every_class_has_a_unique_id_and_a_name_found_by_its_words(schema: Schema) -> None:
    for declared in schema.classes.values():
        assert [p.name for p in declared.properties if p.unique] == ["id"]
        name = declared.property("name")
        assert name is not None
        assert name.fulltext


def test_facts_carry_their_evidence(schema: Schema) -> None:
    for name, relation in schema.relations.items():
        carried = {p.name for p in relation.properties}
        assert "id" in carried
        if name not in ("IN", "HAS_TARGET"):
            assert {"document", "passage"} <= carried, name
    supports = {p.name: p for p in schema.relations["SUPPORTS"].properties}
    assert [v.code for v in supports["basis"].values] == ["cue", "context", "explicit"]
    assert [v.labels["zh"] for v in supports["polarity"].values] == ["促进", "限制"]


def test_datatypes_and_languages(schema: Schema) -> None:
    observation = {p.name: p for p in schema.classes["Observation"].properties}
    assert observation["number"].datatype == "float"
    assert observation["year"].datatype == "integer"
    document = {p.name: p for p in schema.classes["Document"].properties}
    assert document["profile"].datatype == "strings"
    assert document["digest"].datatype == "boolean"
    assert document["issued_on"].datatype == "date"
    assert schema.classes["Passage"].property("goals").datatype == "integers"  # type: ignore[union-attr]
    goal = {p.name: p for p in schema.classes["Goal"].properties}
    assert (goal["name_zh"].language, goal["name_en"].language, goal["name"].language) == ("zh", "en", None)


def test_kinds_of_places_are_those_of_the_gazetteer(schema: Schema) -> None:
    kind = schema.classes["Place"].property("kind")
    assert kind is not None
    assert {v.code for v in kind.values} == set(get_args(PlaceKind))


def test_no_two_classes_answer_to_the_same_word(schema: Schema) -> None:
    for language in ("zh", "en"):
        words = [
            word.lower()
            for c in schema.classes.values()
            for word in (c.labels[language], *c.synonyms[language])
        ]
        assert len(words) == len(set(words))


def test_colours_differ_and_can_be_seen_on_white(schema: Schema) -> None:
    colors = [c.color for c in schema.classes.values()]
    assert len(colors) == len(set(colors))
    for color in colors:
        assert contrast_with_white(color) >= 3, color


def contrast_with_white(color: str) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_terms_are_aligned_with_terms_that_exist(schema: Schema) -> None:
    aligned = [t for group in (schema.classes, schema.relations) for t in group.values()]
    for term in aligned:
        assert term.alignments, term.name
    named = {a.term for term in aligned for a in term.alignments}
    for prefix in ("DCAT", "DCTERMS", "FOAF", "ORG", "PROV", "QB", "SDO", "SKOS"):
        vocabulary = getattr(namespace, prefix)
        within = {iri for iri in named if iri.startswith(str(vocabulary))}
        assert within, prefix
        assert not {iri for iri in within if URIRef(iri) not in vocabulary}
    for prefix in (
        "http://metadata.un.org/sdg/ontology#",
        "http://data.europa.eu/eli/",
        "http://www.w3.org/ns/oa#",
    ):
        assert any(iri.startswith(prefix) for iri in named)


def test_description_is_plain_data_of_everything(schema: Schema) -> None:
    description = json.loads(json.dumps(describe(schema), ensure_ascii=False))
    assert [c["name"] for c in description["classes"]] == list(schema.classes)
    assert [r["name"] for r in description["relations"]] == list(schema.relations)
    passage = next(c for c in description["classes"] if c["name"] == "Passage")
    assert passage["labels"] == {"zh": "段落", "en": "Passage"}
    kind = next(p for p in passage["properties"] if p["name"] == "kind")
    assert {"code": "measure", "labels": {"zh": "措施", "en": "measure"}} in kind["values"]


def test_a_file_is_read_one_time(tmp_path: Path) -> None:
    assert load_schema() is load_schema(SCHEMA_PATH)
    copy = changed(tmp_path)
    assert load_schema(copy) is load_schema(copy)
    assert load_schema(copy) is not load_schema()


def test_a_class_a_property_and_a_relation_added_to_the_file_arrive(tmp_path: Path) -> None:
    schema = load_schema(changed(tmp_path, add=BUDGET))
    budget = schema.classes["Budget"]
    assert budget.parent == "Policy"
    assert budget.synonyms == {"zh": ("财政预算",), "en": ()}
    assert schema.subclasses("Policy") == ("Policy", "Budget")
    assert {"id", "names", "issuer", "amount"} <= {p.name for p in budget.properties}
    amount = budget.property("amount")
    assert amount is not None
    assert (amount.datatype, amount.indexed, amount.labels["zh"]) == ("float", True, "金额")
    funds = schema.relations["FUNDS"]
    assert (funds.domain, funds.range) == (("Budget",), ("Project", "Programme"))
    assert {p.name for p in funds.properties} == {"passage", "score"}
    assert schema.admits("BASED_ON", "Measure", "Budget")
    assert schema.admits("MENTIONS", "Passage", "Budget")
    description = describe(schema)
    assert "Budget" in {c["name"] for c in description["classes"]}
    assert "FUNDS" in {r["name"] for r in description["relations"]}
    assert "Budget" not in load_schema().classes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (':graphName "SUPPORTS" ;', "", "graphName"),
        (':graphName "SUPPORTS"', ':graphName "SUPPORTS]->() DETACH DELETE (n)//"', "cannot be a name"),
        (':graphName "SUPPORTS"', ':graphName "IN"', "two relations are called IN"),
        (':graphName "plan_name"', ':graphName "title"', "cannot be called title"),
        (':graphName "plan_name"', ':graphName "source"', "two properties are called source"),
        ('rdfs:label "措施"@zh, "Measure"@en', 'rdfs:label "措施"@zh', "no label in en"),
        ('rdfs:label "措施"@zh', 'rdfs:label "行动"@zh, "措施"@zh', "two labels in zh"),
        (":coverage a owl:DatatypeProperty ; rdfs:domain :Document ; rdfs:range xsd:double",
         ":coverage a owl:DatatypeProperty ; rdfs:domain :Document ; rdfs:range xsd:duration", "range"),
        (":coverage a owl:DatatypeProperty ;", ":coverage a owl:DatatypeProperty ; :many true ;", "no list"),
        ("rdfs:domain :Organization ;", "rdfs:domain :Organisation ;", "is no class"),
        (":score, :mergeRules, :mergeScore ;", ":nothing ;", "is no property"),
        (":Policy a owl:Class ;", ":Policy a owl:Class ; rdfs:subClassOf :Policy ;", "below itself"),
        ('"#3B4A6B"', '"navy"', "#RRGGBB"),
        (':inLanguage "zh"', ':inLanguage "fr"', "none of the languages"),
        (":values :Languages", ":values :Tongues", "without values"),
        (":Measure a owl:Class", ":Measure a owl:Class :", "not valid Turtle"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = changed(tmp_path, old=old, new=new)
    with pytest.raises(OntologyError) as told:
        load_schema(path)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.ttl"):
        load_schema(tmp_path / "nowhere.ttl")

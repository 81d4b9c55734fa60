"""Plans become queries that both stores run alike, and that hold no text of a user."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j_servers import empty

from cypher.compile import compile_plan
from cypher.compile import labels as label_expression
from cypher.plan import (
    AboutPlan,
    ChangePlan,
    CountPlan,
    DifferencePlan,
    DocumentPlan,
    EndsPlan,
    Filters,
    GapPlan,
    GroupPlan,
    LineagePlan,
    LinkPlan,
    ListPlan,
    MentionPlan,
    PassagePlan,
    ResponsiblePlan,
    RowCountPlan,
    SectionPlan,
    SinglePlan,
    ValuePlan,
    Words,
)
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.model import Extraction
from ontology.errors import ChengtuError

WATER = Words(("水厂", "水库", "排水"), 0.7)
LED = Words(("小漠", "供水规模", "大铲湾"))
PROJECTS = Filters(types=("Project",), goals=(6,))


@pytest.fixture(scope="module")
def neo4j_graph(neo4j_url: str, sample_extractions: tuple[Extraction, ...]) -> Iterator[Store]:
    """The samples on Neo4j."""
    empty(neo4j_url)
    store = open_store(neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    yield store
    store.close()


def ids(store: Store, query: str) -> tuple[str, ...]:
    return tuple(row[0] for row in store.read(query).rows)


def plans(store: Store) -> Iterator[tuple[str, SinglePlan]]:
    """A plan of each kind, and a list with each filter, over the ids that the samples have."""
    documents = ids(store, "MATCH (d:Document) RETURN d.id ORDER BY d.source")
    sections = ids(store, "MATCH (s:Section) WHERE s.kind = 'box' RETURN s.id ORDER BY s.id")
    tables = ids(
        store, "MATCH (p:Passage) WHERE p.text CONTAINS '\t' RETURN DISTINCT p.section AS id ORDER BY id"
    )
    projects = ids(store, "MATCH (n:Project) RETURN n.id ORDER BY n.id LIMIT 40")
    places = ids(store, "MATCH (n:Place)<-[:LOCATED_IN]-() RETURN DISTINCT n.id AS id ORDER BY id")
    districts = ids(store, "MATCH (n:District) RETURN n.id AS id ORDER BY id")
    indicators = ids(store, "MATCH (n:Indicator) RETURN n.id AS id ORDER BY id LIMIT 60")
    labels = ids(store, "MATCH (p:Passage) WHERE p.lead IS NOT NULL RETURN DISTINCT p.lead AS l ORDER BY l")
    words = (WATER, Words(("工程",), 0.2), Words(("宝安",), 0.4, needed=False))
    filters = {
        "goals": Filters(goals=(6, 11)),
        "targets": Filters(targets=("6.3", "11.5")),
        "districts": Filters(districts=districts[:3]),
        "districts and goals": Filters(goals=(6,), districts=districts),
        "districts and words": Filters(types=("Project",), districts=districts, words=words, least=0.3),
        "not districts": Filters(types=("Project",), not_districts=districts[:2], words=words, least=0.3),
        "places": Filters(places=places, named=projects[:5]),
        "documents": Filters(documents=documents[:2]),
        "sections": Filters(types=("Project", "Measure"), sections=sections),
        "entities": Filters(entities=projects),
        "words": Filters(words=words, least=0.5, missing=0.1),
        "words in titles": Filters(words=(replace(WATER, sections=sections),), least=0.4),
        "words in labels": Filters(words=(replace(WATER, labels=labels),), least=0.4),
        "parts": Filters(words=(Words(("南山工程",), 1.0, parts=("南山", "工程")),), least=0.5),
        "near goals": Filters(words=words, least=0.3, near_goals=(6, 13)),
        "leading": Filters(types=("Project",), words=(LED,), least=0.5, leading=True),
        "numbered": Filters(types=("Reform",), numbered=True),
        "number": Filters(types=("Reform",), number=3),
        "not goals": Filters(types=("Project",), districts=districts, not_goals=(6, 9)),
        "not words": Filters(types=("Project", "Reform"), not_words=("水", "工程")),
        "types": Filters(types=("Organization", "Policy", "Place"), documents=documents),
    }
    for name, each in filters.items():
        yield f"list by {name}", ListPlan(each, "district" if each.districts else None, 500)
        yield f"count by {name}", CountPlan(each)
    yield "list of the city", ListPlan(Filters(goals=(6,)), "city", 500)
    yield "about", AboutPlan(Filters(entities=projects, words=words, least=0.0), 200)
    yield "passages", PassagePlan(Filters(words=words, least=0.5), 200)
    yield "values", ValuePlan(Filters(entities=indicators), limit=500)
    yield "values by years", ValuePlan(Filters(documents=documents), (2025, 2030), "target", 500)
    yield "values by words", ValuePlan(Filters(words=(Words(("水", "绿"), 1.0),), least=0.5), limit=500)
    yield "values in sections", ValuePlan(Filters(sections=tables), status="actual", limit=500)
    yield "rows", RowCountPlan(tables)
    yield "groups by district", GroupPlan(PROJECTS, "district")
    yield "groups by goal", GroupPlan(Filters(districts=districts[:4]), "goal")
    yield "groups by document", GroupPlan(PROJECTS, "document")
    yield "fewest first", GroupPlan(PROJECTS, "district", fewest_first=True)
    yield "districts without any", GroupPlan(PROJECTS, "district", without_any=True)
    yield (
        "districts, none with any",
        GroupPlan(Filters(words=(Words(("zyxwv",)),)), "district", without_any=True),
    )
    yield "things by passages", GroupPlan(Filters(types=("Place",)), "thing")
    yield "cells", GapPlan(("Measure", "Project"))
    yield "cells of a goal in a plan", GapPlan(("Project",), (6,), documents=documents[:2])
    yield "sections", SectionPlan(documents, ("box", "chapter"))
    yield from across(store, documents, projects, words)
    yield "values in districts", ValuePlan(Filters(), limit=500, district_names=("城市", "深汕"))
    yield "related", LinkPlan(districts, projects)
    yield "named together", LinkPlan(districts, projects, "passage")
    for between in (1, 2, 3):
        yield f"linked by {between} others", LinkPlan(districts, projects, "relations", between)
    yield "linked by a goal", LinkPlan(projects[:3], projects[3:], "hub")
    yield "goals of things", EndsPlan(projects, "goal")
    yield "districts of things", EndsPlan((*projects, *places), "district")
    yield "documents", DocumentPlan(documents)


def across(
    store: Store, documents: tuple[str, ...], projects: tuple[str, ...], words: tuple[Words, ...]
) -> Iterator[tuple[str, SinglePlan]]:
    """Plans that go through several documents."""
    earlier = ids(store, "MATCH (d:Document) WHERE d.plan_from = 2021 RETURN d.id")
    later = ids(store, "MATCH (d:Document) WHERE d.plan_from = 2026 RETURN d.id")
    yield "documents that mention words", MentionPlan(Filters(words=words, least=0.9))
    yield "documents that name things", MentionPlan(Filters(entities=projects))
    yield "documents that name or hold", MentionPlan(Filters(entities=projects[:2]), called=("水厂", "水库"))
    yield "documents that do not mention words", MentionPlan(Filters(words=words, least=0.9), absent=True)
    yield "documents that do not name things", MentionPlan(Filters(entities=projects[:1]), absent=True)
    yield (
        "documents that neither name nor hold",
        MentionPlan(Filters(entities=projects[:1]), absent=True, called=("揭榜挂帅",)),
    )
    yield "lineage", LineagePlan(projects)
    yield "difference", DifferencePlan(earlier, later, Filters(types=("Project",)))
    yield "difference by goal", DifferencePlan(earlier, later, PROJECTS)
    yield "difference by words", DifferencePlan(earlier, later, Filters(words=words, least=0.5))
    yield "changed targets", ChangePlan(earlier, later)
    yield "changed targets by words", ChangePlan(earlier, later, words=(Words(("研发", "PM2.5"), 1.0),))


def rows(store: Store, plan: SinglePlan) -> tuple[tuple[Any, ...], ...]:
    query = compile_plan(plan)
    return store.read(query.text, query.parameters, timeout=60).rows


def test_both_stores_give_the_same_rows_in_the_same_order(sample_graph: Store, neo4j_graph: Store) -> None:
    empty_ones = []
    for name, plan in plans(sample_graph):
        here = rows(sample_graph, plan)
        assert here == rows(neo4j_graph, plan), name
        if not here:
            empty_ones.append(name)
    assert not empty_ones, "plans that find nothing compare nothing"


def test_every_filter_is_in_some_plan(sample_graph: Store) -> None:
    used = {f.name for f in fields(Filters)} - {"least", "missing"}
    lists = [p.filters for _, p in plans(sample_graph) if isinstance(p, ListPlan)]
    unused = {name for name in used if all(getattr(f, name) == getattr(Filters(), name) for f in lists)}
    assert not unused


def test_equal_plans_give_equal_queries() -> None:
    plan = ListPlan(Filters(goals=(6,), words=(WATER,), least=0.5))
    assert compile_plan(plan) == compile_plan(replace(plan))


def test_a_label_takes_those_below_it_but_places_no_districts() -> None:
    assert label_expression(("Organization",)).split("|") == ["Organization", "Agency"]
    assert label_expression(("Place",)) == "Place"


HOSTILE = st.one_of(
    st.text(min_size=1, max_size=30),
    st.sampled_from(
        [
            "' OR 1=1 //", "\"}) DETACH DELETE n //", "`; DROP", "$words0", "*/ MATCH (n) DELETE n /*", "\\u0027",
            "{{7*7}}", "水' RETURN n", "\n\nCALL db.labels()", "\x00", "𝕏", "--",
        ]
    ),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=4), HOSTILE)
def test_no_word_of_a_user_enters_the_query(words: list[str], id: str) -> None:
    groups = tuple(Words((w,), 0.5, parts=(w,), labels=(w,), sections=(id,)) for w in words)
    filters = Filters(
        types=("Project",),
        words=groups,
        least=0.5,
        districts=(id,),
        documents=(id,),
        sections=(id,),
        entities=(id,),
        not_words=(id,),
    )
    harmless = replace(
        filters,
        words=tuple(Words(("x",), 0.5, parts=("x",), labels=("x",), sections=("x",)) for _ in words),
        districts=("x",),
        documents=("x",),
        sections=("x",),
        entities=("x",),
        not_words=("x",),
    )
    for kind in (ListPlan, AboutPlan, PassagePlan, CountPlan, MentionPlan, ResponsiblePlan):
        assert compile_plan(kind(filters)).text == compile_plan(kind(harmless)).text
    assert compile_plan(ValuePlan(filters)).text == compile_plan(ValuePlan(harmless)).text
    both = [compile_plan(DifferencePlan((id,), (id,), f)).text for f in (filters, harmless)]
    assert both[0] == both[1]


@settings(max_examples=40, deadline=None)
@given(words=st.lists(HOSTILE, min_size=1, max_size=3))
def test_hostile_words_change_nothing(sample_graph: Store, words: list[str]) -> None:
    filters = Filters(words=tuple(Words((w,), 1.0) for w in words), least=1.0)
    before = json.dumps(
        sample_graph.read("MATCH (n) RETURN labels(n)[0] AS l, count(n) AS n ORDER BY l").rows
    )
    query = compile_plan(ListPlan(filters))
    with suppress(ChengtuError):
        sample_graph.read(query.text, query.parameters)
    after = json.dumps(sample_graph.read("MATCH (n) RETURN labels(n)[0] AS l, count(n) AS n ORDER BY l").rows)
    assert before == after

"""How things hang together, over the samples: links, the goals and districts of a thing, districts that have any."""

from itertools import pairwise

import pytest

from app.ask.links import not_linked
from app.ask.service import Asker
from cypher.store.protocol import Store
from ontology.sdg import load_goals


@pytest.fixture(scope="module")
def asker(sample_graph: Store) -> Asker:
    return Asker(sample_graph)


def test_where_no_link_is_found_what_was_looked_for_is_told(asker: Asker) -> None:
    reply = asker.ask("小漠国际物流港二期工程与深圳经济特区排水条例有什么关系？")
    assert reply.status == "nothing_found"
    assert reply.answers == ()
    names = ("小漠国际物流港二期工程", "深圳经济特区排水条例")
    assert reply.suggestions[0] == not_linked(names, zh=True)
    assert all(name in not_linked(names, zh=zh) for name in names for zh in (True, False))


def test_a_path_over_several_things_rests_on_a_passage_for_each_step(asker: Asker) -> None:
    reply = asker.answer(
        asker.refine({"intent": "link", "districts": ["宝安区"], "entities": ["小漠国际物流港二期工程"]})
    )
    known = {row["id"] for row in asker.store.read("MATCH (p:Passage) RETURN p.id AS id").records()}
    assert reply.status in ("answered", "nothing_found")
    assert all({e.passage for e in a.evidence} <= known and a.evidence for a in reply.answers)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("生态环境治理工程支持哪些可持续发展目标？", "生态环境治理工程"),
        ("Which SDGs does 生态环境治理工程 serve?", "生态环境治理工程"),
    ],
)
def test_goals_asked_of_a_thing_are_answered_with_goals(asker: Asker, question: str, thing: str) -> None:
    reply = asker.ask(question)
    rows = asker.store.read(
        "MATCH (n)-[s:SUPPORTS]->(g:Goal) WHERE n.name = $name AND s.polarity <> 'limits' "
        "RETURN DISTINCT g.number AS goal",
        {"name": thing},
    )
    wanted = {row["goal"] for row in rows.records()}
    told = [a for a in reply.answers if a.type == "Goal"]
    assert wanted
    assert {a.goals[0] for a in told} == wanted
    assert reply.answers[0].name == thing
    assert set(reply.answers[0].goals) == wanted
    short = {g.number: (g.short_zh, g.short_en) for g in load_goals()}
    assert all(short[a.goals[0]][reply.interpretation.language == "en"] in a.name for a in told)
    assert all(a.evidence for a in told)


def test_goals_asked_of_a_district_come_by_how_much_serves_them(asker: Asker) -> None:
    reply = asker.ask("宝安区的项目支持哪些可持续发展目标？")
    counts = [int(a.values[0].value) for a in reply.answers]
    assert {a.type for a in reply.answers} == {"Goal"}
    assert all(a >= b for a, b in pairwise(counts))
    assert counts[-1] > 0
    assert all(a.evidence for a in reply.answers)


@pytest.mark.parametrize(
    "question", ["猫仔岭水厂改扩建一期工程在哪个区？", "Where is 猫仔岭水厂改扩建一期工程?"]
)
def test_where_a_thing_lies_is_its_district(asker: Asker, question: str) -> None:
    first = asker.ask(question).answers[0]
    assert first.type == "District"
    assert "宝安区" in first.name or "深圳" in first.evidence[0].document_name
    assert first.evidence


def test_districts_that_have_something_are_told_with_what_says_so(asker: Asker) -> None:
    reply = asker.ask("哪些区有水厂项目？")
    assert {a.type for a in reply.answers} == {"District"}
    assert all(int(a.values[0].value) > 0 and a.evidence for a in reply.answers)
    without = asker.ask("除南山区外，哪些区有水厂项目？")
    assert {a.name for a in reply.answers} - {a.name for a in without.answers} == {"南山区"}


def test_evidence_tells_the_titles_from_the_top(asker: Asker) -> None:
    reply = asker.ask("宝安区有哪些支持SDG 6的项目？")
    parents = {s.id: s.parent for s in asker.lexicon().sections}
    names = {s.id: s.name for s in asker.lexicon().sections}
    for evidence in (e for a in reply.answers for e in a.evidence):
        expected, at = [], evidence.section
        while at:
            expected.insert(0, names[at])
            at = parents[at]
        assert list(evidence.section_path) == expected
        assert evidence.section_path[-1] == evidence.section_name
    assert max(len(e.section_path) for a in reply.answers for e in a.evidence) > 1

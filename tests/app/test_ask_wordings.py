"""Questions in other wordings than the documents': misspelt, in pinyin, by another name of a concept, as typed."""

import pytest

from app.ask.misspelt import find_misspelt_words
from app.ask.service import Asker, Reply
from app.ask.words import find_words
from cypher.store.protocol import Store


@pytest.fixture(scope="module")
def asker(sample_graph: Store) -> Asker:
    return Asker(sample_graph)


def sources(reply: Reply) -> set[str]:
    return {a.id for a in reply.answers}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mesures", "measures"),
        ("distrct", "district"),
        ("projcets", "projects"),
        ("polllution", "pollution"),
        ("watter", "water"),
    ],
)
def test_a_misspelt_word_of_questions_is_read_as_meant(typed: str, meant: str) -> None:
    assert [f.value for f in find_misspelt_words(f"which {typed} are there")] == [meant]


@pytest.mark.parametrize(
    "text", ["which measures are planned", "Mesures for Huawei", "trams and trains", "how is the master plan"]
)
def test_known_words_and_names_are_left_as_they_are(text: str) -> None:
    assert list(find_misspelt_words(text)) == []


def test_what_was_read_otherwise_is_told(asker: Asker) -> None:
    reply = asker.ask("which mesures support clean water in Bao'an")
    assert reply.status == "answered"
    assert "“mesures” was read as “measures”" in reply.notes
    assert sources(reply) == sources(asker.ask("which measures support clean water in Bao'an"))


@pytest.mark.parametrize(
    ("word", "other"), [("个人破产", "自然人破产"), ("公租房", "公共租赁住房"), ("碳市场", "碳排放权交易")]
)
def test_a_concept_is_looked_for_in_its_other_wordings(word: str, other: str) -> None:
    groups, _ = find_words(f"关于{word}的")
    assert any(word == g.word and other in g.alternatives for g in groups if g.needed)


@pytest.mark.parametrize(
    ("question", "word"),
    [("城市更新和城中村改造", "城市更新 / 城中村改造"), ("供水和污水处理", "供水 / 污水处理")],
)
def test_of_two_joined_topics_either_is_asked_for(question: str, word: str) -> None:
    groups, _ = find_words(question)
    assert [g.word for g in groups if g.needed] == [word]


def test_how_far_a_thing_is_only_raises_its_rank(asker: Asker) -> None:
    found = asker.interpret("要建成哪些水厂项目？")
    assert {g.word: g.needed for g in found.words}.get("建成") is not True
    assert any(g.needed and "水厂" in g.word for g in found.words)


def test_a_document_mentions_what_its_passages_hold_as_typed(asker: Asker) -> None:
    reply = asker.ask("哪些文件提到海绵城市？")
    rows = asker.store.read(
        "MATCH (p:Passage) WHERE p.text CONTAINS '海绵城市' RETURN DISTINCT p.document AS d"
    )
    assert sources(reply) == {row["d"] for row in rows.records()}
    assert all("海绵城市" in e.text for a in reply.answers for e in a.evidence)


def test_a_name_may_be_typed_in_pinyin(asker: Asker) -> None:
    reply = asker.ask("Which reforms use jiebang guashuai?")
    typed = asker.ask("Which reforms use 揭榜挂帅?")
    assert reply.status == "answered"
    assert any(note.startswith("“jiebang guashuai” was read as") for note in reply.notes)
    assert sources(reply) == sources(typed)


def test_a_numbered_list_is_counted_by_topic(asker: Asker) -> None:
    whole, part = (asker.ask(q) for q in ("创新举措清单共有多少条？", "创新举措清单里有多少条涉及破产？"))
    assert 0 < part.total < whole.total
    assert all("破产" in a.name + "".join(e.text for e in a.evidence) for a in part.answers[1:])


@pytest.mark.parametrize(
    ("counted", "listed"),
    [
        ("有多少项目支持目标6？", "哪些项目支持目标6？"),
        ("How many reforms concern bankruptcy?", "Which reforms concern bankruptcy?"),
        ("有多少措施支持目标9？", "哪些措施支持目标9？"),
    ],
)
def test_a_count_is_the_number_of_answers_of_the_list(asker: Asker, counted: str, listed: str) -> None:
    number, things = asker.ask(counted), asker.ask(listed)
    assert number.answers[0].type == "Count"
    assert number.total == things.total == int(number.answers[0].values[0].value)


def test_the_number_of_answers_does_not_depend_on_the_page(asker: Asker) -> None:
    totals = {asker.ask("哪些措施支持目标9？", limit=n).total for n in (1, 5, 200)}
    assert len(totals) == 1

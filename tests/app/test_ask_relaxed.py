"""What a question gets that is met in part only, or by another place than it names, and what it is told of that."""

import pytest

from app.ask.service import Asker, Reply
from cypher.store.protocol import Store
from ontology.gazetteer import load_gazetteer


@pytest.fixture(scope="module")
def asker(sample_graph: Store) -> Asker:
    return Asker(sample_graph)


def named(reply: Reply) -> list[str]:
    return [a.name for a in reply.answers]


def noted(reply: Reply) -> str:
    return "\n".join((*reply.notes, *reply.suggestions))


@pytest.mark.parametrize(
    ("question", "title"),
    [("光明区的定位是什么？", "发展定位"), ("龙岗区的精彩活力在哪些地方？", "精彩活力")],
)
def test_a_district_is_told_by_the_title_that_holds_the_word(asker: Asker, question: str, title: str) -> None:
    reply = asker.ask(question)
    assert reply.status == "answered"
    assert {a.scope for a in reply.answers} == {"district"}
    assert all(title in e.section_name for a in reply.answers for e in a.evidence)


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("福田区有哪些低空经济措施？", "没有找到福田区的，以下是全市范围的"),
        (
            "Which measures on the low-altitude economy are there in Futian?",
            "nothing was found for Futian District: these hold for the whole city",
        ),
    ],
)
def test_what_holds_for_the_whole_city_is_told_from_what_is_of_the_district(
    asker: Asker, question: str, note: str
) -> None:
    reply = asker.ask(question)
    assert {a.scope for a in reply.answers} == {"city"}
    assert note in reply.notes
    assert all("低空" in e.text for e in reply.answers[0].evidence)


def test_a_word_that_no_answer_of_the_district_holds_is_told(asker: Asker) -> None:
    reply = asker.ask("盐田区的垃圾分类有哪些措施")
    assert "盐田区的文段里没有出现：“分类”" in reply.notes
    here = [a for a in reply.answers if a.scope == "district"]
    assert here
    assert here == list(reply.answers[: len(here)])


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Which zyxwv projects support SDG 6 in Bao'an?", "not looked for, as no passage holds it: “zyxwv”"),
        ("宝安区有哪些支持目标6的zyxwv项目？", "文件中没有这些词，没有按它们找：“zyxwv”"),
    ],
)
def test_a_word_that_stands_nowhere_is_told_in_the_language_asked(
    asker: Asker, question: str, note: str
) -> None:
    reply = asker.ask(question)
    assert reply.status == "answered"
    assert note in reply.notes


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("哪些区没有保障性住房措施？", "面向全市的不算在内"),
        ("Which districts have no measures on affordable housing?", "the whole city does not"),
    ],
)
def test_what_no_district_has_is_a_gap_of_all(asker: Asker, question: str, note: str) -> None:
    reply = asker.ask(question)
    districts = {d.name for d in load_gazetteer().districts(asker.lexicon().cities[0])}
    assert set(named(reply)) == districts
    assert note in noted(reply)


def test_a_gap_leaves_out_the_districts_that_have_some(asker: Asker) -> None:
    without = named(asker.ask("哪些区没有水厂项目？"))
    assert "盐田区" in without
    assert "南山区" not in without


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (
            "深圳与广州的生活垃圾无害化处理率各是多少？",
            {"生活垃圾无害化处理率": "100", "广州生活垃圾无害化处理率": "96.1"},
        ),
        (
            "北京和深圳的建成区绿化覆盖率分别是多少？",
            {"建成区绿化覆盖率": "45.1", "北京建成区绿化覆盖率": "48.1"},
        ),
        (
            "What is the green coverage rate of Shenzhen and Beijing?",
            {"建成区绿化覆盖率": "45.1", "北京建成区绿化覆盖率": "48.1"},
        ),
    ],
)
def test_the_own_city_beside_another_is_a_side(asker: Asker, question: str, wanted: dict[str, str]) -> None:
    found = {a.name: a.values[0].value for a in asker.ask(question).answers}
    assert wanted.items() <= found.items()


def test_another_city_alone_brings_no_values_of_the_own(asker: Asker) -> None:
    assert named(asker.ask("广州的生活垃圾无害化处理率是多少？")) == ["广州生活垃圾无害化处理率"]


@pytest.mark.parametrize("verb", ["减少", "降低", "改善", "加强", "提高"])
def test_a_verb_of_direction_is_no_topic(asker: Asker, verb: str) -> None:
    assert named(asker.ask(f"哪些措施是为了{verb}垃圾？")) == named(asker.ask("哪些措施是为了垃圾？"))


@pytest.mark.parametrize("verb", ["reduce", "improve", "increase", "promote"])
def test_an_english_verb_of_direction_is_no_topic(asker: Asker, verb: str) -> None:
    words = asker.interpret(f"Which measures {verb} waste?").words
    assert [w.word for w in words if w.needed] == ["waste"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("北京有哪些措施？", ["没有北京的措施或规划", "北京PM2.5浓度", "哪些文件提到北京？"]),
        (
            "Which measures are there in Shanghai?",
            ["no measures or plans of Shanghai", "上海PM2.5浓度", "which documents mention Shanghai?"],
        ),
    ],
)
def test_what_is_said_of_another_city_is_offered(asker: Asker, question: str, said: list[str]) -> None:
    reply = asker.ask(question)
    assert reply.status == "nothing_found"
    assert [s for s in said if s not in noted(reply)] == []


def test_a_city_that_stands_nowhere_has_nothing_to_offer(asker: Asker) -> None:
    assert asker.ask("成都有哪些措施？").suggestions == ("这些文件里没有成都的措施或规划",)

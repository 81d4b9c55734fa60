"""What questions deny, the numbers of items and lists, and plans by their year: over the samples."""

import pytest

from app.ask.items import find_items
from app.ask.service import Asker
from cypher.store.protocol import Store


@pytest.fixture(scope="module")
def asker(sample_graph: Store) -> Asker:
    return Asker(sample_graph)


@pytest.mark.parametrize(
    ("without", "with_it", "word"),
    [
        ("哪些文件没有提到破产？", "哪些文件提到破产？", "破产"),
        ("没有提到海绵城市的文件有哪些", "哪些文件提到海绵城市", "海绵"),
        ("哪些规划未提及大铲湾？", "哪些规划提到大铲湾？", "大铲湾"),
        ("Which plans do not mention bankruptcy?", "Which plans mention bankruptcy?", "破产"),
        ("Which documents don't mention Dachan Bay?", "Which documents mention Dachan Bay?", "大铲湾"),
    ],
)
def test_documents_that_say_nothing_are_those_without_a_passage_that_does(
    asker: Asker, without: str, with_it: str, word: str
) -> None:
    every = {d.id for d in asker.lexicon().documents}
    silent, saying = ({a.id for a in asker.ask(q).answers} for q in (without, with_it))
    assert silent
    assert saying
    assert not silent & saying
    rows = asker.store.read("MATCH (p:Passage) WHERE p.text CONTAINS $w RETURN p.document AS d", {"w": word})
    assert silent == every - {r["d"] for r in rows.records()}


def test_of_things_joined_a_silent_document_mentions_none(asker: Asker) -> None:
    both = {a.id for a in asker.ask("哪些文件没有提到破产和仲裁？").answers}
    each = [{a.id for a in asker.ask(f"哪些文件没有提到{w}？").answers} for w in ("破产", "仲裁")]
    assert both == each[0] & each[1]


@pytest.mark.parametrize(
    "question",
    [
        "Which plans do not mention zyxwv?",
        "哪些文件没有提到水？",
        "Which projects do not mention zyxwv?",
        "什么不涉及破产？",
    ],
)
def test_a_denial_is_never_answered_by_what_it_denies(asker: Asker, question: str) -> None:
    reply = asker.ask(question)
    assert reply.status in ("nothing_found", "not_understood")
    assert reply.answers == ()


def test_a_denial_that_was_not_used_is_told(asker: Asker) -> None:
    assert asker.interpret("什么不涉及破产？").unmatched == ("不涉及",)


@pytest.mark.parametrize(
    ("without", "with_it", "word"),
    [
        ("哪些改革不涉及破产？", "哪些改革涉及破产？", "破产"),
        ("Which reforms do not mention bankruptcy?", "Which reforms mention bankruptcy?", "破产"),
        ("与水厂无关的项目有哪些？", "水厂项目有哪些？", "水厂"),
    ],
)
def test_of_things_asked_for_those_that_speak_of_it_are_left_out(
    asker: Asker, without: str, with_it: str, word: str
) -> None:
    others, those = (asker.ask(q, limit=200) for q in (without, with_it))
    assert others.answers
    assert those.answers
    assert not {a.id for a in others.answers} & {a.id for a in those.answers}
    assert not any(word in e.text for a in others.answers for e in a.evidence)


def test_a_denied_goal_is_no_goal_asked_for(asker: Asker) -> None:
    reply = asker.ask("宝安区有哪些项目不涉及目标6？", limit=200)
    assert reply.interpretation.goals == ()
    assert reply.interpretation.not_goals == (6,)
    assert reply.answers
    assert not any(6 in a.goals for a in reply.answers)


def test_whether_something_is_mentioned_is_no_denial(asker: Asker) -> None:
    assert asker.ask("十五五规划有没有提到海绵城市？").interpretation.refused == ""


@pytest.mark.parametrize(
    "denial",
    ["没有提到南山区的水厂项目有哪些", "未涉及南山区的水厂项目", "哪些水厂项目没有涉及南山区？",
     "Which water plants that do not mention Nanshan are planned?"],
)  # fmt: skip
def test_a_district_denied_in_other_words_is_left_out(asker: Asker, denial: str) -> None:
    reply = asker.ask(denial)
    assert [d.name for d in reply.interpretation.not_districts] == ["南山区"]
    names = " ".join(a.name for a in reply.answers)
    assert "猫仔岭" in names
    assert "南山水厂" not in names


@pytest.mark.parametrize(
    ("question", "number", "name"),
    [
        ("示范区建设方案第十二项体制机制创新是什么？", 12, "创新环境经济政策"),
        ("示范区建设方案第十二条改革", 12, "创新环境经济政策"),
        ("第12项体制机制创新", 12, "创新环境经济政策"),
        ("institutional innovation no. 12", 12, "创新环境经济政策"),
        ("Reform 12 of the construction plan", 12, "创新环境经济政策"),
        ("the twelfth reform", 12, "创新环境经济政策"),
        ("What is experience no. 33 on the list?", 33, "民生诉求响应机制"),
        ("第三十三条经验是什么", 33, "民生诉求响应机制"),
    ],
)
def test_a_numbered_item_by_any_numeral_and_noun(asker: Asker, question: str, number: int, name: str) -> None:
    reply = asker.ask(question)
    assert reply.interpretation.item == number
    assert not [g.word for g in reply.interpretation.words if g.needed]
    assert name in " ".join(a.name for a in reply.answers)


@pytest.mark.parametrize(
    "text", ["第一条地铁", "第二个创新中心", "第三个目标", "第十二条例", "第一项目", "地铁12号线"]
)
def test_other_numbers_are_no_items(text: str) -> None:
    assert list(find_items(text, of_list=False)) == []


def test_a_number_that_was_not_used_is_told(asker: Asker) -> None:
    assert "第二个" in asker.interpret("第二个创新中心在哪里").unmatched


@pytest.mark.parametrize(
    "form", ["{}条经验里哪些涉及香港？", "{}项举措", "which of the {} practices are on health"]
)
def test_a_list_by_how_many_items_it_has(asker: Asker, form: str) -> None:
    listed = {d.name: d.numbered for d in asker.lexicon().documents if d.numbered}
    for name, size in listed.items():
        if list(listed.values()).count(size) == 1:
            assert asker.interpret(form.format(size)).document_names == (name,)
    assert listed
    assert asker.interpret(form.format(sum(listed.values()) + 1)).document_names == ()


@pytest.mark.parametrize(
    "form", ["What does the 2017 plan say about water?", "2017年的方案有哪些改革？", "2017年规划里的水厂"]
)
def test_a_plan_by_its_year(asker: Asker, form: str) -> None:
    found = asker.interpret(form)
    named = [d for d in asker.lexicon().documents if d.id in found.documents]
    assert [d.plan_from for d in named] == [2017]
    assert found.years == ()


def test_the_year_of_a_target_is_no_plan(asker: Asker) -> None:
    assert asker.interpret("2021年规划目标中森林覆盖率是多少").document_names == ()

"""From tags to facts: what a document of a few lines becomes."""

from collections.abc import Sequence

import pytest

from ingest.extract import read_document, resolve_readings
from ingest.model import Entity, Extraction, Relation
from ingest.read import read_bytes

PLAN = """\
测试市可持续发展方案（2026—2030年）

三、重点行动与工程
（一）清水绿岸工程
推进城区污水管网改造，提升生活污水收集率。
专栏1 重点项目
福田区：新建香蜜湖水质净化厂二期工程、莲花山调蓄池。
道路：建成南坪快速路三期、坪盐通道。

四、政策与体制机制创新
（一）创新排水户分类管理机制
建立排水户分类管理制度，压实排水主体责任。
（二）健全节水激励机制
到2030年，公共机构节水达标率达到100%。
"""
LIST = """\
测试市创新举措和经验做法清单

序号	名称	具体内容
一、优化公共服务
7	推行入学积分制	完善积分入学办法，保障随迁子女就近入学。
8	建立社区康复网络	在街道设立康复站，为残疾人提供上门服务。
"""
GOALS = """\
测试市可持续发展工作汇报

重点行动	国别方案对应目标
绿色家园工程	国别方案目标11、15
全民健康工程	国别方案目标3
"""


def extract(*texts: str) -> list[Extraction]:
    return list(
        resolve_readings(read_document(read_bytes(f"{i}.txt", t.encode())) for i, t in enumerate(texts))
    )


def entities(extraction: Extraction, type: str) -> dict[str, Entity]:
    return {e.name: e for e in extraction.entities if e.type == type}


def relations(extraction: Extraction, type: str, source: str) -> Sequence[Relation]:
    return [r for r in extraction.relations if r.type == type and r.source == source]


@pytest.fixture(scope="module")
def plan() -> Extraction:
    return extract("深圳市" + PLAN.removeprefix("测试市"))[0]


def test_headings_of_a_list_of_reforms_are_numbered_reforms(plan: Extraction) -> None:
    reforms = entities(plan, "Reform")
    for number, name in (("1", "创新排水户分类管理机制"), ("2", "健全节水激励机制")):
        attributes = dict(reforms[name].attributes)
        assert attributes["number"] == number
        assert attributes["group"] == "政策与体制机制创新"


def test_rows_of_a_list_of_reforms_are_numbered_reforms() -> None:
    reforms = entities(extract(LIST)[0], "Reform")
    assert dict(reforms["推行入学积分制"].attributes)["number"] == "7"
    assert dict(reforms["建立社区康复网络"].attributes)["group"] == "优化公共服务"


def test_measures_under_a_reform_are_part_of_it(plan: Extraction) -> None:
    reform = entities(plan, "Reform")["创新排水户分类管理机制"].id
    wholes = {r.target for r in plan.relations if r.type == "PART_OF"}
    assert reform in wholes


def test_a_label_gives_its_projects_their_district(plan: Extraction) -> None:
    project = entities(plan, "Project")["莲花山调蓄池"].id
    assert "district-440304" in {r.target for r in relations(plan, "LOCATED_IN", project)}


def test_a_label_that_is_no_district_gives_none(plan: Extraction) -> None:
    names = {e.id: e.name for e in plan.entities}
    road = entities(plan, "Project")["南坪快速路三期"].id
    assert "福田区" not in {names[r.target] for r in relations(plan, "LOCATED_IN", road)}


def test_a_sentence_about_one_district_places_its_projects_there() -> None:
    extraction = extract("深圳市水务计划\n\n第一章 治污\n在坪山区新建沙田再生水厂，日处理规模达到5万吨。\n")[
        0
    ]
    project = entities(extraction, "Project")["沙田再生水厂"].id
    assert "district-440310" in {r.target for r in relations(extraction, "LOCATED_IN", project)}


@pytest.mark.parametrize(
    "sentence", ["坪山区建设沙田再生水厂。", "在盐田区新建海鸣小学。", "市水务局推进管网普查。"]
)
def test_a_short_sentence_with_who_acts_is_a_measure(sentence: str) -> None:
    passages = extract(f"深圳市水务计划\n\n第一章 治污\n{sentence}\n")[0].passages
    assert passages[-1].kind == "measure"


def test_a_row_that_states_goals_makes_its_first_cell_a_programme() -> None:
    extraction = extract(GOALS)[0]
    programme = entities(extraction, "Programme")["绿色家园工程"]
    supports = relations(extraction, "SUPPORTS", programme.id)
    assert {r.target for r in supports} >= {"goal-11", "goal-15"}
    assert {dict(r.attributes)["basis"] for r in supports if r.target == "goal-15"} == {"explicit"}


def test_the_clause_of_a_place_is_told(plan: Extraction) -> None:
    measure = next(
        r
        for r in plan.relations
        if r.type == "LOCATED_IN" and r.source.startswith("measure-") and r.start is not None
    )
    told = dict(measure.attributes)["text"]
    passage = next(p for p in plan.passages if p.id == measure.passage)
    assert told in passage.text


def test_one_name_in_two_documents_is_one_entity() -> None:
    first, second = extract(
        "测试市规划\n推进清江水库扩建工程三期。\n", "测试市方案\n建成清江水库扩建工程III期。\n"
    )
    ids = [{e.id for e in x.entities if e.type == "Project"} for x in (first, second)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1


def test_ids_do_not_depend_on_the_other_documents() -> None:
    alone = extract(LIST)[0]
    together = extract(LIST, GOALS)[0]
    assert [e.id for e in alone.entities] == [e.id for e in together.entities]
    assert [p.id for p in alone.passages] == [p.id for p in together.passages]


def test_a_numbered_reform_and_its_name_in_the_row_are_one() -> None:
    listed = extract(LIST)[0]
    reforms = {e.id: e for e in listed.entities if e.type == "Reform"}
    assert sum("积分制" in e.name for e in reforms.values()) == 1
    numbered = next(e for e in reforms.values() if dict(e.attributes).get("number") == "7")
    assert any(m.entity == numbered.id and m.text == "入学积分制" for m in listed.mentions)


def test_what_a_box_of_pilots_names_has_its_label_as_group() -> None:
    text = "测试市规划\n\n专栏2 综合改革试点重点领域\n完善要素配置：建立闲置土地收回制度。\n"
    reform = entities(extract(text)[0], "Reform")["闲置土地收回制度"]
    assert dict(reform.attributes)["group"] == "完善要素配置"


def test_a_title_about_a_district_says_where_its_projects_lie() -> None:
    text = "深圳市水务规划\n\n专栏3 宝安区重点项目\n开工建设排涝泵站二期工程，推进再生水厂迁建工程。\n"
    extraction = extract(text)[0]
    assert [d.name for d in extraction.passages[-1].districts] == ["宝安区"]


def test_a_district_in_the_name_of_one_project_is_not_where_the_next_lies() -> None:
    text = "深圳市产业规划\n\n推进坪山光伏装备总部基地、深能源科技园二期等项目建设。\n"
    extraction = extract(text)[0]
    projects = entities(extraction, "Project")
    assert relations(extraction, "LOCATED_IN", projects["坪山光伏装备总部基地"].id)
    assert not relations(extraction, "LOCATED_IN", projects["深能源科技园二期"].id)

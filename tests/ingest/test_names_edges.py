"""Where names begin and end, and what only looks like one: causes that reading whole documents showed."""

import pytest

from ingest.extract import read_document, resolve_readings
from ingest.model import Context
from ingest.read import read_bytes
from ingest.tag.names import find_names
from ontology.gazetteer import load_gazetteer

TYPES = {"District": "Place", "Agency": "Organization"}


def found(text: str, city: str | None = None) -> list[tuple[str, str]]:
    spans = find_names(text, Context("zh"), load_gazetteer().find(text, city=city))
    return list(dict.fromkeys((TYPES.get(n.type, n.type), text[n.start : n.end]) for n in spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设立由市长任组长的市碳达峰碳中和工作领导小组。", [("Organization", "市碳达峰碳中和工作领导小组")]),
        ("市水污染治理指挥部督办排污口整治。", [("Organization", "市水污染治理指挥部")]),
        ("由市规划和自然资源局编制详细规划。", [("Organization", "市规划和自然资源局")]),
        ("会同省住房和城乡建设厅开展检查。", [("Organization", "省住房和城乡建设厅")]),
        ("青羊区政府负责道路养护。", [("Organization", "青羊区政府")]),
        ("市政府负责道路养护。", []),
        ("科技部、广东省科技厅等领导出席年会。", [("Organization", "科技部"), ("Organization", "广东省科技厅")]),
        ("借助联合国开发计划署、世界旅游组织等平台推广经验。", [
            ("Organization", "联合国开发计划署"), ("Organization", "世界旅游组织")]),
        ("联合国际知名航空公司开通航线。", []),
        ("支持中科院先进制造成果与产权交易中心运营。", [("Organization", "中科院先进制造成果与产权交易中心")]),
        ("加强应急管理部门的值守。", []),
        ("推进省高水平医院和国家重点实验室管理。", []),
    ],
)  # fmt: skip
def test_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "chengdu") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造线上线下一体化智慧政务服务平台。", "线上线下一体化智慧政务服务平台"),
        ("建成东湖虚拟电厂（调节能力达 20 万千瓦）。", "东湖虚拟电厂"),
        ("推进中国足协（武汉）训练中心和田径、冰球等训练基地建设。", "中国足协（武汉）训练中心"),
        ("建设龙泉河调蓄池工程（市水务局牵头，市财政局配合）。", "龙泉河调蓄池工程"),
    ],
)
def test_where_projects_end(text: str, expected: str) -> None:
    assert ("Project", expected) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "允许香港工程建设领域专业机构备案。",
        "推进“执行难”综合治理。",
        "加强与惠州机场合作。",
        "公营机构可单独申报武汉科技计划项目。",
        "开展P2P网贷平台清理。",
        "整合政务协同、公共服务三大核心平台。",
    ],
)
def test_what_is_no_project(text: str) -> None:
    assert not [name for type, name in found(text) if type == "Project"]


@pytest.mark.parametrize(
    "text",
    [
        "确保重点任务有计划、按步骤落实。",
        "严打“黄赌毒”“盗抢骗”等违法犯罪活动。",
        "培育“瞪羚”“独角兽”企业。",
        "强化立法对改革的引领。",
        "创新体制机制与合作模式。",
        "制定产业政策要与市发展规划进行充分对接。",
        "按照市场化和对照营商环境评估标准的思路推进。",
        "建立与碳达峰、碳中和目标相适应的管理体系。",
        "全面落实国家重大发展战略。",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert found(text) == []


def test_titles_in_a_row_are_policies_even_where_a_system_is_said_of_them() -> None:
    text = "制定《域外法查明办法》《适用域外法指引》等系列制度。"
    assert found(text) == [("Policy", "域外法查明办法"), ("Policy", "适用域外法指引")]


def test_what_is_carried_out_keeps_the_verbs_of_its_name() -> None:
    assert found("开展扩大内需促进消费行动。") == [("Programme", "内需促进消费行动")]


def test_two_works_on_one_phase_are_two_projects() -> None:
    text = "建成轨道交通四期及四期调整工程。"
    names = {n.name for n in find_names(text, Context("zh"), ())}
    assert names == {"轨道交通四期", "轨道交通四期调整工程"}


def test_a_university_that_is_enlarged_is_a_project_and_elsewhere_a_body() -> None:
    text = (
        "测试市教育规划（2026—2030年）\n\n完成香港中文大学（深圳）一期、哈尔滨工业大学（深圳）等高校新改扩建。\n"
        "支持哈尔滨工业大学（深圳）建设一流学科。\n"
    )
    extraction = next(iter(resolve_readings([read_document(read_bytes("a.txt", text.encode()))])))
    types = {e.id: e.type for e in extraction.entities}
    told = [types[m.entity] for m in extraction.mentions if m.text == "哈尔滨工业大学（深圳）"]
    assert told == ["Project", "Organization"]


BOX = Context("zh", titles=("某市规划", "专栏5：重大工程"), section_kind="box", form="item", label="空港")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "空港：完成东山机场三跑道、卫星厅、东航站区、T2航站区建设。",
            ["东山机场三跑道", "卫星厅", "东航站区", "T2航站区"],
        ),
        ("城际铁路：建成东山至西河口岸段、南山至北岭段。", ["东山至西河口岸段", "南山至北岭段"]),
        ("重大文体设施：青江文化馆新馆、国江美术馆（暂名）、云岭剧院等。", ["青江文化馆新馆", "国江美术馆"]),
        ("疏港铁路：建成平江铁路改造一期工程。", ["平江铁路改造一期工程"]),
        ("推进超级稻育种基地、航天育种基地等园区建设。", ["超级稻育种基地", "航天育种基地"]),
    ],
)
def test_projects_of_a_box(text: str, expected: list[str]) -> None:
    names = [text[n.start : n.end] for n in find_names(text, BOX, ()) if n.type == "Project"]
    assert [name for name in expected if name not in names] == []
    assert "疏港铁路" not in names


def test_what_a_plan_leans_on_is_not_what_it_builds() -> None:
    assert ("Project", "公共文化场馆") not in found("依托高校、公共文化场馆等建设研学旅游基地。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增强高交会、文博会、慈展会等展会影响力。", ["高交会", "文博会", "慈展会"]),
        (
            "培育中国游泳公开赛、滨江公路自行车赛、勇士系列赛等赛事。",
            ["中国游泳公开赛", "滨江公路自行车赛", "勇士系列赛"],
        ),
        ("推广学习运用“千万工程”的经验。", ["“千万工程”"]),
        ("举办宠物秀、宠物新品发布会等活动。", []),
    ],
)
def test_events_and_campaigns(text: str, expected: list[str]) -> None:
    assert [name for type, name in found(text) if type == "Programme"] == expected


def test_items_of_facilities_said_to_be_built() -> None:
    text = "建成投用东江科学技术馆、市体育中心、北湖冰雪世界等重大文体设施。"
    assert [name for type, name in found(text) if type == "Project"] == [
        "东江科学技术馆", "市体育中心", "北湖冰雪世界"]  # fmt: skip


def test_levels_of_government_are_no_body() -> None:
    assert found("明确市区两级政府事权。") == []
    assert found("市委各部委办和各区（新区）政府（管委会）负责落实。") == []

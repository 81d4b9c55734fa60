"""Named things in sentences of our own: each kind, lists, and what is no name."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Context, NameSpan
from ingest.tag.names import find_names
from ontology.gazetteer import load_gazetteer

ZH = Context("zh")
BOX = Context("zh", titles=("某市规划", "专栏3 水务重点项目"), section_kind="box", form="item")
TYPES = {"District": "Place", "Agency": "Organization"}


def names(text: str, context: Context = ZH, city: str | None = None) -> list[NameSpan]:
    return find_names(text, context, load_gazetteer().find(text, city=city))


def found(text: str, context: Context = ZH, city: str | None = None) -> list[tuple[str, str]]:
    spans = dict.fromkeys(
        (TYPES.get(n.type, n.type), text[n.start : n.end]) for n in names(text, context, city)
    )
    return list(spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开工建设桂湖水厂扩建工程。", [("Project", "桂湖水厂扩建工程")]),
        (
            "建成青龙山抽水蓄能电站，推进南岭隧道二期工程。",
            [("Project", "青龙山抽水蓄能电站"), ("Project", "南岭隧道二期工程")],
        ),
        ("由市水务局会同省发展改革委员会督办。", [("Organization", "市水务局"), ("Organization", "省发展改革委员会")]),
        (
            "支持武汉大学和华中科技大学共建联合实验室。",
            [("Organization", "武汉大学"), ("Organization", "华中科技大学")],
        ),
        ("实施“春雨”助学计划。", [("Programme", "“春雨”助学计划")]),
        ("办好中国国际茶业博览会。", [("Programme", "中国国际茶业博览会")]),
        ("深度融入“一带一路”。", [("Programme", "“一带一路”")]),
        ("严格执行《城市绿化条例》。", [("Policy", "城市绿化条例")]),
        (
            "推行首席数据官制度，开展排污权抵押贷款试点。",
            [("Reform", "首席数据官制度"), ("Reform", "排污权抵押贷款试点")],
        ),
        ("全面推行河长制。", [("Reform", "河长制")]),
        ("创新“先用后付”模式。", [("Reform", "“先用后付”模式")]),
        ("保护滇池，治理清江。", [("Place", "滇池"), ("Place", "清江")]),
    ],
)  # fmt: skip
def test_each_kind_by_form_and_context(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "加强污水处理厂建设，完善各类服务平台。",
        "组织实施一批重大项目和重点工程。",
        "市政府支持企业和高校开展合作。",
        "健全长效机制，完善管理体制。",
        "统筹城市布局，形成新格局。",
        "发展社区医院和小学。",
        "推进体制机制改革。",
        "打造国际一流的交易中心。",
    ],
)
def test_classes_are_no_names(text: str) -> None:
    assert found(text) == []


def test_each_item_of_a_list_is_a_name_of_its_own() -> None:
    text = "建成坪山综合交通枢纽一期工程、五和综合交通枢纽，推动穗莞深城际、深大城际等项目建设。"
    assert [name for type, name in found(text) if type == "Project"] == [
        "坪山综合交通枢纽一期工程", "五和综合交通枢纽", "穗莞深城际", "深大城际",
    ]  # fmt: skip


def test_a_list_may_be_cut_by_commas() -> None:
    text = "农村供水工程：推进桂林乡水厂一期工程，松岭镇水厂扩建工程，白石乡集中供水工程等项目。"
    assert len([n for n in found(text, BOX) if n[0] == "Project"]) == 3


def test_phases_that_share_a_head_are_two_names_of_one_span() -> None:
    text = "建成武汉市职业教育公共实训中心一期、二期工程。"
    spans = names(text)
    assert [n.name for n in spans] == [
        "武汉市职业教育公共实训中心一期工程",
        "武汉市职业教育公共实训中心二期工程",
    ]
    assert {text[n.start : n.end] for n in spans} == {"武汉市职业教育公共实训中心一期、二期工程"}
    assert [dict(n.attributes)["phase"] for n in spans] == ["1", "2"]


def test_lines_keep_the_network_said_once() -> None:
    spans = names("推进地铁12号线一期、15号线一期和9号线二期。", BOX)
    assert [n.name for n in spans] == ["地铁12号线一期", "地铁15号线一期", "地铁9号线二期"]


def test_a_name_may_hold_and() -> None:
    text = "推进公明水库—清林径水库连通工程、北坑水库及配套输水工程。"
    assert [n for _, n in found(text, BOX)] == ["公明水库—清林径水库连通工程", "北坑水库及配套输水工程"]


def test_a_place_inside_a_project_is_not_marked() -> None:
    text = "实施宝安中心区排涝工程，整治宝安中心区。"
    assert found(text, city="shenzhen") == [("Project", "宝安中心区排涝工程"), ("Place", "宝安中心区")]


def test_what_a_list_is_of_tells_its_items() -> None:
    assert found("优化积米崖、王家台、石老人等中心渔港的设施。") == [
        ("Place", "积米崖"), ("Place", "王家台"), ("Place", "石老人"),
    ]  # fmt: skip


def test_districts_and_agencies_are_told_apart() -> None:
    types = {n.name: n.type for n in names("龙华区由市教育局支持深圳大学办学。", city="shenzhen")}
    assert types == {"龙华区": "District", "市教育局": "Agency", "深圳大学": "Organization"}


@pytest.mark.parametrize(
    ("text", "name", "attributes"),
    [
        ("修订《养老规划（2026—2030年）》。", "养老规划（2026—2030年）", {"year": "2026-2030"}),
        (
            "落实《国务院关于加快发展养老服务的意见》。",
            "国务院关于加快发展养老服务的意见",
            {"issuer": "国务院"},
        ),
        ("市教育局印发《学位管理办法》。", "学位管理办法", {"issuer": "市教育局"}),
        ("建设鹏城云脑III等项目。", "鹏城云脑III", {"phase": "3"}),
        ("保护松华坝水库。", "松华坝水库", {"kind": "reservoir"}),
    ],
)
def test_attributes_where_the_form_tells(text: str, name: str, attributes: dict[str, str]) -> None:
    assert dict(next(n for n in names(text) if n.name == name).attributes) == attributes


def test_a_work_of_art_is_no_policy() -> None:
    assert found("舞剧《春江》全球巡演。") == []


def test_traditional_characters_are_read_and_kept() -> None:
    text = "開工建設桂湖水廠擴建工程。"
    assert found(text) == [("Project", "桂湖水廠擴建工程")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "，、；",
        "“”",
        "《》",
        "（（（",
        "等",
        "和",
        "的",
        "工程",
        "I期",
        "🚆工程",
        "\u202e水厂",
        "等项目" * 50,
    ],
)
def test_odd_texts(text: str) -> None:
    for context in (ZH, Context("en")):
        for name in names(text, context):
            assert text[name.start : name.end]


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="建设推进水厂工程一二期、和与及，。“”《》（）等项目的深圳湾机制改革市局A1 —\n：", max_size=80
    )
)
def test_names_lie_in_the_text_apart_and_in_order(text: str) -> None:
    spans = list(dict.fromkeys((n.start, n.end) for n in find_names(text, ZH, [])))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert all(0 < n.score < 1 for n in find_names(text, ZH, []))


@pytest.mark.parametrize(
    "piece", ["推进", "和工程", "南山水厂、", "（（《", "中心", "水厂等项目", "重点", "《甲条例》", "的机制"]
)
def test_work_grows_with_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups in the word lists, counted: three times the text takes about three times the work."""
    from ingest.tag import lexicon

    counts = {"calls": 0}
    plain = lexicon.WordSet.match

    def counted(self: lexicon.WordSet, text: str, at: int) -> str:
        counts["calls"] += 1
        return plain(self, text, at)

    monkeypatch.setattr(lexicon.WordSet, "match", counted)
    work = []
    for size in (3_000, 9_000):
        counts["calls"] = 0
        find_names((piece * size)[:size], ZH, [])
        work.append(counts["calls"])
    assert work[1] <= 3.6 * work[0] + 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快前海、五和等综合交通枢纽规划建设。", ["前海综合交通枢纽", "五和综合交通枢纽"]),
        ("扩建第四、第五污水处理厂。", ["第四污水处理厂", "第五污水处理厂"]),
        ("建成城市轨道交通四期工程，推动五期工程建设。", ["城市轨道交通四期工程", "城市轨道交通五期工程"]),
        ("建成6号线一期、7号线。", ["6号线一期", "7号线"]),
        ("规划研究象山至宁海高铁。", ["象山至宁海高铁"]),
    ],
)  # fmt: skip
def test_what_is_said_once_belongs_to_each_name(text: str, expected: list[str]) -> None:
    assert [n.name for n in names(text, city="shenzhen") if n.type == "Project"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "完善跨江通道和城际铁路网络。",
        "福田区：区域中心、国际航空枢纽。",
        "推进健康学校、走读制高中建设。",
        "压减“三公”经费。",
        "新建三大垃圾焚烧发电厂。",
    ],
)
def test_classes_of_works_are_no_projects(text: str) -> None:
    assert not [n for n in names(text, city="shenzhen") if n.type in ("Project", "Programme")]


def test_a_label_is_a_programme_where_it_says_what_is_done() -> None:
    assert ("Programme", "水环境治理工程") in found("水环境治理工程：规划水质净化厂18座。", BOX)
    assert not [n for n in found("污水处理工程：新建滇池水质净化厂二期工程。", BOX) if n[0] == "Programme"]


def test_a_facility_of_the_gazetteer_is_a_project_where_it_is_built() -> None:
    assert ("Project", "前海口岸") in found("规划建设前海口岸。", city="shenzhen")
    assert ("Place", "文锦渡口岸") in found("优化文锦渡口岸功能。", city="shenzhen")

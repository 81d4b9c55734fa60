"""Values in Chinese prose: which numbers measure, and what, when and how."""

import pytest

from ingest.model import Context, Period, ValueSpan
from ingest.tag.numbers import find_quantities
from ingest.tag.values import find_values

PLAN = Context(
    language="zh",
    titles=("桂林市可持续发展规划（2026—2030年）", "第三章 建设宜居城市"),
    period=Period("桂林市可持续发展规划", 2026, 2030),
)
RESULTS = Context(language="zh", titles=(PLAN.titles[0], "第一节 发展现状"), period=PLAN.period)


def values(text: str, context: Context = PLAN) -> list[ValueSpan]:
    return find_values(text, context)


def brief(text: str, context: Context = PLAN) -> list[tuple[str, str, int | None, str]]:
    return [(v.value, v.unit, v.year, v.status) for v in values(text, context)]


@pytest.mark.parametrize(
    "text",
    [
        "建设15分钟健身圈和“10分钟阅读圈”。",
        "推进5G网络、20+8产业集群和1+4+N体系建设。",
        "优化12345热线和24小时值守制度。",
        "轨道交通12号线二期、国道318线按期开工。",
        "发展第3代半导体、工业4.0和P2P治理。",
        "落实《2030年前行动方案》（桂政发〔2026〕3号）。",
        "2026年4月28日起施行，规划期为2026—2030年。",
        "进入全国100强、亚洲前50强，位列前1%。",
        "三年行动取得实效，近3年、分2年推进。",
        "保障60岁以上老人和3岁以下婴幼儿。",
        "为每10万人、每100户配备医生。",
        "1.推进改革。",
        "8 支持企业建设实验室",
        "改造220千伏线路和12英寸生产线。",
        "形成“四个90%”的格局。",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新增学位53 万个", [("53", "万个")]),
        ("面积达１２．５平方公里", [("12.5", "平方公里")]),
        ("产值达14,500亿元", [("14500", "亿元")]),
        ("建设2~4个中心、3-5所学校", [("2~4", "个"), ("3-5", "所")]),
        ("死亡率控制在6/10万以内", [("6", "/10万")]),
        ("不到北京1/10、上海1/4", [("1/10", ""), ("1/4", "")]),
        ("上市公司、独角兽企业分别达720、100家", [("720", "家"), ("100", "家")]),
        ("首创1000多项举措，鸟类480余种", [("1000", "项"), ("480", "种")]),
        ("抽检覆盖率达10批次/千人，浓度25微克/立方米", [("10", "批次/千人"), ("25", "微克/立方米")]),
        ("电能利用效率控制在1.2以下", [("1.2", "")]),
        ("产值突破万亿元", [("1", "万亿元")]),
        ("民生支出占比保持在七成左右", [("7", "成")]),
        ("提前3天预报，6小时内到位", [("3", "天"), ("6", "小时")]),
        ("受教育年限达到14.5年，不少于5年", [("14.5", "年"), ("5", "年")]),
        ("50所以上特色学校、9 个区", [("50", "所"), ("9", "个")]),
        ("保障性住房超60万套（间）", [("60", "万套（间）")]),
        ("45分钟通勤人口占比达81%", [("81", "%")]),
        ("算力达到80EFLOPS", [("80", "EFLOPS")]),
    ],
)
def test_numbers_and_units_as_written(text: str, found: list[tuple[str, str]]) -> None:
    assert [(q.value.replace(",", ""), q.unit) for q in find_quantities(text)] == found


def test_spans_cover_number_and_unit() -> None:
    text = "到2030年，湿地保护率不低于 62%，口袋公园达 120 个。"
    assert [text[v.start : v.end] for v in values(text)] == ["62%", "120 个"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("科技进步贡献率达到63%，绿化覆盖率不低于50%。", ["科技进步贡献率", "绿化覆盖率"]),
        ("集聚2000名左右博士后人才。", ["博士后人才"]),
        ("每个街道至少建1个托育中心。", ["每个街道托育中心"]),
        ("布设生态浮标18套、岸基雷达6座。", ["生态浮标", "岸基雷达"]),
        ("生产总值达到5980亿元、增长5.6%。", ["生产总值", "生产总值增长"]),
        ("藏书量由0.9册提高到1.2册。", ["藏书量", "藏书量"]),
        ("心理室覆盖率、健康档案建档率分别达到100%和95%。", ["心理室覆盖率", "健康档案建档率"]),
        ("80%以上的学校场地向社会开放。", ["学校场地向社会开放占比"]),
        ("煤炭消费总量比2025年下降10%。", ["煤炭消费总量下降"]),
        ("到2030年，PM2.5年均浓度降至15微克/立方米。", ["PM2.5年均浓度"]),
    ],
)
def test_what_is_measured(text: str, names: list[str]) -> None:
    assert [v.indicator for v in values(text)] == names


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("覆盖率达到90%左右。", "="),
        ("覆盖率超过90%。", ">="),
        ("覆盖率达到90%以上。", ">="),
        ("漏损率控制在7%以内。", "<="),
        ("死亡率不高于7%。", "<="),
        ("学位不少于300个。", ">="),
        ("收入增长7%。", "+"),
        ("能耗下降13%以上。", "-"),
    ],
)
def test_comparisons(text: str, op: str) -> None:
    assert [v.op for v in values(text)] == [op]


def test_the_year_comes_from_the_sentence_then_the_plan() -> None:
    assert brief("到2028年，改造小区300个。") == [("300", "个", 2028, "target")]
    assert brief("2026—2028年种树5万亩，修路20公里。") == [
        ("5", "万亩", 2028, "target"),
        ("20", "公里", 2028, "target"),
    ]
    assert brief("改造小区300个。") == [("300", "个", 2030, "target")]
    assert brief("每年培训技工6000人次。") == [("6000", "人次", None, "target")]
    assert brief("到“十五五”末，能耗比2025年下降13%。") == [("13", "%", 2030, "target")]


def test_results_are_of_the_year_before_the_plan() -> None:
    assert brief("学位增至8.6万个。", RESULTS) == [("8.6", "万个", 2025, "actual")]
    assert brief("截至2024年底，学位增至8.6万个。", RESULTS) == [("8.6", "万个", 2024, "actual")]
    assert brief("40年来，首创1000多项举措。", RESULTS) == [("1000", "项", None, "actual")]


def test_from_one_value_to_another() -> None:
    assert brief("到2030年，人均藏书由0.9册提高到1.2册。") == [
        ("0.9", "册", 2025, "actual"),
        ("1.2", "册", 2030, "target"),
    ]
    text = "普惠园覆盖率由2020年的82%提高到2025年的91%。"
    assert brief(text, RESULTS) == [("82", "%", 2020, "actual"), ("91", "%", 2025, "actual")]


def test_a_report_takes_its_years_from_its_titles() -> None:
    past = Context(language="zh", titles=("政府工作报告", "一、2025年工作回顾"))
    ahead = Context(language="zh", titles=("政府工作报告", "二、2026年工作安排"))
    assert brief("新增就业19.2万人。", past) == [("19.2", "万人", 2025, "actual")]
    assert brief("今年新增公园绿地86公顷。", ahead) == [("86", "公顷", 2026, "target")]


def test_what_exists_already_is_no_target() -> None:
    assert [v.status for v in values("对2300处隐患点实行监测，避险转移率达到100%。")] == ["actual", "target"]


def test_headings_and_notes_hold_no_values() -> None:
    assert values("注：带[]的数据为5年累计值。") == []
    assert find_values("专栏5：新增100个公园", Context(language="zh", form="heading")) == []


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1/" * 50_000,
        "（1" * 5_000,
        "《" * 100_000,
        "到2030年" * 5_000,
        "1、" * 5_000,
        "达到5" * 5_000,
        "😀5个" * 5_000,
        "低于北京（5人）、上海（6人）" * 2_000,
        "比5:1" * 5_000,
        "（" * 50_000 + "5个",
    ],
)
def test_hostile_texts_are_read_to_the_end(text: str) -> None:
    for value in values(text):
        assert 0 <= value.start < value.end <= len(text)
        assert text[value.start : value.end].strip()

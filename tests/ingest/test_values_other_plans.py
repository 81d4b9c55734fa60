"""Values in the manner of other cities' plans: written before the rules were tried on them."""

import pytest

from ingest.model import Context, Period, ValueSpan
from ingest.tag.values import find_values

PERIOD = Period("某市规划纲要", 2026, 2030)
AHEAD = Context(language="zh", titles=("某市规划纲要（2026—2030年）", "第二节 主要目标"), period=PERIOD)
BEHIND = Context(language="zh", titles=(AHEAD.titles[0], "第一节 发展成就"), period=PERIOD)
ENGLISH = Context(
    language="en",
    titles=("A City Strategy (2026-2030)", "Our targets"),
    period=Period("A City Strategy", 2026, 2030),
)

Expected = list[tuple[str, str, str, str]]


def brief(values: list[ValueSpan]) -> Expected:
    """Indicator, value, unit, comparison."""
    return [(v.indicator, v.value, v.unit, v.op) for v in values if not v.worded]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "力争到2030年，全市常住人口城镇化率达到72%左右，户籍人口城镇化率提高到60%。",
            [("常住人口城镇化率", "72", "%", "="), ("户籍人口城镇化率", "60", "%", "=")],
        ),
        (
            "城镇新增就业超过120万人，城镇登记失业率控制在3.5%以内。",
            [("城镇新增就业", "120", "万人", ">="), ("城镇登记失业率", "3.5", "%", "<=")],
        ),
        (
            "研发经费投入强度从2.1%提高到2.8%，提高0.7个百分点。",
            [
                ("研发经费投入强度", "2.1", "%", "="),
                ("研发经费投入强度", "2.8", "%", "="),
                ("研发经费投入强度提高", "0.7", "个百分点", "+"),
            ],
        ),
        ("建成千兆光网城市，每万人拥有5G基站数达到38个。", [("每万人拥有5G基站数", "38", "个", "=")]),
        ("粮食总产量稳定在210亿斤以上。", [("粮食总产量", "210", "亿斤", ">=")]),
        (
            "森林覆盖率不低于４５％，湿地保护率≥60%。",
            [("森林覆盖率", "45", "%", ">="), ("湿地保护率", "60", "%", ">=")],
        ),
        (
            "五年累计完成交通投资1200亿元，新改建国省干线公路800公里、农村公路5000公里。",
            [
                ("交通投资", "1200", "亿元", "="),
                ("新改建国省干线公路", "800", "公里", "="),
                ("农村公路", "5000", "公里", "="),
            ],
        ),
        (
            "单位GDP用水量较2025年下降16%，农田灌溉水有效利用系数提高到0.62。",
            [("单位GDP用水量下降", "16", "%", "-"), ("农田灌溉水有效利用系数", "0.62", "", "=")],
        ),
        (
            "每千人口拥有执业（助理）医师3.6名、注册护士4.2名。",
            [("每千人口拥有执业（助理）医师", "3.6", "名", "="), ("每千人口拥有注册护士", "4.2", "名", "=")],
        ),
        (
            "二氧化碳排放强度累计降低18%以上，非化石能源消费比重达到25%左右。",
            [("二氧化碳排放强度累计降低", "18", "%", "-"), ("非化石能源消费比重", "25", "%", "=")],
        ),
        (
            "地区生产总值达到1.2万亿元，同比增长6.3%，占全省比重提升至18.5%。",
            [
                ("地区生产总值", "1.2", "万亿元", "="),
                ("地区生产总值同比增长", "6.3", "%", "+"),
                ("地区生产总值占全省比重", "18.5", "%", "="),
            ],
        ),
        ("城乡居民收入比缩小至1.8:1以内。", [("城乡居民收入比", "1.8:1", "", "<=")]),
        (
            "数字经济核心产业增加值占比达12%，较“十四五”末提高3个百分点。",
            [
                ("数字经济核心产业增加值占比", "12", "%", "="),
                ("数字经济核心产业增加值占比提高", "3", "个百分点", "+"),
            ],
        ),
        ("中心城区路网密度达到8公里/平方公里。", [("中心城区路网密度", "8", "公里/平方公里", "=")]),
        (
            "港口货物吞吐量力争突破6亿吨，集装箱吞吐量突破2000万标箱。",
            [("港口货物吞吐量", "6", "亿吨", ">="), ("集装箱吞吐量", "2000", "万标箱", ">=")],
        ),
        (
            "空气质量优良天数比率达88.5%，国考断面优良（达到或好于Ⅲ类）比例达到92%以上。",
            [
                ("空气质量优良天数比率", "88.5", "%", "="),
                ("国考断面优良（达到或好于Ⅲ类）比例", "92", "%", ">="),
            ],
        ),
        (
            "滨海新区常住人口超过30万人，地区生产总值达到1100亿元，新增15所三甲医院。",
            [
                ("滨海新区常住人口", "30", "万人", ">="),
                ("滨海新区地区生产总值", "1100", "亿元", "="),
                ("新增三甲医院", "15", "所", "="),
            ],
        ),
        ("学校课后服务覆盖率100%。", [("学校课后服务覆盖率", "100", "%", "=")]),
        (
            "重度失能老人照护补贴由每人每月200元提高到300元。",
            [("重度失能老人照护补贴", "200", "元", "="), ("重度失能老人照护补贴", "300", "元", "=")],
        ),
        (
            "地铁运营里程由2025年的230公里延伸至2030年的400公里。",
            [("地铁运营里程", "230", "公里", "="), ("地铁运营里程", "400", "公里", "=")],
        ),
        ("累计为企业减税降费380亿元。", [("企业减税降费", "380", "亿元", "=")]),
        ("绿色建筑占新建建筑比重达到100%。", [("绿色建筑占新建建筑比重", "100", "%", "=")]),
        (
            "全市拥有A级景区68家，年接待游客8600万人次，旅游总收入突破千亿元。",
            [
                ("A级景区", "68", "家", "="),
                ("年接待游客", "8600", "万人次", "="),
                ("旅游总收入", "1", "千亿元", ">="),
            ],
        ),
        ("万元GDP能耗下降到0.35吨标准煤。", [("万元GDP能耗", "0.35", "吨标准煤", "=")]),
        (
            "轨道站点周边800米人口岗位覆盖率达到55%。",
            [("轨道站点周边800米人口岗位覆盖率", "55", "%", "=")],
        ),
        (
            "新建公租房1.2万套、保障性租赁住房6.5万套（间），发放租赁补贴3万户。",
            [
                ("新建公租房", "1.2", "万套", "="),
                ("保障性租赁住房", "6.5", "万套（间）", "="),
                ("发放租赁补贴", "3", "万户", "="),
            ],
        ),
        (
            "耕地保有量不低于620.5万亩，永久基本农田保护面积不低于540万亩。",
            [("耕地保有量", "620.5", "万亩", ">="), ("永久基本农田保护面积", "540", "万亩", ">=")],
        ),
        (
            "水产品产量达到45万吨，油菜籽产量1.1万吨。",
            [("水产品产量", "45", "万吨", "="), ("油菜籽产量", "1.1", "万吨", "=")],
        ),
        ("市民出门步行500米可达公园绿地。", [("可达公园绿地距离", "500", "米", "<=")]),
        (
            "提前3天发布寒潮预报，提前2小时发布强对流预警。",
            [("发布寒潮预报提前量", "3", "天", "="), ("发布强对流预警提前量", "2", "小时", "=")],
        ),
        ("进出口总额连续8年保持全省第一。", [("进出口总额保持全省第一", "8", "年", "=")]),
        ("连续6年获评平安建设优秀城市。", [("获评平安建设优秀城市", "6", "年", "=")]),
        (
            "规上工业企业1.5万家，数量是2020年的1.6倍。",
            [("规上工业企业", "1.5", "万家", "="), ("规上工业企业数量", "1.6", "倍", "=")],
        ),
        ("全市登记志愿者突破三百万人。", []),
    ],
)
def test_chinese(text: str, expected: Expected) -> None:
    assert brief(find_values(text, AHEAD, kind="target")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PM2.5年均浓度由2020年的33微克/立方米降至2025年的28微克/立方米。",
            [("33", 2020, "actual"), ("28", 2025, "actual")],
        ),
        ("全市共有国家级孵化器42家，较上年增加6家。", [("42", 2025, "actual"), ("6", 2025, "actual")]),
        ("2024年，进出口总额达到3200亿元。", [("3200", 2024, "actual")]),
        ("固定资产投资累计达4.5万亿元。", [("4.5", None, "actual")]),
    ],
)
def test_years_of_results(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    found = find_values(text, BEHIND, kind="achievement")
    assert [(v.value, v.year, v.status) for v in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年新增绿地不少于150公顷。", [("150", None)]),
        ("许可事项在3个工作日以内办结。", [("3", None)]),
        ("学校周边道路限速30公里/小时。", [("30", None)]),
        ("新建小区按每百户不低于30平方米配建养老用房。", [("30", None)]),
        ("班额超过50人的学校不得扩大招生。", [("50", None)]),
        ("到2028年，建成污水处理厂6座。", [("6", 2028)]),
        ("项目总投资46亿元。", [("46", None)]),
        ("公园总数达到800个。", [("800", 2030)]),
    ],
)
def test_years_of_aims(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(v.value, v.year) for v in find_values(text, AHEAD, kind="measure")] == expected


def test_other_cities_in_brackets_and_by_shares() -> None:
    found = find_values("每千人病床数为4.1张，低于杭州（7.3张）、成都（8张）。", BEHIND, kind="background")
    assert [(v.subject, v.indicator, v.value) for v in found] == [
        ("", "每千人病床数", "4.1"),
        ("杭州", "每千人病床数", "7.3"),
        ("成都", "每千人病床数", "8"),
    ]
    found = find_values("三甲医院仅9家，分别为杭州的45%和成都的30%。", BEHIND, kind="background")
    assert [(v.subject, v.indicator, v.value) for v in found] == [
        ("", "三甲医院", "9"),
        ("", "三甲医院与杭州之比", "45"),
        ("", "三甲医院与成都之比", "30"),
    ]


def test_doubling_is_an_aim_in_words() -> None:
    found = find_values("到2030年，人均收入比2020年翻一番。", AHEAD, kind="target")
    assert [(v.indicator, v.value, v.year, v.worded) for v in found] == [("人均收入", "翻一番", 2030, True)]
    found = find_values("Reduce food waste by a third by 2030.", ENGLISH, kind="target")
    assert [(v.indicator, v.value, v.year, v.op, v.worded) for v in found] == [
        ("food waste", "a third", 2030, "-", True)
    ]


def test_below_is_strict_and_at_most_is_not() -> None:
    strict = {text: [v.strict for v in find_values(text, AHEAD, kind="target")] for text in (
        "死亡率低于7%。", "死亡率不高于7%。", "死亡率控制在7%以内。", "人口超过30万人。", "人口不少于30万人。",
    )}  # fmt: skip
    assert list(strict.values()) == [[True], [False], [False], [True], [False]]
    english = (
        "Losses stay below 7%.",
        "Losses stay at or below 7%.",
        "Cover at least 7%.",
        "Train more than 7 people.",
    )
    found = [[v.strict for v in find_values(text, ENGLISH, kind="target")] for text in english]
    assert found == [[True], [False], [False], [True]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By 2030, cut greenhouse gas emissions by 45 per cent from 2019 levels.",
            [("greenhouse gas emissions", "45", "%", "-")],
        ),
        (
            "Household recycling will rise from 38% in 2024 to 55% by 2030.",
            [("Household recycling", "38", "%", "="), ("Household recycling", "55", "%", "=")],
        ),
        ("The city will plant 1 million trees by 2029.", [("trees", "1", "million trees", "=")]),
        (
            "Average commuting time is to fall below 40 minutes.",
            [("Average commuting time", "40", "minutes", "<=")],
        ),
        (
            "We will add 120 km of protected cycle lanes and 800 bicycle stands by 2028.",
            [("protected cycle lanes", "120", "km", "="), ("bicycle stands", "800", "stands", "=")],
        ),
        (
            "Per-person water use fell by 12% between 2020 and 2025.",
            [("Per-person water use", "12", "%", "-")],
        ),
        (
            "Spend at least £25 million a year on flood defences.",
            [("flood defences", "25", "£ million per year", ">=")],
        ),
        ("Unemployment stands at 4.1 per cent.", [("Unemployment", "4.1", "%", "=")]),
        (
            "No more than 10% of municipal waste will go to landfill by 2035.",
            [("share of municipal waste", "10", "%", "<=")],
        ),
        (
            "Raise the share of trips made on foot or by bicycle to 80%.",
            [("share of trips made on foot or by bicycle", "80", "%", "=")],
        ),
        ("Life expectancy reached 82.4 years in 2024.", [("Life expectancy", "82.4", "years", "=")]),
        (
            "Between 2021 and 2025, 3.2 million square metres of old housing was retrofitted.",
            [("old housing", "3.2", "million square metres", "=")],
        ),
        ("Half of the bus fleet is electric.", []),
        (
            "The programme will train 500 apprentices per year and support 40 start-ups.",
            [("apprentices", "500", "apprentices per year", "="), ("start-ups", "40", "start-ups", "=")],
        ),
        ("Energy intensity is to drop 14% from 2025.", [("Energy intensity", "14", "%", "-")]),
        (
            "Installed wind capacity will reach 2.4 GW by 2030.",
            [("Installed wind capacity", "2.4", "GW", "=")],
        ),
        (
            "The port handled 36 million tonnes of cargo in 2025, up 4.2% on the year before.",
            [("cargo", "36", "million tonnes", "="), ("cargo", "4.2", "%", "+")],
        ),
    ],
)
def test_english(text: str, expected: Expected) -> None:
    assert brief(find_values(text, ENGLISH, kind="target")) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("We will open 6 shelters.", "measure", [(None, "target")]),
        ("Recycling will reach 55%.", "target", [(2030, "target")]),
        (
            "Recycling will rise from 38% in 2024 to 55% by 2030.",
            "target",
            [(2024, "actual"), (2030, "target")],
        ),
        ("Water use fell by 12% between 2020 and 2025.", "achievement", [(2025, "actual")]),
        ("Waste to landfill will fall to 10% by 2035.", "target", [(2035, "target")]),
    ],
)
def test_english_years(text: str, kind: str, expected: list[tuple[int | None, str]]) -> None:
    assert [(v.year, v.status) for v in find_values(text, ENGLISH, kind=kind)] == expected

"""Values in table rows: named by the row, dated by the column, with footnote marks and bindings."""

import pytest

from ingest.model import Context, Period, ValueSpan
from ingest.tag.table_columns import read_columns
from ingest.tag.values import find_values

PERIOD = Period("某市规划纲要", 2026, 2030)
HEADS = ("类别", "序号", "指标", "单位", "属性", "2025年", "2030年")
NOTE = "注：标*数据为2024年数据，带[]数据为5年累计值、带{}数据为5年均值。"


def row(
    *cells: str,
    columns: tuple[str, ...] = HEADS,
    titles: tuple[str, ...] = ("表1 主要指标",),
    note: str = NOTE,
) -> list[ValueSpan]:
    spans, start = [], 0
    for cell in cells:
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    context = Context(
        language="zh",
        titles=titles,
        section_kind="table",
        form="row",
        columns=columns,
        cells=tuple(spans),
        period=PERIOD,
        notes=(note,),
    )
    return find_values("\t".join(cells), context)


def brief(values: list[ValueSpan]) -> list[tuple[str, str, str, int | None, str]]:
    return [(v.indicator, v.value, v.unit, v.year, v.status) for v in values]


def test_base_and_target() -> None:
    values = row("绿色", "19", "PM2.5 年均浓度", "微克/立方米", "约束性", "16.8", "≤15")
    assert brief(values) == [
        ("PM2.5年均浓度", "16.8", "微克/立方米", 2025, "actual"),
        ("PM2.5年均浓度", "15", "微克/立方米", 2030, "target"),
    ]
    assert [v.op for v in values] == ["=", "<="]
    assert {v.binding for v in values} == {"binding"}


def test_footnote_marks() -> None:
    assert brief(row("", "4", "研发投入强度", "%", "预期性", "6.67*", "7"))[0] == (
        "研发投入强度",
        "6.67",
        "%",
        2024,
        "actual",
    )
    yearly = row("", "1", "生产总值增长", "%", "预期性", "{5.5}", "{5}")
    assert [(v.value, v.op, v.binding) for v in yearly] == [("5.5", "+", "expected"), ("5", "+", "expected")]
    assert [v.value for v in row("", "8", "利用外资", "亿元", "预期性", "[3017]", "〔3000〕")] == [
        "3017",
        "3000",
    ]


def test_what_the_marks_of_the_notes_say() -> None:
    yearly = row("", "1", "生产总值增长", "%", "预期性", "{5.5}", "{5}")
    assert [(v.aggregate, v.note) for v in yearly] == [("mean", "{}数据为5年均值")] * 2
    summed = row("", "8", "利用外资", "亿元", "预期性", "[3017]", "〔3000〕")
    assert [(v.aggregate, v.note) for v in summed] == [("sum", "[]数据为5年累计值")] * 2
    starred = row("", "4", "研发投入强度", "%", "预期性", "6.67*", "7")
    assert [(v.aggregate, v.note) for v in starred] == [(None, "标*数据为2024年数据"), (None, "")]


@pytest.mark.parametrize(
    ("note", "cell", "aggregate"),
    [
        ("注：〔 〕内为五年累计数。", "〔120〕", "sum"),
        ("Note: figures in [] are five-year totals.", "[120]", "sum"),
        ("Note: {} marks the average of five years.", "{5.5}", "mean"),
        ("", "[120]", "sum"),
        ("", "{5.5}", None),
        ("", "120", None),
    ],
)
def test_notes_in_other_words(note: str, cell: str, aggregate: str | None) -> None:
    assert [v.aggregate for v in row("住房供应", cell, columns=("指标", "2030年"), note=note)] == [aggregate]


def test_aims_in_words_are_kept_without_a_number() -> None:
    values = row("", "21", "森林覆盖率", "%", "约束性", "39", "完成省下达任务")
    assert [(v.value, v.worded, v.year, v.status) for v in values] == [
        ("39", False, 2025, "actual"),
        ("完成省下达任务", True, 2030, "target"),
    ]
    assert {v.binding for v in values} == {"binding"}
    assert row("", "17", "非化石能源占比", "%", "预期性", "-", "—") == []
    heads = ("Indicator", "Unit", "2025", "2030 target")
    values = row("Forest cover", "%", "39", "As assigned by the province", columns=heads)
    assert [(v.value, v.worded) for v in values] == [("39", False), ("As assigned by the province", True)]


def test_aims_in_words_where_the_heads_are_lost() -> None:
    values = row("18", "碳强度降低", "%", "约束性", "-", "完成省下达任务", columns=())
    assert [(v.indicator, v.value, v.worded) for v in values] == [("碳强度降低", "完成省下达任务", True)]


@pytest.mark.parametrize(
    ("head", "role", "year", "status"),
    [
        ("年均增速[累计]", "change", 2030, "target"),
        ("〔五年累计〕", "change", 2030, "target"),
        ("“十五五”年均增长（%）", "change", 2030, "target"),
        ("2024年基数", "year", 2024, "actual"),
        ("基期值（2025年）", "year", 2025, "actual"),
        ("规划目标值", "year", 2030, "target"),
        ("2035 target", "year", 2035, "target"),
        ("Baseline (2024)", "year", 2024, "actual"),
        ("责任部门", "group", None, None),
    ],
)
def test_heads(head: str, role: str, year: int | None, status: str | None) -> None:
    column = read_columns(("指标", head), PERIOD)[1]
    assert (column.role, column.year, column.status) == (role, year, status)


def test_columns_of_change_over_the_years() -> None:
    heads = ("指标", "单位", "2025年", "2030年", "年均增长", "属性")
    values = row("发明专利拥有量", "件", "80", "120", "〔40〕", "预期性", columns=heads)
    assert [(v.indicator, v.value, v.year, v.status, v.aggregate) for v in values] == [
        ("发明专利拥有量", "80", 2025, "actual", None),
        ("发明专利拥有量", "120", 2030, "target", None),
        ("发明专利拥有量年均增长", "40", 2030, "target", "sum"),
    ]


def test_words_around_the_number() -> None:
    heads = ("指标", "2025年", "2030年")
    values = row("失业率（%）", "5.2左右", "控制在5.5以内", columns=heads)
    assert [(v.indicator, v.value, v.unit, v.op) for v in values] == [
        ("失业率", "5.2", "%", "="),
        ("失业率", "5.5", "%", "<="),
    ]
    assert [v.op for v in row("绿色出行比例（%）", "68", "不低于75", columns=heads)] == ["=", ">="]


def test_heads_that_say_base_and_target() -> None:
    heads = ("Indicator", "Unit", "Type", "Base 2024", "Target")
    values = row("Homes supplied", "units", "Binding", "38,000", ">50,000", columns=heads)
    assert brief(values) == [
        ("Homes supplied", "38,000", "units", 2024, "actual"),
        ("Homes supplied", "50,000", "units", 2030, "target"),
    ]
    assert values[1].op == ">="


def told(values: list[ValueSpan]) -> list[tuple[str, str, str, str, int | None]]:
    return [(v.subject, v.indicator, v.value, v.unit, v.year) for v in values]


def test_cities_compared_by_column_and_by_row() -> None:
    by_column = row("医院数（家）", "134", "713", columns=("类别", "深圳", "北京"))
    assert told(by_column) == [
        ("深圳", "医院数", "134", "家", None),
        ("北京", "医院数", "713", "家", None),
    ]
    by_row = row("新加坡", "719", "35%", columns=("指标城市", "面积（平方公里）", "建设用地比例"))
    assert told(by_row) == [
        ("新加坡", "面积", "719", "平方公里", None),
        ("新加坡", "建设用地比例", "35", "%", None),
    ]
    two_lines = row("上海", "21952", columns=("城市", "每十万人文化程度（人） 大专及以上"))
    assert told(two_lines) == [("上海", "每十万人文化程度大专及以上", "21952", "人", None)]


def test_notes_on_data_of_the_country_tell_the_years_of_its_cities() -> None:
    note = "注：国内城市数据来源：“常住人口”源自统计公报，为2024年值；其他数据源自统计年鉴，为2023年值。"
    heads = ("城市", "常住人口（万人）", "森林覆盖率（%）")
    assert [v.year for v in row("青岛", "1044", "13", columns=heads, note=note)] == [2024, 2023]
    assert [v.year for v in row("东京", "1400", "36", columns=heads, note=note)] == [None, None]


def test_words_in_a_cell_may_be_strict() -> None:
    heads = ("指标", "2030年")
    assert [(v.op, v.strict) for v in row("死亡率（%）", "低于7", columns=heads)] == [("<=", True)]
    assert [(v.op, v.strict) for v in row("死亡率（%）", "≤7", columns=heads)] == [("<=", False)]
    assert [(v.op, v.strict) for v in row("Share (%)", ">7", columns=heads)] == [(">=", True)]


def test_a_row_whose_table_lost_its_head() -> None:
    values = row("3", "人均预期寿命", "岁", "79.6", "81", "预期性", columns=())
    assert brief(values) == [
        ("人均预期寿命", "79.6", "岁", 2025, "actual"),
        ("人均预期寿命", "81", "岁", 2030, "target"),
    ]


def test_two_figures_in_one_cell() -> None:
    values = row(
        "深圳",
        "8/33",
        "27",
        "中心城区95%，其他区域80%",
        columns=("城市", "SO2、NO2浓度（微克/立方米）", "PM2.5（微克/立方米）", "处理率（%）"),
    )
    assert [(v.indicator, v.value) for v in values] == [
        ("SO2浓度", "8"),
        ("NO2浓度", "33"),
        ("PM2.5浓度", "27"),
        ("中心城区处理率", "95"),
        ("其他区域处理率", "80"),
    ]


def test_the_head_row_holds_no_values() -> None:
    assert row(*HEADS, columns=()) == []


def test_spans_cover_the_number() -> None:
    cells = ("", "20", "优良水体比例", "%", "约束性", "81.8", "≥95")
    text = "\t".join(cells)
    assert [text[v.start : v.end] for v in row(*cells)] == ["81.8", "95"]


def test_a_long_row_is_read_to_the_end() -> None:
    assert len(row("指标甲", *["5.5"] * 3_000, columns=("指标",))) == 3_000


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("—/80", ("NO2浓度", "80")), ("12/-", ("SO2浓度", "12")), ("－ / 7.5", ("NO2浓度", "7.5"))],
)
def test_a_cell_of_two_numbers_that_lacks_one(cell: str, expected: tuple[str, str]) -> None:
    values = row("香港", cell, columns=("城市", "SO2、NO2浓度（微克/立方米）"), titles=("表1 空气质量比较",))
    assert [(v.indicator, v.value) for v in values] == [expected]

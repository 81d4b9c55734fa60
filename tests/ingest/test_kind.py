"""Kinds of passages: what a sentence does, under what title, and what it is in a table."""

import pytest

from ingest.model import Context, Period
from ingest.tag.kind import classify_kind
from ingest.tag.kind_sections import section_themes

PLAN = "桂林市可持续发展规划（2026—2030年）"
PERIOD = Period("桂林市可持续发展规划", 2026, 2030)


def chinese(*titles: str, **more: object) -> Context:
    return Context(language="zh", titles=(PLAN, *titles), period=PERIOD, **more)  # type: ignore[arg-type]


def english(*titles: str, **more: object) -> Context:
    titles = ("Guilin Sustainable Development Plan (2026-2030)", *titles)
    return Context(language="en", titles=titles, period=PERIOD, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("支持社区食堂延长营业时间，让晚归的老人吃上热饭。", "measure"),
        ("由市水利局牵头清理漓江支流的违建码头，逐月公布进度。", "measure"),
        ("把老厂房改成青年公寓，新增租赁住房2000套。", "measure"),
        ("到2030年，漓江干流水质稳定达到Ⅱ类。", "target"),
        ("力争到2028年，全市公交车全部换成电动车。", "target"),
        ("“十五五”期间，万人刑事案件数控制在12起以内。", "target"),
        ("义务教育巩固率保持在99%以上，普惠园覆盖率达到92%。", "target"),
        ("2025年，全市建成口袋公园86个，入选国家园林城市。", "achievement"),
        ("近三年累计改造老旧电梯410部，获评全省安全示范城市。", "achievement"),
        ("部分村屯饮水水质仍不稳定，县级医院专科能力偏弱。", "background"),
        ("山水是桂林最大的家底，也是全城人的饭碗。", "background"),
        ("让我们并肩向前，绘就漓江新画卷！", "background"),
        ("为落实国家部署，根据《桂林市城市总体规划》，制定本方案。", "background"),
        ("坚持人民至上，始终践行宗旨，更好保障群众权益。", "background"),
        ("坚持租购并举，筹集保障性租赁住房8000套。", "measure"),
    ],
)
def test_a_sentence_shows_its_kind_by_what_it_does(text: str, kind: str) -> None:
    assert classify_kind(text, chinese("第三章 建设宜居城市"))[0] == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("第一节 “十四五”发展成就", "achievement"),
        ("一、2025年工作回顾", "achievement"),
        ("第三节 面临挑战", "background"),
        ("一、问题诊断", "background"),
        ("第一节 指导思想", "background"),
        ("第二节 主要目标", "target"),
        ("第四节 推进产业基础高级化", "measure"),
        ("第五节 补齐公共服务短板", "measure"),
        ("第六节 加强基础设施建设", "measure"),
    ],
)
def test_the_title_lends_a_sentence_its_kind(title: str, kind: str) -> None:
    text = "推动旅游业提档升级，游客满意度进一步提高。"
    assert classify_kind(text, chinese("第一章 总论", title))[0] == kind


def test_a_problem_among_results_is_background() -> None:
    results = chinese("第一节 发展现状")
    assert classify_kind("同时也要看到，城乡差距仍较大，创新能力薄弱。", results)[0] == "background"
    assert classify_kind("有效应对罕见洪水挑战，守住了安全底线。", results)[0] == "achievement"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("强化山水资源保护。", "measure"),
        ("（二）聚力办好民生实事。", "measure"),
        ("1.提升码头能级。", "measure"),
        ("旅游品质迈上新台阶。", "heading"),
        ("（二）湿地提质增效。", "heading"),
        ("3.智能装备与系统。", "heading"),
        ("污水管网补短板工程。", "heading"),
    ],
)
def test_a_topic_sentence_is_a_measure_when_it_names_a_deed(text: str, kind: str) -> None:
    assert classify_kind(text, chinese("第二章 发展"))[0] == kind


@pytest.mark.parametrize(
    "text",
    ["第二章 建设宜居城市", "专栏3：漓江保护重点工程", "一、夯实山水底色", "Chapter 2 A Liveable City"],
)
def test_titles_are_headings(text: str) -> None:
    assert classify_kind(text, chinese(form="heading"))[0] == "heading"


@pytest.mark.parametrize(
    "text",
    [
        "注：带*的为2024年数据。",
        "各位代表：",
        "（征求意见稿）",
        "2026年4月",
        "桂林市人民政府办公室",
        "桂政发〔2026〕3号",
    ],
)
def test_notes_and_letterheads_are_neither(text: str) -> None:
    assert classify_kind(text, chinese())[0] == "other"


def row(text: str, *columns: str) -> tuple[str, Context]:
    cells, start = [], 0
    for cell in text.split("\t"):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return text, chinese("表1 主要指标", form="row", cells=tuple(cells), columns=columns)


def test_rows_of_an_indicator_table() -> None:
    heads = ("序号", "指标", "单位", "2025年", "2030年", "属性")
    assert classify_kind(*row("\t".join(heads)))[0] == "other"
    assert classify_kind(*row("1\t森林覆盖率\t%\t71.6\t72\t约束性", *heads))[0] == "target"
    assert classify_kind(*row("2\t用水总量\t亿立方米\t—\t完成上级任务\t约束性", *heads))[0] == "target"
    assert (
        classify_kind(*row("桂林\t27\t17", "城市", "PM2.5（微克/立方米）", "人均绿地（平方米）"))[0]
        == "other"
    )


def test_a_row_of_sentences_is_read_as_prose() -> None:
    text, context = row(
        "3\t漓江船票改革\t推行实名预约，限定每日游船班次，收入用于保护。", "序号", "名称", "内容"
    )
    assert classify_kind(text, context)[0] == "measure"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We will replace the old river barges with electric ones.", "measure"),
        ("Promote rooftop gardens on public buildings.", "measure"),
        ("The Water Bureau must publish its leakage figures every quarter.", "measure"),
        ("By 2030, nine in ten homes will be within reach of a park.", "target"),
        ("In 2025, 14 new clinics were opened in the northern towns.", "achievement"),
        ("3. Cleaner air for all.", "heading"),
        ("A city is a promise to its children.", "background"),
        ("Share the river, share the future!", "background"),
    ],
)
def test_english_sentences(text: str, kind: str) -> None:
    assert classify_kind(text, english("Chapter 3 A Clean River"))[0] == kind


def test_english_titles_lend_their_kind_too() -> None:
    text = "The bus fleet grew and fares fell."
    assert classify_kind(text, english("Section 1 Progress in 2021-2025"))[0] == "achievement"
    assert classify_kind(text, english("Section 2 Guiding principles"))[0] == "background"


@pytest.mark.parametrize(
    ("titles", "text", "kind"),
    [
        (("（三）优化发展环境",), "复垦废弃窑场，种上油松。", "measure"),
        (("（三）优化发展环境",), "设立知识产权巡回审判庭，提高侵权赔偿标准。", "measure"),
        (("第一章 规划背景",), "人均预期寿命由76.9岁提高到78.4岁。", "achievement"),
        (("第一章 规划背景",), "山区医生紧缺，看病仍不方便。", "background"),
        (("一、预算执行情况",), "为企业减负320亿元，惠及2万家。", "achievement"),
        (("一、预算执行情况",), "绩效管理水平有待提高，一些部门重分配、轻管理。", "background"),
        (("第三章 任务",), "由居民投票决定把老厂区改成球场。", "measure"),
        (("第三章 任务",), "水土流失严重，岩溶地区生态脆弱。", "background"),
    ],
)
def test_other_genres(titles: tuple[str, ...], text: str, kind: str) -> None:
    assert classify_kind(text, chinese(*titles))[0] == kind


@pytest.mark.parametrize(
    ("titles", "text", "kind"),
    [
        (("2. Targets",), "Infant mortality will stay below 2.5 per 1,000.", "target"),
        (("2. Targets",), "Rebuild 300 blocks of flats.", "measure"),
        (("3. Actions",), "At least 96 per cent of rivers will reach Grade III by 2030.", "target"),
        (("3. Actions",), "The port company is building a depot at Songling.", "measure"),
        (("1. Challenges",), "Overfishing has emptied inshore waters.", "background"),
        (
            ("1. Achievements and challenges",),
            "By the end of 2025 the metro had grown to 352 km.",
            "achievement",
        ),
        (("Annex",), "Goal 11: Cities and communities", "heading"),
    ],
)
def test_other_english_genres(titles: tuple[str, ...], text: str, kind: str) -> None:
    assert classify_kind(text, english(*titles))[0] == kind


def test_the_document_title_says_nothing_of_its_sections() -> None:
    assert section_themes(("某市五年规划和二〇三五年远景目标纲要", "第二章 交通")) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200f",
        "😀😀😀",
        "（" * 500,
        "[" * 500 + "]" * 500,
        "建" * 100_000,
        "word " * 20_000,
        "，" * 100_000,
    ],
)
def test_hostile_texts_get_a_kind(text: str) -> None:
    for context in (chinese(), english(), chinese("第一节 主要目标")):
        kind, score = classify_kind(text, context)
        assert kind in {"measure", "target", "achievement", "background", "heading", "other"}
        assert 0 < score <= 1

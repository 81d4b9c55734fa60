"""What a document says of itself: title, language, issuer, date and the years it plans for."""

import pytest

from ingest.document import describe_document, detect_language
from ingest.model import Document, Period, SourceText
from ingest.structure import parse_structure


def described(text: str, *, title: str | None = None) -> Document:
    source = SourceText("a.txt", "0", "text", text, title=title)
    return describe_document(source, parse_structure(source))


PLAN = (
    "某市国民经济和社会发展\n第十五个 五年规划纲要\n\n(2026 年 2 月 11 日市七届人大七次会议批准)\n\n"
    "第一章 基础\n基础扎实。\n"
)


def test_a_plan_approved_by_a_congress() -> None:
    document = described(PLAN)
    assert document.title == "某市国民经济和社会发展第十五个五年规划纲要"
    assert (document.language, document.issued_by, document.issued_on) == (
        "zh",
        "某市人民代表大会",
        "2026-02-11",
    )
    assert document.plan == Period(document.title, 2026, 2030)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("某市第十四个五年规划和二〇三五年远景目标纲要", (2021, 2025)),
        ("某市“十五五”生态环境保护规划", (2026, 2030)),
        ("某市教育事业发展十二五规划", (2011, 2015)),
        ("某市海洋发展规划（2026—2030年）", (2026, 2030)),
        ("某市可持续发展规划（2017-2030年，节选）", (2017, 2030)),
        ("Outline of the 14th Five-Year Plan of the City", (2021, 2025)),
        ("The Fifteenth Five-Year Plan of the City", (2026, 2030)),
        ("City Resilience Action Plan 2021 to 2035", (2021, 2035)),
        ("某市创新举措和经验做法清单", None),
        ("某市白皮书（2030—2021年）", None),
    ],
)
def test_period_from_the_title(title: str, period: tuple[int, int] | None) -> None:
    plan = described(f"{title}\n\n一、总则\n推进工作。\n").plan
    assert (None if plan is None else (plan.start, plan.end)) == period


def test_period_from_the_text() -> None:
    stated = described("某市绿化规划\n\n一、总则\n规划期限为2023年至2028年。\n").plan
    assert stated == Period("某市绿化规划", 2023, 2028)
    text = "某市示范区建设方案\n\n一、现状\n2016年末人口一千万。\n二、发展目标\n到2020年，建成示范区。\n"
    assert described(text).plan == Period("某市示范区建设方案", 2017, 2020)
    assert described(text.replace("2016年末", "")).plan is None


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("某市绿化方案\n某市人民政府办公室　2026年4月\n\n一、总则\n推进工作。", "某市人民政府办公室", "2026-04"),
        ("工作报告\n——2026年1月20日在某市第十五届人民代表大会会议上\n一、回顾\n成效好。", "某市人民政府", "2026-01-20"),
        ("某市绿化方案\n一、总则\n推进工作。\n\n某市城市管理局\n2025年12月3日\n", "某市城市管理局", "2025-12-03"),
        ("某市方案\n发布机构：某市科技创新委员会\n2024-03-05\n一、总则\n推进。", "某市科技创新委员会", "2024-03-05"),
        (
            "City Plan\nIssued by the City Bureau of Water\n11 February 2026\n\nChapter 1 Aims\nWe act.",
            "City Bureau of Water",
            "2026-02-11",
        ),
        ("City Plan\nJune 2021\n\nChapter 1 Aims\nWe act.", None, "2021-06"),
        ("某市绿化方案\n一、总则\n2025年12月3日前完成。", None, None),
    ],
)  # fmt: skip
def test_issuer_and_date(text: str, issuer: str | None, date: str | None) -> None:
    document = described(text)
    assert (document.issued_by, document.issued_on) == (issuer, date)


def test_title_from_properties_or_from_the_introduction() -> None:
    body = "一、总则\n推进工作。\n"
    assert described(body, title="某市绿化方案").title == "某市绿化方案"
    introduced = "为落实国家部署，推动某市湿地保护示范区建设，特制定本方案。\n" + body
    assert described(introduced).title == "某市湿地保护示范区建设方案"
    assert described(body).title == "a.txt"


def test_language_by_script() -> None:
    assert detect_language("Guiyang (贵阳) plans a greener city with many more parks and trams.") == "en"
    assert detect_language("实施“Smart City”行动，建设5G基站和AI算力中心。") == "zh"
    assert detect_language("") == "en"


def test_the_id_follows_the_file_name() -> None:
    assert described(PLAN).id == described(PLAN + "新增一句。").id

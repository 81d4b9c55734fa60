"""Rows of tables with their cells and column heads, whatever is left of the table's lines."""

import pytest

from ingest.model import SourceText, Unit
from ingest.structure import parse_structure


def rows(text: str) -> list[Unit]:
    return [u for u in parse_structure(SourceText("a.txt", "", "text", text)).units if u.form == "row"]


def cells(unit: Unit) -> list[str]:
    return [unit.text[a:b] for a, b in unit.cells]


def test_tab_rows_under_their_heads_also_where_the_head_comes_again() -> None:
    head = "类别\t序号\t指标\t2030年\n"
    text = f"表1 指标\n{head}生态\t1\t森林覆盖率\t45\n\t2\t湿地面积\t12\n\n{head}\t3\t公园\t9\n"
    found = rows(text)
    assert [u.columns for u in found] == [
        (),
        *[("类别", "序号", "指标", "2030年")] * 2,
        (),
        ("类别", "序号", "指标", "2030年"),
    ]
    assert cells(found[2]) == ["", "2", "湿地面积", "12"]
    assert [u.label for u in found] == ["", "", "生态", "", "生态"]
    assert text[found[2].start : found[2].end] == "2\t湿地面积\t12"


@pytest.mark.parametrize(
    "text",
    [
        "表1 指标\n| 指标 | 单位 | 2030年 |\n|---|---|---|\n| 森林覆盖率 | % | 45 |\n",
        "表1 指标\n\t指标\n\t单位\n\t2030年\n\n\t森林\n覆盖率\n\t%\n\t45\n\n\n",
    ],
)
def test_bars_and_lost_borders(text: str) -> None:
    head, row = rows(text)
    assert cells(head) == ["指标", "单位", "2030年"]
    assert cells(row) == ["森林覆盖率", "%", "45"]
    assert row.columns == ("指标", "单位", "2030年")


def test_a_head_of_two_lines() -> None:
    head = "表6 比较\n\t城市\n\t面积\n\t文化程度\n\n\t\n\t\n\t大专\n\t初中\n\n"
    text = head + "\t甲市\n\t1997\n\t17\n\t53\n\n\t乙市\n\t900\n\t31\n\t43\n\n\n"
    assert rows(text)[2].columns == ("城市", "面积", "文化程度 大专", "文化程度 初中")
    assert cells(rows(text)[3]) == ["乙市", "900", "31", "43"]


def test_sentences_of_a_cell_are_passages_named_after_the_row() -> None:
    first = "1\t推行林长制\t建立三级林长体系。压实责任；定期巡查。\n"
    second = "2\t建设公园\t建成公园十处，方便群众休闲。\n"
    found = rows("序号\t名称\t具体内容\n" + first + second)[1:]
    assert [u.text for u in found] == [
        "1\t推行林长制\t建立三级林长体系。",
        "压实责任；",
        "定期巡查。",
        "2\t建设公园\t建成公园十处，方便群众休闲。",
    ]
    assert found[1].label == "推行林长制"
    assert cells(found[1]) == ["", "", "压实责任；"]


def test_a_row_that_is_only_a_numbered_title_opens_a_section() -> None:
    structure = parse_structure(
        SourceText("a.txt", "", "text", "序号\t名称\n一、生态\t\n1\t湿地\n2\t河道\n二、民生\t\n3\t学校\n")
    )
    titles = {s.id: s.title for s in structure.sections}
    assert [titles[u.section] for u in structure.units if u.form == "row"][1:] == [
        "一、生态",
        "一、生态",
        "二、民生",
    ]


def test_a_table_section_holds_its_rows_and_its_note() -> None:
    text = "一、目标\n表1 指标\n指标\t单位\t数值\n湿地\t公顷\t12\n注：为累计数。\n按期完成。\n"
    structure = parse_structure(SourceText("a.txt", "", "text", text))
    table = next(s for s in structure.sections if s.kind == "table")
    assert text[table.start : table.end].endswith("为累计数。")
    assert structure.units[-1].section == table.parent

"""Sections: titles, their order, boxes and their ends, the contents, slides and what formats state."""

import pytest

from ingest.model import Hint, SourceText, Structure
from ingest.structure import parse_structure


def parsed(text: str, *hints: Hint) -> Structure:
    return parse_structure(SourceText("a.txt", "", "text", text, hints))


def tree(structure: Structure) -> list[str]:
    """Sections below the document as "level kind title"."""
    return [f"{s.level} {s.kind} {s.title}" for s in structure.sections[1:]]


def content(structure: Structure, title: str) -> list[str]:
    section = next(s for s in structure.sections if s.title == title)
    return [u.text for u in structure.units if u.section == section.id and u.text != title]


def test_chinese_numbers_nest_as_in_plans() -> None:
    text = (
        "前　言\n本规划指导全市工作。\n第一篇 总论\n第一章　基础\n第一节 成就\n一、经济\n（一）工业\n工业稳步增长。\n"
        "1.先进制造\n制造业提质增效。\n二、社会\n民生持续改善。\n第二节 问题\n短板仍然存在。\n第二篇 任务\n全面推进。\n"
    )
    assert tree(parsed(text)) == [
        "1 chapter 前　言",
        "1 chapter 第一篇 总论",
        "2 chapter 第一章　基础",
        "3 section 第一节 成就",
        "4 heading 一、经济",
        "5 heading （一）工业",
        "6 heading 1.先进制造",
        "4 heading 二、社会",
        "3 section 第二节 问题",
        "1 chapter 第二篇 任务",
    ]


def test_english_titles_nest_too() -> None:
    text = (
        "Chapter 1 Foundation\nSection 1 Achievements\nIndustry grew in every year.\n1.1 Ports\nPorts were enlarged.\n"
        "Chapter 2 Tasks\nWe act now.\nAnnex A Terms\nTerms are explained here.\n"
    )
    assert tree(parsed(text)) == [
        "1 chapter Chapter 1 Foundation",
        "2 section Section 1 Achievements",
        "3 heading 1.1 Ports",
        "1 chapter Chapter 2 Tasks",
        "1 chapter Annex A Terms",
    ]


def test_a_run_in_title_opens_a_section_and_labels_its_paragraph() -> None:
    structure = parsed(
        "第一章 任务\n（一）优化布局。新建学校十所。完善配套。\n去年新增学位一万个。\n（二）强化师资。培训教师。"
    )
    assert "2 heading （一）优化布局" in tree(structure)
    assert content(structure, "（一）优化布局") == [
        "（一）优化布局。",
        "新建学校十所。",
        "完善配套。",
        "去年新增学位一万个。",
    ]


def test_sentences_with_a_number_are_no_titles() -> None:
    assert tree(parsed("一、同意建设示范区，为全国积累经验。\n二、要坚持改革，探索系统方案。\n")) == []


def test_spans_of_sections_cover_what_stands_in_them() -> None:
    text = "第一章 基础\n第一节 现状\n现状良好。\n第二章 任务\n任务明确。\n"
    structure = parsed(text)
    spans = {s.title: text[s.start : s.end] for s in structure.sections}
    assert spans["第一章 基础"] == "第一章 基础\n第一节 现状\n现状良好。"
    assert spans["第一节 现状"] == "第一节 现状\n现状良好。"


@pytest.mark.parametrize(
    "after",
    [
        "二、壮大产业\n推进产业集聚。",
        "优化空间布局。构建多中心结构，促进职住平衡。",
        "第二节 产业\n推进产业集聚。",
        "专栏 2：其他\n海港：建成码头。",
    ],
)
def test_a_box_ends_where_the_text_goes_on(after: str) -> None:
    structure = parsed(
        f"第一节 交通\n一、枢纽\n加强枢纽建设。\n专栏 1：重点工程\n空港：建成货站。\n铁路：开通支线；\n{after}\n"
    )
    assert content(structure, "专栏 1：重点工程") == ["空港：建成货站。", "铁路：开通支线；"]


def test_a_numbered_box_and_its_note() -> None:
    structure = parsed(
        "一、任务\n专栏3 工程\n1.湿地工程。建设湿地。\n2.河道工程。治理河道。\n注：以批复为准。\n持续推进。"
    )
    assert content(structure, "专栏3 工程") == [
        "1.湿地工程。", "建设湿地。", "2.河道工程。", "治理河道。", "注：以批复为准。",
    ]  # fmt: skip
    assert content(structure, "一、任务") == ["持续推进。"]


def test_a_frame_that_lost_its_border_is_a_box() -> None:
    text = "一、任务\n\t专栏1工程\n\n\t湿地工程。建设湿地。\n河道工程。治理河道。\n\n\n强化管护。落实责任。\n"
    structure = parsed(text)
    assert content(structure, "专栏1工程") == ["湿地工程。", "建设湿地。", "河道工程。", "治理河道。"]
    assert content(structure, "一、任务") == ["强化管护。", "落实责任。"]


def test_the_contents_are_no_sections() -> None:
    body = "第一章 基础\n基础扎实。\n第二章 任务\n任务明确。\n第三章 保障\n保障有力。\n"
    with_pages = parsed("目 录\n第一章 基础\t1\n第二章 任务\t5\n第三章 保障……9\n" + body)
    without = parsed("目　录\n第一章 基础\n第二章 任务\n第三章 保障\n" + body)
    for structure in (with_pages, without):
        assert [line.split()[1] for line in tree(structure)] == ["list", "chapter", "chapter", "chapter"]
        entries = [u for u in structure.units if u.section == structure.sections[1].id]
        assert len(entries) == 4
        assert {u.form for u in entries} == {"heading"}


def test_contents_without_a_title_are_found_by_what_comes_again() -> None:
    titles = [f"第{n}章 任务{n}" for n in "一二三四五六七八九"]
    text = "\n".join(titles) + "\n" + "\n".join(f"{t}\n做好工作。" for t in titles)
    assert tree(parsed(text)).count("1 chapter 第三章 任务三") == 1


def test_slides_by_their_bilingual_titles() -> None:
    filler = "".join(f"成果图{n}\n\n" for n in range(50))
    cover = "城市实践\n\n01\n\n建设背景\nBackground\n\n"
    text = f"{cover}生态治理 Ecology\n\n- 建成湿地。\n\n{filler}健康城市 Healthy City\n\n- 建成医院。\n"
    assert tree(parsed(text)) == [
        "1 chapter 建设背景",
        "2 slide 生态治理 Ecology",
        "2 slide 健康城市 Healthy City",
    ]


def test_formats_state_headings_items_and_slides() -> None:
    text = "总体要求\n坚持绿色发展。\n基本原则\n节约优先\n任务\n推进治理。\n"
    hints = [
        Hint("heading", 0, 4, 1),
        Hint("heading", text.index("基本"), text.index("基本") + 4, 2),
        Hint("item", text.index("节约"), text.index("节约") + 4),
        Hint("heading", text.index("任务"), text.index("任务") + 2, 1),
    ]
    structure = parse_structure(SourceText("a.docx", "", "docx", text, tuple(hints), title="某市规划"))
    assert tree(structure) == ["1 chapter 总体要求", "2 section 基本原则", "1 chapter 任务"]
    assert next(u.form for u in structure.units if u.text == "节约优先") == "item"
    slides = "封面\n成效\n空气改善\n"
    shown = (Hint("slide", 0, 2), Hint("slide", 3, 10))
    assert tree(parse_structure(SourceText("a.pptx", "", "pptx", slides, shown, title="封面"))) == [
        "1 slide 成效"
    ]


def test_a_number_on_a_line_of_its_own_belongs_to_the_title_after_it() -> None:
    assert tree(parsed("第一章\n发展基础\n基础扎实。\n第二章\n重点任务\n任务明确。\n")) == [
        "1 chapter 第一章 发展基础",
        "1 chapter 第二章 重点任务",
    ]

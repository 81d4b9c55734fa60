"""PPTX: slides in order, shapes as one reads them, charts and diagrams in words."""

import io
from collections.abc import Callable

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches

from ingest.model import Anchor, SourceText
from ingest.read import read_bytes
from ingest.read.pptx.order import Box, reading_order


def read(build: Callable[[Presentation], object]) -> SourceText:
    deck = pptx.Presentation()
    build(deck)
    output = io.BytesIO()
    deck.save(output)
    return read_bytes("a.pptx", output.getvalue())


def slide_of(deck: Presentation, title: str, layout: int = 5) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    return slide


def put(shapes: object, text: str, left: float, top: float, width: float = 3, height: float = 0.5) -> None:
    box = shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))  # type: ignore[attr-defined]
    box.text_frame.text = text


def hinted(source: SourceText, kind: str) -> list[str]:
    return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]


def test_slides_titles_and_anchors() -> None:
    def build(deck: Presentation) -> None:
        first = slide_of(deck, "绿色发展规划\vGreen Development Plan", 0)
        first.placeholders[1].text = "二〇二六年四月"
        put(slide_of(deck, "基础").shapes, "水质改善。", 1, 2)

    source = read(build)
    assert source.title == "绿色发展规划 Green Development Plan"
    assert source.text == "绿色发展规划 Green Development Plan\n二〇二六年四月\n基础\n水质改善。\n"
    assert source.anchors == (Anchor(0, "slide 1"), Anchor(source.text.index("基础"), "slide 2"))
    assert hinted(source, "slide") == [
        "绿色发展规划 Green Development Plan\n二〇二六年四月",
        "基础\n水质改善。",
    ]
    assert hinted(source, "heading") == ["绿色发展规划 Green Development Plan", "基础"]


def test_cards_are_read_one_by_one_and_labels_with_their_text() -> None:
    def build(deck: Presentation) -> None:
        cards = slide_of(deck, "卡片").shapes
        for column, name in reversed(list(enumerate("甲乙丙"))):
            put(cards, f"{name}文", 0.5 + 3.2 * column, 3, 2)
            put(cards, f"{name}题", 0.5 + 3.2 * column, 2.4, 2)
        rows = slide_of(deck, "行").shapes
        for row, name in enumerate("甲乙丙"):
            put(rows, f"{name}文", 2.6, 2 + row * 1.5, 5)
            put(rows, f"{name}签", 0.5, 2 + row * 1.5, 2)

    lines = read(build).text.splitlines()
    assert lines == [
        "卡片",
        "甲题",
        "甲文",
        "乙题",
        "乙文",
        "丙题",
        "丙文",
        "行",
        "甲签",
        "甲文",
        "乙签",
        "乙文",
        "丙签",
        "丙文",
    ]


def test_groups_stay_together() -> None:
    def build(deck: Presentation) -> None:
        shapes = slide_of(deck, "组").shapes
        put(shapes, "后", 1, 5)
        group = shapes.add_group_shape()
        put(group.shapes, "组二", 1, 3)
        put(group.shapes, "组一", 1, 2)
        inner = group.shapes.add_group_shape()
        put(inner.shapes, "组三", 1, 4)

    assert read(build).text == "组\n组一\n组二\n组三\n后\n"


def test_bullets_of_the_layout_and_of_the_paragraph() -> None:
    def build(deck: Presentation) -> None:
        frame = slide_of(deck, "要点", 1).placeholders[1].text_frame
        frame.text = "新建水厂\v日供水二十万吨"
        second = frame.add_paragraph()
        second.text, second.level = "改造管网", 1
        plain = frame.add_paragraph()
        plain.text = "无符号的说明"
        properties = plain._p.get_or_add_pPr()
        properties.append(etree.SubElement(properties, etree.QName(properties, "buNone")))

    source = read(build)
    assert hinted(source, "item") == ["新建水厂\n日供水二十万吨", "改造管网"]


def test_tables_charts_and_diagrams() -> None:
    def build(deck: Presentation) -> None:
        slide = slide_of(deck, "图表")
        table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
        for row in range(3):
            for column in range(2):
                table.cell(row, column).text = f"{row}{column}"
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(0, 0).text = "表头"
        table.cell(1, 0).text = "第一段\n第二段"
        data = CategoryChartData()
        data.categories = ["2025", "2030"]
        data.add_series("PM2.5", (30, 26.5))
        data.add_series("漏损率", (11.4, None))
        slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(1), Inches(4), Inches(4), Inches(1), data)
        add_diagram(slide, ["决策", "执行"])

    source = read(build)
    assert (
        source.text
        == "图表\n表头\n第一段 第二段\t11\n20\t21\n\tPM2.5\t漏损率\n2025\t30\t11.4\n2030\t26.5\t\n决策\n执行\n"
    )
    assert len(hinted(source, "row")) == 5
    assert len(hinted(source, "table")) == 2
    assert hinted(source, "item") == ["决策", "执行"]


def add_diagram(slide: Slide, texts: list[str]) -> None:
    """A SmartArt frame at the foot of the slide, with its words in a part of its own."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in texts
    )
    model = f'<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="{a}"><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>'
    part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", slide.part.package, model.encode())
    relation = slide.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    )
    frame = f"""<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{a}"
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <p:nvGraphicFramePr><p:cNvPr id="90" name="d"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
      <p:xfrm><a:off x="0" y="{Inches(6)}"/><a:ext cx="{Inches(4)}" cy="{Inches(1)}"/></p:xfrm>
      <a:graphic><a:graphicData uri="{dgm}">
      <dgm:relIds xmlns:dgm="{dgm}" r:dm="{relation}"/></a:graphicData></a:graphic>
      </p:graphicFrame>"""
    slide.shapes._spTree.append(pptx.oxml.parse_xml(frame))


def test_shapes_for_newer_programs_are_read() -> None:
    def build(deck: Presentation) -> None:
        slide = slide_of(deck, "新")
        put(slide.shapes, "新形状", 1, 2)
        shape = slide.shapes[-1]._element
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        wrapper = etree.SubElement(slide.shapes._spTree, f"{{{mc}}}AlternateContent", nsmap={"mc": mc})
        etree.SubElement(wrapper, f"{{{mc}}}Choice", Requires="p14").append(shape)
        etree.SubElement(wrapper, f"{{{mc}}}Fallback")

    assert read(build).text == "新\n新形状\n"


def test_what_no_audience_sees_is_left_out() -> None:
    def build(deck: Presentation) -> None:
        slide = slide_of(deck, "示")
        slide.notes_slide.notes_text_frame.text = "备注"
        hidden = slide_of(deck, "藏")
        hidden._element.set("show", "0")
        slide_of(deck, "末")

    source = read(build)
    assert source.text == "示\n末\n"
    assert [anchor.place for anchor in source.anchors] == ["slide 1", "slide 3"]


@pytest.mark.parametrize("count", [5, 5000])
def test_any_number_of_shapes_is_ordered_once(count: int) -> None:
    boxes = [Box(0, 2**index % 9973, 10, 10, index) for index in range(count)]
    ordered = reading_order(boxes)
    assert sorted(box.index for box in ordered) == list(range(count))
    if count == 5:
        assert [box.top for box in ordered] == [1, 2, 4, 8, 16]

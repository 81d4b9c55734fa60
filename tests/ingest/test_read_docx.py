"""DOCX: lists, labels that Word counts, boxes, notes, tracked changes."""

import io
from collections.abc import Callable
from copy import deepcopy

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from ingest.model import SourceText
from ingest.read import read_bytes


def read(build: Callable[[Document], object]) -> SourceText:
    document = docx.Document()
    build(document)
    output = io.BytesIO()
    document.save(output)
    return read_bytes("a.docx", output.getvalue())


def hinted(source: SourceText, kind: str) -> list[str]:
    return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]


def numbering(document: Document, *levels: tuple[str, str]) -> int:
    """Adds a list of these (format, text) levels and returns its id."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    xml = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{xml}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    )
    return number


def numbered(document: Document, text: str, number: int, depth: int = 0, style: str | None = None) -> None:
    properties = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_labels_that_word_counts() -> None:
    def build(document: Document) -> None:
        headings = numbering(document, ("chineseCounting", "第%1章"), ("chineseCountingThousand", "（%2）"))
        items = numbering(document, ("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3"))
        for chapter in range(1, 13):
            numbered(document, f"章{chapter}", headings, 0, "Heading 1")
        numbered(document, "节甲", headings, 1)
        numbered(document, "甲", items)
        numbered(document, "乙", items, 1)
        numbered(document, "丙", items, 2)
        numbered(document, "丁", items)
        numbered(document, "戊", items, 1)
        document.add_paragraph("己", style="List Bullet")

    source = read(build)
    lines = source.text.splitlines()
    assert lines[0] == "第一章 章1"
    assert lines[9:] == [
        "第十章 章10", "第十一章 章11", "第十二章 章12", "（一）节甲",
        "1. 甲", "a) 乙", "1.a.1 丙", "2. 丁", "a) 戊", "己",
    ]  # fmt: skip
    # A label that makes a heading in any Chinese text is left to speak for itself.
    assert hinted(source, "item") == ["1. 甲", "a) 乙", "1.a.1 丙", "2. 丁", "a) 戊", "己"]
    assert len(hinted(source, "heading")) == 12


def test_headings_by_outline_level_and_by_derived_style() -> None:
    def build(document: Document) -> None:
        style = document.styles.add_style("章标题", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 2"]
        document.add_paragraph("派生标题", style="章标题")
        paragraph = document.add_paragraph("大纲标题")
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
        document.add_heading("推进水环境治理。到2030年，全市新建三座污水处理厂。", 3)

    source = read(build)
    headings = [(h.level, source.text[h.start : h.end]) for h in source.hints if h.kind == "heading"]
    assert headings == [(2, "派生标题"), (3, "大纲标题")]


def test_tables_boxes_and_merged_cells() -> None:
    def build(document: Document) -> None:
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "跨列"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "跨行"
        table.cell(2, 2).add_paragraph("第二段")
        table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "嵌套"
        box = document.add_table(2, 1)
        box.cell(0, 0).text = "专栏1 重点工程"
        box.cell(1, 0).text = "建设北渠。"
        box.cell(1, 0).add_paragraph("清淤白石水库。", style="List Bullet")

    source = read(build)
    assert hinted(source, "row") == ["00\t跨列\t", "跨行\t11 嵌套\t12", "\t21\t22 第二段"]
    assert hinted(source, "table")[1] == "专栏1 重点工程\n建设北渠。\n清淤白石水库。"
    assert hinted(source, "item") == ["清淤白石水库。"]


def test_tracked_changes_hidden_text_links_and_breaks() -> None:
    def build(document: Document) -> None:
        xml = f"""<w:p {nsdecls("w")}>
          <w:r><w:t>全市</w:t></w:r>
          <w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>
          <w:ins w:id="2" w:author="a"><w:r><w:t>新建</w:t></w:r></w:ins>
          <w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom>
          <w:hyperlink><w:r><w:t>水厂</w:t></w:r></w:hyperlink>
          <w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>
          <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>
          <w:sdt><w:sdtContent><w:r><w:t>三座</w:t><w:br/><w:t>下行</w:t><w:tab/><w:noBreakHyphen/></w:r></w:sdtContent></w:sdt>
          <w:r><w:t>。</w:t></w:r></w:p>"""
        body = document.element.body
        body.insert(0, parse_xml(xml))
        for text in ("本句被", "接上。"):
            paragraph = OxmlElement("w:p")
            paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{text}</w:t></w:r>"))
            body.insert(len(body) - 1, paragraph)
        mark = f'<w:pPr {nsdecls("w")}><w:rPr><w:del w:id="9" w:author="a"/></w:rPr></w:pPr>'
        body[1].insert(0, parse_xml(mark))
        wrapped = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        wrapped[0].append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>目录</w:t></w:r></w:p>"))
        body.insert(len(body) - 1, wrapped)

    assert read(build).text == "全市新建水厂三座\n下行\t-。\n本句被接上。\n目录\n"


def test_text_boxes_once_and_notes_after_their_paragraph() -> None:
    box = (
        '<w:txbxContent xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    )
    drawing = f"""<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    notes = f"""<w:footnotes {nsdecls("w")}>
      <w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>
      <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
        <w:r><w:t>河长制指各级领导担任河长。</w:t></w:r></w:p></w:footnote>
    </w:footnotes>"""

    def build(document: Document) -> None:
        paragraph = document.add_paragraph("健全河长制")
        reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
        paragraph._p.append(parse_xml(reference))
        paragraph.add_run("，按季公布水质。")
        paragraph._p.append(parse_xml(drawing))
        document.add_paragraph("下一段。")
        uri, kind = (
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        )
        document.part.relate_to(
            Part(uri, kind, notes.encode(), document.part.package), RELATIONSHIP_TYPE.FOOTNOTES
        )

    assert read(build).text == "健全河长制，按季公布水质。\n框中文字\n河长制指各级领导担任河长。\n下一段。\n"


def test_page_furniture_and_comments_are_left_out() -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "页眉"
        document.sections[0].footer.paragraphs[0].text = "页脚"
        paragraph = document.add_paragraph("正文。")
        document.add_comment(paragraph.runs[0], text="批注", author="某")

    assert read(build).text == "正文。\n"


def test_a_stated_title_counts_only_if_the_text_has_it() -> None:
    def stating(title: str) -> Callable[[Document], None]:
        def build(document: Document) -> None:
            document.core_properties.title = title
            document.add_paragraph("清源市绿色发展规划")

        return build

    assert read(stating("清源市绿色发展规划")).title == "清源市绿色发展规划"
    assert read(stating("模板（2019版）")).title is None


def test_many_rows() -> None:
    def build(document: Document) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "指标", "数值"
        row = table.rows[0]._tr
        for _ in range(9_999):
            table._tbl.append(deepcopy(row))

    assert len(hinted(read(build), "row")) == 10_000


def test_private_characters_are_no_text() -> None:
    source = read(lambda document: document.add_paragraph("\uf0b7\t建设水厂"))
    assert source.text == "建设水厂\n"

"""One plan of our own, written in each of the formats that are read."""

import html
import io
from dataclasses import dataclass
from typing import Literal

import docx
import pptx
from pptx.util import Inches
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

FONT = "STSong-Light"
RUNNING_HEAD = "清源市绿色发展规划"
TITLE = "清源市绿色低碳发展规划（2026—2030年）"


@dataclass(frozen=True, slots=True)
class Block:
    kind: Literal["heading", "paragraph", "item", "row"]
    text: str
    level: int = 0

    @property
    def cells(self) -> list[str]:
        return self.text.split("\t")


def _h(level: int, text: str) -> Block:
    return Block("heading", text, level)


def _p(text: str) -> Block:
    return Block("paragraph", text)


PLAN = (
    _h(1, "第一章 总体要求"),
    _h(2, "第一节 发展基础"),
    _p(
        "“十四五”时期，全市新增污水管网312公里，城市生活污水集中收集率由68%提高到81.5%，三条黑臭水体全部消除。"
        "青湖湿地公园建成开放，候鸟种类增加到147种，周边村民通过生态管护岗位户均增收6800元。"
    ),
    _p(
        "同时也要看到，老旧管网漏损率仍有11.4%，夏季用电高峰缺口约90万千瓦；工业固体废物综合利用水平不高，"
        "基层环保执法力量偏弱，一些山区乡镇还没有稳定的公共交通服务。"
    ),
    _h(2, "第二节 主要目标"),
    _p(
        "到2030年，单位地区生产总值能耗比2025年下降14%左右，非化石能源消费比重达到28%，细颗粒物年均浓度控制在26微克/立方米以内，"
        "森林覆盖率稳定在57.3%以上，人人享有安全便捷的基本公共服务。"
    ),
    Block("row", "指标\t单位\t2025年\t2030年\t属性"),
    Block("row", "城市供水管网漏损率\t%\t11.4\t8.5以下\t约束性"),
    Block("row", "可再生能源装机容量\t万千瓦\t210\t380\t预期性"),
    Block("row", "万人拥有公交车辆\t标台\t9.6\t13.2\t预期性"),
    _h(1, "第二章 重点任务"),
    _h(2, "第一节 守护河湖安全"),
    _p(
        "实施青湖流域系统治理工程，推进白石水库清淤、北渠生态补水、南岸污水处理厂二期扩建，沿河两侧各留出不少于30米的生态缓冲带，"
        "到2028年国控断面水质优良比例达到92%。健全河湖长制，市水务局会同市生态环境局按季度公布断面水质，"
        "连续两次不达标的由市政府约谈县（区）主要负责同志。"
    ),
    Block("item", "城北水厂深度处理改造项目，日供水能力20万吨"),
    Block("item", "云岭灌区节水改造项目，惠及农田12.6万亩"),
    Block("item", "沿江防洪堤加固项目，防洪标准提高到五十年一遇"),
    _h(2, "第二节 发展清洁能源"),
    _p(
        "支持工业园区屋顶光伏连片开发，建设东山抽水蓄能电站和两座共享储能站，推动公交、环卫、物流车辆电动化，"
        "新建充电桩1.5万个，其中乡镇不少于4000个。完善绿色电力交易机制，鼓励企业披露碳排放信息，"
        "对率先达到能效标杆的企业优先保障用能。"
    ),
    _p(
        "We will publish an annual report in English on progress towards the Sustainable Development Goals, "
        "covering drinking water, clean energy, decent work and the protection of the lakes and forests "
        "around the city."
    ),
    _h(2, "第三节 建设宜居家园"),
    _p(
        "五年内改造老旧小区260个、加装电梯900部，筹集保障性租赁住房2.2万套，优先安排新就业大学生和环卫、公交一线职工；"
        "按照步行十五分钟可达的标准，补齐托育、养老、健身和便民市场等设施，城市社区综合服务站覆盖率达到100%。"
    ),
    _p(
        "保护修复清源古城、石桥老街两片历史文化街区，禁止大拆大建，鼓励居民参与院落微更新。完善三级应急指挥体系，"
        "在低洼地段布设水位监测点420处，将橙色以上暴雨预警送达时间压缩到十分钟以内，最大限度减少人员伤亡和财产损失。"
    ),
    _p(
        "推进义务教育优质均衡发展，新建中小学18所，增加学位2.9万个，农村寄宿制学校全部配备专职心理健康教师。"
        "实施妇女和残疾人就业帮扶行动，每年开展职业技能培训6万人次，城镇调查失业率控制在5.5%左右。"
    ),
    _h(1, "第三章 保障措施"),
    _p(
        "市发展改革委员会统筹推进规划实施，每年向市人大常委会报告进展，并在2028年组织中期评估。加大财政投入，"
        "设立规模20亿元的绿色发展基金，引导社会资本参与；畅通群众监督渠道，对弄虚作假行为零容忍。"
    ),
)


def as_text() -> bytes:
    lines = [TITLE, *(block.text for block in PLAN)]
    return "\r\n".join(lines).encode()


def as_markdown() -> bytes:
    lines = [f"# {TITLE}", ""]
    previous = ""
    for block in PLAN:
        if block.kind == "heading":
            lines += ["", f"{'#' * (block.level + 1)} {block.text}", ""]
        elif block.kind == "item":
            lines.append(f"- {block.text}")
        elif block.kind == "row":
            if previous != "row":
                lines += ["", f"| {' | '.join(block.cells)} |", "|" + "---|" * len(block.cells)]
            else:
                lines.append(f"| {' | '.join(block.cells)} |")
        else:
            lines += ["", block.text, ""]
        previous = block.kind
    return "\n".join(lines).encode()


def as_html() -> bytes:
    parts = [f"<h1>{TITLE}</h1>"]
    for kind, blocks in _runs():
        if kind == "row":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in block.cells) for block in blocks)
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif kind == "item":
            parts.append(f"<ul>{''.join(f'<li>{html.escape(block.text)}</li>' for block in blocks)}</ul>")
        else:
            for block in blocks:
                tag = f"h{block.level + 1}" if kind == "heading" else "p"
                # Editors break lines in the source wherever they like.
                text = html.escape(block.text).replace("，", "，\n    ", 1)
                parts.append(f"<{tag}>{text}</{tag}>")
    page = "<nav><a href='/'>首页</a></nav><main>{}</main><footer>主办单位</footer>".format("\n".join(parts))
    return f"<!doctype html><html><head><meta charset=gbk></head><body>{page}</body></html>".encode("gbk")


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for kind, blocks in _runs():
        if kind == "row":
            table = document.add_table(0, len(blocks[0].cells))
            for block in blocks:
                for cell, text in zip(table.add_row().cells, block.cells, strict=True):
                    cell.text = text
            continue
        for block in blocks:
            if kind == "heading":
                document.add_heading(block.text, block.level)
            else:
                document.add_paragraph(block.text, style="List Bullet" if kind == "item" else None)
    return _saved(document)


def as_pptx() -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = TITLE
    for kind, blocks in _runs():
        if kind == "heading":
            for block in blocks:
                slide = deck.slides.add_slide(deck.slide_layouts[5])
                slide.shapes.title.text = block.text
                top = 2
        elif kind == "row":
            shape = slide.shapes.add_table(
                len(blocks), len(blocks[0].cells), Inches(1), Inches(top), Inches(8), Inches(2)
            )
            for row, block in zip(shape.table.rows, blocks, strict=True):
                for cell, text in zip(row.cells, block.cells, strict=True):
                    cell.text = text
            top += 3
        else:
            frame = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(8), Inches(1)).text_frame
            frame.text = "\n".join(block.text for block in blocks)
            top += 2
    return _saved(deck)


def as_pdf(*, columns: int = 1, size: float = 12) -> bytes:
    """Set in lines, with running heads, page numbers and first lines indented by two characters."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    output = io.BytesIO()
    width, height = A4
    margin, gutter = 72, 24
    column = (width - 2 * margin - gutter * (columns - 1)) / columns
    frames = [
        Frame(margin + index * (column + gutter), margin, column, height - 2 * margin, 0, 0, 0, 0)
        for index in range(columns)
    ]
    document = BaseDocTemplate(output, pagesize=(width, height))
    document.addPageTemplates(PageTemplate("plan", frames, onPage=_draw_furniture))
    document.build(list(_flowables(size)))
    return output.getvalue()


def _flowables(size: float) -> list[Flowable]:
    base = {"fontName": FONT, "wordWrap": "CJK"}
    body = ParagraphStyle("body", **base, fontSize=size, leading=size * 1.6, firstLineIndent=2 * size)
    item = ParagraphStyle("item", **base, fontSize=size, leading=size * 1.6)
    cell = ParagraphStyle("cell", **base, fontSize=size * 0.75, leading=size)
    flowables: list[Flowable] = [_heading(TITLE, size * 1.8)]
    for kind, blocks in _runs():
        if kind == "row":
            table = Table([[Paragraph(html.escape(text), cell) for text in block.cells] for block in blocks])
            table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
            flowables.append(table)
        elif kind == "heading":
            flowables += [_heading(block.text, size * (1.6 - 0.2 * block.level)) for block in blocks]
        else:
            for block in blocks:
                western = block.text.isascii()
                style = ParagraphStyle("en", parent=body, wordWrap=None) if western else body
                text = "• " + block.text if kind == "item" else block.text
                flowables.append(Paragraph(html.escape(text), item if kind == "item" else style))
    return flowables


def _heading(text: str, size: float) -> Paragraph:
    style = ParagraphStyle(
        "heading",
        fontName=FONT,
        wordWrap="CJK",
        fontSize=size,
        leading=size * 1.5,
        alignment=1,
        spaceBefore=8,
    )
    return Paragraph(text, style)


def _draw_furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 40, RUNNING_HEAD)
    canvas.drawCentredString(A4[0] / 2, 36, f"— {document.page} —")


def _runs() -> list[tuple[str, list[Block]]]:
    runs: list[tuple[str, list[Block]]] = []
    for block in PLAN:
        if not runs or runs[-1][0] != block.kind:
            runs.append((block.kind, []))
        runs[-1][1].append(block)
    return runs


def _saved(document: object) -> bytes:
    output = io.BytesIO()
    document.save(output)  # type: ignore[attr-defined]
    return output.getvalue()

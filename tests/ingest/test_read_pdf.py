"""PDF: whole sentences, reading order, tables, and no page furniture."""

import contextlib
import io
from collections.abc import Callable, Sequence

import pypdf
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from ingest.model import SourceText
from ingest.read import read_bytes
from ingest.read.pdf.characters import readable
from ontology.errors import ReadError

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, SIZE, LEADING = 72, 12, 20
PROSE = (
    "全市统筹推进河湖治理和城乡供水，新建净水厂三座，改造老旧管网二百六十公里，使更多居民在家门口喝上放心水，"
    "同时完善雨水花园、下沉绿地和调蓄池，让城区在强降雨时少积水、快退水，保障低洼小区和地下空间的安全。"
)


def drawn(draw: Callable[[Canvas], object], **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return output.getvalue()


def read(draw: Callable[[Canvas], object]) -> SourceText:
    return read_bytes("a.pdf", drawn(draw))


def hinted(source: SourceText, kind: str) -> list[str]:
    return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]


def broken(text: str, characters: int, indent: int = 0) -> list[str]:
    """Lines of so many characters, the first one shorter by `indent` and moved in."""
    text = "\u3000" * indent + text
    return [text[start : start + characters] for start in range(0, len(text), characters)]


def put(canvas: Canvas, lines: Sequence[str], x: float = LEFT, top: float = 72, size: float = SIZE) -> float:
    """Writes lines from `top` down; what is indented is moved, not filled with spaces."""
    for line in lines:
        canvas.setFont(FONT, size)
        bare = line.lstrip("\u3000")
        canvas.drawString(x + size * (len(line) - len(bare)), HEIGHT - top - size, bare)
        top += size * LEADING / SIZE
    return top


def filled(text: str, filler: str, characters: int = 36, indent: int = 2) -> str:
    """`text` going on to the very end of a line."""
    return text + filler * (-(len(text) + indent) % characters + characters)


def page(canvas: Canvas, *paragraphs: str, head: str = "", foot: str = "", indent: int = 2) -> None:
    top = 72.0
    for paragraph in paragraphs:
        top = put(canvas, broken(paragraph, 36, indent), top=top)
    if head:
        put(canvas, [head], x=240, top=30, size=9)
    if foot:
        put(canvas, [foot], x=280, top=HEIGHT - 50, size=9)
    canvas.showPage()


def test_chinese_of_a_font_that_is_not_in_the_file() -> None:
    # 座 stands alone in a cell: PDFium by itself passes over such characters.
    def draw(canvas: Canvas) -> None:
        for index, text in enumerate(["新建净水厂", "座", "三"]):
            put(canvas, [text], x=LEFT + index * 120)

    assert read(draw).text == "新建净水厂\t座\t三\n"


def test_lines_become_paragraphs() -> None:
    source = read(lambda canvas: page(canvas, PROSE, "第二段只有一行。", PROSE))
    assert source.text == f"{PROSE}\n第二段只有一行。\n{PROSE}\n"


def test_paragraphs_without_indents_end_with_their_sentences() -> None:
    source = read(lambda canvas: page(canvas, PROSE, PROSE, indent=0))
    assert source.text == f"{PROSE}\n{PROSE}\n"


@pytest.mark.parametrize(
    "opening",
    [
        "第二章 保障措施",
        "（三）完善机制",
        "二、重点任务",
        "3. 加强监测",
        "专栏2 重点工程",
        "• 北渠项目",
        "①注释",
    ],
)
def test_what_opens_a_heading_or_an_item_is_not_joined(opening: str) -> None:
    full = "加快推进城乡供水一体化和农村饮水安全巩固提升以及中小河流的综合治理工程"[:36]
    source = read(lambda canvas: put(canvas, [full, opening]))
    assert source.text == f"{full}\n{opening}\n"


@pytest.mark.parametrize(
    "rest", ["1.5亿元用于管网改造。", "3.2 亿元用于管网改造。", "第二位，居全省前列。", "2026年底前建成。"]
)
def test_the_rest_of_a_sentence_is_joined_whatever_it_begins_with(rest: str) -> None:
    full = "加快推进城乡供水一体化和农村饮水安全巩固提升以及中小河流的综合治理总投资达"[:36]
    source = read(lambda canvas: put(canvas, [full, rest]))
    assert source.text == f"{full}{rest}\n"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            # The head alternates, the numbers run ahead, one sentence crosses each page's end.
            head = "清源市绿色发展规划" if number % 2 else "第一章 总体要求"
            rest = ["并" * (20 + number) + "。"] if number > 1 else []
            put(canvas, [*rest, *broken(filled(PROSE, "继"), 36, 2)])
            page(canvas, head=head, foot=f"— {number + 6} —")

    text = read(draw).text
    assert "清源市" not in text
    assert "总体要求" not in text
    assert "—" not in text
    for number in (2, 3, 4):
        assert "继" + "并" * (20 + number) + "。" in text


def test_numbers_of_the_text_stay() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 4):
            put(canvas, ["2030"], top=30)
            page(canvas, PROSE, foot=str(number))

    lines = read(draw).text.splitlines()
    assert lines[0] == "2030"
    assert not {"1", "2", "3"} & set(lines)


def test_pages_are_anchored_where_they_begin() -> None:
    def draw(canvas: Canvas) -> None:
        page(canvas, filled(PROSE, "上"))
        page(canvas, "下" * 10 + "。", PROSE, indent=0)

    source = read(draw)
    assert [anchor.place for anchor in source.anchors] == ["page 1", "page 2"]
    assert source.text[source.anchors[1].start :].startswith("下" * 10)
    assert source.text[: source.anchors[1].start].endswith("上")


def columns(canvas: Canvas, text: str, *, depth: int, top: float = 150) -> None:
    lines = broken(text, 18, 2)
    put(canvas, lines[:depth], x=LEFT, top=top)
    put(canvas, lines[depth:], x=LEFT + 18 * SIZE + 20, top=top)


def test_two_columns_below_a_title_across_them() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["清源市城市更新年度报告"], x=160, size=22)
        columns(canvas, PROSE * 3, depth=9)

    source = read(draw)
    assert source.text == f"清源市城市更新年度报告\n{PROSE * 3}\n"
    assert source.title == "清源市城市更新年度报告"
    assert hinted(source, "heading") == ["清源市城市更新年度报告"]


def test_a_last_page_with_few_lines_in_the_second_column() -> None:
    def draw(canvas: Canvas) -> None:
        for name in "甲乙丙":
            columns(canvas, name + PROSE * 3, depth=9, top=72)
            canvas.showPage()
        columns(canvas, PROSE * 2, depth=10, top=72)

    assert read(draw).text == "".join(f"{name}{PROSE * 3}\n" for name in "甲乙丙") + f"{PROSE * 2}\n"


def test_cells_without_rules_are_rows_and_no_columns() -> None:
    rows = [
        ["指标", "单位", "2025年", "2030年"],
        *([f"指标{n}", "万吨", str(n), str(2 * n)] for n in range(1, 9)),
    ]

    def draw(canvas: Canvas) -> None:
        for index, cells in enumerate(rows):
            for column, text in enumerate(cells):
                put(canvas, [text], x=LEFT + 110 * column, top=72 + 20 * index)

    source = read(draw)
    assert hinted(source, "row") == ["\t".join(cells) for cells in rows]
    assert len(hinted(source, "table")) == 1


def test_contents_with_leaders_are_lines_not_rows() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, [f"第{n}章 任务{'.' * 60}{m}" for n, m in zip("一二三", (1, 9, 17), strict=True)])

    source = read(draw)
    assert source.text == "第一章 任务\t1\n第二章 任务\t9\n第三章 任务\t17\n"
    assert source.hints == ()


def table(canvas: Canvas, rows: Sequence[Sequence[str]], top: float, *style: tuple[object, ...]) -> None:
    drawing = Table([list(row) for row in rows], colWidths=[150] * len(rows[0]), rowHeights=[40] * len(rows))
    drawing.setStyle(
        [("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, colors.black), *style]
    )
    drawing.wrapOn(canvas, WIDTH, HEIGHT)
    drawing.drawOn(canvas, LEFT, HEIGHT - top - 40 * len(rows))


def test_ruled_tables_with_merged_cells_and_lines_in_cells() -> None:
    rows = [
        ["指标", "数值", ""],
        ["", "2025年", "2030年"],
        ["生活污水集中收集率\n（中心城区）", "81.5", "≥90"],
        ["城市供水管网漏损率力争平稳\n下降", "11.4", ""],
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, ["表前。"])
        table(canvas, rows, 100, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)))
        put(canvas, ["表后。"], top=300)

    source = read(draw)
    assert hinted(source, "row") == [
        "指标\t数值\t",
        "\t2025年\t2030年",
        "生活污水集中收集率 （中心城区）\t81.5\t≥90",
        "城市供水管网漏损率力争平稳下降\t11.4\t",
    ]
    assert source.text.startswith("表前。\n")
    assert source.text.endswith("\n表后。\n")


def test_a_table_over_pages_is_one_table() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["序号", "措施"], ["1", "甲"], ["2", "建立按效付费的"]], 600)
        canvas.showPage()
        table(canvas, [["序号", "措施"], ["", "管护机制。"], ["3", "丙"]], 72)

    source = read(draw)
    assert hinted(source, "row") == ["序号\t措施", "1\t甲", "2\t建立按效付费的管护机制。", "3\t丙"]
    assert len(hinted(source, "table")) == 1


def test_a_frame_holds_paragraphs_even_over_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines = broken("推进北渠清淤、南岸湿地恢复和白石水库除险加固，实施沿河绿道贯通工程。" * 4, 36)
        for part, top in ((lines[:2], 650), (lines[2:], 72)):
            canvas.rect(LEFT - 6, HEIGHT - top - 110, 36 * SIZE + 12, 115)
            put(canvas, part, top=top)
            canvas.showPage()

    source = read(draw)
    assert hinted(source, "row") == []
    assert hinted(source, "table") == [source.text.strip("\n")]
    assert source.text.count("\n") == 1


def test_headings_by_size_in_the_order_of_sizes() -> None:
    def draw(canvas: Canvas) -> None:
        top = put(canvas, ["第一章 总体要求"], size=20)
        top = put(canvas, ["第一节 发展基础"], top=top, size=15)
        top = put(canvas, broken(PROSE, 36), top=top)
        put(canvas, ["第二节 主要目标"], top=top, size=15)

    source = read(draw)
    levels = [(hint.level, source.text[hint.start : hint.end]) for hint in source.hints]
    assert levels == [(1, "第一章 总体要求"), (2, "第一节 发展基础"), (2, "第二节 主要目标")]


def test_bookmarks_go_before_sizes() -> None:
    def draw(canvas: Canvas) -> None:
        for level, title in enumerate(["总则", "目标", "指标"]):
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level)
        put(canvas, ["总则", "目标", "指标", *broken(PROSE, 36)])
        put(canvas, ["大字"], top=400, size=24)

    source = read(draw)
    assert [(h.level, source.text[h.start : h.end]) for h in source.hints] == [
        (1, "总则"),
        (2, "目标"),
        (3, "指标"),
    ]


def test_english_lines_words_and_hyphens() -> None:
    lines = [
        "The city will replace old pipes, protect wetlands and extend well-known develop-",
        "ment programmes. Monitoring of high-",
        "frequency water data starts in 2026; the first report follows in spring and the",
        "results are published. Further development is planned.",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for index, line in enumerate(lines):
            canvas.drawString(LEFT, 700 - 15 * index, line)

    source = read(draw)
    assert "well-known development programmes." in source.text
    assert "high-frequency" in source.text
    assert "spring and the results are published." in source.text


def test_notes_at_the_foot_come_after_the_sentence_that_goes_on() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, broken(filled(PROSE, "上"), 36, 2))
        put(canvas, ["① 河长制指各级领导担任河长。"], top=700, size=9)
        canvas.showPage()
        put(canvas, ["下" * 36, "下。", *broken(PROSE, 36, 2)])

    source = read(draw)
    assert source.text == f"{filled(PROSE, '上')}{'下' * 37}。\n① 河长制指各级领导担任河长。\n{PROSE}\n"
    assert [anchor.place for anchor in source.anchors] == ["page 1", "page 2", "page 1", "page 2"]


def test_raised_note_marks_are_left_out_and_exponents_stay() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["健全河长制"])
        canvas.setFont(FONT, 7)
        canvas.drawString(LEFT + 5 * SIZE, HEIGHT - 72 - 6, "12")
        put(canvas, ["，恢复湿地3km"], x=LEFT + 5 * SIZE + 8)
        end = LEFT + 5 * SIZE + 8 + pdfmetrics.stringWidth("，恢复湿地3km", FONT, SIZE)
        canvas.setFont(FONT, 7)
        canvas.drawString(end, HEIGHT - 72 - 6, "2")

    assert read(draw).text == "健全河长制，恢复湿地3km2\n"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("by_page", [True, False])
def test_turned_pages_and_turned_text(turn: int, by_page: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if by_page:
            canvas.setPageRotation(turn)
        else:
            canvas.translate(WIDTH / 2, HEIGHT / 2)
            canvas.rotate(turn)
            canvas.translate(-WIDTH / 2, -HEIGHT / 2 - 150)
        put(canvas, broken(PROSE, 36, 2), x=90)
        canvas.setFont(FONT, 40)
        canvas.rotate(45)
        canvas.drawString(300, 100, "样稿")

    assert read(draw).text == PROSE + "\n"


def test_bold_made_by_printing_twice() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            put(canvas, ["主要目标"], x=LEFT + shift)

    assert read(draw).text == "主要目标\n"


@pytest.mark.parametrize(
    ("code", "char"), [(0x2F00, "一"), (0x2ED3, "长"), (0x2F64, "用"), (0xFB03, "ffi"), (0xF900, "豈")]
)
def test_characters_that_fonts_disguise(code: int, char: str) -> None:
    assert readable(code) == char


def reason(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.pdf", data)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(lambda canvas: put(canvas, ["水"]))))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_locked_files() -> None:
    assert reason(encrypted("secret")) == "is protected by a password; save it without one"
    # Only printing and copying are locked: anyone may read it.
    assert read_bytes("a.pdf", encrypted("")).text == "水\n"


def test_scans_and_empty_pages() -> None:
    picture = ImageReader(io.BytesIO(_one_pixel()))
    scan = drawn(
        lambda canvas: [(canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT), canvas.showPage()) for _ in range(3)]
    )
    assert reason(scan) == "is a scan: its pages are pictures without text; run OCR on it first"
    assert reason(drawn(lambda canvas: canvas.showPage())) == "holds no text"


def _one_pixel() -> bytes:
    from PIL import Image

    output = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(output, "PNG")
    return output.getvalue()


@pytest.mark.parametrize("data", [b"not a pdf", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(1000)])
def test_damaged_files(data: bytes) -> None:
    assert reason(data) == "is no PDF file, or a damaged one"


def test_any_damage_gives_text_or_the_one_error() -> None:
    data = drawn(lambda canvas: [page(canvas, PROSE, PROSE) for _ in range(3)])
    for place in range(0, len(data), len(data) // 60):
        for changed in (data[:place], data[:place] + b"\xff\x00 0 R" + data[place + 7 :]):
            with contextlib.suppress(ReadError):
                assert read_bytes("a.pdf", changed).text.strip()

"""HTML pages: what is shown is read, with its structure, and nothing else."""

import pytest

from ingest.model import SourceText
from ingest.read import read_bytes
from ontology.errors import ReadError


def read(body: str, head: str = "") -> SourceText:
    return read_bytes("page.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def hinted(source: SourceText, kind: str) -> list[str]:
    return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]


def test_what_leads_around_the_site_is_left_out() -> None:
    source = read(
        "<header><a href=/>首页</a></header><nav>导航</nav><div class='breadcrumb'>当前位置：首页</div>"
        "<script>var x</script><style>p{}</style><noscript>无</noscript><p hidden>藏</p>"
        "<p style='display: none'>藏</p><form><input value=x><button>提交</button></form>"
        "<div id=content><p>正文。</p></div><div class='page footer'>主办单位</div><footer>备案号</footer>"
    )
    assert source.text == "正文。\n"


def test_a_long_part_with_a_navigation_name_is_kept() -> None:
    body = "全市新增污水管网三百公里，恢复湿地。" * 30
    assert read(f"<div class='main-menu-share'><p>{body}</p></div>").text == body + "\n"


def test_white_space_and_inline_marks() -> None:
    source = read(
        "<p>　　到2030年，全市\n   污水处理率达到<b>98</b>%，<span>建成</span>\n<i>三座</i> water\nplants."
        "<br>第二段&nbsp;。</p>尾"
    )
    assert source.text == "到2030年，全市污水处理率达到98%，建成三座 water plants.\n第二段 。\n尾\n"


def test_headings_lists_and_numbers() -> None:
    source = read(
        "<h1>绿色<br>发展规划</h1><h3>目标</h3>"
        "<ol start=3><li>建水厂<ul><li>甲厂</li><li><p>乙厂</p><p>说明</p></li></ul><li>改管网</ol><h2> </h2>"
    )
    assert source.text == "绿色发展规划\n目标\n3. 建水厂\n甲厂\n乙厂\n说明\n4. 改管网\n"
    assert [hint.level for hint in source.hints if hint.kind == "heading"] == [1, 3]
    assert hinted(source, "item") == ["3. 建水厂", "甲厂", "乙厂", "4. 改管网"]


def test_tables_keep_the_grid() -> None:
    source = read(
        "<table><tr><th rowspan=2>指标</th><th colspan=2>数值</th></tr><tr><td>2025</td><td>2030</td></tr>"
        "<tr><td>PM<sub>2.5</sub></td><td>30</td><td>≤26<br>微克</td></tr>"
        "<tr><td colspan=3><p>注一。</p><p>注二。</p></td></tr></table>"
    )
    assert hinted(source, "row") == ["指标\t数值\t", "\t2025\t2030", "PM2.5\t30\t≤26 微克"]
    assert hinted(source, "table") == [source.text.strip("\n")]
    assert source.text.endswith("\n注一。\n注二。\n")


def test_tables_that_only_lay_out_a_page_are_none() -> None:
    source = read(
        "<table><tr><td>左</td><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>"
    )
    assert source.text == "左\n甲\t乙\n"
    assert hinted(source, "table") == ["甲\t乙"]
    assert hinted(read("<table><tr><td><h2>专栏</h2></td><td>文</td></tr></table>"), "row") == []


def test_the_one_main_part_is_read() -> None:
    assert read("<div>旁栏</div><main><p>正文。</p></main><div>推荐</div>").text == "正文。\n"
    article = "<article><p>正文正文正文正文。</p></article>"
    assert read(f"<div>旁栏</div>{article}").text == "正文正文正文正文。\n"
    assert read(f"<div>旁栏</div>{article}{article}").text.startswith("旁栏\n")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta name=ArticleTitle content='绿色规划'><title>某市政府网</title>", "<h1>甲</h1>", "绿色规划"),
        ("<title>绿色规划_某市人民政府</title>", "<h1>甲</h1><h1>乙</h1>", "绿色规划"),
        ("<title>网站</title>", "<h1>绿色\n规划</h1>", "绿色规划"),
        ("", "<p>文</p>", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert read(body, head).title == title


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "nonsense"])
def test_chinese_pages_are_decoded_whatever_they_declare(declared: str) -> None:
    page = f"<html><head><meta charset='{declared}'></head><p>本市将建设三座新的水厂，改善居民的用水。</p></html>"
    for encoding in ("gb18030", "utf-8"):
        assert read_bytes("a.htm", page.encode(encoding)).text == "本市将建设三座新的水厂，改善居民的用水。\n"


def test_another_encoding_is_read_if_the_page_names_it() -> None:
    page = "<meta charset=big5><p>臺北市推動淨零排放。</p>"
    assert read_bytes("a.html", page.encode("big5")).text == "臺北市推動淨零排放。\n"


def test_an_xml_declaration_of_another_encoding_does_no_harm() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html SYSTEM "file:///etc/passwd"><html><p>水</p></html>'
    assert read_bytes("a.xhtml", page.encode()).text == "水\n"


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read("<nav>导航</nav><script>x</script>")


@pytest.mark.parametrize("unit", ["<div>", "<b>", "<ol><li>", "<div class=nav>", "<p>水<br>", "</p>"])
def test_deep_and_broken_pages_lose_nothing(unit: str) -> None:
    assert "末" * 500 in read(unit * 1000 + "末" * 500).text


def test_pages_too_deep_for_the_parser_are_refused_not_cut() -> None:
    with pytest.raises(ReadError, match="nests its elements too deeply"):
        read("<div>" * 5000 + "末")

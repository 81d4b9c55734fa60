"""Plain text and Markdown, encodings, and which files a folder stands for."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import SourceText
from ingest.read import SUFFIXES, find_files, find_passed_over, read_bytes, read_source
from ontology.errors import ReadError

CHINESE = "到2030年，全市新增污水管网三百公里。\r\n\r\n第二节　发展清洁能源，让居民用上绿色电力。\n"
TRADITIONAL = "市政府應於二〇三〇年前完成下水道的更新，並將空氣品質監測資料公開，讓民眾參與。\n" * 3


def reason(name: str, data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(name, data)
    assert caught.value.source == name
    assert "\n" not in str(caught.value)
    return caught.value.reason


def hinted(source: SourceText) -> list[tuple[str, int, str]]:
    return [(hint.kind, hint.level, source.text[hint.start : hint.end]) for hint in source.hints]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [CHINESE, TRADITIONAL * 2, "Clean water for all by 2030.\r\n"])
def test_text_is_the_file_decoded_with_its_newlines(encoding: str, text: str) -> None:
    assert read_bytes("a.txt", text.encode(encoding)).text == text


def test_a_mark_before_utf8_is_a_character_of_the_text() -> None:
    text = read_bytes("a.txt", CHINESE.encode("utf-8-sig")).text
    assert text == "\ufeff" + CHINESE


def test_a_short_file_in_gb18030() -> None:
    assert read_bytes("a.txt", "新建三座水厂。".encode("gb18030")).text == "新建三座水厂。"


def test_lone_control_characters_are_text(tmp_path: Path) -> None:
    text = "第一页\f第二页\v\x1f\u2028完\r旧式换行\r"
    path = tmp_path / "forms.txt"
    path.write_bytes(text.encode())
    with path.open(encoding="utf-8", newline="") as file:
        assert read_source(path).text == file.read() == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_utf8_text_is_itself_or_blank(text: str) -> None:
    if text.strip("\ufeff\u200b \u3000"):
        assert read_bytes("a.txt", text.encode()).text == text
    else:
        assert reason("a.txt", text.encode()) == "holds no text"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("臺北市政府推動淨零排放，提升公共運輸的服務品質，完成低碳轉型。" * 3, "big5"),
        ("서울시는 온실가스 감축 목표를 세우고 시민과 함께 실천한다." * 3, "euc-kr"),
        ("東京都は温室効果ガスの削減目標を定め、市民とともに取り組む。" * 3, "shift-jis"),
        ("La ville a décidé de réduire ses émissions, l’été dernier.", "cp1252"),
    ],
)
def test_other_encodings_are_refused(text: str, encoding: str) -> None:
    assert "save it as UTF-8" in reason("a.txt", text.encode(encoding))


def test_the_place_of_a_broken_byte_is_told() -> None:
    data = ("水" * 1000).encode() + b"\xff" + "水".encode()
    assert "byte 3000" in reason("a.txt", data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "holds no text"),
        ("\ufeff\u3000\n".encode(), "holds no text"),
        (bytes(range(256)) * 8, "holds binary data, not text"),
        (b"\x01\x02\x03\x04\x05ab" * 40, "holds binary data, not text"),
        (b"\x7fELF\x02\x01\x01" + bytes(300), "holds binary data, not text"),
        (b"%PDF-1.7 ...", "holds PDF data, not text; give it the file ending of what it is"),
        (b"PK\x03\x04....", "holds ZIP or Office data, not text; give it the file ending of what it is"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_what_is_no_text_is_refused(name: str, data: bytes, expected: str) -> None:
    assert reason(name, data) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan", "is of no known kind (no file ending)"),
        ("plan.exe", "is of no known kind (.exe)"),
        ("plan.doc", ".doc files are not read; save it as DOCX or PDF"),
        ("plan.WPS", ".wps files are not read; save it as DOCX or PDF"),
        ("plan.ppt", ".ppt files are not read; save it as PPTX or PDF"),
    ],
)
def test_unknown_kinds_say_what_to_do(name: str, expected: str) -> None:
    assert reason(name, b"text").startswith(expected)


def test_size_is_looked_at_before_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(ReadError, match=r"huge\.txt: is too large \(200 MB; at most 100 MB are read\)"):
        read_source(path)
    small = tmp_path / "small.txt"
    small.write_text("水" * 100)
    with pytest.raises(ReadError, match="too large"):
        read_source(small, max_bytes=299)
    assert read_source(small, max_bytes=300).text == "水" * 100


def test_paths_that_are_no_readable_file(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    for path, expected in [
        (tmp_path, "is a folder"),
        (tmp_path / "none.txt", "does not exist"),
        (tmp_path / "a\0b.txt", "does not exist"),
        (fifo, "is no ordinary file"),
    ]:
        with pytest.raises(ReadError) as caught:
            read_source(path)
        assert caught.value.reason == expected


def test_a_name_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "upload-17.txt"
    path.write_text("水")
    assert read_source(path, name="Water plan").source == "Water plan"


def test_markdown_keeps_the_file_and_points_into_it() -> None:
    text = (
        "---\ntitle: x\n---\n# 城市规划 #\r\n正文一句。\r\n\r\n## 第一章 总则\n- 项目甲\n  续行\n  - 项目乙\n"
        "\n3. 第三\n\n| 指标 | 2030 |\n|---|---|\n| PM2.5 | 26 |\n\n标题二\n===\n```\n# 代码\n```\n> - 引文\n"
    )
    source = read_bytes("a.md", text.encode())
    assert source.text == text
    assert source.title == "城市规划"
    assert hinted(source) == [
        ("heading", 1, "城市规划"),
        ("heading", 2, "第一章 总则"),
        ("item", 0, "项目甲\n  续行"),
        ("item", 0, "项目乙"),
        ("item", 0, "第三"),
        ("table", 0, "| 指标 | 2030 |\n|---|---|\n| PM2.5 | 26 |"),
        ("row", 0, "| 指标 | 2030 |"),
        ("row", 0, "| PM2.5 | 26 |"),
        ("heading", 1, "标题二"),
        ("item", 0, "引文"),
    ]


@pytest.mark.parametrize("unit", ["- 水厂\n", "| a | b |\n", "# 水\n\n", "**水** ", "> ", "  - "])
def test_markdown_of_any_shape_is_kept(unit: str) -> None:
    text = unit * 3000 + "完"
    assert read_bytes("a.md", text.encode()).text == text


def test_folders_are_walked_in_a_stable_order(tmp_path: Path) -> None:
    names = ["b/2.txt", "b/10.md", "a.PDF", "c.doc", "README.md", "b/readme.txt", ".hidden.txt", ".git/x.txt"]
    for name in [*names, "~$c.docx", "data.csv", "z.html"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.PDF", "c.doc", "z.html", "b/10.md", "b/2.txt"]


def test_what_is_passed_over_in_a_folder_is_known_with_its_reason(tmp_path: Path) -> None:
    for name in (
        "plan.txt",
        "list.xls",
        "scan.PNG",
        "LICENSE",
        "readme.txt",
        ".hidden",
        "~$plan.docx",
        "old.doc",
    ):
        (tmp_path / name).write_text("x")
    told = {path.name: reason for path, reason in find_passed_over([tmp_path, tmp_path / "LICENSE"])}
    assert set(told) == {"list.xls", "scan.PNG", "readme.txt"}
    assert told["list.xls"] == ".xls files are not read; save it as PDF or as text with tabs"
    assert told["scan.PNG"].startswith("is of no known kind (.png)")
    assert {p.name for p in find_files([tmp_path])} == {"plan.txt", "old.doc"}


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".doc", "DOCX or PDF"),
        (".wps", "DOCX or PDF"),
        (".PPT", "PPTX or PDF"),
        (".xls", "PDF or as text with tabs"),
    ],
)
def test_old_office_files_are_told_what_to_do(tmp_path: Path, suffix: str, form: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)
    with pytest.raises(ReadError, match=f"{suffix.lower()} files are not read; save it as {form}"):
        read_source(file)


def test_files_given_by_name_are_taken_as_they_are(tmp_path: Path) -> None:
    readme, other, missing = tmp_path / "README.md", tmp_path / "x.bin", tmp_path / "missing.txt"
    readme.write_text("x")
    other.write_text("x")
    assert find_files([readme, other, missing, tmp_path, readme]) == [readme, other, missing]


def test_the_real_documents_are_read_whole(corpus: Path) -> None:
    files = find_files([corpus])
    assert len(files) >= 5
    assert not any(path.name == "README.md" for path in files)
    for path in files:
        if path.suffix == ".txt":
            with path.open(encoding="utf-8", newline="") as file:
                assert read_source(path).text == file.read()


def test_every_suffix_that_is_offered_has_a_reader() -> None:
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".pptx"} <= SUFFIXES
    for suffix in SUFFIXES:
        assert "known kind" not in reason(f"a{suffix}", b"")

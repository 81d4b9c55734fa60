"""The same plan gives the same sentences, rows and headings whatever file it comes in."""

import re
from collections.abc import Callable
from pathlib import Path

import plan_files
import pytest

from ingest.model import SourceText
from ingest.read import read_bytes, read_source

FORMATS: dict[str, Callable[[], bytes]] = {
    "plan.txt": plan_files.as_text,
    "plan.md": plan_files.as_markdown,
    "plan.html": plan_files.as_html,
    "plan.docx": plan_files.as_docx,
    "plan.pptx": plan_files.as_pptx,
    "plan.pdf": plan_files.as_pdf,
    "columns.pdf": lambda: plan_files.as_pdf(columns=2),
}
_END = re.compile(r"(?<=[。！？；])|(?<=[a-z]\.)(?=\s|$)|[\r\n]+")


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


def hinted(source: SourceText, kind: str) -> list[str]:
    return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]


@pytest.fixture(scope="module", params=FORMATS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SourceText:
    path: Path = tmp_path_factory.mktemp("plan") / request.param
    path.write_bytes(FORMATS[request.param]())
    return read_source(path)


def test_every_sentence_is_whole(read: SourceText) -> None:
    wanted = [s for block in plan_files.PLAN if block.kind == "paragraph" for s in sentences(block.text)]
    found = sentences(read.text)
    assert len(wanted) == 19
    assert [sentence for sentence in wanted if sentence not in found] == []


def test_nothing_is_added_but_the_numbers_and_signs_of_the_format(read: SourceText) -> None:
    wanted = plan_files.TITLE + "".join(block.text for block in plan_files.PLAN)
    found = re.sub(r"[\s|#•-]", "", read.text)
    assert found == re.sub(r"[\s|#•-]", "", wanted)


def test_rows_keep_their_cells_in_order(read: SourceText) -> None:
    if read.format == "text":
        assert read.hints == ()
        return
    rows = [row.strip("| ").replace(" | ", "\t") for row in hinted(read, "row")]
    assert rows == [block.text for block in plan_files.PLAN if block.kind == "row"]
    assert len(hinted(read, "table")) == 1


def test_headings_and_items_are_hinted(read: SourceText) -> None:
    if read.format == "text":
        assert read.hints == ()
        return
    headings = [block.text for block in plan_files.PLAN if block.kind == "heading"]
    assert hinted(read, "heading") == [plan_files.TITLE, *headings]
    if read.format not in ("pptx",):
        items = [block.text for block in plan_files.PLAN if block.kind == "item"]
        assert [item.removeprefix("• ") for item in hinted(read, "item")] == items


def test_heading_levels_nest_as_in_the_plan(read: SourceText) -> None:
    levels = {read.text[h.start : h.end]: h.level for h in read.hints if h.kind == "heading"}
    if read.format in ("text", "pptx"):
        return
    assert levels["第一章 总体要求"] == levels["第二章 重点任务"] < levels["第一节 发展基础"]


def test_hints_are_in_order_and_inside_the_text(read: SourceText) -> None:
    assert list(read.hints) == sorted(read.hints, key=lambda hint: (hint.start, -hint.end))
    for hint in read.hints:
        assert 0 <= hint.start < hint.end <= len(read.text)
        assert read.text[hint.start : hint.end].strip()


def test_reading_again_gives_the_same(read: SourceText) -> None:
    name = next(name for name in FORMATS if name == read.source)
    if read.format in ("docx", "pptx", "pdf"):
        again = read_bytes(name, FORMATS[name]())
        assert (again.text, again.hints, again.anchors) == (read.text, read.hints, read.anchors)
    else:
        assert read_bytes(name, FORMATS[name]()) == read


def test_titles() -> None:
    titles = {name: read_bytes(name, make()).title for name, make in FORMATS.items()}
    assert titles.pop("plan.txt") is None
    assert set(titles.values()) == {plan_files.TITLE}

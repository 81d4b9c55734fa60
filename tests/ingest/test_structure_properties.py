"""What holds for the structure of any text: nothing is lost, nothing overlaps, everything maps back."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.document import describe_document
from ingest.model import Hint, SourceText, Structure
from ingest.structure import parse_structure
from ingest.structure.lines import MARKUP

FRAGMENTS = [
    "第一章 ", "第二节", "一、", "（一）", "1.", "专栏1 ", "表2", "图3", "Chapter 1 ", "Box 2 ", "目录",
    "前言", "注：", "- ", "# ", "|", "|---|", "\t", "\n", "\n\n", "\r\n", "\x0c", "\u3000\u3000", "。",
    "；", "，", "！", ". ", ":", "：", "（", "）", "“", "”", "<p>", "</p>", "**", "[bookmark: x]",
    "[image: ]", "_{2.5}", "&nbsp;", "发展", "建设工程", "2025年", "12", "3.5%", "The city", "Plan and ",
    "😀", "\u200f", "\u200b", "— 2 —", "...", "\x00", "e\u0301", "image.png", "\xa0", "\u2028",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
HINTS = st.lists(
    st.builds(
        lambda kind, start, length, level: Hint(kind, start, start + length, level),
        st.sampled_from(["heading", "item", "row", "table", "slide"]),
        st.integers(0, 150),
        st.integers(1, 40),
        st.integers(1, 4),
    ),
    max_size=5,
)


def check(text: str, structure: Structure) -> None:
    covered = bytearray(len(text))
    position = 0
    for unit in structure.units:
        assert position <= unit.start < unit.end
        position = unit.end
        covered[unit.start : unit.end] = b"x" * (unit.end - unit.start)
        assert unit.text
        assert unit.text == unit.text.strip()
        assert all(0 <= a <= b <= len(unit.text) for a, b in unit.cells)
        spoken = 0
        for piece in unit.pieces:
            low, high = piece.source, piece.source + piece.length
            assert unit.start <= low
            assert high <= unit.end
            assert not unit.text[spoken : piece.text].strip()
            spoken = piece.text + piece.length
            assert unit.text[piece.text : spoken] == text[low:high]
            assert unit.to_source(piece.text, spoken) == (low, high)
        assert spoken == len(unit.text)
    for left in structure.omitted:
        assert left.start < left.end
        assert left.reason
        covered[left.start : left.end] = b"x" * (left.end - left.start)
        if left.reason == "markup":
            assert not re.sub(r"[-+*#|•_^{}\s]", "", MARKUP.sub("", text[left.start : left.end]))
    assert all(character.isspace() for character, seen in zip(text, covered, strict=True) if not seen)


def check_sections(structure: Structure) -> None:
    sections = {s.id: s for s in structure.sections}
    assert len(sections) == len(structure.sections)
    assert len({u.id for u in structure.units}) == len(structure.units)
    for section in structure.sections[1:]:
        parent = sections[section.parent or ""]
        assert parent.level + 1 == section.level
        assert parent.start <= section.start
        assert section.end <= parent.end
    for unit in structure.units:
        assert sections[unit.section].start <= unit.start
        assert unit.end <= sections[unit.section].end


@settings(max_examples=300, deadline=None)
@given(TEXTS, HINTS, st.sampled_from(["text", "markdown", "docx", "pptx"]))
@example("表1\n|||\n|a|\n", [], "text")
@example("\u200f\n\u200b", [], "text")
@example("\ud800。", [], "text")
def test_any_text(text: str, hints: list[Hint], form: str) -> None:
    source = SourceText("a", "", form, text, tuple(h for h in hints if h.end <= len(text)))  # type: ignore[arg-type]
    structure = parse_structure(source)
    check(text, structure)
    check_sections(structure)
    describe_document(source, structure)


def test_long_and_nested_texts_are_read_whole() -> None:
    rows = "序号\t名称\t数值\n" + "".join(f"{n}\t项目{n}\t{n * 3}\n" for n in range(3000))
    for text in (
        "深" * 100_000,
        "（" * 20_000 + "）" * 20_000,
        "建设，\n" * 20_000,
        "甲：乙。" * 20_000,
        "“" * 50_000,
        rows,
    ):
        structure = parse_structure(SourceText("a", "", "text", text))
        check(text, structure)
    assert len(structure.units) == 3001

"""Sentences end where a reader of Chinese or English would say so."""

from itertools import pairwise

import pytest

from ingest.structure.sentences import sentence_ends


def sentences(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in pairwise([0, *sentence_ends(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成公园。治理河道；新增学位！", ["建成公园。", "治理河道；", "新增学位！"]),
        ("做到“件件有回音。”群众满意。", ["做到“件件有回音。”", "群众满意。"]),
        ("树立“环境就是民生！”的理念。落实到位。", ["树立“环境就是民生！”的理念。", "落实到位。"]),
        (
            "建设场馆（含球场；不含泳池）三处。开放使用。",
            ["建设场馆（含球场；不含泳池）三处。", "开放使用。"],
        ),
        ("能耗下降3.5%,水耗下降2.1%。", ["能耗下降3.5%,水耗下降2.1%。"]),
        ("完成改造;按期验收。", ["完成改造;按期验收。"]),
        ("推进 A+B 模式。Phase II follows.", ["推进 A+B 模式。", "Phase II follows."]),
        ("什么是韧性？就是经得起冲击。", ["什么是韧性？", "就是经得起冲击。"]),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We build homes. They open in 2027.", ["We build homes.", "They open in 2027."]),
        (
            "Water, e.g. in Bao'an, is scarce. We save it.",
            ["Water, e.g. in Bao'an, is scarce.", "We save it."],
        ),
        ("The U.S. market grew. Ours did too.", ["The U.S. market grew.", "Ours did too."]),
        ("It was made in the U.S. The plan helps.", ["It was made in the U.S.", "The plan helps."]),
        ("Goal No. 5 is ours. Dr. Li leads.", ["Goal No. 5 is ours.", "Dr. Li leads."]),
        ("Rates fell to 3.5% in total. Costs rose.", ["Rates fell to 3.5% in total.", "Costs rose."]),
        ("1. Build ports. Shore power comes first.", ["1. Build ports.", "Shore power comes first."]),
        ("Schools first; hospitals next. Done.", ["Schools first; hospitals next.", "Done."]),
        ("Face the sea, sail as one! The plan holds.", ["Face the sea, sail as one!", "The plan holds."]),
        ('They said "no waste." We agree.', ['They said "no waste."', "We agree."]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_bracket_that_never_closes_hides_no_sentence() -> None:
    assert len(sentences("（" + "建设公园。" * 50)) == 50

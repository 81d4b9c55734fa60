"""Passages: what is one, where it stands, and what it stands under."""

import json
from collections import Counter
from pathlib import Path

import pytest

from ingest.model import SourceText, Structure, Unit
from ingest.structure import parse_structure

DOCUMENTS = Path(__file__).parents[1] / "evaluation" / "documents"
GOLD = json.loads((DOCUMENTS / "passages.json").read_text(encoding="utf-8"))


def parsed(text: str) -> Structure:
    return parse_structure(SourceText("a.txt", "", "text", text))


def texts(text: str) -> list[str]:
    return [unit.text for unit in parsed(text).units]


def unit_of(text: str, wording: str) -> Unit:
    return next(unit for unit in parsed(text).units if wording in unit.text)


@pytest.mark.parametrize("name", sorted({row["doc"] for row in GOLD}))
def test_annotated_documents_are_cut_as_annotators_cut_them(name: str) -> None:
    text = (DOCUMENTS / name).read_bytes().decode("utf-8")
    units = parse_structure(SourceText(name, "", "text", text)).units
    assert [(u.start, u.end) for u in units] == [(r["start"], r["end"]) for r in GOLD if r["doc"] == name]


def test_a_sentence_cut_by_a_page_is_one_passage_over_both_parts() -> None:
    text = (
        "　　推动雨水花园和透水铺装，在学校周边先行试点建设\n\n— 12 —\n\n慢行空间，方便师生出行。随后推广。\n"
    )
    structure = parsed(text)
    first, second = structure.units
    assert first.text == "推动雨水花园和透水铺装，在学校周边先行试点建设慢行空间，方便师生出行。"
    assert text[first.start : first.end].startswith("推动雨水花园")
    assert text[first.start : first.end].endswith("师生出行。")
    assert [(o.reason, text[o.start : o.end]) for o in structure.omitted] == [("page number", "— 12 —")]
    low = first.text.index("慢行")
    assert text[slice(*first.to_source(low, low + 4))] == "慢行空间"
    assert second.text == "随后推广。"


def test_wrapped_lines_of_a_paragraph_are_joined_and_titles_stay_apart() -> None:
    body = [
        "绿色低碳发展是这座城市未来五年最重要的任务之一也是全体市",
        "民的共同期盼要从空间产业能源交通建筑等各个领域同时发力形",
    ]
    lines = ["第一章 总体要求", "", *[*body, "成合力。"] * 10, "", "第二章 重点任务", "", *body, "成合力。"]
    joined = body[0] + body[1] + "成合力。"
    assert texts("\n".join(lines)) == ["第一章 总体要求", *[joined] * 10, "第二章 重点任务", joined]


@pytest.mark.parametrize("title", ["3. Measures", "2 Schools", "3.1 Learning for all", "4) Water"])
def test_a_title_behind_a_number_at_a_sentence_s_end_stands_alone(title: str) -> None:
    text = f"Dalian Plan (2026-2030)\n\nMortality will stay below 2.5 per 1,000.\n{title}\nWe will build clinics.\n"
    assert title in texts(text)
    assert title in texts(text.replace("1,000.", "100."))


def test_a_number_cut_at_its_point_is_joined() -> None:
    assert "研发投入强度达到4.25%，位居全国前列。" in texts("研发投入强度达到4.\n\n25%，位居全国前列。\n")


def test_english_lines_are_joined_with_a_space_and_a_split_number_without() -> None:
    text = "Section 1 Rivers\nWe will restore the wetlands along the upper river and keep\nthe water clean by 2030.\n"
    assert (
        texts(text)[1]
        == "We will restore the wetlands along the upper river and keep the water clean by 2030."
    )
    assert "5.8个百分点" in texts("一、目标\n森林覆盖率稳步提高，五年累计提高5.\n8个百分点。")[-1]


def test_markup_belongs_to_the_span_and_not_to_the_text() -> None:
    text = "[bookmark: _Toc1]一、现状\n- 建设**智慧水务**系统。PM_{2.5}浓度下降。\n<p>完成治理。</p>\n"
    structure = parsed(text)
    assert [u.text for u in structure.units] == [
        "一、现状",
        "建设智慧水务系统。",
        "PM2.5浓度下降。",
        "完成治理。",
    ]
    assert text[structure.units[0].start : structure.units[0].end] == "[bookmark: _Toc1]一、现状"
    assert text[structure.units[1].start : structure.units[1].end] == "- 建设**智慧水务**系统。"
    assert text[structure.units[3].start : structure.units[3].end] == "完成治理。"
    word = structure.units[1]
    assert text[slice(*word.to_source(2, 6))] == "智慧水务"


@pytest.mark.parametrize(
    ("text", "wording", "label"),
    [
        ("专栏1 重点工程\n空港：建成货站。启用跑道。\n海港：建成码头。", "启用跑道", "空港"),
        ("专栏1 重点工程\n1.湿地工程。建设湿地。\n2.河道工程。治理河道。", "治理河道", "河道工程"),
        ("一、任务\n加快重点领域改革。先行先试；稳步推广。", "稳步推广", "加快重点领域改革"),
        ("一、任务\n——坚持生态优先。严守红线。", "严守红线", "坚持生态优先"),
        (
            "Box 1 Projects\nSewage treatment: North Plant opens. South Plant follows.",
            "South",
            "Sewage treatment",
        ),
        ("一、任务\n会议于10:30开始。研究部署工作。", "研究部署", "会议于10:30开始"),
        ("一、任务\n到2030年，全面建成。形成样板。", "形成样板", ""),
    ],
)
def test_run_in_labels(text: str, wording: str, label: str) -> None:
    assert unit_of(text, wording).label == label


def test_ids_follow_the_words_and_not_their_place() -> None:
    before = {u.text: u.id for u in parsed("一、现状\n建成公园。\n二、任务\n治理河道。").units}
    after = {u.text: u.id for u in parsed("一、现状\n新增一句。建成公园。\n二、任务\n治理河道。").units}
    assert before.items() <= after.items()
    twice = [u.id for u in parsed("一、现状\n建成公园。建成公园。").units]
    assert len(set(twice)) == 3
    other = parse_structure(SourceText("b.txt", "", "text", "一、现状\n建成公园。"))
    assert not {u.id for u in other.units} & set(before.values())


def test_running_heads_are_left_out_by_name() -> None:
    page = "某市绿色发展规划\n\n各区落实责任，按期完成年度任务。\n建立台账，逐项销号。\n{}\n\f"
    structure = parsed("".join(page.format(n) for n in range(1, 6)))
    assert Counter(o.reason for o in structure.omitted) == {"running head": 4, "page number": 5}
    assert Counter(u.text for u in structure.units) == {
        "某市绿色发展规划": 1,
        "各区落实责任，按期完成年度任务。": 5,
        "建立台账，逐项销号。": 5,
    }


def test_lines_on_the_shapes_of_slides_are_joined() -> None:
    deck = "".join(f"第{n}项成果\n\n" for n in range(60)) + "完善机制，建立\n长效管护\n制度体系\n\n"
    assert "完善机制，建立长效管护制度体系" in texts(deck)

"""Who is responsible, what a measure rests on and what it is part of, as sentences and tables tell it."""

import pytest

from ingest.extract import read_document, resolve_readings
from ingest.model import Extraction
from ingest.read import read_bytes

HEAD = "昆明市湖泊保护行动方案（2026—2030年）\n\n一、重点任务\n"


def extract(text: str) -> Extraction:
    return next(iter(resolve_readings([read_document(read_bytes("plan.txt", text.encode()))])))


def told(text: str, type: str) -> set[tuple[str, str, str]]:
    """(source's name, target's type, role) of the relations of one type."""
    extraction = extract(text)
    entities = {e.id: e for e in extraction.entities}
    return {
        (entities[r.source].name, entities[r.target].type, dict(r.attributes).get("role", ""))
        for r in extraction.relations
        if r.type == type
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由市水务局牵头，市财政局配合，开展入湖河道清淤。", {("市水务局", "lead"), ("市财政局", "support")}),
        (
            "市水务局会同市气象局、市应急局建立洪水会商机制。",
            {("市水务局", "lead"), ("市气象局", "support"), ("市应急局", "support")},
        ),
        ("由市水务局、市林草局负责实施退化湿地修复。", {("市水务局", "lead"), ("市林草局", "lead")}),
        (
            "开展入湖河道清淤。（责任单位：市水务局；配合单位：市财政局、市林草局）",
            {("市水务局", "lead"), ("市财政局", "support"), ("市林草局", "support")},
        ),
        ("成立市湖泊保护工作领导小组，下设办公室，负责重大事项协调。", {("市湖泊保护工作领导小组", "lead")}),
        (
            "成立由市长担任组长，各区政府、市直各单位负责人组成的湖泊保护市级工作领导小组，负责重大事项协调。",
            {("湖泊保护市级工作领导小组", "lead")},
        ),
        ("市湖泊治理指挥部统筹协调流域治理。", {("市湖泊治理指挥部", "lead")}),
        (
            "开展入湖河道清淤（市水务局牵头，市财政局、各区政府配合）。",
            {("市水务局", "lead"), ("市财政局", "support")},
        ),
        ("建设入湖生态湿地（市水务局、盘龙区政府负责）。", {("市水务局", "lead"), ("盘龙区政府", "lead")}),
        ("市水务局、各区政府按职责分工负责河道保洁。", {("市水务局", "lead")}),
        ("以市林草局为牵头单位，推进退化湿地修复。", {("市林草局", "lead")}),
        ("市林草局作为责任主体推进湿地修复。", {("市林草局", "lead")}),
        ("成立湖泊研究院。", set()),
        ("支持云南大学、昆明理工大学开展湖泊研究。", set()),
        ("组建滇池研究院，建立监测站网。", set()),
    ],
)
def test_who_is_responsible(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = told(HEAD + sentence, "RESPONSIBLE_FOR")
    assert {(body, role) for body, type, role in found if type == "Measure"} == expected


def test_a_body_is_responsible_for_what_is_named_behind_it() -> None:
    found = told(HEAD + "由市水务局负责建设盘龙江调蓄池二期工程。", "RESPONSIBLE_FOR")
    assert ("市水务局", "Project", "lead") in found


def test_a_line_of_responsible_bodies_belongs_to_the_measure_before() -> None:
    extraction = extract(HEAD + "开展入湖河道清淤。\n责任单位：市水务局\n")
    measure = next(e for e in extraction.entities if e.type == "Measure" and "清淤" in e.name)
    assert [r.target for r in extraction.relations if r.type == "RESPONSIBLE_FOR"] == [measure.id]


def test_a_bracket_of_bodies_belongs_to_the_measure_before() -> None:
    extraction = extract(HEAD + "开展入湖河道清淤。（市水务局、盘龙区）\n")
    names = {e.id: e.name for e in extraction.entities}
    told = [(names[r.source], names[r.target]) for r in extraction.relations if r.type == "RESPONSIBLE_FOR"]
    assert told == [("市水务局", "开展入湖河道清淤。")]


def test_a_column_of_a_table_names_the_responsible() -> None:
    table = "序号\t任务\t责任单位\t配合单位\n1\t建成盘龙江调蓄池二期工程\t市水务局\t市财政局\n"
    found = told(HEAD + table, "RESPONSIBLE_FOR")
    assert {(body, role) for body, _, role in found} == {("市水务局", "lead"), ("市财政局", "support")}


def test_english_bodies() -> None:
    text = (
        "Chengdu Water Action Plan (2026-2030)\n\nThe Chengdu Water Authority will lead the renewal of the"
        " Pidu Wastewater Treatment Plant. Dredge the canals, a task run by the Chengdu Parks Bureau.\n"
    )
    found = told(text, "RESPONSIBLE_FOR")
    assert ("Chengdu Water Authority", "Project", "lead") in found
    assert ("Chengdu Parks Bureau", "Measure", "lead") in found


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Led by the Chengdu Parks Bureau, the city will dredge 30 km of canals.", "Chengdu Parks Bureau"),
        (
            "Responsibility for river monitoring lies with the Chengdu Parks Bureau.",
            "Chengdu Parks Bureau",
        ),
        (
            "The Chengdu Parks Bureau, together with the Chengdu Finance Bureau, will plant trees.",
            "Chengdu Parks Bureau",
        ),
        ("The Leading Group on Climate Change will coordinate the plan.", "Leading Group on Climate Change"),
        ("The Flood Control Headquarters coordinates drainage.", "Flood Control Headquarters"),
        ("The Chengdu Health Commission takes charge of clinics.", "Chengdu Health Commission"),
    ],
)
def test_english_wordings_of_who_leads(sentence: str, body: str) -> None:
    found = told(f"Chengdu Water Action Plan (2026-2030)\n\n{sentence}\n", "RESPONSIBLE_FOR")
    assert (body, "Measure", "lead") in found


def test_what_a_measure_rests_on() -> None:
    sentence = "依据《云南省滇池保护条例》和《湿地保护管理办法》，严格管控湖滨建设。"
    assert {policy for _, policy in based_on(HEAD + sentence)} == {"云南省滇池保护条例", "湿地保护管理办法"}


def test_a_plan_that_speaks_of_itself_rests_on_what_it_names() -> None:
    sentence = "为落实《云南省滇池保护条例》，制定本方案。"
    assert ("昆明市湖泊保护行动方案（2026—2030年）", "云南省滇池保护条例") in based_on(HEAD + sentence)


def test_what_is_under_a_programme_is_part_of_it() -> None:
    text = HEAD + "专栏1  清洁家园行动\n河道整治：建成盘龙江调蓄池二期工程。\n"
    assert ("盘龙江调蓄池二期工程", "Programme", "") in told(text, "PART_OF")


def test_the_evidence_of_a_measure_is_its_text_without_the_bullet() -> None:
    text = HEAD + "- 开展入湖河道清淤。\n"
    extraction = extract(text)
    measure = next(e for e in extraction.entities if e.type == "Measure")
    mention = next(m for m in extraction.mentions if m.entity == measure.id)
    assert text[mention.start : mention.end] == mention.text == "开展入湖河道清淤。"


def based_on(text: str) -> set[tuple[str, str]]:
    extraction = extract(text)
    names = {e.id: e.name for e in extraction.entities}
    return {(names[r.source], names[r.target]) for r in extraction.relations if r.type == "BASED_ON"}

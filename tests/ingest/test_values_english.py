"""Values in English prose: which numbers measure, and what, when and how."""

import pytest

from ingest.model import Context, Period, ValueSpan
from ingest.tag.values import find_values

PLAN = Context(
    language="en",
    titles=("Guilin Sustainable Development Plan (2026-2030)", "Chapter 3 A Clean River"),
    period=Period("Guilin Sustainable Development Plan", 2026, 2030),
)


def values(text: str) -> list[ValueSpan]:
    return find_values(text, PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "We will follow the 2030 Agenda and SDG 6 in 2026-2030.",
        "We will finish Phase 2 of Metro Line 25 under Chapter 4 and Table 3.",
        "We will draw up a 5-year plan for the 15-minute city and 5G.",
        "We will act within the next 5 years.",
        "2. We will open new parks.",
        "We will cut PM2.5 and COVID-19 risks against 2010.",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We will plant 60 hectares of reeds by 2028.", [("60", "hectares", 2028, "target", "=")]),
        ("By 2030, at least 88% of water will be clean.", [("88", "%", 2030, "target", ">=")]),
        ("We will cap boats at 620 vessels.", [("620", "vessels", None, "target", "<=")]),
        ("The fund will lend RMB 600 million by 2027.", [("600", "RMB million", 2027, "target", "=")]),
        ("We will answer within 3 working days.", [("3", "working days", None, "target", "<=")]),
        ("We will keep ammonia below 1.5 mg/L.", [("1.5", "mg/L", None, "target", "<=")]),
        ("We will train 1,500 guides a year.", [("1,500", "guides", None, "target", "=")]),
        (
            "Between 18,000 and 20,000 workers will be trained by 2027.",
            [("18,000", "workers", 2027, "target", ">="), ("20,000", "workers", 2027, "target", "<=")],
        ),
        (
            "Use fell to 92% in 2025, against 71% in 2020, and new gates will lift it above 97% by 2028.",
            [
                ("92", "%", 2025, "actual", "="),
                ("71", "%", 2020, "actual", "="),
                ("97", "%", 2028, "target", ">="),
            ],
        ),
        (
            "A 42% reduction in emissions relative to 2010 is expected by 2030.",
            [("42", "%", 2030, "target", "-")],
        ),
    ],
)
def test_value_unit_year_status_and_comparison(
    text: str, found: list[tuple[str, str, int | None, str, str]]
) -> None:
    assert [(v.value, v.unit, v.year, v.status, v.op) for v in values(text)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We will build 45 schools.", "schools"),
        ("By 2030, R&D spending will be about 7% of GDP.", "R&D spending as a share of GDP"),
        ("The share of renewable power will rise to 46%.", "share of renewable power"),
        ("A 42% reduction in emissions is expected.", "emissions"),
    ],
)
def test_what_is_measured(text: str, name: str) -> None:
    assert [v.indicator for v in values(text)] == [name]


def test_spans_cover_number_and_unit() -> None:
    text = "We will lay 46 km of sewers and open 6 shelters."
    assert [text[v.start : v.end] for v in values(text)] == ["46 km", "6 shelters"]


def test_baselines_lend_no_year() -> None:
    text = "Energy use will be 13% lower than in 2025."
    assert [(v.year, v.op) for v in values(text)] == [(2030, "-")]


@pytest.mark.parametrize(
    "text",
    [
        "1 million " * 5_000,
        "by 2030 " * 5_000,
        "1," * 20_000,
        "more than 5 " * 5_000,
        "a1 " * 20_000,
        "-5% " * 5_000,
    ],
)
def test_hostile_texts_are_read_to_the_end(text: str) -> None:
    assert all(0 <= v.start < v.end <= len(text) for v in values(text))


def test_the_number_of_a_title_measures_nothing() -> None:
    assert find_values("2 Industry and innovation", Context("en", form="heading")) == []

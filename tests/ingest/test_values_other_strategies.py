"""Values in the manner of other cities' English strategies: written before the rules were tried on them."""

import pytest

from ingest.model import Context, Kind, Period, ValueSpan
from ingest.tag.values import find_values

PLAN = Context(
    language="en",
    titles=("A City Strategy (2026-2030)", "Our targets"),
    period=Period("A City Strategy", 2026, 2030),
)

Expected = list[tuple[str, str, str, str]]


def brief(values: list[ValueSpan]) -> Expected:
    """Indicator, value, unit, comparison."""
    return [(v.indicator, v.value, v.unit, v.op) for v in values]


def test_a_third_less_is_an_aim_in_words() -> None:
    found = find_values("Reduce food waste by a third by 2030.", PLAN, kind="target")
    assert [(v.indicator, v.value, v.year, v.op, v.worded) for v in found] == [
        ("food waste", "a third", 2030, "-", True)
    ]


def test_below_is_strict_and_at_most_is_not() -> None:
    texts = (
        "Losses stay below 7%.",
        "Losses stay at or below 7%.",
        "Cover at least 7%.",
        "Train more than 7 people.",
    )
    found = [[v.strict for v in find_values(text, PLAN, kind="target")] for text in texts]
    assert found == [[True], [False], [False], [True]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By 2030, cut greenhouse gas emissions by 45 per cent from 2019 levels.",
            [("greenhouse gas emissions", "45", "%", "-")],
        ),
        (
            "Household recycling will rise from 38% in 2024 to 55% by 2030.",
            [("Household recycling", "38", "%", "="), ("Household recycling", "55", "%", "=")],
        ),
        ("The city will plant 1 million trees by 2029.", [("trees", "1", "million trees", "=")]),
        (
            "Average commuting time is to fall below 40 minutes.",
            [("Average commuting time", "40", "minutes", "<=")],
        ),
        (
            "We will add 120 km of protected cycle lanes and 800 bicycle stands by 2028.",
            [("protected cycle lanes", "120", "km", "="), ("bicycle stands", "800", "stands", "=")],
        ),
        (
            "Per-person water use fell by 12% between 2020 and 2025.",
            [("Per-person water use", "12", "%", "-")],
        ),
        (
            "Spend at least £25 million a year on flood defences.",
            [("flood defences", "25", "£ million per year", ">=")],
        ),
        ("Unemployment stands at 4.1 per cent.", [("Unemployment", "4.1", "%", "=")]),
        (
            "No more than 10% of municipal waste will go to landfill by 2035.",
            [("share of municipal waste", "10", "%", "<=")],
        ),
        (
            "Raise the share of trips made on foot or by bicycle to 80%.",
            [("share of trips made on foot or by bicycle", "80", "%", "=")],
        ),
        ("Life expectancy reached 82.4 years in 2024.", [("Life expectancy", "82.4", "years", "=")]),
        (
            "Between 2021 and 2025, 3.2 million square metres of old housing was retrofitted.",
            [("old housing", "3.2", "million square metres", "=")],
        ),
        ("Half of the bus fleet is electric.", []),
        (
            "The programme will train 500 apprentices per year and support 40 start-ups.",
            [("apprentices", "500", "apprentices per year", "="), ("start-ups", "40", "start-ups", "=")],
        ),
        (
            "The City aims to cut its GHG emissions by 40% by 2030, and 80% by 2050.",
            [("GHG emissions", "40", "%", "-"), ("GHG emissions", "80", "%", "-")],
        ),
        (
            "At least 30 per cent of land will be protected, and PM2.5 averaged 17.5 µg/m3.",
            [("share of land", "30", "%", ">="), ("PM2.5", "17.5", "µg/m3", "=")],
        ),
        (
            "The plan covers 24 goals and 96 actions, a rise of 40% on 2025.",
            [("goals", "24", "goals", "="), ("actions", "96", "actions", "="), ("actions", "40", "%", "+")],
        ),
        (
            "The council spends HK$250 million a year on drainage.",
            [("drainage", "250", "HK$ million per year", "=")],
        ),
        ("Energy intensity is to drop 14% from 2025.", [("Energy intensity", "14", "%", "-")]),
        (
            "Installed wind capacity will reach 2.4 GW by 2030.",
            [("Installed wind capacity", "2.4", "GW", "=")],
        ),
        (
            "The port handled 36 million tonnes of cargo in 2025, up 4.2% on the year before.",
            [("cargo", "36", "million tonnes", "="), ("cargo", "4.2", "%", "+")],
        ),
    ],
)
def test_what_is_measured(text: str, expected: Expected) -> None:
    assert brief(find_values(text, PLAN, kind="target")) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("We will open 6 shelters.", "measure", [(None, "target")]),
        ("Recycling will reach 55%.", "target", [(2030, "target")]),
        (
            "Recycling will rise from 38% in 2024 to 55% by 2030.",
            "target",
            [(2024, "actual"), (2030, "target")],
        ),
        ("Water use fell by 12% between 2020 and 2025.", "achievement", [(2025, "actual")]),
        ("Waste to landfill will fall to 10% by 2035.", "target", [(2035, "target")]),
    ],
)
def test_years(text: str, kind: Kind, expected: list[tuple[int | None, str]]) -> None:
    assert [(v.year, v.status) for v in find_values(text, PLAN, kind=kind)] == expected

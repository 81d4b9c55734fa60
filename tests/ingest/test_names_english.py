"""Named things in English sentences of our own."""

import pytest

from ingest.model import Context
from ingest.tag.names import find_names
from ontology.gazetteer import load_gazetteer

EN = Context("en")
TYPES = {"District": "Place", "Agency": "Organization"}


def found(text: str, context: Context = EN) -> list[tuple[str, str]]:
    spans = find_names(text, context, load_gazetteer().find(text))
    return list(dict.fromkeys((TYPES.get(n.type, n.type), text[n.start : n.end]) for n in spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We will build the North Hill Pumped Storage Power Station.",
            [("Project", "North Hill Pumped Storage Power Station")],
        ),
        (
            "Complete Phases I and II of the Oakbay Fishing Port.",
            [("Project", "Phases I and II of the Oakbay Fishing Port")],
        ),
        (
            "Sewage: Oakbay Water Purification Plant Phase III.",
            [("Project", "Oakbay Water Purification Plant Phase III")],
        ),
        (
            "The Municipal Bureau of Ocean Affairs will report.",
            [("Organization", "Municipal Bureau of Ocean Affairs")],
        ),
        (
            "Oakbay University and Westport Institute of Technology signed.",
            [("Organization", "Oakbay University"), ("Organization", "Westport Institute of Technology")],
        ),
        (
            "Under the Oakbay Skills Voucher Scheme, workers train.",
            [("Programme", "Oakbay Skills Voucher Scheme")],
        ),
        (
            "Enforce the Regulations of Oakbay City on the Protection of Old Trees.",
            [("Policy", "Regulations of Oakbay City on the Protection of Old Trees")],
        ),
        (
            "Boats on the Silver River and in Oakbay Bay.",
            [("Place", "Silver River"), ("Place", "Oakbay Bay")],
        ),
        ("The court will keep the fast-track ruling system.", [("Reform", "fast-track ruling system")]),
    ],
)
def test_each_kind_by_head_and_context(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Girls now enter primary school as often as boys.",
        "The plan supports hospitals, schools and a new system of roads.",
        "Chapter 2 Building an Advanced Manufacturing Base",
        "By 2030, energy use per unit of GDP will fall by 13%.",
    ],
)
def test_classes_and_headings_are_no_names(text: str) -> None:
    form = Context("en", form="heading") if text.startswith("Chapter") else EN
    assert found(text, form) == []


def test_phases_are_given_one_name_each() -> None:
    spans = find_names("Complete Phases I and II of the Oakbay Fishing Port.", EN, [])
    assert [n.name for n in spans] == ["Oakbay Fishing Port Phase I", "Oakbay Fishing Port Phase II"]
    assert len({(n.start, n.end) for n in spans}) == 1


def test_a_plan_keeps_its_years() -> None:
    spans = find_names("It follows the Oakbay Climate Action Plan (2026-2030).", EN, [])
    assert [(n.name, dict(n.attributes)) for n in spans] == [
        ("Oakbay Climate Action Plan (2026-2030)", {"year": "2026-2030"})
    ]

"""Values in base units: what is written with another magnitude or another word for the unit is the same amount."""

import json

import pytest

from ingest.base_units import in_base_unit
from ingest.extract import read_document, resolve_readings
from ingest.read import read_bytes
from ingest.records import to_json


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1.45, "万亿元"), (14500, "亿元")),
        ((3300, "万标准箱"), (3.3e7, "标箱")),
        ((150, "万人"), (1_500_000, "名")),
        ((1.2, "百亿元"), (120, "亿元")),
        ((7, "成"), (70, "%")),
        ((12, "万套（间）"), (120000, "套(间)")),
        ((5, "RMB billion"), (50, "亿元")),
        ((12.6, "million TEU"), (1260, "万标箱")),
        ((630, "公里"), (630, "km")),
    ],
)
def test_the_same_amount(one: tuple[float, str], other: tuple[float, str]) -> None:
    assert in_base_unit(*one) == in_base_unit(*other)


@pytest.mark.parametrize(
    ("number", "unit"),
    [(500, "千伏"), (20, "千克"), (8, "米"), (35, "微克/立方米"), (5, ""), (3, "m"), (2, "m3")],
)
def test_what_only_looks_like_a_magnitude(number: float, unit: str) -> None:
    assert in_base_unit(number, unit)[0] == number


def test_an_extraction_gives_the_base_number_beside_the_value_as_written() -> None:
    text = "测试市规划（2026—2030年）\n\n到2030年，社会消费品零售总额达14500亿元。\n"
    extraction = next(iter(resolve_readings([read_document(read_bytes("a.txt", text.encode()))])))
    (value,) = json.loads(to_json(extraction))["values"]
    assert (value["value"], value["unit"], value["base_number"], value["base_unit"]) == (
        "14500",
        "亿元",
        1.45e12,
        "元",
    )

"""Numbers in base units, so that 1.25万亿元 and 14500亿元 compare."""

import re

_MAGNITUDES = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4,
    "千": 1e3, "百": 1e2, "trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3, "bn": 1e9,
}  # fmt: skip
_SCALED_METRES = re.compile(r"千(?=克|米|瓦|伏|卡|赫)|百(?=分)")
_LATIN_MAGNITUDE = re.compile(r"\b(?:trillion|billion|million|thousand|bn)\b")
# Units that count the same thing by other words.
_SAME = {
    "标箱": "TEU", "标准箱": "TEU", "名": "人", "位": "人", "people": "人", "persons": "人", "百分点": "个百分点",
    "套(间)": "套", "套（间）": "套", "公里": "km", "千米": "km", "平方公里": "km2", "平方千米": "km2", "km²": "km2",
    "立方米": "m3", "m³": "m3", "平方米": "m2", "㎡": "m2", "m²": "m2", "tonnes": "吨", "tons": "吨",
    "hectares": "公顷", "per cent": "%", "percent": "%", "yuan": "元", "RMB": "元", "CNY": "元", "¥": "元",
    "USD": "美元", "US$": "美元", "$": "美元",
}  # fmt: skip
_TENTHS = "成"


def in_base_unit(number: float, unit: str) -> tuple[float, str]:
    """The number with the magnitude that its unit begins with, and the unit that is left.

    14500 of 亿元 are 1.45e12 of 元. Currencies and units of unlike things are not turned into each other.
    """
    if unit == _TENTHS:
        return number * 10, "%"
    scale, rest = 1.0, unit.strip()
    if found := _leading_magnitude(rest):
        scale, rest = _MAGNITUDES[found], rest.removeprefix(found).strip()
    elif latin := _LATIN_MAGNITUDE.search(rest):
        scale = _MAGNITUDES[latin[0]]
        rest = " ".join((rest[: latin.start()] + rest[latin.end() :]).split())
    # Ten significant digits: 1.1 times 1e8 is 110000000.00000001 else.
    return float(f"{number * scale:.10g}"), _SAME.get(rest, rest)


def _leading_magnitude(unit: str) -> str:
    if _SCALED_METRES.match(unit):
        return ""
    return next((word for word in _MAGNITUDES if not word.isascii() and unit.startswith(word)), "")

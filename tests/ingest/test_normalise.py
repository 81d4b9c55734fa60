"""Names that are one thing have one key; near misses have two."""

import pytest

from ingest.tag.normalise import normalise_name, phase_number, simplified

CITY = ("深圳市", "深圳", "Shenzhen")


def key(name: str, type: str = "Project") -> str:
    return normalise_name(name, type, prefixes=CITY)


@pytest.mark.parametrize(
    ("one", "other", "type"),
    [
        ("鹏城云脑III", "鹏城云脑三期", "Project"),
        ("鹏城云脑Ⅲ", "鹏城云脑3期工程", "Project"),
        ("鵬城雲腦（三期）", "鹏城云脑三期", "Project"),
        ("北山水厂第二期工程", "北山水厂二期", "Project"),
        ("罗田水库—铁岗水库输水隧洞", "罗田水库-铁岗水库输水隧洞工程", "Project"),
        ("深圳市北山综合交通枢纽一期", "北山综合交通枢纽一期工程", "Project"),
        ("国家超级计算中心（二期）", "国家超级计算中心二期", "Project"),
        ("ＢＩＭ 公共服务平台", "BIM公共服务平台", "Project"),
        ("哈尔滨工业大学（深圳）", "哈尔滨工业大学(深圳)", "Organization"),
        ("深圳市科技创新委员会", "市科技创新委员会", "Organization"),
        ("贵阳人工智能产业研究院（筹）", "贵阳人工智能产业研究院", "Organization"),
        ("政府和社会资本合作（PPP）", "政府和社会资本合作", "Reform"),
        ("“链长制”", "链长制", "Reform"),
        ("“十五五”规划", "第十五个五年规划", "Policy"),
        ("前海·宝中商圈", "前海宝中商圈", "Place"),
        ("The North Hill Water Plant Phase II", "Phase 2 of the North Hill Water Plant", "Project"),
        ("Youth Centre", "youth center", "Organization"),
        ("People’s Court", "People's Court", "Organization"),
    ],
)
def test_spellings_of_one_thing_agree(one: str, other: str, type: str) -> None:
    assert key(one, type) == key(other, type)


@pytest.mark.parametrize(
    ("one", "other", "type"),
    [
        ("北山水厂一期工程", "北山水厂二期工程", "Project"),
        ("北山水厂一期工程", "北山水厂", "Project"),
        ("北山水厂扩建工程", "北山水厂新建工程", "Project"),
        ("盐田港东作业区一期", "盐田港东作业区一期配套设施", "Project"),
        ("地铁2号线二期", "地铁12号线二期", "Project"),
        ("深圳大学", "大学", "Organization"),
        ("深圳湾实验室", "湾实验室", "Organization"),
        ("深圳证券交易所", "证券交易所", "Organization"),
        ("深圳机场", "机场", "Project"),
        ("养老规划（2021—2025年）", "养老规划（2026—2030年）", "Policy"),
        ("North Hill Water Plant Phase I", "North Hill Water Plant Phase II", "Project"),
        ("North Hill Water Plant Phase I", "North Hill Water Plant", "Project"),
    ],
)
def test_near_misses_stay_apart(one: str, other: str, type: str) -> None:
    assert key(one, type) != key(other, type)


def test_a_key_is_its_own_key() -> None:
    for name in ("深圳市北山水厂（二期）工程", "鹏城云脑III", "Phase II of the North Hill Plant Project"):
        once = key(name)
        assert normalise_name(once, "Project", prefixes=CITY) == once


def test_a_city_is_only_taken_off_when_told() -> None:
    assert normalise_name("武汉市社会福利院颐养楼", "Project").startswith("武汉市")
    assert normalise_name("武汉市社会福利院颐养楼", "Project", prefixes=("武汉市",)) == "社会福利院颐养楼"


@pytest.mark.parametrize(
    ("phase", "number"),
    [("三", 3), ("十二", 12), ("III", 3), ("10", 10), ("two", 2), ("百", None), ("abc", None)],
)
def test_phase_number(phase: str, number: int | None) -> None:
    assert phase_number(phase) == number


def test_simplified_keeps_the_length() -> None:
    assert simplified("輕軌鐵路") == "轻轨铁路"
    assert simplified("") == ""


@pytest.mark.parametrize("name", ["", " ", "“”", "（）", "III", "Phase", "工程", "市", "🚆", "\u202e水厂"])
def test_odd_names_have_a_key(name: str) -> None:
    assert isinstance(key(name), str)

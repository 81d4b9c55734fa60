"""Finding places in text, on the packaged data."""

from itertools import pairwise

import pytest

from ontology.gazetteer import Gazetteer, load_gazetteer
from ontology.place import PlaceMatch


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def districts_of(matches: list[PlaceMatch]) -> set[str]:
    return {name for match in matches for name in match.districts}


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("推进宝安中心区排涝工程", {"宝安区"}),
        ("燕罗片区和前海的医院", {"宝安区", "南山区"}),
        ("盐田港、河套与光明科学城", {"盐田区", "福田区", "光明区"}),
        ("深圳机场扩建，大铲湾二期", {"宝安区"}),
        ("治理茅洲河与深圳河", {"光明区", "宝安区", "福田区", "罗湖区"}),
        ("小漠港和大鹏新区的坝光", {"深汕特别合作区", "大鹏新区"}),
        ("光明新区、坪山新区与龙华新区设立", {"光明区", "坪山区", "龙华区"}),
        ("建设香港中文大学（深圳）一期和深圳北理莫斯科大学新校区", {"龙岗区"}),
        ("Transport links from Shiyan in Bao’an to Longhua District's Minzhi", {"宝安区", "龙华区"}),
        ("PINGSHAN DISTRICT and Dapeng New District", {"坪山区", "大鹏新区"}),
        ("寶安區與龍崗區", {"宝安区", "龙岗区"}),
    ],
)
def test_places_tell_their_districts(gazetteer: Gazetteer, text: str, districts: set[str]) -> None:
    assert districts_of(gazetteer.find(text, city="shenzhen")) == districts


@pytest.mark.parametrize(
    "text",
    [
        "深圳市、广东省和全国都要行动",
        "Shenzhen and Guangdong Province",
        "据光明日报报道，前景光明",
        "目前海外市场广阔，今后海洋经济增长",
        "完善社区居民治理和人民治水机制，提高安全感与幸福城市水平",
        "创新安排公园山水空间，发展珠宝中小企业",
        "大鹏湾、珠江口等海域",
        "change the long range plan",
    ],
)
def test_words_that_only_look_like_places(gazetteer: Gazetteer, text: str) -> None:
    assert districts_of(gazetteer.find(text, city="shenzhen")) == set()


def test_common_words_need_a_sign(gazetteer: Gazetteer) -> None:
    assert not gazetteer.find("凤凰展翅，莲花盛开", city="shenzhen")
    assert districts_of(gazetteer.find("凤凰街道与莲花、梅林的学校", city="shenzhen")) == {"光明区", "福田区"}


def test_a_body_at_work_is_not_its_seat(gazetteer: Gazetteer) -> None:
    at_work = gazetteer.find("支持南方科技大学培养人才", city="shenzhen")
    built = gazetteer.find("新建南方科技大学二期", city="shenzhen")
    assert [m.place.name for m in at_work] == [m.place.name for m in built] == ["南方科技大学"]
    assert (districts_of(at_work), districts_of(built)) == (set(), {"南山区"})


def test_matches_stand_in_order_without_overlaps(gazetteer: Gazetteer) -> None:
    text = "从前海湾—宝安中心区到深圳湾超级总部基地，Qianhai Bay 与 Longgang 一线，直达盐田港东作业区" * 3
    matches = gazetteer.find(text, city="shenzhen")
    assert len(matches) == 18
    for left, right in pairwise(matches):
        assert left.end <= right.start
    assert [text[m.start : m.end] for m in matches[:3]] == ["前海湾", "宝安中心区", "深圳湾超级总部基地"]


def test_the_whole_city_is_divided(gazetteer: Gazetteer) -> None:
    districts = gazetteer.districts("shenzhen")
    assert len(districts) == 11
    assert {d.name: d.code for d in districts if not d.code_local} == {
        "福田区": "440304",
        "罗湖区": "440303",
        "南山区": "440305",
        "宝安区": "440306",
        "龙岗区": "440307",
        "盐田区": "440308",
        "龙华区": "440309",
        "坪山区": "440310",
        "光明区": "440311",
    }
    seats = {d for p in gazetteer.places("shenzhen") if p.kind == "subdistrict" for d in p.districts}
    assert seats == {d.name for d in districts}
    assert sum(p.kind == "subdistrict" for p in gazetteer.places("shenzhen")) == 78


def test_ids_are_unique(gazetteer: Gazetteer) -> None:
    for city in ("shenzhen", "hangzhou", "guilin", "dongguan", "chongqing"):
        ids = [p.id for p in gazetteer.places(city)]
        assert len(ids) == len(set(ids)) > 30


def test_the_district_of_a_district_document(gazetteer: Gazetteer) -> None:
    subject = gazetteer.district_of("Longhua District Sustainable Development Plan", city="shenzhen")
    assert subject is not None
    assert subject.name == "龙华区"
    found = gazetteer.find("The District opened 62 schools.", city="shenzhen", subject=subject)
    assert districts_of(found) == {"龙华区"}
    assert not found[0].named
    assert gazetteer.district_of("深圳市宝安区与光明区合作方案", city="shenzhen") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("宝安区", "宝安区"),
        ("宝安", "宝安区"),
        ("深圳市宝安区", "宝安区"),
        (" 寶安區 ", "宝安区"),
        ("Bao'an", "宝安区"),
        ("Baoan", "宝安区"),
        ("bao’an district", "宝安区"),
        ("BAO'AN DISTRICT", "宝安区"),
        ("光明新区", "光明区"),
        ("Shenshan", "深汕特别合作区"),
        ("qianhai", "前海"),
        ("黄岛区", "黄岛区"),
    ],
)
def test_any_spelling_is_resolved(gazetteer: Gazetteer, name: str, expected: str) -> None:
    place = gazetteer.resolve(name)
    assert place is not None
    assert place.name == expected


@pytest.mark.parametrize(
    ("typo", "expected"),
    [
        ("保安区", "宝安区"),
        ("Boan", "宝安区"),
        ("bao an", "宝安区"),
        ("Nanshang", "南山区"),
        ("Lognhua", "龙华区"),
    ],
)
def test_one_edit_is_forgiven(gazetteer: Gazetteer, typo: str, expected: str) -> None:
    assert gazetteer.resolve(typo, city="shenzhen") is None
    place = gazetteer.resolve(typo, city="shenzhen", fuzzy=True)
    assert place is not None
    assert place.name == expected


def test_two_edits_and_unknown_names_are_not_resolved(gazetteer: Gazetteer) -> None:
    for name in ("Atlantis", "某某区", "Shenzhen", "深圳", ""):
        assert gazetteer.resolve(name, fuzzy=True) is None

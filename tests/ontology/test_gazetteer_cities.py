"""Cities other than the one with a folder, and folders added without a change of code."""

import ast
from pathlib import Path

import pytest

import ontology
from ontology.errors import OntologyError
from ontology.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("title", "text", "city"),
    [
        ("桂林市可持续发展规划（2017—2030年）", "学习深圳经验，深圳深圳深圳", "guilin"),
        ("成都市“十五五”规划纲要", "", "chengdu"),
        ("政府工作报告", "贵阳市今年新增就业20万人，南明区、云岩区先行", "guiyang"),
        ("恩施州乡村振兴规划", "", "enshi"),
        ("石林彝族自治县总体规划", "", "kunming"),
        ("Xiamen Blue Economy Plan", "Tong'an and Jimei", "xiamen"),
        ("Longhua District Report", "Shenzhen will act.", "shenzhen"),
        ("龙华区工作方案", "海口市的街道", "haikou"),
        ("重庆市渝北区行动计划", "", "chongqing"),
        ("关于做好工作的通知", "各单位要落实责任", None),
    ],
)
def test_the_city_of_a_document(gazetteer: Gazetteer, title: str, text: str, city: str | None) -> None:
    assert gazetteer.city_of(text, title) == city


@pytest.mark.parametrize(
    ("city", "text", "districts"),
    [
        ("guilin", "临桂新区、龙胜和恭城瑶族自治县", {"临桂区", "龙胜各族自治县", "恭城瑶族自治县"}),
        ("guilin", "整合资源，兴安全州", {"全州县"}),
        ("taizhou-zhejiang", "黄岩与天台县", {"黄岩区", "天台县"}),
        ("qingdao", "胶州湾与前湾港区", {"黄岛区"}),
        ("wuhan", "洪山区青菱、江岸区后湖", {"洪山区", "江岸区"}),
        ("hangzhou", "转塘和三墩的学校，钱塘江两岸", {"西湖区"}),
        ("hangzhou", "宝安区", set()),
        ("dongguan", "松山湖与虎门镇", {"大朗镇", "大岭山镇", "虎门镇"}),
        ("xiamen", "mangroves in Xiang'an, Jimei District and Gulangyu", {"翔安区", "集美区", "思明区"}),
    ],
)
def test_a_city_has_its_own_districts(
    gazetteer: Gazetteer, city: str, text: str, districts: set[str]
) -> None:
    found = {name for match in gazetteer.find(text, city=city) for name in match.districts}
    assert found == districts


def test_without_a_city_every_district_is_looked_for(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("She asked He Li about 黄岛区, Xiaoshan and Bao'an")
    assert [(m.place.name, m.place.city) for m in found] == [
        ("黄岛区", "qingdao"),
        ("萧山区", "hangzhou"),
        ("宝安区", "shenzhen"),
    ]


def test_a_long_text_is_read_whole(gazetteer: Gazetteer) -> None:
    text = "龙华全区与宝安" * 20_000
    found = gazetteer.find(text, city="shenzhen", subject=gazetteer.resolve("龙华区"))
    assert len(found) == 60_000


def test_every_city_can_be_loaded(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.cities) == 369
    assert len({c.key for c in gazetteer.cities}) == 369
    for city in gazetteer.cities:
        districts = gazetteer.districts(city.key)
        assert districts, city
        assert all(d.districts == (d.name,) and d.code for d in districts)


def test_codes_are_standard_or_marked(gazetteer: Gazetteer) -> None:
    for city in gazetteer.cities:
        for district in gazetteer.districts(city.key):
            code = district.code or ""
            assert district.code_local or (len(code) == 6 and code.isdigit()), district


TOY = {
    "city.toml": 'name = "云梦泽市"\nname_en = "Yunmengze"\ncode = "999900"\naliases = ["云梦泽"]\n',
    "districts.tsv": "name\tcode\tcode_local\tname_en\taliases\n"
    "白鹿区\t999901\tno\tBailu'an District\t白鹿\n青崖区\t9999QY\tyes\tQingya District\t青崖\n",
    "places.tsv": "name\tkind\tdistricts\tname_en\taliases\n"
    "# a comment\n两生河\triver\t白鹿区|青崖区\tLiangsheng River\t\n白鹿书院\tuniversity\t白鹿区\tBailu Academy\t\n",
    "exclusions.tsv": "phrase\treason\n白鹿原\ta novel\n",
}


def make_city(folder: Path, **changed: str) -> Path:
    folder.mkdir()
    for name, text in {**TOY, **{k.replace("_", "."): v for k, v in changed.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_all_a_city_needs(tmp_path: Path) -> None:
    gazetteer = load_gazetteer([make_city(tmp_path / "yunmengze")])
    assert [c.key for c in gazetteer.cities] == ["yunmengze"]
    assert gazetteer.city_of("", "云梦泽市规划") == "yunmengze"
    found = gazetteer.find("白鹿原之外，治理两生河，Bailuan too", city="yunmengze")
    assert [(m.place.name, m.place.districts) for m in found] == [
        ("两生河", ("白鹿区", "青崖区")),
        ("白鹿区", ("白鹿区",)),
    ]
    local = gazetteer.resolve("qingya district")
    assert local is not None
    assert (local.id, local.code_local) == ("district-9999QY", True)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"city_toml": 'name = "云梦泽市"\n'}, "name_en"),
        ({"city_toml": "name = "}, "city.toml"),
        (
            {"places_tsv": "name\tkind\tdistricts\tname_en\taliases\n甲山\tmountain\t无此区\tJiashan\t\n"},
            "无此区",
        ),
        ({"places_tsv": "name\tkind\tdistricts\tname_en\taliases\n甲山\twhim\t白鹿区\tJiashan\t\n"}, "whim"),
        ({"places_tsv": "name\tkind\tdistricts\tname_en\taliases\n甲山\tmountain\n"}, "places.tsv:2"),
        ({"places_tsv": "name\tkind\tdistricts\tname_en\taliases\n甲山\tmountain\t\t\t\n"}, "English"),
        (
            {
                "places_tsv": "name\tkind\tdistricts\tname_en\taliases\n甲山\tarea\t\tJia\t\n乙山\tarea\t\tJia\t\n"
            },
            "one English name",
        ),
    ],
)
def test_a_broken_folder_is_refused(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    folder = make_city(tmp_path / "yunmengze", **changed)
    with pytest.raises(OntologyError, match=message):
        load_gazetteer([folder])


def test_an_unknown_city_is_refused() -> None:
    with pytest.raises(OntologyError, match="nowhere"):
        load_gazetteer(["nowhere"])


def test_no_code_names_a_district(gazetteer: Gazetteer) -> None:
    """Outside docstrings and comments; the service's examples may."""
    names = [n for d in gazetteer.districts("shenzhen") for n in d.names if n != d.name] + [
        "深圳",
        "Shenzhen",
    ]
    root = Path(ontology.__file__).parent.parent
    files = [f for package in ("ontology", "cypher", "ingest") for f in (root / package).rglob("*.py")]
    assert len(files) > 30
    offending = [
        (file.name, literal)
        for file in files
        for literal in literals(ast.parse(file.read_text(encoding="utf-8")))
        if any(name in literal for name in names)
    ]
    assert offending == []


def literals(tree: ast.Module) -> list[str]:
    """Every string of a module that is no docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def test_a_common_word_as_full_name_counts_as_a_label(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("新城区：推进老钢厂改造，高铁新城院区启用。", city="xian")
    assert [(m.start, m.place.name) for m in found] == [(0, "新城区")]


def test_a_river_called_after_a_district_names_none_in_english(gazetteer: Gazetteer) -> None:
    assert not gazetteer.find("Water in the Jinjiang River is clean.", city="chengdu")
    assert [m.place.name for m in gazetteer.find("A school in Jinjiang.", city="chengdu")] == ["锦江区"]


@pytest.mark.parametrize(
    "text",
    [
        "New towns at Jurong and Bishan get rail links.",
        "千代田区、中央区、港区、江东区推进防灾。",
        "Change in Camden and Merton.",
    ],
)
def test_a_plan_of_no_city_of_ours_has_no_districts_invented(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.city_of(text, "Green Plan 2030") is None
    assert not gazetteer.find_in_full(text)


def test_a_full_name_is_found_without_a_city(gazetteer: Gazetteer) -> None:
    found = gazetteer.find_in_full("Bao'an District shares its data.")
    assert [m.place.name for m in found] == ["宝安区"]

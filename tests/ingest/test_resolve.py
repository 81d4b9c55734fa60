"""Names that are one thing have one id, with the rules that say why; near misses have two."""

import pytest

from ingest.resolve import identify
from ingest.tag.normalise import phase_number, simplified, spelled

CITY = "shenzhen"


def id_of(name: str, type: str = "Project", city: str | None = CITY) -> str:
    return identify(type, name, city=city).id  # type: ignore[arg-type]


ONE_THING = [
    ("鹏城云脑III", "鹏城云脑三期", "Project"),
    ("鹏城云脑Ⅲ", "鹏城云脑3期工程", "Project"),
    ("鵬城雲腦（三期）", "鹏城云脑三期", "Project"),
    ("北山水厂第二期工程", "北山水厂二期", "Project"),
    ("北山水厂工程二期", "北山水厂二期工程", "Project"),
    ("罗田水库—铁岗水库输水隧洞", "罗田水库-铁岗水库输水隧洞工程", "Project"),
    ("深圳市北山综合交通枢纽一期", "北山综合交通枢纽一期工程", "Project"),
    ("西丽综合交通枢纽", "西丽高铁枢纽", "Project"),
    ("北山枢纽", "北山高铁枢纽", "Project"),
    ("国家超级计算中心（二期）", "国家超级计算深圳中心二期", "Project"),
    ("ＢＩＭ 公共服务平台", "BIM公共服务平台", "Project"),
    ("地铁16号线二期", "16号线二期工程", "Project"),
    ("甲城至乙城高速公路", "甲城—乙城高速", "Project"),
    ("珠三角甲乙引水工程", "珠江三角洲甲乙引水工程", "Project"),
    ("清河引水工程（南线引水工程）", "清河引水工程", "Project"),
    ("甲山水库至乙湖水厂原水工程", "甲山水库-乙湖水厂", "Project"),
    ("深圳港北山港区三号泊位", "北山港区三号泊位", "Project"),
    ("研究甲乙城际", "甲乙城际铁路", "Project"),
    ("哈尔滨工业大学（深圳）", "哈尔滨工业大学(深圳)", "Organization"),
    ("深圳市科技创新委员会", "市科技创新委员会", "Organization"),
    ("市发改委", "深圳市发展和改革委员会", "Organization"),
    ("市发展改革委", "深圳市发展和改革委员会", "Organization"),
    ("Shenzhen Municipal Development and Reform Commission", "深圳市发展和改革委员会", "Organization"),
    ("中科院先进材料研究院", "中国科学院先进材料研究院", "Organization"),
    ("贵阳人工智能产业研究院（筹）", "贵阳人工智能产业研究院", "Organization"),
    ("政府和社会资本合作（PPP）", "政府和社会资本合作", "Reform"),
    ("“链长制”", "链长制", "Reform"),
    ("建立健全排水户分类管理制度", "排水户分类管理制度", "Reform"),
    ("个人信用制度改革", "个人信用制度", "Reform"),
    ("“清泉”行动", "“清泉”计划", "Programme"),
    ("重大技术攻关“登高计划”", "“登高计划”", "Programme"),
    ("“十分钟健身圈”", "“10分钟健身圈”", "Programme"),
    ("“十五五”规划", "第十五个五年规划纲要", "Policy"),
    ("“十四五”规划", "深圳市国民经济和社会发展第十四个五年规划纲要", "Policy"),
    ("15th Five-Year Plan", "深圳市第十五个五年规划", "Policy"),
    ("深圳市排水规划（2021—2025年）", "《深圳排水规划》(2021-2025年)", "Policy"),
    ("联合国2030年可持续发展议程", "2030年可持续发展议程", "Policy"),
    ("深圳大亚湾", "大亚湾", "Place"),
    ("甲山·乙湖商圈", "甲山乙湖商圈", "Place"),
    ("The North Hill Water Plant Phase II", "Phase 2 of the North Hill Water Plant", "Project"),
    ("Youth Centre", "youth center", "Organization"),
    ("People’s Court", "People's Court", "Organization"),
    ("研发投入强度", "全社会研发经费投入强度", "Indicator"),
    ("全社会研发投入占GDP比重", "研究与试验发展（R&D）经费支出占地区生产总值的比重", "Indicator"),
    ("全社会研发投入强度", "研发投入占GDP比重", "Indicator"),
    ("人均预期寿命", "居民平均期望寿命", "Indicator"),
    ("Life expectancy", "人均预期寿命", "Indicator"),
    ("PM2.5年均浓度", "细颗粒物（PM2.5）年均浓度", "Indicator"),
    ("空气质量优良天数比例", "AQI优良率", "Indicator"),
    ("高技能人才总量", "高技能人才", "Indicator"),
    ("现代服务业增加值占服务业增加值比重", "现代服务业增加值占服务业比重", "Indicator"),
    ("每千人病床数", "千人床位数", "Indicator"),
    ("万元GDP用水量", "单位地区生产总值用水量", "Indicator"),
    ("全市常住人口", "深圳常住人口", "Indicator"),
    ("进出口總額", "进出口总额", "Indicator"),
]
NEAR_MISSES = [
    ("北山水厂一期工程", "北山水厂二期工程", "Project"),
    ("北山水厂一期工程", "北山水厂", "Project"),
    ("北山水厂扩建工程", "北山水厂新建工程", "Project"),
    ("北山水厂改扩建工程", "北山水厂提标改造工程", "Project"),
    ("盐田港东作业区一期", "盐田港东作业区一期配套设施", "Project"),
    ("北山东枢纽", "北山西枢纽", "Project"),
    ("地铁2号线二期", "地铁12号线二期", "Project"),
    ("地铁12号线", "12号线二期", "Project"),
    ("广深高铁", "深广第二高铁", "Project"),
    ("广深港高铁", "广深第二高铁", "Project"),
    ("机场三跑道", "机场T2航站区", "Project"),
    ("机场东枢纽", "机场北枢纽", "Project"),
    ("深茂铁路", "深茂铁路深圳至江门段", "Project"),
    ("大鹏人民医院", "坪山人民医院", "Project"),
    ("第一儿童医院", "第二儿童医院", "Project"),
    ("深圳大学", "大学", "Organization"),
    ("深圳湾实验室", "湾实验室", "Organization"),
    ("深圳证券交易所", "上海证券交易所", "Organization"),
    ("哈尔滨工业大学", "哈尔滨工业大学（深圳）", "Organization"),
    ("香港中文大学", "香港中文大学（深圳）", "Organization"),
    ("市第一人民医院", "市第二人民医院", "Organization"),
    ("市规划和自然资源局", "宝安区规划和自然资源局", "Organization"),
    ("国家发展改革委", "市发展改革委", "Organization"),
    ("市人大", "省人大", "Organization"),
    ("深圳机场", "机场", "Project"),
    ("“十四五”规划", "“十五五”规划", "Policy"),
    ("“十四五”规划", "中共中央关于制定第十四个五年规划的建议", "Policy"),
    ("“十四五”规划", "国家“十四五”规划", "Policy"),
    ("“十四五”规划", "“十四五”教育发展规划", "Policy"),
    ("养老规划（2021—2025年）", "养老规划（2026—2030年）", "Policy"),
    ("“一带一路”", "“一带一路”科技创新行动计划", "Programme"),
    ("“图书馆之城”", "“博物馆之城”", "Programme"),
    ("三年行动计划", "五年行动计划", "Programme"),
    ("污水处理率", "污水集中处理率", "Indicator"),
    ("生活垃圾回收利用率", "生活垃圾资源化利用率", "Indicator"),
    ("地区生产总值", "人均地区生产总值", "Indicator"),
    ("地区生产总值", "海洋生产总值", "Indicator"),
    ("地区生产总值", "地区生产总值年均增长", "Indicator"),
    ("战略性新兴产业增加值", "战略性新兴产业增加值占GDP比重", "Indicator"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入", "Indicator"),
    ("新增就业", "城镇新增就业", "Indicator"),
    ("万元GDP能耗", "万元GDP水耗", "Indicator"),
    ("预期寿命", "健康预期寿命", "Indicator"),
    ("每万人发明专利拥有量", "每万人高价值发明专利拥有量", "Indicator"),
    ("新增公办幼儿园学位", "新增公办普高学位", "Indicator"),
    ("上海常住人口", "深圳常住人口", "Indicator"),
    ("初中毕业率", "高中毕业率", "Indicator"),
    ("North Hill Water Plant Phase I", "North Hill Water Plant Phase II", "Project"),
    ("North Hill Water Plant Phase I", "North Hill Water Plant", "Project"),
]


@pytest.mark.parametrize(("one", "other", "type"), ONE_THING)
def test_wordings_of_one_thing_have_one_id(one: str, other: str, type: str) -> None:
    assert id_of(one, type) == id_of(other, type)


@pytest.mark.parametrize(("one", "other", "type"), NEAR_MISSES)
def test_near_misses_stay_apart(one: str, other: str, type: str) -> None:
    assert id_of(one, type) != id_of(other, type)


@pytest.mark.parametrize(
    ("one", "other", "type", "city"),
    [
        ("市水务局", "武汉市水务局", "Organization", "wuhan"),
        ("武汉市排水规划", "武汉排水规划", "Policy", "wuhan"),
        ("“十四五”规划", "武汉市第十四个五年规划纲要", "Policy", "wuhan"),
        ("武汉市社会福利院颐养楼", "社会福利院颐养楼项目", "Project", "wuhan"),
    ],
)
def test_the_same_rules_hold_in_other_cities(one: str, other: str, type: str, city: str) -> None:
    from ontology.gazetteer import load_gazetteer

    key = next(c.key for c in load_gazetteer().cities if c.name_en.casefold() == city)
    assert id_of(one, type, key) == id_of(other, type, key)
    if type != "Project":
        assert id_of(one, type, key) != id_of(one.replace("武汉", "深圳"), type, CITY)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Place", "Project", "深圳自然博物馆"),
        ("Place", "Project", "西丽枢纽"),
        ("Place", "Organization", "南方科技大学"),
        ("Project", "Organization", "国家高性能医疗器械创新中心"),
        ("Programme", "Reform", "“链长制”"),
    ],
)
def test_a_thing_has_the_type_its_name_tells(one: str, other: str, name: str) -> None:
    assert id_of(name, one) == id_of(name, other)


def test_a_company_is_not_the_quarter_called_after_it() -> None:
    assert id_of("华侨城", "Organization") != id_of("华侨城", "Place")


def test_each_merge_has_its_rules_and_score() -> None:
    short, full = (identify("Organization", n, city=CITY) for n in ("市发改委", "深圳市发展和改革委员会"))
    assert short.rules == ("body of the city",)
    assert full.rules == ("official and short name", "body of the city")
    assert 0.8 < full.score < short.score < 1
    assert identify("Project", "北山水厂", city=CITY).rules == ()


def test_a_key_is_its_own_key() -> None:
    for name, type, _ in NEAR_MISSES:
        once = identify(type, name, city=CITY)  # type: ignore[arg-type]
        if not once.place:
            assert identify(type, once.key, city=CITY).key == once.key  # type: ignore[arg-type]


def test_a_city_is_only_taken_off_in_its_own_documents() -> None:
    assert identify("Project", "武汉市社会福利院颐养楼", city=CITY).key.startswith("武汉市")


@pytest.mark.parametrize(
    ("phase", "number"),
    [("三", 3), ("十二", 12), ("III", 3), ("10", 10), ("two", 2), ("百", None), ("abc", None)],
)
def test_phase_number(phase: str, number: int | None) -> None:
    assert phase_number(phase) == number


def test_simplified_keeps_the_length() -> None:
    assert simplified("輕軌鐵路") == "轻轨铁路"
    assert simplified("") == ""


@pytest.mark.parametrize(
    "name", ["", " ", "“”", "（）", "III", "Phase", "工程", "市", "🚆", "\u202e水厂", "占比", "数", "第"]
)
@pytest.mark.parametrize("type", ["Project", "Organization", "Programme", "Reform", "Policy", "Indicator"])
def test_odd_names_have_an_id(name: str, type: str) -> None:
    assert id_of(name, type).startswith(type.lower())
    assert isinstance(spelled(name), str)

import pytest

from ingest.model import Context, GoalLink
from ingest.tag.sdg import MOST_GOALS, shared_aligner
from ontology.cues import LANGUAGES, load_cues

ZH, EN = Context("zh"), Context("en")


def goals(text: str, context: Context = ZH) -> list[int]:
    return [link.goal for link in shared_aligner().align(text, context)]


def codes(text: str, context: Context = ZH) -> list[str]:
    return [link.target or str(link.goal) for link in shared_aligner().align(text, context)]


def only(text: str, context: Context = ZH) -> GoalLink:
    (link,) = shared_aligner().align(text, context)
    return link


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新建两座污水处理厂，消除全部黑臭水体。", "6.3"),
        ("组织科学家开展关键核心技术攻关。", "9.5"),
        ("扩建集装箱码头，加密国际航线。", "9.1"),
        ("开工建设地铁十五号线，优化公交线网。", "11.2"),
        ("筹建保障性租赁住房两万套。", "11.1"),
        ("注册志愿者超过三百万人，推动居民议事协商。", "16.7"),
        ("提高低保和临时救助标准。", "1.3"),
        ("健全反家庭暴力联动机制，及时签发人身安全保护令。", "5.2"),
    ],
)
def test_aligns_chinese_to_targets(text: str, code: str) -> None:
    assert codes(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two new sewage treatment plants will end the discharge of untreated wastewater.", "6.3"),
        ("The city will build 20,000 affordable rental homes.", "11.1"),
        ("Greenhouse gas emissions are to peak before 2030.", "13.2"),
        ("The share of women on community committees will pass 45%.", "5.5"),
        ("Coral reefs and mangroves will be restored.", "14.2"),
        ("Pensions and the minimum living allowance will rise.", "1.3"),
    ],
)
def test_aligns_english_to_targets(text: str, code: str) -> None:
    assert code in codes(text, EN)


@pytest.mark.parametrize(
    ("text", "not_about"),
    [
        ("管理水平显著提高。", 6),
        ("国际政治气候复杂多变。", 13),
        ("促进民营经济持续健康发展。", 3),
        ("为重大项目审批开辟绿色通道。", 13),
        ("营造热带雨林式的创新生态。", 15),
        ("深入开展党员教育和警示教育。", 4),
        ("形成开放共赢的商业生态。", 15),
        ("海量数据在这里汇聚。", 14),
        ("让金融活水流向企业。", 6),
        ("市政府常务会议审议通过。", 11),
    ],
)
def test_look_alikes_say_nothing(text: str, not_about: int) -> None:
    assert not_about not in goals(text)


@pytest.mark.parametrize(
    ("text", "not_about"),
    [
        ("The financial health of small suppliers is sound.", 3),
        ("The political climate across the region is uncertain.", 13),
        ("A sea of data lies idle in separate offices.", 14),
        ("A lively innovation ecosystem attracts investors.", 15),
        ("Every family can bank on a bus stop nearby.", 8),
        ("The healthy development of private firms comes first.", 3),
        ("Machine learning ranks the requests.", 4),
    ],
)
def test_english_look_alikes_say_nothing(text: str, not_about: int) -> None:
    assert not_about not in goals(text, EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_exclusion_counts_as_a_cue(language: str) -> None:
    aligner = shared_aligner()
    excluded = [cue.phrase for cue in load_cues(language) if cue.excludes]
    assert len(excluded) > 100
    heard = {
        phrase: aligner.cues_in(phrase.rstrip("*") if phrase.endswith("*") else phrase) for phrase in excluded
    }
    assert {phrase: hits for phrase, hits in heard.items() if hits} == {}


def test_the_title_tells_what_a_list_item_is_about() -> None:
    bare = goals("完成二期配套工程。")
    under_title = shared_aligner().align(
        "完成二期配套工程。", Context("zh", titles=("规划", "第二章 交通", "港口和码头"), label="港口")
    )
    assert bare == []
    assert [(link.goal, link.basis) for link in under_title] == [(9, "context")]
    assert under_title[0].cue == "港口"


def test_at_most_three_goals_strongest_first_with_the_deciding_cue() -> None:
    text = "建设医院、学校、地铁、污水处理厂和保障性住房，发展旅游和制造业。"
    links = shared_aligner().align(text, ZH)
    assert 1 <= len(links) <= MOST_GOALS
    assert [link.score for link in links] == sorted((link.score for link in links), reverse=True)
    assert all(0 < link.score <= 1 and link.cue in text and link.basis == "cue" for link in links)


def test_what_a_text_states_outright_stands() -> None:
    links = shared_aligner().align("生态环境治理工程对应可持续发展目标6、13、14、15", ZH)
    assert [(link.goal, link.basis) for link in links] == [(g, "explicit") for g in (6, 13, 14, 15)]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("自明年起取消对光伏发电的补贴。", ZH),
        ("不再发放家庭医生签约补助。", ZH),
        ("The city will end subsidies for rooftop solar.", EN),
        ("Funding cuts: the plan will abolish housing benefits for tenants.", EN),
        ("撤并生源不足的乡村小学教学点。", ZH),
        ("夜间停运三条公交线路。", ZH),
        ("The county will close two rural clinics next year.", EN),
        ("The new line is dropped and the city will cut the number of bus routes.", EN),
    ],
)
def test_ending_a_benefit_limits(text: str, context: Context) -> None:
    links = shared_aligner().align(text, context)
    assert links
    assert links[0].polarity == "limits"


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("取消对燃油车的补贴，推广新能源公交车。", ZH),
        ("取消灵活就业人员参加社会保险的户籍限制。", ZH),
        ("严格限制新建高耗能项目，提高能效。", ZH),
        ("加大对光伏发电的补贴。", ZH),
        ("Fossil fuel subsidies will be phased out to cut greenhouse gas emissions.", EN),
        ("The plan will end subsidies for coal and build wind farms.", EN),
        ("关闭无证诊所，规范医疗秩序。", ZH),
        ("压缩医院挂号等候时间。", ZH),
        ("减少占用湿地。", ZH),
        ("The programme will reduce school dropouts among girls.", EN),
        ("Close illegal clinics and train doctors.", EN),
    ],
)
def test_ending_harm_supports(text: str, context: Context) -> None:
    links = shared_aligner().align(text, context)
    assert links
    assert {link.polarity for link in links} == {"supports"}


def test_cues_in_gives_spans_with_targets() -> None:
    text = "宝安区有哪些污水处理和公园项目"
    found = [(text[h.start : h.end], [a.target for a in h.aims]) for h in shared_aligner().cues_in(text)]
    assert ("污水处理", ["6.3"]) in found
    assert ("公园", ["11.7"]) in found
    english = "sewage treatment and clean energy in Bao'an"
    found = [
        (english[h.start : h.end], [a.target for a in h.aims]) for h in shared_aligner().cues_in(english)
    ]
    assert found == [("sewage treatment", ["6.3"]), ("clean energy", ["7.2"])]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "。",
        "1",
        "🏙️🌊",
        "\u202e\u200f污水处理",
        "（（（（））",
        "İ" * 50,
        "等" * 5000,
        "污水、" * 5000 + "等",
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    for link in shared_aligner().align(text, ZH):
        assert 1 <= link.goal <= 17


def test_same_text_same_links() -> None:
    text = "推动碳排放达峰，发展海上风电，修复红树林。"
    assert shared_aligner().align(text, ZH) == shared_aligner().align(text, ZH)
    assert 14 in goals(text)


def test_a_stated_programme_informs_what_lies_under_it() -> None:
    text = "对小区的绿地和水体开展养护。"
    plain = {link.goal: link.score for link in shared_aligner().align(text, ZH)}
    under = {link.goal: link.score for link in shared_aligner().align(text, Context("zh", served=(6, 13)))}
    assert under[6] > plain.get(6, 0)
    assert 13 not in under


@pytest.mark.parametrize("title", ["Health", "Jobs", "Integrated Transport", "Tourism"])
def test_a_title_of_one_word_is_read(title: str) -> None:
    assert goals(title, Context("en", titles=("A plan",), form="heading"))


def test_characters_alone_link_nothing() -> None:
    assert shared_aligner().align("那天大家都在门口等着。", ZH) == ()

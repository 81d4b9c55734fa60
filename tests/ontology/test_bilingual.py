"""English terms are found in questions, whatever their form, and say their Chinese words."""

import re
from collections import Counter
from pathlib import Path

import pytest

from ontology.bilingual import TERMS_FILE, Bilingual, load_bilingual
from ontology.errors import OntologyError

TERMS = """\
# a comment

master plan\t总体规划
territorial master plan\t国土空间总体规划
plan\t规划|计划
city\t城市
bay\t海湾
bus\t公交
river-basin authority\t流域管理机构
women's rights\t妇女权益
"""


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Bilingual:
    path = tmp_path_factory.mktemp("terms") / "terms.tsv"
    path.write_text(TERMS, encoding="utf-8")
    return load_bilingual(path)


def chinese(terms: Bilingual, text: str) -> list[str]:
    return [term.chinese[0] for term in terms.find(text)]


def test_alternatives_come_with_the_usual_one_first(few: Bilingual) -> None:
    assert few.find("a plan")[0].chinese == ("规划", "计划")


def test_a_term_stands_where_it_says(few: Bilingual) -> None:
    text = "Which Master Plan holds?"
    (term,) = few.find(text)
    assert text[term.start : term.end] == "Master Plan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plans", ["规划"]),
        ("cities", ["城市"]),
        ("bays", ["海湾"]),
        ("buses", ["公交"]),
        ("river basin authorities", ["流域管理机构"]),
    ],
)
def test_plurals_are_the_same_term(few: Bilingual, text: str, expected: list[str]) -> None:
    assert chinese(few, text) == expected


@pytest.mark.parametrize("text", ["master-plan", "MASTER PLAN", "master  plan", "Master-Plans"])
def test_hyphens_case_and_blanks_are_the_same_term(few: Bilingual, text: str) -> None:
    assert chinese(few, text) == ["总体规划"]


@pytest.mark.parametrize("text", ["women's rights", "Women’s rights"])
def test_both_apostrophes_are_the_same(few: Bilingual, text: str) -> None:
    assert chinese(few, text) == ["妇女权益"]


def test_the_longest_term_wins_at_each_place(few: Bilingual) -> None:
    assert chinese(few, "the territorial master plan, a master plan, a plan") == [
        "国土空间总体规划",
        "总体规划",
        "规划",
    ]


def test_parts_of_words_are_no_terms(few: Bilingual) -> None:
    assert few.find("planet, busy, capacity") == []


@pytest.mark.parametrize("line", ["master plan 总体规划", "master plan\t", "master plan"])
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "broken.tsv"
    path.write_text(f"plan\t规划\n{line}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.tsv line 2"):
        load_bilingual(path)


def entries() -> list[tuple[str, list[str]]]:
    lines = TERMS_FILE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(english, words.split("|")) for english, words in pairs]


def test_the_list_covers_the_field() -> None:
    assert len(load_bilingual().words) >= 1200


def test_no_term_is_listed_twice() -> None:
    forms = Counter(re.sub(r"[\s-]+", " ", english.casefold()) for english, _ in entries())
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_term_is_found_as_it_is_listed() -> None:
    terms = load_bilingual()
    lost = [english for english, words in entries() if terms.find(english)[0].chinese != tuple(words)]
    assert lost == []


def test_no_chinese_word_is_too_short_to_look_for() -> None:
    assert [english for english, words in entries() if any(len(w.strip()) < 2 for w in words)] == []


def test_no_chinese_word_is_named_twice_for_a_term() -> None:
    assert [english for english, words in entries() if len(set(words)) < len(words)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("punitive damages", "惩罚性赔偿"),
        ("sewage treatment plants", "水质净化厂"),
        ("State Council", "国务院"),
        ("kindergartens", "幼儿园"),
        ("new-energy vehicles", "新能源汽车"),
        ("low-altitude economy", "低空经济"),
        ("Parkinson's disease", "帕金森病"),
        ("the share price of BYD", "股价"),
    ],
)
def test_analysts_terms_are_known(text: str, expected: str) -> None:
    assert chinese(load_bilingual(), text)[0] == expected

import pytest

from ingest.tag.sdg_explicit import served_goals, served_under, stated_goals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国别方案目标6、13、14、15", ["6", "13", "14", "15"]),
        ("国别方案目标9.5、17.6", ["9.5", "17.6"]),
        ("可持续发展目标3", ["3"]),
        ("可持续发展目标（SDGs）11和13", ["11", "13"]),
        ("可持续发展目标六和十三", ["6", "13"]),
        ("第六项可持续发展目标", ["6"]),
        ("哪些措施同时支持目标6和目标13？", ["6", "13"]),
        ("目标1—3", ["1", "2", "3"]),
        ("serves goals 6, 13 and 15", ["6", "13", "15"]),
        ("which measures support SDG 6.3 in the port", ["6.3"]),
        ("Sustainable Development Goal 4 and goal 5", ["4", "5"]),
        ("SDG13", ["13"]),
    ],
)
def test_reads_stated_goals(text: str, expected: list[str]) -> None:
    links = stated_goals(text)
    assert [link.target or str(link.goal) for link in links] == expected
    assert all(link.basis == "explicit" and link.score >= 0.95 for link in links)
    assert all(link.cue in text for link in links)


@pytest.mark.parametrize(
    "text",
    [
        "发展目标3000人",
        "到2030年实现目标5%",
        "目标1：建设一流港口",
        "Goal 1: a first-class port",
        "we set 2 goals for 2030",
        "goals 3 years ahead",
        "三个目标",
        "总目标3个",
        "目标18",
        "SDG 21",
        "",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert stated_goals(text) == ()


def test_programmes_and_the_goals_they_are_said_to_serve() -> None:
    served = served_goals(
        [
            "生态环境治理工程\t国别方案目标6、13、14、15",
            "多元人才保障体系\t国别方案目标4",
            "其他说明",
            "Clean Rivers Programme serves SDG 6",
        ]
    )
    assert served == {
        "生态环境治理工程": (6, 13, 14, 15),
        "多元人才保障体系": (4,),
        "Clean Rivers Programme": (6,),
    }
    assert served_under(("方案", "（四）生态环境治理工程"), served) == (6, 13, 14, 15)
    assert served_under(("方案", "（五）其他"), served) == ()

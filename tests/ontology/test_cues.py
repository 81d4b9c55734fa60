import pytest

from ontology.cues import LANGUAGES, Aim, load_cues, parse_cues
from ontology.errors import OntologyError

# The 169 targets, by goal: how many are numbered and which are lettered.
TARGETS = {
    1: (5, "ab"), 2: (5, "abc"), 3: (9, "abcd"), 4: (7, "abc"), 5: (6, "abc"), 6: (6, "ab"),
    7: (3, "ab"), 8: (10, "ab"), 9: (5, "abc"), 10: (7, "abc"), 11: (7, "abc"), 12: (8, "abc"),
    13: (3, "ab"), 14: (7, "abc"), 15: (9, "abc"), 16: (10, "ab"), 17: (19, ""),
}  # fmt: skip


def every_target() -> set[str]:
    numbered = {f"{goal}.{n}" for goal, (count, _) in TARGETS.items() for n in range(1, count + 1)}
    return numbered | {f"{goal}.{letter}" for goal, (_, letters) in TARGETS.items() for letter in letters}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_and_no_other_has_cues(language: str) -> None:
    named = {aim.target for cue in load_cues(language) for aim in cue.aims if aim.target}
    assert len(every_target()) == 169
    assert named == every_target()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_stands_once(language: str) -> None:
    phrases = [cue.phrase for cue in load_cues(language)]
    assert len(phrases) > 2000
    assert len(phrases) == len(set(phrases))
    assert all(len(phrase) > 1 for phrase in phrases)


def test_reads_aims_goals_and_exclusions() -> None:
    cues = parse_cues("# note\n6.3=3 11=1\tsewage | Drain\n-\tbrain drain\n", "x.tsv")
    assert cues[0].aims == (Aim(6, "6.3", 3.0), Aim(11, None, 1.0))
    assert cues[1].phrase == "drain"
    assert [cue.excludes for cue in cues] == [False, False, True]


@pytest.mark.parametrize("line", ["6.3=3 sewage", "6.3\tsewage", "18=2\tx", "six=2\tx", "6=y\tx"])
def test_names_the_line_that_breaks_the_format(line: str) -> None:
    with pytest.raises(OntologyError, match=r"x\.tsv, line 2"):
        parse_cues(f"# note\n{line}\n", "x.tsv")

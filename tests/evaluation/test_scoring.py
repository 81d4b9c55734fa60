"""The scorer on passages made by hand: each rule of the README with a case that it decides."""

from pathlib import Path
from typing import Any

import pytest
from annotated import Annotation, Name, Quantity, number, to_annotation
from confusions import NOTHING
from confusions import goals as goal_confusions
from confusions import kinds as kind_confusions
from confusions import names as name_confusions
from figures import MOST_LOST, losses, write_record
from matching import Pair, Told, match, share_half
from reliability import Judged, bins, calibration_error
from results import Result
from scoring import Scores, Share, Tally, score, twins
from worst import worst_cases

from ingest.figures import read_record
from ingest.model import DistrictLink, Document, Entity, Extraction, GoalLink, Mention, Passage, Value

SOURCE = "plan.txt"


def annotation(start: int = 0, end: int = 20, **fields: Any) -> Annotation:
    row = {"id": f"plan-{start}", "doc": SOURCE, "start": start, "end": end, "text": "x" * (end - start)}
    facts = {"kind": "measure", "sdg": [], "districts": [], "entities": [], "indicators": []}
    return to_annotation({**row, **facts, **fields})


def link(goal: int, target: str | None = None, score: float = 0.8) -> GoalLink:
    return GoalLink(goal, target, score, "cue", "")


def passage(start: int = 0, end: int = 20, **fields: Any) -> Passage:
    return Passage(
        **{
            "id": f"p{start}",
            "section": "s",
            "start": start,
            "end": end,
            "text": "",
            "kind": "measure",
            **fields,
        }
    )


def extraction(*passages: Passage, **fields: Any) -> Extraction:
    document = Document("d", "Plan", "en", SOURCE, "", 100, None, None, None)
    empty: dict[str, Any] = {"sections": (), "entities": (), "mentions": (), "values": (), "relations": ()}
    return Extraction(document=document, passages=passages, **{**empty, **fields})


def paired(gold: Annotation, *passages: Passage, **fields: Any) -> Pair:
    (pair,) = match([gold], [extraction(*passages, **fields)])
    return pair


def told(pair: Pair) -> Told:
    assert pair.told is not None
    return pair.told


def named(*names: Name, gold: tuple[Name, ...] = ()) -> Pair:
    """A passage of 40 characters with these names told, and others annotated."""
    entities = [{"type": n.type, "text": "", "start": n.start, "end": n.end} for n in gold]
    return paired(
        annotation(0, 40, entities=entities),
        passage(0, 40),
        entities=tuple(Entity(f"e{i}", n.type, "") for i, n in enumerate(names)),  # type: ignore[arg-type]
        mentions=tuple(Mention(f"e{i}", "p0", n.start, n.end, "") for i, n in enumerate(names)),
    )


def value(text: str, year: int | None = 2030, start: int = 0) -> Value:
    return Value("i", "p0", start, start + 2, text, text, "%", year, "target", "=", None)


def test_the_passage_that_overlaps_most_answers() -> None:
    pair = paired(annotation(10, 30), passage(0, 12), passage(12, 30, kind="target"), passage(30, 50))
    assert told(pair).kind == "target"


@pytest.mark.parametrize(("end", "found"), [(40, True), (41, False)])
def test_half_of_the_union_must_be_shared(end: int, found: bool) -> None:
    assert (paired(annotation(0, 20), passage(0, end)).told is not None) == found


def test_a_long_passage_that_began_long_before_is_seen() -> None:
    pair = paired(annotation(5, 100), passage(0, 100), passage(40, 50), passage(100, 120))
    assert told(pair).passage == "p0"


def test_a_passage_of_another_document_is_no_match() -> None:
    (pair,) = match([annotation(doc="other.txt")], [extraction(passage())])
    assert pair.told is None


def test_what_a_missed_passage_says_is_missed() -> None:
    gold = annotation(sdg=[{"goal": 6, "target": "6.3"}], districts=["宝安区"])
    scores = score([Pair(gold, None)])
    assert (scores.found.figure, scores.kinds.figure, scores.targets.figure) == (0, 0, 0)
    assert (scores.goals.missed, scores.districts.missed, scores.measures.missed) == (1, 1, 1)


def test_goals_are_counted_over_all_passages_and_by_goal() -> None:
    gold = annotation(sdg=[{"goal": 6, "target": "6.3"}, {"goal": 11, "target": None}])
    scores = score([paired(gold, passage(sdg=(link(6, "6.4"), link(13))))])
    assert scores.goals == Tally(right=1, surplus=1, missed=1)
    assert scores.goals.figure == pytest.approx(0.5)
    assert scores.by_goal == {6: Tally(right=1), 11: Tally(missed=1), 13: Tally(surplus=1)}
    assert scores.first_goal == Share(1, 1)
    assert scores.targets == Share(0, 1)


def test_the_first_goal_of_a_passage_without_goals_is_none() -> None:
    right = paired(annotation(), passage())
    wrong = paired(annotation(), passage(sdg=(link(9),)))
    assert score([right, wrong]).first_goal == Share(1, 2)


def test_districts_are_compared_by_name() -> None:
    places = (DistrictLink("宝安区", "440306", "named"), DistrictLink("福田区", "440304", "contained"))
    scores = score([paired(annotation(districts=["宝安区", "光明区"]), passage(districts=places))])
    assert scores.districts == Tally(right=1, surplus=1, missed=1)


def test_names_agree_strictly_by_span_and_leniently_by_half_of_it() -> None:
    scores = score([named(Name("Project", 0, 8), gold=(Name("Project", 0, 10),))])
    assert scores.strict == Tally(surplus=1, missed=1)
    assert scores.lenient == scores.by_type_lenient["Project"] == Tally(right=1)
    assert scores.by_type["Place"] == Tally()


def test_a_name_of_another_type_is_wrong_and_shown_as_confusion() -> None:
    pair = named(Name("Place", 0, 10), gold=(Name("Project", 0, 10), Name("Reform", 20, 30)))
    scores = score([pair])
    assert scores.lenient == Tally(surplus=1, missed=2)
    assert name_confusions([pair]) == {("Project", "Place"): 1, ("Reform", NOTHING): 1}


def test_a_told_name_is_used_once() -> None:
    gold = {Name("Place", 0, 10), Name("Place", 1, 11)}
    assert len(list(twins(gold, {Name("Place", 0, 11)}))) == 1


def test_districts_and_agencies_are_places_and_organisations_and_measures_no_names() -> None:
    types = ("District", "Agency", "Measure", "Indicator")
    pair = named(*(Name(type, i, i + 1) for i, type in enumerate(types)))
    assert told(pair).names == {Name("Place", 0, 1), Name("Organization", 1, 2)}


def test_a_name_that_lies_mostly_outside_the_annotated_passage_is_left_out() -> None:
    fields: dict[str, Any] = {
        "entities": (Entity("e", "Place", ""),),
        "mentions": (Mention("e", "p0", 18, 26, ""), Mention("e", "p0", 16, 22, "")),
    }
    assert told(paired(annotation(0, 20), passage(0, 26), **fields)).names == {Name("Place", 16, 22)}


def test_values_agree_by_number_and_then_by_year_and_status() -> None:
    gold = annotation(indicators=[{"value": "2,200", "year": 2030, "status": "target"}, {"value": "98%"}])
    scores = score([paired(gold, passage(), values=(value("2200", 2025), value("98"), value("7", start=50)))])
    assert scores.values == Tally(right=2)
    assert scores.dated_values == Tally(surplus=2, missed=2)
    same = annotation(indicators=[{"value": "98", "year": 2030, "status": "target"}])
    assert score([paired(same, passage(), values=(value("98%"),))]).dated_values == Tally(right=1)


@pytest.mark.parametrize(
    ("text", "read"), [("2,200", 2200.0), ("4，000", 4000.0), (" 98% ", 98.0), ("三成", "三成"), ("", "")]
)
def test_numbers_are_compared_as_numbers(text: str, read: float | str) -> None:
    assert number(text) == read


def test_quantities_without_year_or_status_are_kept() -> None:
    assert annotation(indicators=[{"value": "5"}]).quantities == {Quantity(5.0, None, None)}


def test_confusions_of_kinds_and_goals() -> None:
    pairs = [
        paired(annotation(kind="target"), passage()),
        Pair(annotation(), None),
        paired(annotation(sdg=[{"goal": 8, "target": None}]), passage(sdg=(link(9),))),
        paired(annotation(), passage(sdg=(link(13),))),
    ]
    assert kind_confusions(pairs)["target", "measure"] == 1
    assert kind_confusions(pairs)["measure", NOTHING] == 1
    assert goal_confusions(pairs) == {("8", "9"): 1, (NOTHING, "13"): 1}


def test_worst_cases_have_the_most_wrong_facts_and_say_them() -> None:
    slight = paired(annotation(0, 20, sdg=[{"goal": 6, "target": None}]), passage())
    bad = paired(
        annotation(20, 40, sdg=[{"goal": 6, "target": None}]), passage(20, 40, sdg=(link(9), link(8)))
    )
    right = paired(annotation(40, 60), passage(40, 60))
    (case,) = worst_cases([slight, bad, right], 1)["goals"]
    assert (case.id, case.missed, case.surplus) == ("plan-20", ("6",), ("8", "9"))
    assert [c.id for c in worst_cases([slight, bad, right], 9)["goals"]] == ["plan-20", "plan-0"]
    assert worst_cases([right], 9)["kinds"] == ()


def test_worst_cases_show_the_wording_of_names() -> None:
    pair = named(Name("Place", 2, 5), gold=(Name("Project", 0, 4),))
    (case,) = worst_cases([pair], 1)["named things"]
    assert (case.missed, case.surplus) == (("Project xxxx",), ("Place xxx",))


def test_bins_hold_their_lower_edge_and_the_last_one_its_upper() -> None:
    facts = [Judged(0.8, True), Judged(0.89, False), Judged(0.9, True), Judged(1.0, True), Judged(0.2, False)]
    table = bins(facts)
    assert [(row.low, row.high, row.facts, row.precision) for row in table] == [
        (0.0, 0.5, 1, 0.0),
        (0.8, 0.9, 2, 0.5),
        (0.9, 1.0, 2, 1.0),
    ]
    assert calibration_error(table) == pytest.approx((0.2 + 2 * 0.345 + 2 * 0.05) / 5)


def test_calibration_of_nothing_is_perfect() -> None:
    assert calibration_error(bins([])) == 0


def test_spans_that_only_touch_share_nothing() -> None:
    assert not share_half((0, 0), (0, 0))
    assert not share_half((0, 5), (5, 10))


def test_figures_of_nothing_are_zero() -> None:
    assert (Share(0, 0).figure, Tally().figure, Tally().precision, Tally().recall) == (0, 0, 0, 0)
    assert isinstance(score([]), Scores)


@pytest.mark.parametrize(
    ("recorded", "lost"), [(1.0 + MOST_LOST - 0.001, False), (1.0 + MOST_LOST + 0.001, True)]
)
def test_a_figure_may_lose_two_hundredths_and_no_more(recorded: float, lost: bool) -> None:
    pairs = (paired(annotation(), passage()),)
    result = Result("own", "", False, (), pairs, score(pairs), Share(1, 1), Share(1, 1))
    record = {"sets": {"own": {"figures": {"kind accuracy": {"figure": recorded}}}}}
    assert [change.figure for change in losses(record, result)] == ["kind accuracy"] * lost
    assert losses({"sets": {}}, result) == []


def test_recording_keeps_the_sets_of_the_corpus_that_were_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    write_record({"date": "2026-01-01", "sets": {"own": {"a": 1}, "kept aside": {}, "dev": {"b": 2}}}, path)
    write_record({"date": "2026-02-02", "sets": {"own": {"a": 3}}}, path)
    assert read_record(path)["sets"] == {
        "dev": {"date": "2026-01-01", "b": 2},
        "own": {"date": "2026-02-02", "a": 3},
    }

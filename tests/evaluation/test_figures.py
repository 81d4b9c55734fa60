"""No figure may fall by more than 0.02 below the recorded one; a gain is recorded by `evaluate.py --record`."""

import os
from pathlib import Path

import pytest
from evaluate import main
from figures import losses
from report import full_report, markdown
from results import HEADLINES, SETS_OF_THE_CORPUS, Result, measure_corpus, measure_own

from ingest.figures import RECORD, read_record

CORPUS = os.environ.get("CHENGTU_CORPUS")
SETS = Path(CORPUS).parent / "eval" if CORPUS else None
OWN = ("own", "own zh", "own en", "cross-validated", "further", "kept aside")
MEASURED = (*OWN, *SETS_OF_THE_CORPUS) if SETS and SETS.is_dir() else OWN


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Every set that this machine can score, by name."""
    found = list(measure_own())
    if CORPUS and SETS and SETS.is_dir():
        found += measure_corpus(SETS, Path(CORPUS))
    return {result.name: result for result in found}


@pytest.mark.parametrize("name", MEASURED)
def test_no_figure_falls(name: str, results: dict[str, Result]) -> None:
    record = read_record()
    assert set(record["sets"][name]["figures"]) == set(results[name].headlines)
    assert record["sets"][name]["passages"] == len(results[name].pairs)
    assert losses(record, results[name]) == []


def test_every_set_is_measured_and_recorded(results: dict[str, Result]) -> None:
    assert set(results) == set(MEASURED)
    passages = {name: len(results[name].pairs) for name in ("own", "further", "kept aside")}
    assert passages == {"own": 777, "further": 1190, "kept aside": 95}


def test_the_report_tells_every_figure_and_set(results: dict[str, Result]) -> None:
    lines = "\n".join(full_report(list(results.values()), read_record(), worst=2))
    for name in (*HEADLINES, *results):
        assert name in lines
    assert "own: worst cases of goals" in lines
    assert "0.9-1.0" in lines


def test_markdown_shows_the_recorded_figures_without_measuring(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate.py", "--markdown"])
    main()
    shown = capsys.readouterr().out.splitlines()
    assert shown == list(markdown(read_record()))
    goals = read_record()["sets"]["own"]["figures"]["goals, micro F1"]["figure"]
    assert f"| {goals:.3f} |" in next(line for line in shown if line.startswith("| goals"))


def test_the_record_holds_no_text(results: dict[str, Result]) -> None:
    recorded = RECORD.read_text(encoding="utf-8")
    assert not any("\u3400" <= character <= "\u9fff" for character in recorded)

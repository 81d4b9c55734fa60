"""The recorded figures: written after a measured gain, held by CI, shown in the README."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from reliability import bins, calibration_error, judge_facts
from results import SETS_OF_THE_CORPUS, Result
from scoring import Share, Tally

from ingest.figures import RECORD, read_record

MOST_LOST = 0.02
DIGITS = 6


class Change(NamedTuple):
    """A figure that differs from the recorded one."""

    set: str
    figure: str
    recorded: float
    now: float


def to_record(results: Iterable[Result], *, day: date) -> dict[str, Any]:
    """All figures as plain data; no text of any document."""
    return {"date": day.isoformat(), "sets": {result.name: _set(result) for result in results}}


def write_record(record: Mapping[str, Any], path: Path = RECORD) -> None:
    """Sets of the corpus that were not measured this time keep their last figures, with their own date."""
    last = read_record(path)["sets"] if path.exists() else {}
    sets = {name: {"date": record["date"], **held} for name, held in record["sets"].items()}
    sets |= {name: last[name] for name in SETS_OF_THE_CORPUS if name in last and name not in sets}
    text = json.dumps({"sets": sets}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def changes(record: Mapping[str, Any], result: Result) -> list[Change]:
    """The headline figures of a set beside those recorded for it; the unchanged are left out."""
    recorded = record["sets"].get(result.name, {}).get("figures", {})
    now = {name: round(held.figure, DIGITS) for name, held in result.headlines.items()}
    return [
        Change(result.name, name, recorded[name]["figure"], figure)
        for name, figure in now.items()
        if name in recorded and figure != recorded[name]["figure"]
    ]


def losses(record: Mapping[str, Any], result: Result) -> list[Change]:
    """The changes by which a figure lost more than it may."""
    return [c for c in changes(record, result) if c.recorded - c.now > MOST_LOST]


def _set(result: Result) -> dict[str, Any]:
    held: dict[str, Any] = {
        "about": result.about,
        "documents": len(result.documents),
        "passages": len(result.pairs),
        "figures": {name: _figure(figure) for name, figure in result.headlines.items()},
        "goals": {str(goal): _figure(tally) for goal, tally in result.scores.by_goal.items()},
    }
    judged = judge_facts(result.pairs, result.documents)
    if "named things, strict F1" in held["figures"]:
        held["names"] = {type: _figure(tally) for type, tally in result.scores.by_type.items()}
        held["names, lenient"] = {type: _figure(t) for type, t in result.scores.by_type_lenient.items()}
    else:
        annotated = ("goals", "kinds") if "kind accuracy" in held["figures"] else ("goals",)
        judged = {facts: judged[facts] for facts in annotated}
    held["reliability"] = {}
    for facts, outcome in judged.items():
        table = bins(outcome)
        held["reliability"][facts] = {
            "calibration error": round(calibration_error(table), DIGITS),
            "bins": [{key: round(value, DIGITS) for key, value in asdict(row).items()} for row in table],
        }
    return held


def _figure(figure: Share | Tally) -> dict[str, float]:
    held = {"figure": round(figure.figure, DIGITS), "sample": figure.sample}
    if isinstance(figure, Tally):
        held |= {"precision": round(figure.precision, DIGITS), "recall": round(figure.recall, DIGITS)}
    return held

"""The tables that an evaluation prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import confusions
from annotated import KINDS, NAME_TYPES
from confusions import NOTHING, Confusion
from expert_texts import accuracy
from figures import Change, changes
from reliability import bins, calibration_error, judge_facts
from results import CROSS_VALIDATED, HEADLINES, PARTIAL, Result
from scoring import GOALS, Share, Tally
from training_data import learnt_from, stem
from worst import Case, worst_cases

MOST_TEXT = 110
MOST_GOAL_PAIRS = 12
ANNOTATED_HERE = ("passages found", "kinds", "goals", "targets")
TRAINED_HERE = ("goals", "targets")

Row = Sequence[str]


def full_report(results: Sequence[Result], record: Mapping[str, Any], *, worst: int) -> Iterator[str]:
    """Lines: sets, figures, goals, names, confusions, reliability, worst cases, experts' texts, changes."""
    yield from _sets(results)
    yield from _section("Figures (sample size in brackets)", _headlines(results))
    yield from _section("Precision and recall", _precision_and_recall(results))
    by_goal = [[str(g), *(_cell(r.scores.by_goal.get(g)) for r in results)] for g in GOALS]
    yield from _section("Goals, F1", [_head("goal", results), *by_goal])
    whole = [r for r in results if not r.part]
    every_fact = [r for r in results if r.name not in PARTIAL]
    yield from _section("Named things by type, F1", _by_type(every_fact))
    for result in whole:
        yield from _confusions(result)
    yield from _section(
        "Reliability: of the facts with a score, the share that is right", _reliability(whole)
    )
    for result in whole:
        cases = worst_cases(result.pairs, worst)
        if result.name in PARTIAL:
            shown = TRAINED_HERE if result.name == CROSS_VALIDATED else ANNOTATED_HERE
            cases = {figure: cases[figure] for figure in shown if figure in cases}
        yield from _worst(result, cases)
    yield from _section("English texts of experts: is this text about goal N, right answers", _experts())
    changed = [change for result in results for change in changes(record, result)]
    yield from _section("Changes since the recorded figures", _changes(changed))


def markdown(record: Mapping[str, Any]) -> Iterator[str]:
    """The recorded headline figures as a table for the README."""
    sets = record["sets"]
    days = " and ".join(sorted({held["date"] for held in sets.values()}))
    yield f"Measured {days}; the number of passages in brackets."
    yield ""
    yield from _markdown_row(["", *(f"{name} ({held['passages']})" for name, held in sets.items())])
    yield from _markdown_row(["---", *("---:" for _ in sets)])
    for figure in HEADLINES:
        cells = (held["figures"].get(figure) for held in sets.values())
        yield from _markdown_row([figure, *(f"{cell['figure']:.3f}" if cell else "" for cell in cells)])


def _markdown_row(cells: Iterable[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def _sets(results: Sequence[Result]) -> Iterator[str]:
    yield "Sets"
    for result in results:
        count = f"{len(result.pairs)} passages of {len(result.documents)} documents"
        yield f"  {result.name}: {result.about} ({count})"
    documents = sorted({stem(document) for result in results for document in result.documents})
    learnt = [name for name in documents if name in learnt_from()]
    aside = [name for name in documents if name not in learnt]
    yield f"The shipped goal model, the one trained part, learnt from: {', '.join(learnt) or 'none of these'}."
    yield f"It learnt nothing from: {', '.join(aside) or 'none of these'}."
    yield "Rules and vocabulary were written with all of these sets in sight: unseen documents may score lower."


def _section(title: str, rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    yield ""
    yield title
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows), default=0))]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=False)),
        ]
        yield "  " + "  ".join(cells).rstrip()


def _head(first: str, results: Iterable[Result]) -> Row:
    return [first, *(result.name for result in results)]


def _cell(figure: Share | Tally | None) -> str:
    return f"{figure.figure:.3f} ({figure.sample})" if figure else ""


def _headlines(results: Sequence[Result]) -> Iterator[Row]:
    yield _head("", results)
    for name in HEADLINES:
        yield [name, *(_cell(result.headlines.get(name)) for result in results)]


def _precision_and_recall(results: Sequence[Result]) -> Iterator[Row]:
    yield _head("", results)
    for name in HEADLINES:
        tallies = [result.headlines.get(name) for result in results]
        if any(isinstance(tally, Tally) for tally in tallies):
            yield [
                name.removesuffix(" F1").removesuffix(", micro"),
                *(f"{t.precision:.3f} {t.recall:.3f}" if isinstance(t, Tally) else "" for t in tallies),
            ]


def _by_type(results: Sequence[Result]) -> Iterator[Row]:
    yield _head("", results)
    for type in NAME_TYPES:
        yield [f"{type}, strict", *(_cell(r.scores.by_type[type]) for r in results)]
        yield [f"{type}, lenient", *(_cell(r.scores.by_type_lenient[type]) for r in results)]


def _confusions(result: Result) -> Iterator[str]:
    if result.name == CROSS_VALIDATED:
        return
    title = f"{result.name}: {{}} as annotated (rows) and as told (columns)"
    yield from _section(title.format("kinds"), _matrix(confusions.kinds(result.pairs), KINDS))
    if result.name not in PARTIAL:
        names = _matrix(confusions.names(result.pairs), NAME_TYPES)
        yield from _section(title.format("types of names"), names)
    yield from _section(f"{result.name}: goals missed, and told instead", _goal_pairs(result))


def _matrix(counted: Confusion, labels: Sequence[str]) -> Iterator[Row]:
    labels = [*labels, NOTHING]
    yield ["", *labels]
    for gold in labels:
        row = [counted[gold, told] for told in labels]
        if any(row):
            yield [gold, *(str(n) if n else "." for n in row)]


def _goal_pairs(result: Result) -> Iterator[Row]:
    for (missed, told), count in confusions.goals(result.pairs).most_common(MOST_GOAL_PAIRS):
        yield [f"{missed} -> {told}", str(count)]


def _reliability(results: Sequence[Result]) -> Iterator[Row]:
    yield ["", "score", "facts", "mean score", "right"]
    for result in results:
        judged = judge_facts(result.pairs, result.documents)
        shown = tuple(judged)
        if result.name in PARTIAL:
            shown = ("goals",) if result.name == CROSS_VALIDATED else ("goals", "kinds")
        for facts in shown:
            table = bins(judged[facts])
            yield [f"{result.name}: {facts}", "", "", "off by", f"{calibration_error(table):.3f}"]
            for row in table:
                edges = f"{row.low:.1f}-{row.high:.1f}"
                yield ["", edges, str(row.facts), f"{row.mean_score:.3f}", f"{row.precision:.3f}"]


def _worst(result: Result, cases: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    for figure, worst in cases.items():
        if worst:
            yield ""
            yield f"{result.name}: worst cases of {figure}"
        for case in worst:
            text = " ".join(case.text.split())
            yield f"  {case.id}  {text[:MOST_TEXT]}{'…' if len(text) > MOST_TEXT else ''}"
            wrong = (("missed", case.missed), ("too much", case.surplus))
            yield "      " + "; ".join(f"{label}: {', '.join(facts)}" for label, facts in wrong if facts)


def _experts() -> Iterator[Row]:
    for name, about in (("all", None), ("it is", True), ("it only mentions it", False)):
        yield [name, _cell(accuracy(about))]


def _changes(changed: Sequence[Change]) -> Iterator[Row]:
    if not changed:
        yield ["none"]
    for change in changed:
        difference = f"{change.now - change.recorded:+.3f}"
        yield [f"{change.set}: {change.figure}", f"{change.recorded:.3f}", f"{change.now:.3f}", difference]

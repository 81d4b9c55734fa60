"""The passages that cost a figure most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matching import Pair
from scoring import goals_of, kind_of, names_of


@dataclass(frozen=True, slots=True)
class Case:
    """A passage, and what was missed in it and told too much, in words."""

    id: str
    text: str
    missed: tuple[str, ...]
    surplus: tuple[str, ...]


Facts = Callable[[Pair], tuple[set[str], set[str]]]


def worst_cases(pairs: Sequence[Pair], most: int) -> dict[str, tuple[Case, ...]]:
    """By figure, those with the most wrong facts, then in the order of the set."""
    return {figure: _worst(pairs, facts, most) for figure, facts in FIGURES.items()}


def _worst(pairs: Sequence[Pair], facts: Facts, most: int) -> tuple[Case, ...]:
    cases = []
    for pair in pairs:
        gold, told = facts(pair)
        if gold != told:
            missed, surplus = tuple(sorted(gold - told)), tuple(sorted(told - gold))
            cases.append(Case(pair.gold.id, pair.gold.text, missed, surplus))
    cases.sort(key=lambda case: -len(case.missed) - len(case.surplus))
    return tuple(cases[:most])


def _found(pair: Pair) -> tuple[set[str], set[str]]:
    return {"the passage"}, {"the passage"} if pair.told else set()


def _kinds(pair: Pair) -> tuple[set[str], set[str]]:
    return {pair.gold.kind}, {kind_of(pair) or "not found"}


def _goals(pair: Pair) -> tuple[set[str], set[str]]:
    return {str(g) for g in pair.gold.goals}, {str(g) for g in goals_of(pair)}


def _targets(pair: Pair) -> tuple[set[str], set[str]]:
    """Only those that were missed count: the figure is a recall."""
    gold = set(pair.gold.targets)
    return gold, gold & (pair.told.targets if pair.told else frozenset())


def _districts(pair: Pair) -> tuple[set[str], set[str]]:
    return set(pair.gold.districts), set(pair.told.districts) if pair.told else set()


def _names(pair: Pair) -> tuple[set[str], set[str]]:
    def shown(names: frozenset[tuple[str, int, int]]) -> set[str]:
        text, at = pair.gold.text, pair.gold.start
        # Where a page break cut the sentence, the joined text is shorter than the span: offsets then tell.
        whole = len(text) == pair.gold.end - at
        return {
            f"{type} {text[max(0, start - at) : end - at] if whole else (start, end)}"
            for type, start, end in names
        }

    return shown(pair.gold.names), shown(names_of(pair))


def _values(pair: Pair) -> tuple[set[str], set[str]]:
    told = pair.told.quantities if pair.told else frozenset()
    return (
        {f"{q.value} {q.year} {q.status}" for q in pair.gold.quantities},
        {f"{q.value} {q.year} {q.status}" for q in told},
    )


FIGURES: dict[str, Facts] = {
    "passages found": _found,
    "kinds": _kinds,
    "goals": _goals,
    "targets": _targets,
    "districts": _districts,
    "named things": _names,
    "values, year and status": _values,
}

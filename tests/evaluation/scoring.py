"""The figures of a set of passages: what was found, right, missed and told too much."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from annotated import NAME_TYPES, Name
from matching import Pair, share_half

GOALS = range(1, 18)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def figure(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def sample(self) -> int:
        return self.of


@dataclass(slots=True)
class Tally:
    """Facts that are right, told too much, and missed."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def add(self, gold: Iterable[object], told: Iterable[object]) -> None:
        gold, told = set(gold), set(told)
        self.right += len(gold & told)
        self.surplus += len(told - gold)
        self.missed += len(gold - told)

    @property
    def precision(self) -> float:
        told = self.right + self.surplus
        return self.right / told if told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.sample if self.sample else 0.0

    @property
    def figure(self) -> float:
        """F1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def sample(self) -> int:
        """How many facts the annotators gave."""
        return self.right + self.missed


@dataclass(slots=True)
class Scores:
    """All figures of one set; `by_goal` holds the goals that someone named, `names` all types."""

    found: Share
    kinds: Share
    first_goal: Share
    targets: Share
    measures: Tally = field(default_factory=Tally)
    goals: Tally = field(default_factory=Tally)
    districts: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    lenient: Tally = field(default_factory=Tally)
    values: Tally = field(default_factory=Tally)
    dated_values: Tally = field(default_factory=Tally)
    by_goal: dict[int, Tally] = field(default_factory=dict)
    by_type: dict[str, Tally] = field(default_factory=dict)
    by_type_lenient: dict[str, Tally] = field(default_factory=dict)


def score(pairs: Sequence[Pair]) -> Scores:
    seen = [code for pair in pairs for code in pair.gold.targets]
    met = [code for pair in pairs if pair.told for code in pair.gold.targets if code in pair.told.targets]
    scores = Scores(
        found=Share(sum(pair.told is not None for pair in pairs), len(pairs)),
        kinds=Share(sum(kind_of(pair) == pair.gold.kind for pair in pairs), len(pairs)),
        first_goal=Share(sum(goals_of(pair)[:1] == pair.gold.goals[:1] for pair in pairs), len(pairs)),
        targets=Share(len(met), len(seen)),
        by_type={type: Tally() for type in NAME_TYPES},
        by_type_lenient={type: Tally() for type in NAME_TYPES},
    )
    for pair in pairs:
        _add_meaning(scores, pair)
        _add_names(scores, pair)
        _add_values(scores, pair)
    scores.by_goal = {goal: scores.by_goal[goal] for goal in sorted(scores.by_goal)}
    return scores


def kind_of(pair: Pair) -> str | None:
    return pair.told.kind if pair.told else None


def goals_of(pair: Pair) -> tuple[int, ...]:
    return pair.told.goals if pair.told else ()


def names_of(pair: Pair) -> frozenset[Name]:
    return pair.told.names if pair.told else frozenset()


def twins(gold: Set[Name], told: Set[Name]) -> Iterator[tuple[Name, Name]]:
    """Names of one type whose spans share half of their union, each used once."""
    free = sorted(told)
    for name in sorted(gold):
        for other in free:
            if other.type == name.type and share_half(name[1:], other[1:]):
                free.remove(other)
                yield name, other
                break


def _add_meaning(scores: Scores, pair: Pair) -> None:
    gold, told = set(pair.gold.goals), set(goals_of(pair))
    scores.measures.add({pair.gold.kind} & {"measure"}, {kind_of(pair)} & {"measure"})
    scores.goals.add(gold, told)
    for goal in (gold | told) & set(GOALS):
        scores.by_goal.setdefault(goal, Tally()).add({goal} & gold, {goal} & told)
    scores.districts.add(pair.gold.districts, pair.told.districts if pair.told else ())


def _add_names(scores: Scores, pair: Pair) -> None:
    gold, told = pair.gold.names, names_of(pair)
    scores.strict.add(gold, told)
    for type, tally in scores.by_type.items():
        tally.add({n for n in gold if n.type == type}, {n for n in told if n.type == type})
    right = Counter(name.type for name, _ in twins(gold, told))
    wanted, given = Counter(n.type for n in gold), Counter(n.type for n in told)
    for type, tally in scores.by_type_lenient.items():
        for sum_of in (tally, scores.lenient):
            sum_of.right += right[type]
            sum_of.surplus += given[type] - right[type]
            sum_of.missed += wanted[type] - right[type]


def _add_values(scores: Scores, pair: Pair) -> None:
    told = pair.told.quantities if pair.told else frozenset()
    scores.values.add({q.value for q in pair.gold.quantities}, {q.value for q in told})
    scores.dated_values.add(pair.gold.quantities, told)

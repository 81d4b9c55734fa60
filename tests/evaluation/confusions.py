"""What was taken for what: kinds, types of names, goals."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotated import Name
from matching import Pair, share_half
from scoring import goals_of, kind_of, names_of

Confusion = Counter[tuple[str, str]]

NOTHING = "nothing"


def kinds(pairs: Iterable[Pair]) -> Confusion:
    """Counts by (annotated, told), right ones too; a passage that was not found is told nothing."""
    return Counter((pair.gold.kind, kind_of(pair) or NOTHING) for pair in pairs)


def names(pairs: Iterable[Pair]) -> Confusion:
    """Counts by (annotated, told) type of names that share half of their span; each is used once."""
    counted: Confusion = Counter()
    for pair in pairs:
        free = sorted(names_of(pair))
        for name in sorted(pair.gold.names):
            twin = _nearest(name, free)
            if twin:
                free.remove(twin)
            counted[name.type, twin.type if twin else NOTHING] += 1
        counted.update((NOTHING, name.type) for name in free)
    return counted


def goals(pairs: Iterable[Pair]) -> Confusion:
    """Goals that were missed against those told too much in the same passage; right ones left out."""
    counted: Confusion = Counter()
    for pair in pairs:
        gold, told = set(pair.gold.goals), set(goals_of(pair))
        missed = [str(goal) for goal in sorted(gold - told)] or [NOTHING]
        surplus = [str(goal) for goal in sorted(told - gold)] or [NOTHING]
        counted.update((one, other) for one in missed for other in surplus if one != other)
    return counted


def _nearest(name: Name, free: Sequence[Name]) -> Name | None:
    """A name with half of its span, one of its own type before others."""
    near = [other for other in free if share_half(name[1:], other[1:])]
    return min(near, key=lambda other: other.type != name.type, default=None)

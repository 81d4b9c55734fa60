"""What a rule of resolution is, and how a name goes through a row of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from ontology.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose document the name stands in: `city` is the key of its city, `names` what that is called.

    `stem` is its name without 市, `prefixes` the names that a thing of it may begin with, the longest first.
    """

    city: str | None = None
    names: tuple[str, ...] = ()
    stem: str = ""
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of wording after which a name still means the same thing, with this score (0..1)."""

    name: str
    score: float
    change: Callable[[str, Scope], str]


@dataclass(frozen=True, slots=True)
class Worded:
    """A name brought to the wording that all its variants share, and by which rules."""

    key: str
    rules: tuple[str, ...] = ()
    score: float = 1.0

    def through(self, rules: Iterable[Rule], scope: Scope) -> "Worded":
        """The name after these rules in their order; a rule that changes nothing is not told."""
        key, names, score = self.key, list(self.rules), self.score
        for rule in rules:
            changed = rule.change(key, scope)
            if changed != key:
                key = changed
                names.append(rule.name)
                score *= rule.score
        return Worded(key, tuple(names), round(score, 3))


@cache
def scope_of(city: str | None) -> Scope:
    """The scope of documents of a city of the gazetteer."""
    for known in load_gazetteer().cities if city else ():
        if known.key == city:
            names = (known.name, *known.aliases)
            stem = known.name.rstrip("市")
            own = {name for name in names if name.startswith(stem)}
            return Scope(city, names, stem, tuple(sorted(own, key=lambda n: (-len(n), n))))
    return Scope()

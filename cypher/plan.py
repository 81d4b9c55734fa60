"""What a question asks of the graph: frozen plans, ids and names of the ontology only."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["district", "city"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer must meet; an empty field asks nothing.

    `districts`, `places`, `documents`, `sections` and `entities` are node ids. `words` are
    groups of alternatives: a text meets a group if it holds one of its words, and
    must meet `hits` of the groups. `numbered` asks for the numbered items of a list only.
    """

    types: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    not_districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    hits: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ListPlan:
    """Things that meet the filters, best first; `scope` "city": only what is tied to no district."""

    filters: Filters
    scope: Scope | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class AboutPlan:
    """What the documents say of named things: every passage that names them or stands under them."""

    filters: Filters
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ValuePlan:
    """Values of indicators, by year; `status` None takes targets and actual values."""

    filters: Filters
    years: tuple[int, ...] = ()
    status: Literal["target", "actual"] | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class CountPlan:
    """How many things meet the filters."""

    filters: Filters
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What is known of documents themselves: title, issuer, date, plan."""

    filters: Filters
    limit: int = 50


SinglePlan = ListPlan | AboutPlan | ValuePlan | CountPlan | DocumentPlan


@dataclass(frozen=True, slots=True)
class ComparePlan:
    """The same question asked of several sides; of each side's plans the first that has answers counts."""

    sides: tuple[tuple[SinglePlan, ...], ...]


Plan = SinglePlan | ComparePlan

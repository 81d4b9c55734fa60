"""What a question asks of the graph: frozen plans, ids and names of the ontology only."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["district", "city"]
GroupBy = Literal["district", "goal", "document"]


@dataclass(frozen=True, slots=True)
class Words:
    """One thing looked for, in several wordings, of which a text holds at least one.

    `weight` tells how much it says (a rare word more than a common one). What is not `needed` only raises
    the rank. `labels` and `sections` are those whose wording or title holds it: a passage under one meets it in
    part, and so does a text that holds all `parts` of a compound.
    """

    alternatives: tuple[str, ...]
    weight: float = 1.0
    needed: bool = True
    labels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer must meet; an empty field asks nothing.

    `districts`, `places`, `documents`, `sections` and `entities` are node ids, `named` those of things called
    after the places, which count as being there. Of the weight of the needed
    `words`, and of `missing` (that of words which stand nowhere), a passage must meet the share `least`.
    `near_goals` only raise the rank. With `leading` the things count that the passage's own label names, not
    those that it states itself. `numbered` asks for the numbered items of a list, `number` for one of them.
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
    named: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    least: float = 1.0
    missing: float = 0.0
    near_goals: tuple[int, ...] = ()
    leading: bool = False
    numbered: bool = False
    number: int | None = None


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
class PassagePlan:
    """Passages that meet the words, whatever they state."""

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
class RowCountPlan:
    """How many numbered rows the tables of these sections have."""

    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """How many things meet the filters in each district, goal or document; those without any are left out."""

    filters: Filters
    by: GroupBy
    limit: int = 50


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """The sections of a kind (the boxes of a plan) in the order of the document."""

    documents: tuple[str, ...]
    kinds: tuple[str, ...]
    limit: int = 200


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """Passages that name one thing of each side."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What is known of documents themselves: title, issuer, date, plan, and how they open."""

    documents: tuple[str, ...]
    limit: int = 50


SinglePlan = (
    ListPlan
    | AboutPlan
    | PassagePlan
    | ValuePlan
    | CountPlan
    | RowCountPlan
    | GroupPlan
    | SectionPlan
    | LinkPlan
    | DocumentPlan
)


@dataclass(frozen=True, slots=True)
class JoinedPlan:
    """Several lists one after the other, each thing once; `best_first` orders all by the words that they meet."""

    parts: tuple[ListPlan, ...]
    best_first: bool = False


@dataclass(frozen=True, slots=True)
class ComparePlan:
    """The same question asked of several sides; of each side's plans the first that has answers counts.

    `names` are what the sides are called.
    """

    sides: tuple[tuple[SinglePlan | JoinedPlan, ...], ...]
    names: tuple[str, ...] = ()


Plan = SinglePlan | ComparePlan | JoinedPlan

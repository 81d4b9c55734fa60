"""What a question asks of the graph: frozen plans, ids and names of the ontology only."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["district", "city"]
GroupBy = Literal["district", "goal", "document", "thing"]
LinkPath = Literal["relations", "passage", "hub"]
Ends = Literal["goal", "district"]


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
    A thing that supports one of `not_goals`, or of which any passage holds one of `not_words`, is left out.
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
    not_goals: tuple[int, ...] = ()
    not_words: tuple[str, ...] = ()


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
    """Values of indicators, by year, in the districts named; `status` None takes targets and actual values."""

    filters: Filters
    years: tuple[int, ...] = ()
    status: Literal["target", "actual"] | None = None
    limit: int = 50
    district_names: tuple[str, ...] = ()


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
    """How many things meet the filters in each district, goal or document, most first; those without any too.

    By "thing" the things themselves are ranked by the number of passages that state them. With `without_any` those
    without any are asked for, of the cities read only.
    """

    filters: Filters
    by: GroupBy
    fewest_first: bool = False
    limit: int = 50
    without_any: bool = False


@dataclass(frozen=True, slots=True)
class GapPlan:
    """How many things tie each goal to each district; no goals or no districts mean all of them.

    Of each cell also how many things the goal and the district have at all, so that what was not found is
    told from what the documents do not speak of.
    """

    types: tuple[str, ...]
    goals: tuple[int, ...] = ()
    districts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """The sections of a kind (the boxes of a plan) in the order of the document."""

    documents: tuple[str, ...]
    kinds: tuple[str, ...]
    limit: int = 200


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """Paths between a thing of each side, each step with its passage.

    "passage": one passage that names both; "relations": relations with `between` other things (0 to 3) in between;
    "hub": two relations to a goal or a district that both have, which says least.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    path: LinkPath = "relations"
    between: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class EndsPlan:
    """The goals that named things support, or the districts that they lie in, with the passages that say so."""

    entities: tuple[str, ...]
    ends: Ends
    limit: int = 50


@dataclass(frozen=True, slots=True)
class MentionPlan:
    """The documents whose passages meet the words, oldest plan first, with these passages.

    With `absent` those of which no passage meets the words or names an entity. A passage that holds one of
    the names in `called` names the entities, too.
    """

    filters: Filters
    limit: int = 50
    absent: bool = False
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineagePlan:
    """What the documents, oldest plan first, say of named things, and how they call them."""

    entities: tuple[str, ...]
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DifferencePlan:
    """The things that meet the filters and that one of two plans names, with the passages of both."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    filters: Filters
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """The indicators for which both of two plans set targets, with these targets."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    entities: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ResponsiblePlan:
    """The bodies that are responsible for what meets the filters."""

    filters: Filters
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
    | GapPlan
    | SectionPlan
    | LinkPlan
    | EndsPlan
    | MentionPlan
    | LineagePlan
    | DifferencePlan
    | ChangePlan
    | ResponsiblePlan
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

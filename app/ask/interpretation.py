"""What was understood of a question: a frozen record that plans are made from and answers show."""

from dataclasses import dataclass
from typing import Literal

from app.ask.intents import Intent
from cypher.plan import Ends, GroupBy
from ontology.gazetteer import NamedPlace

Part = Literal["kept", "new", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """A word of the question and the words it may be in the documents.

    `weight` is how much it tells (0..1, more for a rare word). What is not `needed` only raises the rank.
    `certain` is false for a word of which no Chinese is known: it counts only if a document holds it.
    `parts` are the words of a compound, for a text that says it otherwise (体育项目 for 体育设施).
    """

    word: str
    alternatives: tuple[str, ...]
    weight: float = 1.0
    needed: bool = True
    certain: bool = True
    labels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Everything a question was taken to ask; ids are node ids, `unmatched` the words left over.

    `goals` are asked for, `topic_goals` only what its words speak of. `called` are the names of the entities as
    they were typed, `sides` what each of them may mean, `ends` what of the entities is asked for. `only_with_any`
    leaves out groups of which nothing is found. `missing` is the weight of the words that stand nowhere in the
    documents, `missing_said` those of them that mean something known. `elsewhere` are places in cities that no
    document is about. With `partly_named` no indicator's name says all that the question does. `earlier` and
    `later` are the plans whose difference is asked for, `most` how many of a ranking. `read_as` pairs what was
    typed with the name it was taken for.
    """

    question: str
    language: Literal["zh", "en"]
    intent: Intent
    types: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    goals_told: bool = False
    topic_goals: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    districts: tuple[NamedPlace, ...] = ()
    not_districts: tuple[NamedPlace, ...] = ()
    not_goals: tuple[int, ...] = ()
    not_words: tuple[WordGroup, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    elsewhere: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    document_names: tuple[str, ...] = ()
    unknown_plan: bool = False
    sections: tuple[str, ...] = ()
    section_name: str = ""
    section_kinds: tuple[str, ...] = ()
    item: int | None = None
    numbered: bool = False
    entities: tuple[str, ...] = ()
    entity_names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    ends: Ends | None = None
    named_after: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    near_indicators: tuple[str, ...] = ()
    partly_named: bool = False
    indicator_names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    status: Literal["target", "actual"] | None = None
    words: tuple[WordGroup, ...] = ()
    missing: float = 0.0
    missing_said: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    refused: str = ""
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    part: Part | None = None
    group_by: GroupBy = "thing"
    most: int | None = None
    fewest_first: bool = False
    only_with_any: bool = False
    responsible: bool = False
    read_as: tuple[tuple[str, str], ...] = ()

    @property
    def understood(self) -> bool:
        """Whether anything was found that the graph can be asked for."""
        return bool(
            self.goals
            or self.targets
            or self.districts
            or self.not_districts
            or self.not_goals
            or self.not_words
            or self.places
            or self.entities
            or self.indicators
            or self.sections
            or self.words
            or self.documents
            or (self.types and not self.missing)
            or (self.intent == "unmentioned" and self.missing_said)
            or (self.intent in ("rank", "gap") and not self.missing)
        )

    @property
    def missing_share(self) -> float:
        """How much of what the words say stands nowhere in the documents, 0..1."""
        met = sum(g.weight for g in self.words if g.needed)
        return self.missing / (met + self.missing) if self.missing else 0.0

"""What was understood of a question: a frozen record that plans are made from and answers show."""

from dataclasses import dataclass
from typing import Literal

from app.ask.forms import Intent
from ontology.gazetteer import NamedPlace


@dataclass(frozen=True, slots=True)
class WordGroup:
    """A word of the question and the words it may be in the documents."""

    word: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Everything a question was taken to ask; ids are node ids, `unmatched` the words left over."""

    question: str
    language: Literal["zh", "en"]
    intent: Intent
    types: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    goals_told: bool = False
    targets: tuple[str, ...] = ()
    districts: tuple[NamedPlace, ...] = ()
    not_districts: tuple[NamedPlace, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    documents: tuple[str, ...] = ()
    document_names: tuple[str, ...] = ()
    document_told: bool = False
    sections: tuple[str, ...] = ()
    section_name: str = ""
    entities: tuple[str, ...] = ()
    entity_names: tuple[str, ...] = ()
    named_after: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    indicator_names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    status: Literal["target", "actual"] | None = None
    words: tuple[WordGroup, ...] = ()
    unmatched: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether anything was found that the graph can be asked for."""
        return bool(
            self.goals
            or self.targets
            or self.districts
            or self.places
            or self.entities
            or self.indicators
            or self.sections
            or self.words
            or self.document_told
        )

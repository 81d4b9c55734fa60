"""A text in Chinese and English."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in both languages of the catalogue."""

    zh: str
    en: str

    def by_language(self) -> Iterator[tuple[str, str]]:
        """Each text with its language tag."""
        yield self.zh, "zh"
        yield self.en, "en"


def only_in(graph: Graph, language: str) -> None:
    """Take away what is said in other languages too, for portals that read one language and take any text for it."""
    for subject, predicate, text in list(graph):
        if isinstance(text, Literal) and text.language not in (None, language):
            said = graph.objects(subject, predicate)
            if any(isinstance(other, Literal) and other.language == language for other in said):
                graph.remove((subject, predicate, text))

"""The filters of an interpretation, which most of its plans share."""

from app.ask.interpretation import Interpretation
from app.ask.reading_denied import wordings
from app.ask.weighing import CITY_WEIGHT
from cypher.compile import MEASURES
from cypher.plan import Filters, Words

# The share of the words' weight that an answer must meet: of a list, and where other filters hold it together.
LEAST = 0.5
LEAST_FILTERED = 0.34
ALL_WORDS = 0.9


def words_of(found: Interpretation) -> tuple[Words, ...]:
    return tuple(
        Words(g.alternatives, g.weight, g.needed, g.labels, g.sections, g.parts) for g in found.words
    )


def filters_of(found: Interpretation) -> Filters:
    held = bool(found.goals or found.districts or found.documents or found.sections or found.entities)
    # What is said of another city is nothing without the rest of the words.
    of_city = any(g.needed and g.weight >= CITY_WEIGHT for g in found.words)
    return Filters(
        types=found.types or MEASURES,
        goals=found.goals,
        targets=found.targets,
        districts=tuple(p.id for p in found.districts),
        not_districts=tuple(p.id for p in found.not_districts),
        places=tuple(p.id for p in found.places),
        documents=found.documents,
        sections=found.sections,
        entities=found.entities,
        named=found.named_after if found.places else (),
        words=words_of(found),
        least=ALL_WORDS if of_city else LEAST_FILTERED if held else LEAST,
        missing=found.missing,
        near_goals=() if found.goals else found.topic_goals,
        number=found.item,
        not_goals=found.not_goals,
        not_words=wordings(found.not_words),
    )

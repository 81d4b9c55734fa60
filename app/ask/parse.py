"""From the text of a question to an interpretation: the only fuzzy part of asking."""

from collections.abc import Callable
from dataclasses import replace

from app.ask.interpretation import Interpretation
from app.ask.lexicon import Lexicon
from app.ask.misspelt import find_misspelt_words
from app.ask.other_ends import read_other_ends
from app.ask.plain import plain_question
from app.ask.reading import Reading
from app.ask.reading_denied import read_denied
from app.ask.reading_documents import read_goals, read_plans, read_plans_apart, read_sections, read_titles
from app.ask.reading_names import (
    read_excluded,
    read_misspelt,
    read_names,
    read_places,
    read_status,
    read_years,
)
from app.ask.reading_topics import read_asked, read_goal_topics, read_indicators, read_words
from ontology.errors import QuestionError

LONGEST_QUESTION = 2000
# What is sure by its form comes before what is a name, a name before words.
STEPS: tuple[Callable[[Reading], None], ...] = (
    read_plans,
    read_denied,
    read_goals,
    read_titles,
    read_plans_apart,
    read_sections,
    read_excluded,
    read_status,
    read_names,
    read_misspelt,
    read_places,
    read_years,
    read_other_ends,
    read_asked,
    read_goal_topics,
    read_words,
    read_indicators,
)


def parse_question(question: str, lexicon: Lexicon) -> Interpretation:
    """Understand a question as far as possible; never fails on a question's content."""
    text = plain_question(question)
    if not question.strip():
        raise QuestionError(
            "the question is empty: ask something, for example “which measures support SDG 6?”"
        )
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(question)} characters: at most {LONGEST_QUESTION} are read"
        )
    reading = _well_spelt(text, lexicon)
    for step in STEPS:
        step(reading)
    return replace(reading.found, question=question.strip())


def _well_spelt(text: str, lexicon: Lexicon) -> Reading:
    """The question with its misspelt English words as they were meant."""
    wrong = list(find_misspelt_words(text))
    meant = text
    for f in reversed(wrong):
        meant = meant[: f.start] + f.value + meant[f.end :]
    reading = Reading(meant, lexicon)
    for f in wrong:
        reading.read_as(text[f.start : f.end], f.value)
    return reading

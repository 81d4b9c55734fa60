"""The spaCy pipelines, one for each language, built from their configuration files."""

import logging
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import jieba
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from ingest.model import Context, Language, PlaceSpan, Tagged, Unit
from ontology.place import NamedPlace

CONFIG_FOLDER = Path(__file__).parent


@cache
def load_pipeline(language: Language) -> Pipeline:
    """Build the pipeline for a language; the first call reads jieba's dictionary (about a second)."""
    from ingest.nlp.components import register_attributes

    jieba.setLogLevel(logging.WARNING)
    register_attributes()
    config = spacy.util.load_config(CONFIG_FOLDER / f"{language}.cfg")
    return spacy.util.load_model_from_config(config, auto_fill=True, validate=False)


def annotate(
    units: Iterable[tuple[Unit, Context]],
    language: Language,
    city: str | None,
    subject: NamedPlace | None = None,
) -> Iterator[Tagged]:
    """Run the language's pipeline over units with their contexts, in order.

    `subject` is the district whose own document this is.
    """
    nlp = load_pipeline(language)
    for unit, context in units:
        # No component reads words, and to cut them took a fifth of the time: `make_doc` is there for one that does.
        doc = Doc(nlp.vocab)
        held = doc._
        held.unit, held.context, held.city, held.subject = unit, context, city, subject
        for _, component in nlp.pipeline:
            doc = component(doc)
        yield _tagged(doc)


def _tagged(doc: Doc) -> Tagged:
    held = doc._
    return Tagged(
        unit=held.unit,
        context=held.context,
        kind=held.kind,
        sdg=held.sdg,
        places=tuple(PlaceSpan(m.start, m.end, m.place, m.sited, m.named) for m in held.places),
        names=held.names,
        values=held.values,
    )


def segment(text: str, language: Language = "zh") -> list[str]:
    """The words of a text as the pipeline's tokeniser cuts them, blanks left out."""
    return [token.text for token in load_pipeline(language).make_doc(text) if not token.is_space]

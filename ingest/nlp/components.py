"""The spaCy components that put a tagger's findings on a Doc.

A Doc holds the text of one unit. `doc._.unit`, `doc._.context`, `doc._.city` and `doc._.subject` come in;
`places`, `kind`, `sdg`, `names` and `values` go out, as the records of `ingest.model`
with character offsets into the unit's text (names need not end where tokens do).
The text is taken from the unit; the Doc has no tokens. `doc._` is put together anew each time it is asked for.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from ingest.tag.kind import classify_kind
from ingest.tag.names import find_names
from ingest.tag.sdg import shared_aligner
from ingest.tag.values import find_values
from ontology.gazetteer import load_gazetteer

Component = Callable[[Doc], Doc]

ATTRIBUTES = ("unit", "context", "city", "subject", "places", "kind", "kind_score", "sdg", "names", "values")


def register_attributes() -> None:
    """Declare the Doc attributes; repeating it does nothing."""
    for name in ATTRIBUTES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


@Language.factory("chengtu_places")
def create_places(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    gazetteer = load_gazetteer()

    def tag_places(doc: Doc) -> Doc:
        held = doc._
        text, city = held.unit.text, held.city
        places = (
            gazetteer.find(text, city=city, subject=held.subject) if city else gazetteer.find_in_full(text)
        )
        held.places = tuple(places)
        return doc

    return tag_places


@Language.factory("chengtu_kind")
def create_kind(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    def tag_kind(doc: Doc) -> Doc:
        held = doc._
        held.kind, held.kind_score = classify_kind(held.unit.text, held.context)
        return doc

    return tag_kind


@Language.factory("chengtu_sdg")
def create_sdg(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    aligner = shared_aligner()

    def tag_sdg(doc: Doc) -> Doc:
        held = doc._
        held.sdg = aligner.align(held.unit.text, held.context)
        return doc

    return tag_sdg


@Language.factory("chengtu_names")
def create_names(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    def tag_names(doc: Doc) -> Doc:
        held = doc._
        held.names = tuple(find_names(held.unit.text, held.context, held.places))
        return doc

    return tag_names


@Language.factory("chengtu_values")
def create_values(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    def tag_values(doc: Doc) -> Doc:
        held = doc._
        held.values = tuple(find_values(held.unit.text, held.context, kind=held.kind))
        return doc

    return tag_values

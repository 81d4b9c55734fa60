"""From texts to extractions: structure, tags, entities and relations of the documents of one run."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.contexts import contexts
from ingest.document import describe_document
from ingest.facts import FactBuilder
from ingest.lineage import with_successions
from ingest.model import Document, Extraction, SourceText, Structure, Tagged
from ingest.nlp.pipeline import annotate
from ingest.resolve import Catalogue
from ingest.structure import parse_structure
from ingest.tag.sdg import shared_aligner
from ontology.gazetteer import load_gazetteer

# A sample of ours says of itself at its front that it is a digest.
DIGEST = re.compile(r"摘编\S{0,8}Chengtu|摘编.{0,12}Chengtu|digest.{0,40}Chengtu", re.IGNORECASE | re.DOTALL)
FRONT = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """One document tagged, before its names are resolved with those of the others."""

    document: Document
    structure: Structure
    city: str | None
    tagged: tuple[Tagged, ...]


def read_document(source: SourceText, *, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Find the structure of a text and tag its units; `progress` hears how many of them are tagged, and of how many."""
    structure = parse_structure(source)
    document = describe_document(source, structure)
    city = load_gazetteer().city_of(source.text, document.title)
    subject = load_gazetteer().district_of(document.title, city=city) if city else None
    units = contexts(structure, document.language, document.plan)
    tagged = tuple(_told(annotate(units, document.language, city, subject), len(structure.units), progress))
    profile = shared_aligner().profile([t.sdg for t in tagged], [t.unit.text for t in tagged])
    is_digest = bool(DIGEST.search(source.text[:FRONT]))
    return Reading(replace(document, sdg=profile, digest=is_digest), structure, city, tagged)


def _told(
    tagged: Iterator[Tagged], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[Tagged]:
    for done, unit in enumerate(tagged, 1):
        yield unit
        if progress:
            progress(done, total)


def resolve_readings(readings: Iterable[Reading]) -> Iterator[Extraction]:
    """Give the names of all readings their entities; what is named alike is one entity in all."""
    catalogue = Catalogue()
    builders = []
    for reading in readings:
        builder = FactBuilder(reading.document, reading.city, catalogue)
        for tagged in reading.tagged:
            builder.add(tagged)
        builders.append((reading, builder))
    yield from with_successions([builder.extraction(reading.structure) for reading, builder in builders])

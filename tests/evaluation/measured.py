"""Documents read by the pipeline, ready to be measured."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from scoring import Share

from ingest.extract import Reading, read_document, resolve_readings
from ingest.model import Extraction, SourceText
from ingest.read import find_files, read_source
from ingest.tag.sdg import Aligner


@dataclass(frozen=True, slots=True)
class Measured:
    source: SourceText
    reading: Reading
    extraction: Extraction


def measure_folder(folder: Path) -> tuple[Measured, ...]:
    """Read every text in a folder and resolve them together, as `chengtu extract FOLDER` does."""
    sources = [read_source(path) for path in find_files([folder])]
    readings = [read_document(source) for source in sources]
    return tuple(
        Measured(*parts) for parts in zip(sources, readings, resolve_readings(readings), strict=True)
    )


def aligned_by(document: Measured, aligner: Aligner) -> Measured:
    """The document with the goals that another aligner gives its passages."""
    links = {t.unit.id: aligner.align(t.unit.text, t.context) for t in document.reading.tagged}
    passages = tuple(replace(p, sdg=links[p.id]) for p in document.extraction.passages)
    return replace(document, extraction=replace(document.extraction, passages=passages))


def coverage(documents: Iterable[Measured]) -> tuple[Share, Share]:
    """Characters, blanks apart, that stand in passages; and those that stand there or are said to be left out."""
    read = told = every = 0
    for document in documents:
        text = document.source.text
        in_passages = _marked(text, ((p.start, p.end) for p in document.extraction.passages))
        left_out = _marked(text, ((o.start, o.end) for o in document.extraction.omitted))
        for character, inside, named in zip(text, in_passages, left_out, strict=True):
            if not character.isspace():
                every += 1
                read += inside
                told += inside | named
    return Share(read, every), Share(told, every)


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """A byte for each character: 1 where a span holds it."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks

"""Whether RDF holds to the shapes of the ontology, and in words what does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
from rdflib import RDFS, SH, Graph
from rdflib.term import Literal, Node

from app.rdf.formats import FORMATS, RdfFormat
from app.rdf.reading import read_quads
from app.rdf.vocabulary import CT, PROV, RDF, local_name
from ontology.errors import RdfError
from ontology.schema import SCHEMA_PATH, load_schema
from ontology.shapes import load_shapes
from ontology.turtle import LANGUAGES, parse_turtle

# Shapes speak of our terms and of these; what else there is would only take time.
_OF_SHAPES = (CT, RDF, str(RDFS.label), f"{PROV}hadPrimarySource")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that a shape forbids: of which resource, by which property, which value, and why in each language."""

    focus: str
    label: str
    path: str
    value: str
    messages: tuple[tuple[str, str], ...]

    def in_words(self, language: str = "en") -> str:
        """One line for a person."""
        of = f"{self.focus} ({self.label})" if self.label else self.focus
        value = f": {self.value}" if self.value and self.value != self.focus else ""
        return f"{of}: {self.path + ': ' if self.path else ''}{dict(self.messages)[language]}{value}"


def validate_file(path: Path, format: RdfFormat) -> list[Violation]:
    """What is wrong in a file; RdfError if it cannot be read."""
    return validate_triples(read_quads(path, format))


def validate_lines(lines: Iterable[bytes]) -> list[Violation]:
    """What is wrong in lines of N-Triples that an export gives."""
    return validate_triples(
        quad for chunk in lines for quad in pyoxigraph.parse(chunk, format=FORMATS["ntriples"].syntax)
    )


def validate_triples(quads: Iterable[pyoxigraph.Quad]) -> list[Violation]:
    """What is wrong in triples, whatever graph they are in."""
    import pyshacl  # a second to import

    kept = (
        q.triple
        for q in quads
        if q.predicate.value.startswith(_OF_SHAPES) and not isinstance(q.object, pyoxigraph.Triple)
    )
    graph = Graph()
    graph.parse(data=pyoxigraph.serialize(kept, format=FORMATS["ntriples"].syntax), format="nt")
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=_shapes(), ont_graph=parse_turtle(SCHEMA_PATH), inplace=True
    )
    if not isinstance(report, Graph):
        raise RdfError(f"the shapes could not be applied: {report}")
    return sorted(_violations(report, graph), key=lambda v: (v.path, v.focus, v.value))


@cache
def _shapes() -> Graph:
    return load_shapes(load_schema())


def _violations(report: Graph, graph: Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):
        focus = report.value(result, SH.focusNode)
        yield Violation(
            focus=str(focus),
            label=str(graph.value(focus, RDFS.label) or ""),
            path=local_name(str(report.value(result, SH.resultPath) or "")),
            value=str(report.value(result, SH.value) or ""),
            messages=_messages(report, result),
        )


def _messages(report: Graph, result: Node) -> tuple[tuple[str, str], ...]:
    said = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
    by_language = {m.language or "en": str(m) for m in said}
    some = next(
        iter(by_language.values()), local_name(str(report.value(result, SH.sourceConstraintComponent) or ""))
    )
    return tuple((language, by_language.get(language, some)) for language in LANGUAGES)

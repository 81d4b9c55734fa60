"""The formats of RDF: their names, media types, endings, and whether they hold graphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat as Syntax


@dataclass(frozen=True, slots=True)
class RdfFormat:
    """`quads` says whether each document's facts are in a graph of their own; `syntax` is the library's name for it."""

    name: str
    label: str
    media_type: str
    extension: str
    quads: bool
    syntax: Syntax


FORMATS: Mapping[str, RdfFormat] = {
    format.name: format
    for format in (
        RdfFormat("turtle", "Turtle", "text/turtle", "ttl", False, Syntax.TURTLE),
        RdfFormat("ntriples", "N-Triples", "application/n-triples", "nt", False, Syntax.N_TRIPLES),
        RdfFormat("nquads", "N-Quads", "application/n-quads", "nq", True, Syntax.N_QUADS),
        RdfFormat("trig", "TriG", "application/trig", "trig", True, Syntax.TRIG),
        RdfFormat("jsonld", "JSON-LD", "application/ld+json", "jsonld", False, Syntax.JSON_LD),
        RdfFormat("rdfxml", "RDF/XML", "application/rdf+xml", "rdf", False, Syntax.RDF_XML),
    )
}
BY_MEDIA_TYPE: Mapping[str, RdfFormat] = {format.media_type: format for format in FORMATS.values()}
BY_EXTENSION: Mapping[str, RdfFormat] = {format.extension: format for format in FORMATS.values()}
# What programs also say in Accept for them.
ALSO_CALLED: Mapping[str, RdfFormat] = {
    media_type: FORMATS[name]
    for media_type, name in (
        ("application/x-turtle", "turtle"),
        ("text/n3", "turtle"),
        ("application/json", "jsonld"),
        ("application/xml", "rdfxml"),
        ("text/xml", "rdfxml"),
        ("text/plain", "ntriples"),
    )
}


def format_named(path: Path) -> RdfFormat | None:
    """The format that a file's name tells, a .gz after it or not; None if it tells none."""
    suffixes = [suffix[1:] for suffix in path.suffixes if suffix != ".gz"]
    return BY_EXTENSION.get(suffixes[-1]) if suffixes else None

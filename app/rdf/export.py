"""The whole graph, or what one document says, as a file of RDF; memory does not grow with the graph."""

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

import pyoxigraph

from app.rdf.formats import FORMATS, RdfFormat
from app.rdf.jsonld import write_jsonld
from app.rdf.lines import Lines
from app.rdf.vocabulary import PREFIXES
from cypher.dump import Row, node_pages, relation_pages
from cypher.store.protocol import Store
from ontology.schema import load_schema

Pages = Iterator[tuple[str, list[Row]]]
"""Rows of nodes by label, or of relations by type."""
Progress = Callable[[int], None]
_PIECES = 500
"""So many pieces of text are joined at once."""
# XML 1.0 has no way to write these characters.
_NOT_XML = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()


def write_rdf(
    store: Store,
    base: str,
    format: RdfFormat,
    output: BinaryIO,
    *,
    document: str | None = None,
    annotations: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write the graph; with `document`, what the document of that id says and the things it speaks of.

    `annotations` adds RDF 1.2's rdf:reifies to each statement, which JSON-LD cannot hold: ValueError.
    `progress` is told how many rows of the graph are done since it was last told.
    Raises StoreChanged if the graph is written to meanwhile.
    """
    if annotations and format.name == "jsonld":
        raise ValueError("JSON-LD has no form for RDF 1.2 annotations yet: choose another format")
    lines = rdf_lines(
        store, base, graphs=format.quads, document=document, annotations=annotations, progress=progress
    )
    write_lines(lines, format, output)


def write_lines(lines: Iterator[bytes], format: RdfFormat, output: BinaryIO) -> None:
    """Write lines of N-Quads, for a format without graphs of N-Triples, in another format."""
    if format.name in ("nquads", "ntriples"):
        for chunk in lines:
            output.write(chunk)
        return
    quads = pyoxigraph.parse(
        io.BufferedReader(Chunks(lines)), format=FORMATS["nquads" if format.quads else "ntriples"].syntax
    )
    if format.name == "jsonld":
        write_jsonld(quads, output)
    else:
        target = cast(BinaryIO, _XmlOnly(output)) if format.name == "rdfxml" else output
        pyoxigraph.serialize(
            quads if format.quads else (quad.triple for quad in quads),
            target,
            format.syntax,
            prefixes=dict(PREFIXES),
        )


def rdf_lines(
    store: Store,
    base: str,
    *,
    graphs: bool = True,
    document: str | None = None,
    annotations: bool = False,
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """The same as N-Quads, or without `graphs` as N-Triples, in chunks that end with a line.

    What ties a thing of the `document` to one that it does not speak of (an earlier phase) is in the whole only.
    """
    schema, since = load_schema(), store.snapshot()
    lines = Lines(schema, base, graphs=graphs, annotations=annotations)
    out = [lines.dataset()]
    nodes: Pages = (
        (label, page)
        for label in schema.classes
        for page in node_pages(store, label, since=since, document=document)
    )
    relations: Pages = (
        (type, page)
        for type in schema.relations
        for page in relation_pages(store, type, since=since, document=document)
    )
    if document is not None:
        ids: set[str] = set()
        nodes, relations = _noted(nodes, ids), _between(relations, ids)
    for write, pages in ((lines.node, nodes), (lines.relation, relations)):
        for name, page in pages:
            # Without graphs the relations of a source stay together, so that what two documents say is said once.
            for row in sorted(page, key=_document) if graphs else page:
                write(name, row, out)
                if len(out) > _PIECES:
                    yield b"".join(out)
                    out.clear()
            if progress is not None:
                progress(len(page))
    yield b"".join(out)


def _noted(nodes: Pages, ids: set[str]) -> Pages:
    """The same, their ids put into `ids` as they pass."""
    for label, page in nodes:
        ids.update(row["id"] for row in page)
        yield label, page


def _between(relations: Pages, ids: set[str]) -> Pages:
    """Those with both ends among `ids`, which are there once all nodes have passed."""
    for type, page in relations:
        yield type, [row for row in page if row["source"] in ids and row["target"] in ids]


def _document(row: dict[str, object]) -> str:
    """Rows of one document after another: a graph is opened as few times as can be."""
    return str(row.get("document") or "")


class Chunks(io.RawIOBase):
    """Chunks as a file to read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        taken = min(len(buffer), len(self._left))
        buffer[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


class _XmlOnly(io.RawIOBase):
    """A file that takes characters that XML does not know as the replacement character."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._output.write(_NOT_XML.sub(_REPLACEMENT, bytes(data)))
        return len(data)

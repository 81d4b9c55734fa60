"""What is counted of N-Triples while they pass: triples, and how often each property and class is used."""

import io
from collections import Counter
from collections.abc import Mapping
from typing import Any, BinaryIO, cast

from app.rdf.vocabulary import TYPE

_TYPE = TYPE.encode()


class TripleCounter(io.RawIOBase):
    """Counts the lines of N-Triples that are written to it, and passes them on."""

    def __init__(self) -> None:
        self._output: BinaryIO = io.BytesIO()
        self._rest = b""
        self._properties: Counter[bytes] = Counter()
        self._classes: Counter[bytes] = Counter()

    def over(self, output: BinaryIO) -> BinaryIO:
        """A file whose content is counted and goes to `output`."""
        self._output = output
        return cast(BinaryIO, self)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        for line in lines:
            _, predicate, object = line.split(b" ", 2)
            self._properties[predicate] += 1
            if predicate == _TYPE:
                self._classes[object.rstrip(b" .")] += 1
        return self._output.write(data)

    def facts(self) -> Mapping[str, Any]:
        """The counts so far, by IRI."""
        return {
            "triples": self._properties.total(),
            "properties": _by_iri(self._properties),
            "classes": _by_iri(self._classes),
        }


def _by_iri(counter: Counter[bytes]) -> dict[str, int]:
    return {term.decode()[1:-1]: n for term, n in sorted(counter.items())}

"""The lines of all rows that have the same properties, put together once and filled with each row's values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.rdf import literals
from app.rdf.literals import LISTS, WRITERS
from app.rdf.patterns import TAGGED
from app.rdf.vocabulary import LABEL
from ontology.terms import Property

Row = Mapping[str, Any]
# Marks for what a row is about; literals never hold them, since they escape control characters.
_SUBJECT = "\x00"
SOURCE = "\x01"
TARGET = "\x02"
_MARKS = tuple(mark.encode() for mark in (_SUBJECT, SOURCE, TARGET))


@dataclass(frozen=True, slots=True)
class Held:
    """How a property is written: its predicates, each in angle brackets with a blank after it, and its values.

    `tagged` are those whose values say their language.
    """

    name: str
    predicates: tuple[str, ...]
    tagged: tuple[str, ...]
    write: Callable[[Any], str]
    many: bool

    def writers(self) -> list[tuple[str, Callable[[Any], str]]]:
        """Each predicate with what writes a value for it."""
        plain = [(predicate, self.write) for predicate in self.predicates]
        return plain + [(predicate, literals.in_own_language) for predicate in self.tagged]


def held(declared: Property) -> Held:
    """How the ontology wants a property written; names get one rdfs:label for each language elsewhere."""
    broader = [iri for iri in declared.broader if iri != LABEL]
    return Held(
        name=declared.name,
        predicates=tuple(f"<{iri}> " for iri in (declared.iri, *broader) if iri not in TAGGED),
        tagged=tuple(f"<{iri}> " for iri in broader if iri in TAGGED),
        write=WRITERS[declared.datatype],
        many=declared.datatype in LISTS,
    )


class Template:
    """Filled in as UTF-8: a Chinese word in a text of Python doubles the size of all of it, and what copying costs.

    `said` are the lines that need no value, without their subject; they may hold SOURCE and TARGET.

    `row` is one of the rows: all that are filled in have the properties that it has.
    """

    def __init__(self, said: Iterable[str], held: Iterable[Held], row: Row, tail: str) -> None:
        text = [_fixed(f"<{_SUBJECT}> {line}{tail}") for line in said]
        self._slots: list[tuple[str, Callable[[Any], str]]] = []
        for p in held:
            if p.name not in row:
                continue
            if p.many:
                text.append("%b")
                self._slots.append((p.name, _lines_of(p, tail)))
                continue
            for predicate, write in p.writers():
                text.append(f"{_fixed(f'<{_SUBJECT}> {predicate}')}%b{_fixed(tail)}")
                self._slots.append((p.name, write))
        self._text = "".join(text).encode()

    def filled(self, row: Row, subject: str, source: str = "", target: str = "") -> bytes:
        """The lines of a row; `subject` is an IRI, `source` and `target` stand as they are to be written."""
        here, there, yonder = _MARKS
        text = self._text % tuple([write(row[name]).encode() for name, write in self._slots])
        if source:
            text = text.replace(there, source.encode()).replace(yonder, target.encode())
        return text.replace(here, subject.encode())


def _lines_of(p: Held, tail: str) -> Callable[[Any], str]:
    """What writes the lines of a property with many values, each once."""
    writers = p.writers()

    def write(values: Iterable[Any]) -> str:
        return "".join(
            f"<{_SUBJECT}> {predicate}{write_value(value)}{tail}"
            for predicate, write_value in writers
            for value in dict.fromkeys(values)
        )

    return write


def _fixed(text: str) -> str:
    """Text that stays as it is when values are filled in."""
    return text.replace("%", "%%")

"""What reading a document yields: frozen records handed from layer to layer.

Offsets are positions in Unicode code points, half open, into `SourceText.text`.
The records from `Document` to `Relation` are what `chengtu extract` writes.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ontology.place import NamedPlace

Kind = Literal["measure", "target", "achievement", "background", "heading", "other"]
SectionKind = Literal["chapter", "section", "heading", "box", "table", "list", "slide"]
Form = Literal["sentence", "item", "row", "heading"]
EntityType = Literal[
    "Place",
    "District",
    "Organization",
    "Agency",
    "Project",
    "Programme",
    "Policy",
    "Reform",
    "Indicator",
    "Measure",
]
Basis = Literal["named", "contained"]
SdgBasis = Literal["cue", "context", "explicit"]
Status = Literal["target", "actual"]
Op = Literal["=", ">=", "<=", "+", "-"]
Binding = Literal["binding", "expected"]
Aggregate = Literal["mean", "sum"]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Hint:
    """Structure that a file format states outright: `level` counts from 1 (headings only).

    A heading or item spans its wording with the label that the reader sees ("（一）", "1."), without
    Markdown's own signs. A row is one line whose cells are parted by tabs (Markdown: by "|"); a cell
    merged over columns is followed by empty ones. A table spans its rows, and what stands in a
    frame (a 专栏) as ordinary lines. Hints are ordered by start, the wider one first.
    """

    kind: Literal["heading", "item", "row", "table", "slide"]
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """From `start` on, the text comes from this part of the file ("page 3", "slide 2")."""

    start: int
    place: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file; for plain text it is the file decoded, newlines untouched."""

    source: str
    sha256: str
    format: Literal["text", "markdown", "html", "docx", "pdf", "pptx"]
    text: str
    hints: tuple[Hint, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The plan a document states: its name and its first and last year."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A goal (and target, "6.3") a text concerns; `cue` is the wording that decided."""

    goal: int
    target: str | None
    score: float
    basis: SdgBasis
    cue: str
    polarity: Literal["supports", "limits"] = "supports"


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district a passage is about: named in it, or containing a place named in it."""

    name: str
    code: str
    basis: Basis
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    kind: SectionKind
    level: int
    parent: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """Characters that are in no passage and no title, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters at `text` in a joined text stand at `source` in the document."""

    text: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage as structure finds it, before anything is known of its meaning.

    `text` is joined (no line break inside words); `pieces` map it back. `label` is the run-in
    label or topic sentence it stands under ("空港", "水环境治理工程"), `columns` the
    column heads of a table row and `cells` the spans of its cells in `text`.
    """

    id: str
    section: str
    start: int
    end: int
    text: str
    form: Form
    pieces: tuple[Piece, ...]
    label: str = ""
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of `text[start:end]`, which must not be empty."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, index: int) -> int:
        found = bisect_right(self.pieces, index, key=lambda piece: piece.text)
        if not found:
            raise IndexError(index)
        piece = self.pieces[found - 1]
        return piece.source + min(index - piece.text, piece.length - 1)


@dataclass(frozen=True, slots=True)
class Structure:
    """Sections in document order, and the units and omissions that cover the text."""

    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    omitted: tuple[Omitted, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a unit and lends it meaning; titles run from outermost to innermost."""

    language: Language
    titles: tuple[str, ...] = ()
    section_kind: SectionKind | None = None
    form: Form = "sentence"
    label: str = ""
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    period: Period | None = None
    notes: tuple[str, ...] = ()
    previous: str = ""
    served: tuple[int, ...] = ()  # goals the document says the programme around the unit serves


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A named thing in a unit's text: `text[start:end]`; `name` restores a shared head."""

    type: EntityType
    start: int
    end: int
    name: str
    score: float = 0.8
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """A measured quantity in a unit's text; `start:end` covers number and unit.

    `op` has no < and >: `strict` tells 低于 and "below" from 不高于 and "at most". `aggregate` and
    `note` say what a footnote says of the number's mark: a mean or a sum over the plan's years.
    `subject` is the city compared that the value is of, empty for the document's own. A `worded`
    value is an aim in words alone (完成省下达任务).
    """

    indicator: str
    start: int
    end: int
    value: str
    unit: str
    year: int | None
    status: Status
    op: Op = "="
    binding: Binding | None = None
    score: float = 0.8
    strict: bool = False
    aggregate: Aggregate | None = None
    note: str = ""
    subject: str = ""
    worded: bool = False


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place of the gazetteer in a unit's text; `sited` and `named` as in `PlaceMatch`."""

    start: int
    end: int
    place: NamedPlace
    sited: bool = True
    named: bool = True

    @property
    def districts(self) -> tuple[str, ...]:
        return self.place.districts if self.sited else ()

    @property
    def is_district(self) -> bool:
        return self.place.kind == "district"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A unit with what the taggers found in it; offsets are into the unit's text."""

    unit: Unit
    context: Context
    kind: Kind
    sdg: tuple[GoalLink, ...]
    places: tuple[PlaceSpan, ...]
    names: tuple[NameSpan, ...]
    values: tuple[ValueSpan, ...]


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    title: str
    language: Language
    source: str
    sha256: str
    characters: int
    issued_by: str | None
    issued_on: str | None
    plan: Period | None
    sdg: tuple[tuple[int, float], ...] = ()
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    section: str
    start: int
    end: int
    text: str
    kind: Kind
    sdg: tuple[GoalLink, ...] = ()
    districts: tuple[DistrictLink, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why `name` was taken for the entity: the rules that led there, and how sure they are (0..1)."""

    name: str
    rules: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """`name` is the wording with what a list shares restored; `rules` and `sameness` as in `Merge`."""

    entity: str
    passage: str
    start: int
    end: int
    text: str
    name: str = ""
    rules: tuple[str, ...] = ()
    sameness: float = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an indicator in a passage; the fields from `strict` on as in `ValueSpan`, the last as in `Merge`."""

    indicator: str
    passage: str
    start: int
    end: int
    text: str
    value: str
    unit: str
    year: int | None
    status: Status
    op: Op
    binding: Binding | None
    score: float = 0.8
    name: str = ""
    strict: bool = False
    aggregate: Aggregate | None = None
    note: str = ""
    subject: str = ""
    rules: tuple[str, ...] = ()
    sameness: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact between two entities (or an entity and a goal, target or district id).

    `start:end` is the part of the passage that states it, if narrower than the passage.
    """

    type: str
    source: str
    target: str
    passage: str
    score: float
    start: int | None = None
    end: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    values: tuple[Value, ...]
    relations: tuple[Relation, ...]
    omitted: tuple[Omitted, ...] = field(default=())
    worded: tuple[Value, ...] = field(default=())  # aims in words: values without a number

    def coverage(self) -> float:
        """Share of the document's non-blank characters that passages and titles cover, 0..1."""
        left_out = sum(o.end - o.start for o in self.omitted)
        return 1 - left_out / max(1, self.document.characters)

    def title_path(self, section: str) -> Iterator[str]:
        """Titles of a section and those around it, innermost first."""
        by_id = {s.id: s for s in self.sections}
        current: str | None = section
        while current is not None:
            found = by_id[current]
            yield found.title
            current = found.parent

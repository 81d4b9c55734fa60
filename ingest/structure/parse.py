"""The structure of a text: sections, passages, and what is in neither."""

from collections.abc import Iterator, Sequence

from ingest.model import Omitted, Section, SourceText, Structure, Unit
from ingest.structure.blocks import BlockReader
from ingest.structure.identity import Numbering, document_id
from ingest.structure.outline import Draft, Outline
from ingest.structure.title import find_title
from ingest.structure.units import make_units


def parse_structure(source: SourceText) -> Structure:
    """Sections and passages of a text, in document order.

    The first section (level 0) is the document itself, under its title; the table of contents is a
    section of kind "list". Passages never overlap; every character that is not blank is in a
    passage's span or in what is omitted.
    """
    reader = BlockReader(source)
    blocks = list(reader.blocks())
    title, title_at = find_title(blocks, source.title, source.source)
    outline = Outline(blocks, title, title_at, deck=reader.deck)
    placed = list(outline.place())
    numbering = Numbering(document_id(source.source))
    sections = _sections(outline.drafts, numbering)
    units = tuple(make_units(placed, [s.id for s in sections], source.text, numbering))
    left_over = _left_over(source.text, units, reader.omitted)
    omitted = sorted([*reader.omitted, *left_over], key=lambda o: o.start)
    return Structure(tuple(sections), units, tuple(omitted))


def _sections(drafts: list[Draft], numbering: Numbering) -> list[Section]:
    sections: list[Section] = []
    for draft in drafts:
        parent = None if draft.parent is None else sections[draft.parent].id
        identity = numbering.next("sec", draft.title)
        sections.append(
            Section(identity, draft.title, draft.kind, draft.level, parent, draft.start, draft.end)
        )
    return sections


def _left_over(text: str, units: Sequence[Unit], known: Sequence[Omitted]) -> Iterator[Omitted]:
    """What stands between passages and is not blank: marks of formats that enclose them."""
    spans = sorted([(u.start, u.end) for u in units] + [(o.start, o.end) for o in known])
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        if start > position:
            between = text[position:start]
            stripped = between.strip()
            if stripped:
                low = position + len(between) - len(between.lstrip())
                yield Omitted(low, low + len(stripped), "markup")
        position = max(position, end)

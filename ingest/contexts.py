"""The context of each unit: what its section, its box and its document lend to its meaning."""

import re
from collections.abc import Iterator

from ingest.model import Context, Language, Period, Section, Structure, Unit
from ingest.tag.sdg_explicit import served_goals, served_under

_NUMBERED_TABLE = re.compile(r"表\s?\d|Table \d")


def contexts(
    structure: Structure, language: Language, period: Period | None
) -> Iterator[tuple[Unit, Context]]:
    """Every unit with its context, in document order."""
    sections = {s.id: s for s in structure.sections}
    paths: dict[str, tuple[str, ...]] = {}
    notes = _table_notes(structure)
    served = served_goals(unit.text for unit in structure.units)
    previous = ""
    for unit in structure.units:
        section = sections.get(unit.section)
        titles = _path(unit.section, sections, paths)
        if unit.form == "heading" and titles and section is not None and section.start == unit.start:
            titles = titles[:-1]  # a title is not its own context
        yield (
            unit,
            Context(
                language=language,
                titles=titles,
                section_kind=section.kind if section else None,
                form=unit.form,
                label=unit.label,
                columns=unit.columns,
                cells=unit.cells,
                period=period,
                notes=notes.get(unit.section, ()),
                previous=previous,
                served=served_under((*titles, unit.label), served),
            ),
        )
        previous = unit.text


def _path(section: str, sections: dict[str, Section], paths: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if section not in sections:
        return ()
    if section not in paths:
        found = sections[section]
        above = _path(found.parent, sections, paths) if found.parent else ()
        paths[section] = (*above, found.title)
    return paths[section]


def _table_notes(structure: Structure) -> dict[str, tuple[str, ...]]:
    """Notes under a table ("* 2024 data") by the section they stand in.

    In a series of tables (表1 to 表6) the note under the last one is also for those without one.
    """
    notes: dict[str, tuple[str, ...]] = {}
    end = -1
    for unit in structure.units:
        goes_on = unit.start == end and unit.form not in {"row", "heading"}
        if unit.text.startswith(("注：", "注:", "Note")) or goes_on:
            notes[unit.section] = (*notes.get(unit.section, ()), unit.text)
            end = unit.end
    following: tuple[str, ...] = ()
    for section in reversed(structure.sections):
        if section.kind == "table" and _NUMBERED_TABLE.match(section.title):
            following = notes.setdefault(section.id, following)
    return notes

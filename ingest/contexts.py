"""The context of each unit: what its section, its box and its document lend to its meaning."""

from collections.abc import Iterator

from ingest.model import Context, Language, Period, Section, Structure, Unit
from ingest.tag.sdg_explicit import served_goals, served_under


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
    """Notes under a table ("* 2024 data") by the section they stand in."""
    notes: dict[str, tuple[str, ...]] = {}
    for unit in structure.units:
        if unit.text.startswith(("注：", "注:", "Note")):
            notes[unit.section] = (*notes.get(unit.section, ()), unit.text)
    return notes

"""Steps that read which documents and parts of them a question means, and which goals it calls by number."""

import re

from app.ask import forms
from app.ask.differences import part_asked
from app.ask.documents import find_plans, find_titles, of_five_years
from app.ask.forms import LATIN
from app.ask.items import find_counted, find_items
from app.ask.latin_words import HAN
from app.ask.lexicon import DocumentName
from app.ask.reading import Reading
from app.ask.sections import find_sections

SECTION_KINDS = (
    (re.compile(r"专栏|\bbox(?:es)?\b", LATIN), ("box",)),
    (re.compile(r"(?:多少|几|哪些|哪几)(?:个)?章|\bchapters?\b", LATIN), ("chapter",)),
)


def read_plans(reading: Reading) -> None:
    documents: list[DocumentName] = []
    years: list[int] = []
    for hits, end in reading.taken(list(find_plans(reading.rest, reading.lexicon.documents))):
        if end:
            years.append(end)
        elif hits:
            documents += hits
        else:
            reading.set(unknown_plan=True)
    reading.use_documents(documents)
    reading.set(years=tuple(years))


def read_goals(reading: Reading) -> None:
    goals: list[int] = []
    targets: list[str] = []
    for g, t in reading.taken(list(forms.find_goals(reading.rest))):
        goals += g
        targets += t
    refused = reading.found.refused or ("goal" if forms.names_no_goal(reading.text) else "")
    reading.set(
        goals=tuple(dict.fromkeys(goals)),
        targets=tuple(dict.fromkeys(targets)),
        goals_told=bool(goals),
        refused=refused,
    )


def read_titles(reading: Reading) -> None:
    """Documents by a part of their title (示范区方案, 创新举措清单, the slides)."""
    text = reading.rest
    for f in reading.types:
        if not HAN.search(reading.text[f.start : f.end]):
            text = text[: f.start] + "|" * (f.end - f.start) + text[f.end :]
    for item in find_items(reading.rest, of_list=False):
        text = text[: item.start] + "|" * (item.end - item.start) + text[item.end :]
    for hits in reading.taken(list(find_counted(reading.rest, reading.lexicon.documents))):
        reading.use_documents(hits)
        reading.set(types=("Reform",))
    for hits in reading.taken(list(find_titles(text, reading.lexicon.documents))):
        reading.use_documents(hits)


def read_plans_apart(reading: Reading) -> None:
    """The earlier and the later plan of a difference; one named plan is held against the one before it."""
    found, known = reading.found, reading.lexicon.documents
    if found.intent != "difference":
        return
    plans = sorted({d.plan_from for d in of_five_years(known) if d.plan_from})
    named = [d for d in known if d.id in found.documents and d.plan_from]
    years = sorted({d.plan_from for d in named if d.plan_from}) or plans[-2:]
    part = part_asked(reading.text)
    if len(years) == 1:
        before, after = [y for y in plans if y < years[0]][-1:], [y for y in plans if y > years[0]][:1]
        years = years + after if part == "dropped" or not before else before + years
    if len(years) < 2:
        reading.set(intent="list")
        return
    pool = named if len({d.plan_from for d in named}) > 1 else known
    earlier, later = (tuple(d.id for d in pool if d.plan_from == y) for y in (years[0], years[-1]))
    reading.set(earlier=earlier, later=later, part=part)
    reading.use_documents(d for d in pool if d.id in (*earlier, *later))


def read_sections(reading: Reading) -> None:
    """Boxes, parts and titles in quotes; a numbered item of a list."""
    found: list[str] = []
    pieces = list(find_sections(reading.rest, reading.lexicon, reading.found.documents))
    for f in pieces:
        found += [i for s in f.value for i in reading.lexicon.below(s.id)]
        reading.set(section_name=reading.rest[f.start : f.end].strip('“”"「」『』'))
        reading.take(f.start, f.end)
    reading.set(sections=tuple(dict.fromkeys(found)))
    numbered = any(d.numbered for d in reading.lexicon.documents if d.id in reading.found.documents)
    if numbered and not reading.types and forms.WHICH_ITEM.search(reading.rest):
        reading.set(types=("Reform",))
    for item in reading.taken(list(find_items(reading.rest, of_list=numbered))):
        reading.set(item=item, types=("Reform",))


def read_section_kinds(reading: Reading) -> None:
    """Boxes or chapters of a document as what is asked for."""
    if reading.found.documents and not reading.found.sections:
        kinds = next((kinds for p, kinds in SECTION_KINDS if p.search(reading.rest)), ())
        reading.set(section_kinds=kinds)

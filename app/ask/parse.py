"""From the text of a question to an interpretation: the only fuzzy part of asking."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from app.ask import forms
from app.ask.interpretation import Interpretation
from app.ask.lexicon import DocumentName, Lexicon, NamedThing, bare_name
from app.ask.similar import best_documents, best_indicators
from app.ask.words import HAN, find_words
from ingest.model import Context
from ingest.tag.sdg import shared_aligner
from ontology.errors import QuestionError
from ontology.gazetteer import NamedPlace, load_gazetteer

LONGEST_QUESTION = 2000


def parse_question(question: str, lexicon: Lexicon) -> Interpretation:
    """Understand a question as far as possible; never fails on a question's content."""
    text = question.strip()
    if not text:
        raise QuestionError(
            "the question is empty: ask something, for example “which measures support SDG 6?”"
        )
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(f"the question has {len(text)} characters: at most {LONGEST_QUESTION} are read")
    return _Parser(text, lexicon).parse()


class _Parser:
    """Takes pieces out of a question one after the other; what is taken is blanked out of `rest`."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.rest = text
        self.lexicon = lexicon
        latin = len(re.findall(r"[A-Za-z]+", text))
        self.found = Interpretation(
            question=text,
            language="en" if latin > len(HAN.findall(text)) else "zh",
            intent=forms.find_intent(text),
        )

    def parse(self) -> Interpretation:
        steps: tuple[Callable[[], None], ...] = (
            self._sections,
            self._plans,
            self._documents,
            self._goals,
            self._status,
            self._indicators,
            self._excluded,
            self._names,
            self._places,
            self._years,
            self._types,
            self._intent_words,
            self._topic,
        )
        for step in steps:
            step()
        return self.found

    def _take(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    def _set(self, **values: object) -> None:
        self.found = replace(self.found, **values)  # type: ignore[arg-type]

    def _sections(self) -> None:
        """A box by its number, or a title in quotes."""
        ids: list[str] = []
        name = ""
        for m in forms.BOX.finditer(self.rest):
            pattern = re.compile(rf"^\s*(?:专栏|box)\s*{m['number']}(?!\d)", re.IGNORECASE)
            hits = [s for s in self.lexicon.sections if pattern.search(s.name)]
            if hits:
                ids += [i for s in hits for i in self.lexicon.below(s.id)]
                name = m[0]
                self._take(*m.span())
        for m in re.finditer(r"[“\"「『](.{4,60}?)[”\"」』]", self.rest):
            hits = [s for s in self.lexicon.sections if m[1] in s.name]
            if hits:
                ids += [i for s in hits for i in self.lexicon.below(s.id)]
                name = m[1]
                self._take(*m.span())
        self._set(sections=tuple(dict.fromkeys(ids)), section_name=name)

    def _plans(self) -> None:
        documents: list[DocumentName] = []
        years: list[int] = []
        told = False
        for found in forms.find_five_year_plans(self.rest):
            first, last, at_end = found.value
            hits = [d for d in self.lexicon.documents if d.plan_from == first and d.plan_to == last]
            told = True
            if at_end:
                years.append(last)
            else:
                documents += hits
            self._take(found.start, found.end)
        self._use_documents(documents, told and bool(documents))
        self._set(years=tuple(years))

    def _use_documents(self, documents: Iterable[DocumentName], told: bool) -> None:
        kept = list({d.id: d for d in documents}.values())
        self._set(
            documents=(*self.found.documents, *(d.id for d in kept if d.id not in self.found.documents)),
            document_names=(*self.found.document_names, *(d.name for d in kept)),
            document_told=self.found.document_told or told,
        )

    def _documents(self) -> None:
        """Documents by a part of their title (示范区方案, 创新举措清单, the slides)."""
        hits, spans = best_documents(self.rest, self.lexicon.documents)
        self._use_documents(hits, bool(hits))
        for span in spans:
            self._take(*span)

    def _goals(self) -> None:
        goals: list[int] = []
        targets: list[str] = []
        for found in list(forms.find_goals(self.rest)):
            g, t = found.value
            goals += g
            targets += t
            self._take(found.start, found.end)
        self._set(
            goals=tuple(dict.fromkeys(goals)), targets=tuple(dict.fromkeys(targets)), goals_told=bool(goals)
        )

    def _status(self) -> None:
        if self.found.intent in ("value", "path"):
            target = bool(forms.TARGET_STATUS.search(self.text))
            actual = bool(forms.ACTUAL_STATUS.search(self.text))
            if target != actual:
                self._set(status="target" if target else "actual")

    def _indicators(self) -> None:
        if self.found.intent in ("value", "path", "compare", "count", "list"):
            hits, spans = best_indicators(self.rest, self.lexicon.indicators)
            if hits and self.found.intent == "list" and "Indicator" not in self._asked_types():
                return
            for span in spans:
                self._take(*span)
            self._set(
                indicators=tuple(t.id for t in hits),
                indicator_names=tuple(dict.fromkeys(t.name for t in hits)),
            )

    def _asked_types(self) -> tuple[str, ...]:
        return tuple(t for f in forms.find_types(self.rest) for t in f.value)

    def _excluded(self) -> None:
        """Districts the answer must not be about (除南山区外, not in Nanshan)."""
        for m in forms.NOT_IN.finditer(self.rest):
            hits = [p for p in self._places_of(m["zh"] or m["en"]) if p.kind == "district"]
            if hits:
                self._set(not_districts=(*self.found.not_districts, *hits))
                self._take(*m.span())

    def _places_of(self, text: str) -> list[NamedPlace]:
        return [m.place for m in load_gazetteer().find(text)]

    def _names(self) -> None:
        """Things that documents name; a district or a generic word is none."""
        things: list[NamedThing] = []
        for start, end, hits in self.lexicon.find(self.rest):
            named = [t for t in hits if not load_gazetteer().resolve(t.name)]
            if named and not (
                end - start < 3 and HAN.search(self.rest[start:end]) and not _stands_alone(named)
            ):
                things += named
                self._take(start, end)
        self._set(
            entities=tuple(dict.fromkeys(t.id for t in things)),
            entity_names=tuple(dict.fromkeys(t.name for t in things)),
        )

    def _places(self) -> None:
        districts: list[NamedPlace] = []
        places: list[NamedPlace] = []
        for match in load_gazetteer().find(self.rest):
            (districts if match.place.kind == "district" else places).append(match.place)
            self._take(match.start, match.end)
        if self.found.language == "en" and not districts:
            districts += self._misspelt()
        named_after = [t for p in places for t in self.lexicon.containing(p.name)]
        self._set(
            named_after=tuple(dict.fromkeys(t.id for t in named_after)),
            districts=tuple({d.id: d for d in districts}.values()),
            places=tuple({p.id: p for p in places}.values()),
        )

    def _misspelt(self) -> list[NamedPlace]:
        """Districts written with one wrong letter."""
        found = []
        for m in re.finditer(r"\b[A-Z][a-z']{4,}\b", self.rest):
            place = load_gazetteer().resolve(m[0], fuzzy=True)
            if place and place.kind == "district":
                found.append(place)
                self._take(*m.span())
        return found

    def _years(self) -> None:
        years = list(self.found.years)
        for m in forms.YEARS.finditer(self.rest):
            years.append(int(m["year"]))
            self._take(*m.span())
        if years and self.found.intent == "path":
            years = list(range(min(years), max(years) + 1)) if len(years) > 1 else []
        self._set(years=tuple(dict.fromkeys(years)))

    def _types(self) -> None:
        found = list(forms.find_types(self.rest))
        for f in found:
            self._take(f.start, f.end)
        self._set(types=tuple(dict.fromkeys(t for f in found for t in f.value)))

    def _intent_words(self) -> None:
        for found in forms.find_intent_words(self.rest):
            self._take(found.start, found.end)

    def _topic(self) -> None:
        """What is left: topics. An English topic with no told goal becomes the goal its words speak of."""
        if not self.found.goals and not self.found.entities:
            links = shared_aligner().align(self.rest, Context(language=self.found.language, form="heading"))
            if links and self.found.language == "en":
                self._set(goals=tuple(dict.fromkeys(link.goal for link in links))[:2])
        groups, unmatched = find_words(self.rest)
        self._set(words=tuple(groups), unmatched=tuple(unmatched))


def _stands_alone(things: Iterable[NamedThing]) -> bool:
    """A name of two characters counts where it is an organisation's (腾讯)."""
    return any(t.type in ("Organization", "Agency") and len(bare_name(t.name)) >= 2 for t in things)

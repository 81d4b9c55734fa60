"""A question while it is read: what each step takes of it is blanked out of what is left."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.ask.asked import find_types
from app.ask.forms import Found, T
from app.ask.intents import find_intent
from app.ask.interpretation import Interpretation
from app.ask.latin_words import HAN
from app.ask.lexicon import DocumentName, Lexicon, NamedThing
from app.ask.refusals import why_refused


class Reading:
    """`rest` is what no step has taken yet, `found` what was understood so far."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.rest = text
        self.subject = text
        self.lexicon = lexicon
        self.types = find_types(text)
        latin = len(re.findall(r"[A-Za-z]+", text))
        self.found = Interpretation(
            question=text,
            language="en" if latin > len(HAN.findall(text)) else "zh",
            intent=find_intent(text),
            refused=why_refused(text),
        )

    def take(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    def taken(self, found: Iterable[Found[T]]) -> Iterator[T]:
        """Each find that no earlier one overlaps; it is taken out of the rest."""
        for f in found:
            if self.rest[f.start : f.end].strip():
                self.take(f.start, f.end)
                yield f.value

    def set(self, **values: object) -> None:
        self.found = replace(self.found, **values)  # type: ignore[arg-type]

    def use_documents(self, documents: Iterable[DocumentName]) -> None:
        kept = {d.id: d.name for d in documents if d.id not in self.found.documents}
        self.set(
            documents=(*self.found.documents, *kept),
            document_names=(*self.found.document_names, *kept.values()),
        )

    def name(self, things: Iterable[NamedThing]) -> None:
        known = list(things)
        self.set(
            entities=tuple(dict.fromkeys((*self.found.entities, *(t.id for t in known)))),
            entity_names=tuple(dict.fromkeys((*self.found.entity_names, *(t.name for t in known)))),
        )

    def read_as(self, typed: str, name: str) -> None:
        self.set(read_as=(*self.found.read_as, (typed, name)))

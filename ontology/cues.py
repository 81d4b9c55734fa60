"""Loads the vocabulary that tells which goals and targets a wording concerns.

The files and their format are described in `ontology/vocabulary/README.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import OntologyError

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a cue points at: a goal, a target of it ("6.3") where the wording is that precise, a weight."""

    goal: int
    target: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording of the field; without aims it is a phrase that only looks like one."""

    phrase: str
    aims: tuple[Aim, ...]

    @property
    def excludes(self) -> bool:
        return not self.aims


@cache
def load_cues(language: str) -> tuple[Cue, ...]:
    """The reviewed cues of a language ("zh", "en"); one phrase is one cue, however many lines list it."""
    text = files("ontology").joinpath("vocabulary", f"{language}.tsv").read_text(encoding="utf-8")
    return parse_cues(text, f"{language}.tsv")


def parse_cues(text: str, name: str) -> tuple[Cue, ...]:
    """Reads vocabulary text; raises OntologyError naming the line that breaks the format."""
    aims: dict[str, list[Aim]] = {}
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            head, phrases = line.split("\t")
            pointed = () if head == "-" else tuple(_parse_aims(head))
        except ValueError as problem:
            raise OntologyError(f"{name}, line {number}: {problem}") from problem
        for phrase in filter(None, map(str.strip, phrases.split("|"))):
            held = aims.setdefault(phrase.lower(), [])
            if bool(held) != bool(pointed) and phrase.lower() in seen:
                raise OntologyError(f"{name}, line {number}: {phrase} both points at a goal and excludes")
            seen.add(phrase.lower())
            held += [aim for aim in pointed if aim not in held]
    return tuple(Cue(phrase, tuple(pointed)) for phrase, pointed in aims.items())


def _parse_aims(head: str) -> Iterator[Aim]:
    for part in head.split():
        code, weight = part.split("=")
        goal = int(code.split(".")[0])
        if not 1 <= goal <= 17:
            raise ValueError(f"no such goal: {code}")
        yield Aim(goal, code if "." in code else None, float(weight))

"""The code lists that a catalogue points to: the EU's themes for the goals, and what licences are called."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.catalogue.words import Words

EU = "http://publications.europa.eu/resource/authority/"
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the EU's themes of data."""

    code: str
    label: Words

    @property
    def iri(self) -> str:
        return f"{EU}data-theme/{self.code}"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its IRI; `title` is what CKAN calls it, by which a portal knows it. `eu` is the EU's IRI for it."""

    iri: str
    title: str | None
    eu: str | None


@cache
def theme_of(goal: int | None) -> Theme:
    """The EU's theme nearest to a goal; that of government for None."""
    for row in _rows("themes.tsv"):
        if row["goal"] == (str(goal) if goal else ""):
            return Theme(row["theme"], Words(row["zh"], row["en"]))
    raise KeyError(goal)


@cache
def licence(iri: str) -> Licence:
    """What is known of the licence with this IRI; http or https, and a / at its end, make no difference."""
    for row in _rows("licences.tsv"):
        if _plain(row["iri"]) == _plain(iri):
            return Licence(iri, row["title"], f"{EU}licence/{row['eu']}")
    return Licence(iri, None, None)


def _plain(iri: str) -> str:
    return iri.split("://", 1)[-1].rstrip("/").removeprefix("www.").lower()


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))

"""The records of the gazetteer: cities, named places, and where a text names them."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal[
    "district", "subdistrict", "area", "zone", "park", "river", "lake", "reservoir", "bay", "sea", "island",
    "mountain", "wetland", "port", "airport", "station", "checkpoint", "road", "scenic", "heritage", "museum",
    "university", "institute", "hospital", "school", "venue", "plant", "market", "company",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class City:
    """A city whose documents are read; `code` is its GB/T 2260 code, `aliases` hold every other spelling."""

    key: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with a fixed seat.

    `districts` are the names of the districts it lies in: itself for a district, none where a
    place belongs to the whole city. `code_local` marks codes that GB/T 2260 does not have.
    `weak` holds those of `names` that are common words too and count only in context.
    """

    id: str
    kind: PlaceKind
    name: str
    names: tuple[str, ...]
    name_en: str
    code: str | None
    code_local: bool
    districts: tuple[str, ...]
    city: str
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """`text[start:end]` means `place`.

    It is not `sited` where it means a body at work rather than its seat, and not `named` where
    it speaks of the document's district without its name ("the District").
    """

    start: int
    end: int
    place: NamedPlace
    sited: bool = True
    named: bool = True

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts that the text is about for this match."""
        return self.place.districts if self.sited else ()

"""Reading a city's data folder (its format stands in cities/README.md) into records."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from ontology.errors import OntologyError
from ontology.place import City, NamedPlace, PlaceKind
from ontology.place_names import english_spellings, has_han, unique

_KINDS = frozenset(get_args(PlaceKind))


@dataclass(frozen=True, slots=True)
class CityData:
    """One city with its districts and places, districts first."""

    city: City
    places: tuple[NamedPlace, ...]
    exclusions: tuple[str, ...]


def read_city_folder(folder: Path) -> CityData:
    """The city of a folder; raises OntologyError naming file and line of what cannot be used."""
    city = _read_city(folder / "city.toml")
    districts = [_district(row, city.key, where) for where, row in _rows(folder / "districts.tsv")]
    known = {d.name for d in districts}
    places = list(districts)
    for file, kind in (("subdistricts.tsv", "subdistrict"), ("places.tsv", "")):
        for where, row in _rows(folder / file):
            places.append(_place(row, city.key, kind, known, where))
    exclusions = tuple(row["phrase"] for _, row in _rows(folder / "exclusions.tsv"))
    return CityData(city, tuple(places), exclusions)


def _read_city(path: Path) -> City:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return City(path.parent.name, data["name"], data["name_en"], tuple(data["aliases"]), data["code"])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    except KeyError as error:
        raise OntologyError(f"{path}: {error} is missing") from error


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Where a row stands, for messages, and its columns by name; none if there is no such file."""
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(
                (line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
            )
            for row in reader:
                where = f"{path}: {next(iter(row.values()), '')}"
                if None in row or None in row.values():
                    raise OntologyError(f"{where}: a column too many or too few")
                yield where, row
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error


def _district(row: dict[str, str], city: str, where: str) -> NamedPlace:
    names, weak = _names(row, where, division=True)
    return NamedPlace(
        f"district-{row['code']}",
        "district",
        row["name"],
        names,
        row["name_en"],
        row["code"],
        row["code_local"] == "yes",
        (row["name"],),
        city,
        weak,
    )


def _place(row: dict[str, str], city: str, kind: str, known: set[str], where: str) -> NamedPlace:
    kind = kind or row["kind"]
    if kind not in _KINDS:
        raise OntologyError(f"{where}: {kind!r} is no kind of place")
    districts = tuple(filter(None, row["districts"].split("|")))
    if unknown := set(districts) - known:
        raise OntologyError(f"{where}: no district is called {'、'.join(sorted(unknown))}")
    names, weak = _names(row, where, division=kind == "subdistrict")
    return NamedPlace(
        f"place-{city}-{_slug(row['name_en'])}",
        cast(PlaceKind, kind),
        row["name"],
        names,
        row["name_en"],
        row.get("code") or None,
        False,
        districts,
        city,
        weak,
    )


def _names(row: dict[str, str], where: str, *, division: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All names, and those marked with "?" as common words; English ones in every spelling."""
    if not row["name"] or not row["name_en"]:
        raise OntologyError(f"{where}: a place needs a Chinese and an English name")
    aliases = [alias for alias in row["aliases"].split("|") if alias]
    weak = tuple(alias[1:] for alias in aliases if alias.startswith("?"))
    names = [row["name"]]
    for alias in (row["name_en"], *(alias.lstrip("?") for alias in aliases)):
        names += [alias] if has_han(alias) else english_spellings(alias, division=division)
    return tuple(unique(names)), weak


def _slug(name_en: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name_en.replace("'", "")).lower().split())

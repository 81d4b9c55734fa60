"""Reading a city's data folder into records; its format stands in cities/README.md."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from ontology.errors import OntologyError
from ontology.place import City, NamedPlace, PlaceKind
from ontology.place_names import english_spellings, has_han, unique
from ontology.place_tables import Row, read_rows, split_aliases

_KINDS = frozenset(get_args(PlaceKind))


@dataclass(frozen=True, slots=True)
class CityData:
    """One city with its places, districts first, and phrases that name none of them."""

    city: City
    places: tuple[NamedPlace, ...]
    exclusions: tuple[str, ...]


def read_city_folder(folder: Path) -> CityData:
    """The city of a folder; raises OntologyError naming file and line of what cannot be used."""
    city = _read_city(folder / "city.toml")
    places = [read_district(row, city.key, where) for where, row in read_rows(folder / "districts.tsv")]
    known = {d.name for d in places}
    for file in ("places.tsv", "subdistricts.tsv"):
        places += [read_place(row, city.key, known, where) for where, row in read_rows(folder / file)]
    by_id: dict[str, str] = {}
    for place in places:
        if by_id.setdefault(place.id, place.name) != place.name:
            raise OntologyError(f"{folder}: {place.name} and {by_id[place.id]} have one English name")
    exclusions = tuple(row["phrase"] for _, row in read_rows(folder / "exclusions.tsv"))
    return CityData(city, tuple(places), exclusions)


def _read_city(path: Path) -> City:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return City(path.parent.name, data["name"], data["name_en"], tuple(data["aliases"]), data["code"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    except KeyError as error:
        raise OntologyError(f"{path}: {error} is missing") from error


def read_district(row: Row, city: str, where: str) -> NamedPlace:
    """A row of districts.tsv; without a column `code_local` its code is one of GB/T 2260."""
    names, weak = _names(row, where, division=True)
    return NamedPlace(
        id=f"district-{row['code']}",
        kind="district",
        name=row["name"],
        names=names,
        name_en=row["name_en"],
        code=row["code"],
        code_local=row.get("code_local") == "yes",
        districts=(row["name"],),
        city=city,
        weak=weak,
    )


def read_place(row: Row, city: str, known: set[str], where: str) -> NamedPlace:
    """A row of places.tsv or subdistricts.tsv, whose districts must be `known`."""
    kind = row.get("kind", "subdistrict")
    if kind not in _KINDS:
        raise OntologyError(f"{where}: {kind!r} is no kind of place")
    districts = tuple(filter(None, row["districts"].split("|")))
    if unknown := set(districts) - known:
        raise OntologyError(f"{where}: no district is called {'、'.join(sorted(unknown))}")
    names, weak = _names(row, where, division=kind == "subdistrict")
    return NamedPlace(
        id=f"place-{city}-{_slug(row['name_en'])}",
        kind=cast(PlaceKind, kind),
        name=row["name"],
        names=names,
        name_en=row["name_en"],
        code=row.get("code") or None,
        code_local=False,
        districts=districts,
        city=city,
        weak=weak,
    )


def _names(row: Row, where: str, *, division: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All names, and those that are common words; English ones in every spelling."""
    if not row["name"] or not row["name_en"]:
        raise OntologyError(f"{where}: a place needs a Chinese and an English name")
    aliases, weak = split_aliases(row["aliases"])
    names = [row["name"]]
    for name in (row["name_en"], *aliases):
        names += [name] if has_han(name) else english_spellings(name, division=division)
    return tuple(unique(names)), weak


def _slug(name_en: str) -> str:
    kept = "".join(c if c.isalnum() else " " for c in name_en.replace("'", ""))
    return "-".join(kept.lower().split())

"""China's cities, their districts and townships with codes, from the tables in cities/china."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ontology.city_folder import CityData, read_district, read_place
from ontology.place import City, NamedPlace
from ontology.place_names import english_spellings, unique
from ontology.place_tables import Row, read_rows, read_text, split_aliases

_ENDING_EN = {"街道": "Subdistrict", "镇": "Town", "乡": "Township", "苏木": "Sum", "地区": "Area"}


class Divisions:
    """Every city of the country; a city's townships are read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cities = {
            row["key"]: City(
                row["key"],
                row["name"],
                row["name_en"],
                tuple(a for a in row["aliases"].split("|") if a),
                row["code"],
            )
            for _, row in read_rows(folder / "cities.tsv")
        }

    @property
    def cities(self) -> tuple[City, ...]:
        """Aliases marked with "?" are common words and do not name the city by themselves."""
        return tuple(self._cities.values())

    def district_rows(self, city: City) -> list[tuple[str, Row]]:
        return self._districts.get(city.code, [])

    def districts(self, city: City) -> list[NamedPlace]:
        """By their standard code; where a city has none its townships stand in for them, or itself."""
        rows = self.district_rows(city)
        if not rows:
            rows = [(row["code"], {**_full(row), "code_local": "yes"}) for row in self._townships(city.code)]
        if not rows:
            rows = [
                (city.code, {"name": city.name, "code": city.code, "name_en": city.name_en, "aliases": ""})
            ]
        return [read_district(row, city.key, where) for where, row in rows]

    def city_data(self, key: str) -> CityData | None:
        """A city with its townships and those of its places that are known."""
        city = self._cities.get(key)
        if city is None:
            return None
        districts = self.districts(city)
        by_code = {d.code: d for d in districts}
        known = {d.name for d in districts}
        places = districts + [
            read_place(row, key, known, where) for where, row in self._places.get(city.code, [])
        ]
        for code, district in by_code.items():
            if code is not None and len(code) == 6:
                places += [_township(row, district) for row in self._townships(code)]
        own = city.name, *city.aliases
        exclusions = [row["phrase"] for _, row in self._exclusions if row["city"] in ("", city.code)]
        return CityData(city, tuple(places), tuple(e for e in exclusions if e not in own))

    @cached_property
    def _districts(self) -> dict[str, list[tuple[str, Row]]]:
        return _by_city(self._folder / "districts.tsv")

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, Row]]]:
        return _by_city(self._folder / "places.tsv")

    @cached_property
    def _exclusions(self) -> list[tuple[str, Row]]:
        return list(read_rows(self._folder / "exclusions.tsv"))

    @cached_property
    def _township_table(self) -> str:
        return read_text(self._folder / "townships.tsv.gz")

    def _townships(self, code: str) -> Iterator[Row]:
        """Rows whose code begins so; the table is sorted, so they stand together."""
        table = self._township_table
        at = table.find("\n" + code) + 1
        while at and table.startswith(code, at):
            end = table.index("\n", at)
            yield dict(zip(("code", "name", "name_en", "aliases"), table[at:end].split("\t"), strict=True))
            at = end + 1


def _by_city(path: Path) -> dict[str, list[tuple[str, Row]]]:
    rows = defaultdict(list)
    for where, row in read_rows(path):
        rows[row["city"]].append((where, row))
    return dict(rows)


def _full(row: Row) -> Row:
    """The table holds the bare pinyin alone; the full English name follows from the Chinese ending."""
    ending = next((en for zh, en in _ENDING_EN.items() if row["name"].endswith(zh)), "")
    return {**row, "name_en": f"{row['name_en'] or row['name']} {ending}".rstrip()}


def _township(row: Row, district: NamedPlace) -> NamedPlace:
    name_en = _full(row)["name_en"]
    aliases, weak = split_aliases(row["aliases"])
    spellings = english_spellings(name_en, division=True) if row["name_en"] else []
    return NamedPlace(
        id=f"place-{row['code']}",
        kind="subdistrict",
        name=row["name"],
        names=tuple(unique((row["name"], *aliases, *spellings))),
        name_en=name_en,
        code=row["code"],
        code_local=False,
        districts=district.districts,
        city=district.city,
        weak=weak,
    )

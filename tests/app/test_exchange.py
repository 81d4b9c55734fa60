"""The graph as tables: what stands in the files, that other programs read them, what is refused."""

import csv
import json
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet
import pytest
from awkward_rows import fill
from csvw import CSVW

from app.exchange.csv_files import write_csv
from app.exchange.csvw import METADATA, csvw_metadata
from app.exchange.datapackage import DESCRIPTOR, datapackage
from app.exchange.formats import FORMATS, count_rows, write_archive, write_tables
from app.exchange.neo4j_dump import write_bulk
from app.exchange.parquet import write_parquet
from app.exchange.tables import Row, Table, row_pages, tables_of
from app.iri import fact_iri, iri_of
from cypher.store import open_store
from cypher.store.protocol import Store
from ontology.errors import StoreChanged, WriteError
from ontology.schema import load_schema

BASE = "https://data.example/graph"
TABLES = {table.name: table for table in tables_of(load_schema())}
CHENGTU = Path(sys.executable).with_name("chengtu")
LISTS = ("strings", "integers")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph of few nodes with what is hard to write."""
    store = open_store(f"embedded://{tmp_path_factory.mktemp('small') / 'graph.kgl'}")
    store.apply_schema(load_schema())
    fill(store)
    yield store
    store.close()


def rows_of(store: Store, table: Table) -> list[dict[str, Any]]:
    return list(chain(*row_pages(store, table, BASE, store.snapshot())))


def csv_rows(path: Path, *, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def is_csvw(metadata: Path) -> bool:
    """Whether the reader takes it; of what is wrong it tells some by an exception."""
    try:
        return CSVW(str(metadata), validate=True).is_valid
    except ValueError:
        return False


def as_text(value: Any, datatype: str) -> str:
    if value is None:
        return ""
    if datatype == "boolean":
        return str(value).lower()
    if datatype in LISTS:
        return "|".join(str(item).replace("|", "｜") for item in value)
    return str(value)


def test_there_is_a_table_for_every_class_and_relation_with_the_columns_of_the_ontology() -> None:
    schema = load_schema()
    assert list(TABLES) == [*schema.classes, *schema.relations]
    for declared in schema.classes.values():
        names = [column.name for column in TABLES[declared.name].columns]
        assert names == ["id", "iri", *(p.name for p in declared.properties if p.name != "id")]
    for relation in schema.relations.values():
        names = [column.name for column in TABLES[relation.name].columns]
        assert names[:4] == ["id", "iri", "source", "target"]
        assert {p.name for p in relation.properties} <= set(names)
        assert len(set(names)) == len(names)


def test_nothing_that_the_graph_holds_lacks_a_column(sample_graph: Store) -> None:
    for table in TABLES.values():
        names = {column.name for column in table.columns}
        for row in rows_of(sample_graph, table):
            assert set(row) <= names


def test_cells_are_what_the_graph_holds(small: Store, tmp_path: Path) -> None:
    write_tables(small, BASE, tmp_path / "out", FORMATS["csvw"])
    for table in TABLES.values():
        found = csv_rows(tmp_path / "out" / f"{table.name}.csv")
        wanted = [
            {column.name: as_text(row.get(column.name), column.datatype) for column in table.columns}
            for row in rows_of(small, table)
        ]
        assert found == wanted
    (fact,) = csv_rows(tmp_path / "out" / "SUPPORTS.csv")
    assert fact["iri"] == fact_iri("supports-a", BASE)
    assert fact["source_iri"] == iri_of("measure-a", BASE)
    assert fact["target_iri"] == "http://metadata.un.org/sdg/6"


def test_every_node_and_relation_of_the_samples_has_its_row(sample_graph: Store, tmp_path: Path) -> None:
    told: list[int] = []
    write_tables(sample_graph, BASE, tmp_path / "out", FORMATS["csvw"], told.append)
    rows = sum(len(csv_rows(path)) for path in (tmp_path / "out").glob("*.csv"))
    assert rows == sum(told) == count_rows(sample_graph) > 5_000


def test_tables_for_spreadsheets_open_in_chinese_and_run_no_cell(small: Store, tmp_path: Path) -> None:
    write_tables(small, BASE, tmp_path / "out", FORMATS["csv"])
    assert (tmp_path / "out" / "Measure.csv").read_bytes().startswith("\ufeffid,".encode())
    measure, _ = csv_rows(tmp_path / "out" / "Measure.csv", encoding="utf-8-sig")
    assert measure["name"] == "'=1+1"
    (indicator,) = csv_rows(tmp_path / "out" / "Indicator.csv", encoding="utf-8-sig")
    assert (indicator["name"], indicator["names"]) == ("'-甲", "'-甲")


def test_a_reader_of_csvw_takes_the_tables(small: Store, tmp_path: Path) -> None:
    write_tables(small, BASE, tmp_path / "out", FORMATS["csvw"])
    assert is_csvw(tmp_path / "out" / METADATA)
    read = CSVW(str(tmp_path / "out" / METADATA), validate=True)
    tables = {table.local_name: table for table in read.tables}
    assert set(tables) == {f"{name}.csv" for name in TABLES}
    (passage,) = list(tables["Passage.csv"])
    assert passage["goals"] == [6, 11]
    assert passage["text"] == '他说："好"，\r\n第二行\n\t末'
    (observation,) = list(tables["Observation.csv"])
    assert (observation["number"], observation["year"], observation["strict"]) == (2.5, 2025, True)


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("Observation", ",2025,", ",soon,"),
        ("Passage", ",measure,", ",rumour,"),
        ("STATED_IN", "pas-a", "pas-gone"),
        ("Measure", "measure-b", "measure-a"),
        ("Document", "id,iri,name", "id,iri,title"),
    ],
    ids=["a type", "a value", "a reference", "a key", "a column"],
)
def test_readers_see_what_is_broken(
    small: Store, tmp_path: Path, table: str, before: str, after: str
) -> None:
    for name, metadata in (("csvw", METADATA), ("datapackage", DESCRIPTOR)):
        write_tables(small, BASE, tmp_path / name, FORMATS[name])
        file = tmp_path / name / f"{table}.csv"
        text = file.read_bytes().decode()
        assert before in text
        file.write_bytes(text.replace(before, after).encode())
        broken = tmp_path / name / metadata
        if name == "csvw":
            assert not is_csvw(broken)
        else:
            assert not frictionless.validate(str(broken)).valid


def test_columns_say_what_they_are_in_both_languages() -> None:
    described = {table["url"]: table["tableSchema"] for table in csvw_metadata(TABLES.values())["tables"]}
    columns = {column["name"]: column for column in described["Observation.csv"]["columns"]}
    assert columns["unit"]["titles"] == {"und": "unit", "zh": "单位", "en": "unit"}
    assert columns["unit"]["propertyUrl"] == "https://w3id.org/chengtu/ontology#unit"
    references = {key["columnReference"]: key["reference"] for key in described["Passage.csv"]["foreignKeys"]}
    assert references == {
        "document": {"resource": "Document.csv", "columnReference": "id"},
        "section": {"resource": "Section.csv", "columnReference": "id"},
    }


def test_frictionless_takes_the_package(small: Store, tmp_path: Path) -> None:
    write_tables(small, BASE, tmp_path / "out", FORMATS["datapackage"])
    report = frictionless.validate(str(tmp_path / "out" / DESCRIPTOR))
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(TABLES)
    package = frictionless.Package(str(tmp_path / "out" / DESCRIPTOR))
    (passage,) = package.get_resource("passage").read_rows()
    assert passage["goals"] == [6, 11]
    names = [resource["name"] for resource in datapackage(TABLES.values())["resources"]]
    assert len(set(names)) == len(names)


def test_parquet_gives_back_what_the_graph_holds(small: Store, sample_graph: Store, tmp_path: Path) -> None:
    for store, folder in ((small, tmp_path / "small"), (sample_graph, tmp_path / "samples")):
        write_tables(store, BASE, folder, FORMATS["parquet"])
        for table in TABLES.values():
            read = pyarrow.parquet.read_table(folder / f"{table.name}.parquet")
            wanted = [{c.name: row.get(c.name) for c in table.columns} for row in rows_of(store, table)]
            assert read.to_pylist() == wanted
    schema = pyarrow.parquet.read_schema(tmp_path / "small" / "Observation.parquet")
    assert [str(schema.field(name).type) for name in ("number", "year", "strict")] == [
        "double",
        "int64",
        "bool",
    ]
    assert schema.field("unit").metadata[b"label_zh"].decode() == "单位"


def test_without_pyarrow_one_line_says_what_to_install(
    small: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WriteError, match=r"^Parquet needs pyarrow: pip install 'chengtu\[parquet\]'$"):
        write_tables(small, BASE, tmp_path / "out", FORMATS["parquet"])
    assert not list(tmp_path.iterdir())


def test_a_value_that_the_ontology_does_not_allow_is_one_line(tmp_path: Path) -> None:
    rows = [{"id": "project-a", "iri": BASE, "year": "soon"}]
    with (
        (tmp_path / "out").open("wb") as file,
        pytest.raises(WriteError, match=r"^Project\.year holds what .*soon"),
    ):
        write_parquet(TABLES["Project"], [rows], file)


@pytest.mark.parametrize("name", FORMATS)
def test_an_archive_holds_the_files_of_the_folder_and_is_the_same_each_time(
    small: Store, tmp_path: Path, name: str
) -> None:
    write_tables(small, BASE, tmp_path / "out", FORMATS[name])
    write_tables(small, BASE, tmp_path / "out.zip", FORMATS[name])
    stream = BytesIO()
    write_archive(small, BASE, FORMATS[name], stream)
    assert stream.getvalue() == (tmp_path / "out.zip").read_bytes()
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        packed = {entry: archive.read(entry) for entry in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_an_empty_folder_is_taken_and_an_old_archive_replaced(small: Store, tmp_path: Path) -> None:
    folder, archive = tmp_path / "out", tmp_path / "out.ZIP"
    folder.mkdir()
    archive.write_text("old")
    write_tables(small, BASE, folder, FORMATS["csvw"])
    write_tables(small, BASE, archive, FORMATS["csvw"])
    assert zipfile.is_zipfile(archive)
    assert (folder / METADATA).is_file()


def test_a_path_that_cannot_be_written_is_one_line(small: Store, tmp_path: Path) -> None:
    full, file = tmp_path / "full", tmp_path / "file"
    full.mkdir()
    (full / "kept.txt").write_text("kept")
    file.write_text("kept")
    (tmp_path / "folder.zip").mkdir()
    refused = {
        full: "is not empty: name a new folder",
        file: "is a file: name a folder",
        tmp_path / "folder.zip": "is a folder: name a file",
        tmp_path / "none" / "out": "No such file or directory",
        tmp_path / "none" / "out.zip": "No such file or directory",
        file / "out": "Not a directory",
    }
    before = sorted(tmp_path.rglob("*"))
    for path, reason in refused.items():
        with pytest.raises(WriteError, match=reason) as told:
            write_tables(small, BASE, path, FORMATS["csv"])
        assert "\n" not in str(told.value)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("out", ["out", "out.zip"])
def test_a_graph_written_to_meanwhile_leaves_nothing_behind(tmp_path: Path, out: str) -> None:
    store = open_store(f"embedded://{tmp_path / 'graph' / 'graph.kgl'}")
    fill(store)

    def change(_rows: int) -> None:
        with store.write() as batch:
            batch.upsert_nodes("Place", [{"id": "place-new"}])

    with pytest.raises(StoreChanged, match="try again"):
        write_tables(store, BASE, tmp_path / out, FORMATS["csv"], change)
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize("write", [write_csv, write_bulk])
def test_memory_does_not_grow_with_the_rows(write: Any) -> None:
    table = TABLES["Measure"]

    def peak(pages: int) -> int:
        tracemalloc.start()
        write(table, made(pages), Nowhere())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    def made(pages: int) -> Iterator[list[Row]]:
        for page in range(pages):
            yield [{"id": f"measure-{page}-{row}", "text": f"{page} {row}" * 9} for row in range(500)]

    assert peak(40) < 1.5 * peak(4)


class Nowhere(BytesIO):
    def write(self, data: Any) -> int:
        return len(data)


def test_the_command_writes_tables_and_tells_what_it_cannot(sample_graph_url: str, tmp_path: Path) -> None:
    def run(output: Path) -> "subprocess.CompletedProcess[str]":
        command = [CHENGTU, "export", "--format", "csvw", "-o", str(output)]
        settings = {"CHENGTU_GRAPH_URL": sample_graph_url, "CHENGTU_BASE_IRI": BASE, "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=settings)

    done = run(tmp_path / "out.zip")
    assert (done.returncode, done.stdout) == (0, "")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        described = json.loads(archive.read(METADATA))
    assert len(described["tables"]) == len(TABLES)
    refused = run(tmp_path)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"chengtu: {tmp_path} is not empty: name a new folder, or a file that ends with .zip\n"
    )

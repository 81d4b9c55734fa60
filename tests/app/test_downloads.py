"""The files to download: each in its format, made once for what the graph holds, told as they are."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import httpx2
import pyarrow.parquet
import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from opendata import served

from app.catalogue.library import Edition, Library
from app.catalogue.making import Downloads
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.model import Extraction
from ontology.errors import StoreChanged

BASE = "https://w3id.org/chengtu"
CT = f"{BASE}/ontology#"
SYNTAXES = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def client(sample_graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(sample_graph, tmp_path_factory.mktemp("cache")) as client:
        yield client


def said(client: TestClient, name: str) -> set[tuple[str, str, str]]:
    """The triples of a file, whatever graphs they are in."""
    content = client.get(f"/data/{name}").content
    quads = pyoxigraph.parse(content, SYNTAXES[name.rsplit(".", 1)[-1]])
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


def one_document(store: Store) -> str:
    return str(store.read("MATCH (d:Document {plan_from: 2017}) RETURN d.id AS id").records()[0]["id"])


def test_the_list_names_every_file_and_where_it_is(client: TestClient, sample_graph: Store) -> None:
    listed = {file["name"]: file for file in client.get("/api/downloads").json()}
    document = one_document(sample_graph)
    expected = {f"{name}.{extension}" for name in ("chengtu", document) for extension in SYNTAXES}
    expected |= {f"goal-{n}.ttl" for n in range(1, 18)}
    expected |= {"chengtu.nq.gz", "tables-csvw.zip", "tables-neo4j.zip", "Measure.csv", "Measure.parquet"}
    assert expected <= set(listed)
    file = listed["goal-6.ttl"]
    assert (file["media_type"], file["href"]) == ("text/turtle", "http://testserver/data/goal-6.ttl")
    assert "清洁饮水" in file["title_zh"]
    assert "Clean Water" in file["title_en"]
    content = client.get(file["href"]).content
    again = {file["name"]: file for file in client.get("/api/downloads").json()}
    assert again["goal-6.ttl"]["bytes"] == len(content)


@pytest.mark.parametrize("extension", SYNTAXES)
def test_a_document_says_the_same_in_every_format(
    client: TestClient, sample_graph: Store, extension: str
) -> None:
    document = one_document(sample_graph)
    triples = said(client, f"{document}.nt")
    assert len(triples) > 1000
    assert said(client, f"{document}.{extension}") == triples


def test_the_whole_graph_holds_what_its_documents_say(client: TestClient, sample_graph: Store) -> None:
    whole = said(client, "chengtu.nt")
    assert said(client, f"{one_document(sample_graph)}.nt") <= whole
    assert said(client, "chengtu.nq") == whole


def test_a_goals_file_has_every_thing_tied_to_it_with_its_evidence(
    client: TestClient, sample_graph: Store
) -> None:
    triples = said(client, "goal-6.nt")
    assert triples <= said(client, "chengtu.nt")
    rows = sample_graph.read(
        "MATCH (n)-[s:SUPPORTS]->(g:Goal {number: 6}) RETURN n.id AS id, s.passage AS passage"
    ).records()
    supports = {s for s, p, o in triples if p == f"<{CT}supports>" and o == "<http://metadata.un.org/sdg/6>"}
    assert len(supports) == len({row["id"] for row in rows}) > 10
    quotes = {s for s, p, _ in triples if p == "<http://www.w3.org/ns/oa#exact>"}
    passages = {f"<{BASE}/id/passage/{row['passage'].removeprefix('pas-')}#quote>" for row in rows}
    assert passages <= quotes
    assert said(client, "goal-6.ttl") == triples


def test_tables_have_a_row_for_each_node(client: TestClient, sample_graph: Store) -> None:
    n = sample_graph.read("MATCH (n:Measure) RETURN count(n) AS n").records()[0]["n"]
    rows = list(csv.DictReader(io.StringIO(client.get("/data/Measure.csv").content.decode("utf-8"))))
    parquet = pyarrow.parquet.read_table(io.BytesIO(client.get("/data/Measure.parquet").content))
    assert len(rows) == parquet.num_rows == n > 100
    assert {row["id"] for row in rows} == set(parquet.column("id").to_pylist())


def test_the_metadata_of_tables_leads_to_each(client: TestClient) -> None:
    metadata = client.get("/data/csv-metadata.json")
    assert metadata.headers["content-type"].startswith("application/csvm+json")
    tables = [table["url"] for table in metadata.json()["tables"]]
    assert {"Measure.csv", "SUPPORTS.csv"} <= set(tables)
    for url in tables:
        head = client.get(f"/data/{url}").text.splitlines()[0].split(",")
        assert head[:2] == ["id", "iri"], url


@pytest.mark.parametrize("kind", ["csv", "csvw", "datapackage", "parquet", "neo4j"])
def test_archives_hold_their_files(client: TestClient, kind: str) -> None:
    reply = client.get(f"/data/tables-{kind}.zip", headers={"accept-encoding": "gzip"})
    assert reply.headers["content-type"] == "application/zip"
    assert "content-encoding" not in reply.headers
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) > 10


def raw(client: TestClient, name: str, **headers: str) -> httpx2.Response:
    """A reply whose content is as it was sent."""
    with client.stream("GET", f"/data/{name}", headers=headers) as reply:
        reply._content = b"".join(reply.iter_raw())
        return reply


def test_packed_on_the_way_or_as_a_file_it_is_the_same(client: TestClient) -> None:
    plain = raw(client, "goal-6.ttl", **{"accept-encoding": "identity"})
    encoded = raw(client, "goal-6.ttl", **{"accept-encoding": "br, gzip;q=0.5"})
    refused = raw(client, "goal-6.ttl", **{"accept-encoding": "gzip;q=0, *;q=0"})
    assert "content-encoding" not in plain.headers
    assert encoded.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in plain.headers["vary"]
    assert gzip.decompress(encoded.content) == plain.content == refused.content
    assert int(plain.headers["content-length"]) == len(plain.content)
    assert int(encoded.headers["content-length"]) == len(encoded.content)
    assert encoded.headers["etag"] != plain.headers["etag"]
    file = raw(client, "chengtu.nt.gz", **{"accept-encoding": "gzip"})
    assert (file.headers["content-type"], "content-encoding" in file.headers) == ("application/gzip", False)
    assert gzip.decompress(file.content) == client.get("/data/chengtu.nt").content


@pytest.mark.parametrize("name", ["goal-6.ttl", "chengtu.nt.gz", "Measure.parquet"])
def test_head_and_validators(client: TestClient, name: str) -> None:
    reply = client.get(f"/data/{name}")
    head = client.head(f"/data/{name}")
    assert (head.status_code, head.content) == (200, b"")
    for header in ("etag", "last-modified", "content-type", "content-length", "content-disposition"):
        assert head.headers[header] == reply.headers[header], header
    assert reply.headers["content-disposition"] == f'attachment; filename="{name}"'
    known = client.get(f"/data/{name}", headers={"if-none-match": reply.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    since = client.get(f"/data/{name}", headers={"if-modified-since": reply.headers["last-modified"]})
    assert since.status_code == 304
    assert client.get(f"/data/{name}", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["nothing.ttl", "chengtu.xyz", "goal-18.ttl", "chengtu", "..%2f..%2fetc%2fpasswd", "%00", "goal-6.nq"],
)
def test_a_file_that_is_not_offered_is_told(client: TestClient, name: str) -> None:
    reply = client.get(f"/data/{name}", headers={"accept": "*/*"})
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_the_page_of_the_explorer_stays_where_it_is(client: TestClient) -> None:
    reply = client.get("/data", headers={"accept": "text/html"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_an_empty_graph_has_files_and_a_catalogue_too(tmp_path: Path) -> None:
    store = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(store)
    with served(store, tmp_path / "cache") as client:
        assert client.get("/catalog").status_code == 200
        assert said(client, "chengtu.nt")
        assert not [
            f for f in client.get("/api/downloads").json() if f["name"].startswith(("doc-", "Measure"))
        ]
    store.close()


def test_a_changed_graph_has_new_files_and_the_old_ones_go(
    tmp_path: Path, sample_extractions: tuple[Extraction, ...]
) -> None:
    store = open_store(f"embedded://{tmp_path / 'graph.kgl'}")
    prepare(store)
    etags = []
    with served(store, tmp_path / "cache") as client:
        for extraction in sample_extractions[2:5]:
            load(store, extraction)
            reply = client.get("/data/Document.csv")
            assert extraction.document.source in reply.text
            etags.append(reply.headers["etag"])
        (library,) = (tmp_path / "cache" / "downloads").iterdir()
        assert len(set(etags)) == 3
        assert len(list(library.iterdir())) == 2, "the one before may be on its way to somebody"
    store.close()


def test_a_second_service_finds_what_the_first_one_made(sample_graph: Store, tmp_path: Path) -> None:
    modified = set()
    for _ in range(2):
        with served(sample_graph, tmp_path) as client:
            modified.add(client.get("/data/District.csv").headers["last-modified"])
            (made,) = tmp_path.rglob("District.csv.gz")
            modified.add(made.stat().st_mtime_ns)
    assert len(modified) == 2


def test_a_graph_that_changes_all_the_time_gives_no_mixed_file(sample_graph: Store, tmp_path: Path) -> None:
    changing = count()
    downloads = Downloads(sample_graph, BASE, tmp_path, lambda: str(next(changing)))
    with pytest.raises(StoreChanged):
        downloads.file("District.csv")
    assert list(tmp_path.rglob("District*")) == []


def test_a_graph_that_changed_once_is_read_again(sample_graph: Store, tmp_path: Path) -> None:
    # It is asked for before a file is made, and after.
    contents = iter(["one", "two", *["two"] * 9])
    downloads = Downloads(sample_graph, BASE, tmp_path, lambda: next(contents))
    found = downloads.file("District.csv")
    assert found is not None
    assert found[1].path.parent.name.startswith("two-")


def test_a_file_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    edition = Library(tmp_path).edition("x")

    def fail(output: io.BufferedIOBase) -> None:
        output.write(b"half a file")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        edition.keep("a.txt", fail)
    assert edition.find("a.txt") is None
    assert [path.name for path in edition.folder.iterdir()] == ["edition.json"]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (Edition(tmp_path / name).keep("a", lambda out: out.write(b"abc")) for name in "xy")
    assert (first.packed_sha256, first.size) == (second.packed_sha256, 3)
    assert json.loads((tmp_path / "x" / "a.told.json").read_text())["sha256"] == first.sha256


def test_a_folder_that_cannot_be_used_is_told_with_its_setting(sample_graph: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with served(sample_graph, tmp_path / "file") as client:
        for url in ("/data/chengtu.ttl", "/catalog"):
            reply = client.get(url)
            assert reply.status_code == 503
            assert "CHENGTU_CACHE_DIR" in reply.json()["detail"]

"""RDF read back: the same graph on both stores, and files that cannot be taken."""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.rdf.export import rdf_lines, write_rdf
from app.rdf.formats import FORMATS
from app.rdf.loading import load_rows
from app.rdf.reading import read_rdf
from app.rdf.validation import validate_lines
from cypher.content import graph_content
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.review.decide import Decided, review_fact
from ontology.errors import RdfError

BASE = "https://w3id.org/chengtu"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"embedded://{tmp_path / 'copy.kgl'}")
    yield store
    store.close()


def exported(store: Store, path: Path) -> Path:
    with path.open("wb") as file:
        write_rdf(
            store,
            BASE,
            FORMATS[{"nq": "nquads", "jsonld": "jsonld", "ttl": "turtle", "rdf": "rdfxml"}[path.suffix[1:]]],
            file,
        )
    return path


@pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld", "rdf"])
def test_round_trip_through_a_file(sample_graph: Store, empty: Store, tmp_path: Path, ending: str) -> None:
    load_rows(empty, read_rdf(exported(sample_graph, tmp_path / f"graph.{ending}"), BASE))
    assert graph_content(empty) == graph_content(sample_graph)
    assert b"".join(rdf_lines(empty, BASE)) == b"".join(rdf_lines(sample_graph, BASE))


def test_round_trip_across_stores(
    sample_graph: Store, empty: Store, empty_neo4j_url: str, tmp_path: Path
) -> None:
    neo4j = open_store(empty_neo4j_url)
    try:
        load_rows(neo4j, read_rdf(exported(sample_graph, tmp_path / "embedded.nq"), BASE))
        assert graph_content(neo4j) == graph_content(sample_graph)
        back = exported(neo4j, tmp_path / "neo4j.nq")
        assert back.read_bytes() == (tmp_path / "embedded.nq").read_bytes()
    finally:
        neo4j.close()
    load_rows(empty, read_rdf(back, BASE))
    assert graph_content(empty) == graph_content(sample_graph)


def test_reviews_come_along(sample_graph: Store, tmp_path: Path) -> None:
    first = open_store(f"embedded://{tmp_path / 'first.kgl'}")
    second = open_store(f"embedded://{tmp_path / 'second.kgl'}")
    try:
        load_rows(first, read_rdf(exported(sample_graph, tmp_path / "a.nq"), BASE))
        fact = first.read("MATCH ()-[r:SUPPORTS]->() RETURN r.id ORDER BY r.id LIMIT 1").rows[0][0]
        review_fact(first, Decided(fact, "accept", reviewer="李明"))
        load_rows(second, read_rdf(exported(first, tmp_path / "b.nq"), BASE))
        assert graph_content(second) == graph_content(first)
        assert second.read("MATCH (r:Review) RETURN r.reviewer, r.decision").rows == (("李明", "accept"),)
    finally:
        first.close()
        second.close()


def test_a_packed_file_is_read(sample_graph: Store, tmp_path: Path) -> None:
    plain = exported(sample_graph, tmp_path / "graph.nq")
    packed = tmp_path / "graph.nq.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_rdf(packed, BASE).nodes == read_rdf(plain, BASE).nodes


def spoilt(sample_graph: Store, tmp_path: Path, line: int, old: str, new: str) -> Path:
    """The export with something changed in the first line, at or after `line`, that holds `old`."""
    file = io.BytesIO()
    write_rdf(sample_graph, BASE, FORMATS["nquads"], file)
    lines = file.getvalue().decode().splitlines(keepends=True)
    at = next(n for n in range(line, len(lines)) if old in lines[n])
    lines[at] = lines[at].replace(old, new)
    path = tmp_path / "spoilt.nq"
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("> <", "> ", "no N-Quads"),
        ("ontology#Passage>", "ontology#Sentence>", "no class Sentence"),
        ("ontology#passageKind>", "ontology#kindness>", "no property kindness"),
        ("ontology#position>", "ontology#planFrom>", "has no property planFrom"),
        ('ontology#position> "', 'ontology#position> "x', "no integer"),
        ("ontology#mentions> .", "ontology#mentions> .", "no integer"),
    ][:5],
)
def test_a_line_that_cannot_be_taken_is_named(
    sample_graph: Store, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    path = spoilt(sample_graph, tmp_path, 500, old, new)
    with pytest.raises(RdfError) as caught:
        read_rdf(path, BASE)
    assert reason in str(caught.value)
    line = int(str(caught.value).removeprefix(f"{path}:").split(":")[0])
    told = path.read_text(encoding="utf-8").splitlines()[line - 1]
    assert new.strip(' >"') in told or told.split(" ")[0].strip("<>") in str(caught.value)


def test_another_base_is_told(sample_graph: Store, tmp_path: Path) -> None:
    path = exported(sample_graph, tmp_path / "graph.ttl")
    with pytest.raises(RdfError, match=r"graph\.ttl:\d+: .*CHENGTU_BASE_IRI"):
        read_rdf(path, "https://other.example/base")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.ttl", b"", "holds nothing"),
        ("other.nt", b"<http://a/s> <http://a/p> <http://a/o> .\n", "holds nothing"),
        (
            "cut.nq.gz",
            gzip.compress(b"<http://a/s> <http://a/p> <http://a/o> .\n" * 999)[:60],
            "cannot be read",
        ),
        ("noise.rdf", b"\x00\xff\xfe", "cut.rdf|no RDF/XML|cannot be read"),
        (
            "far.jsonld",
            b'{"@context": "http://127.0.0.1:1/context", "@id": "http://a/s"}',
            "no JSON-LD|cannot",
        ),
        ("file.csv", b"a,b\n", "no format of RDF"),
    ],
)
def test_files_that_are_none_of_ours(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RdfError, match=reason):
        read_rdf(path, BASE)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match="cannot be read"):
        read_rdf(tmp_path / "none.ttl", BASE)


def test_a_graph_that_holds_something_is_left_as_it_is(
    sample_graph: Store, empty: Store, tmp_path: Path
) -> None:
    rows = read_rdf(exported(sample_graph, tmp_path / "graph.nq"), BASE)
    load_rows(empty, rows)
    before = graph_content(empty)
    with pytest.raises(RdfError, match="not empty"):
        load_rows(empty, rows)
    assert graph_content(empty) == before


def test_a_statement_without_its_end_leaves_the_store_empty(
    sample_graph: Store, empty: Store, tmp_path: Path
) -> None:
    path = spoilt(
        sample_graph,
        tmp_path,
        0,
        "#subject> <https://w3id.org/chengtu/id/",
        "#subject> <https://w3id.org/chengtu/no/",
    )
    with pytest.raises(RdfError, match="one end of the statement"):
        load_rows(empty, read_rdf(path, BASE))
    assert empty.read("MATCH (n) RETURN count(n)").rows == ((0,),)


def test_what_leads_out_of_a_document_is_in_the_whole_only(
    sample_graph: Store, empty: Store, tmp_path: Path
) -> None:
    """A later phase in one document, the earlier one in another: the part would have an end without a type."""
    rows = read_rdf(exported(sample_graph, tmp_path / "graph.nq"), BASE)
    stated = sample_graph.read(
        "MATCH (n:Project)-[r:STATED_IN]->(p:Passage) RETURN n.id, min(p.document), max(p.document) ORDER BY n.id"
    ).rows
    only = [(id, first) for id, first, last in stated if first == last]
    (later, document), (earlier, _) = only[0], next(one for one in only if one[1] != only[0][1])
    passage = next(
        r["passage"] for r in rows.relations["STATED_IN", "Project", "Passage"] if r["source"] == later
    )
    rows.relations["SUCCEEDS", "Project", "Project"].append(
        {
            "id": "succeeds-planted",
            "source": later,
            "target": earlier,
            "document": document,
            "passage": passage,
            "score": 0.9,
        }
    )
    load_rows(empty, rows)
    assert b"succeeds-planted" in b"".join(rdf_lines(empty, BASE))
    part = b"".join(rdf_lines(empty, BASE, graphs=False, document=document))
    assert b"succeeds-planted" not in part
    assert validate_lines([part]) == []

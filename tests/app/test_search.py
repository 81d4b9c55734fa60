"""Search in passages and names, and what a search box is offered, over the samples on both stores."""

import itertools
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from neo4j_servers import empty

from app.api.main import create_app
from app.search.names import NameIndex, build_index, one_edit
from app.search.searcher import NameHit, Narrowed, Searcher
from app.search.terms import find_terms, fold, spans_of, word_edges
from app.settings import Settings
from cypher.store import Store, open_store
from ingest.load import load, prepare
from ingest.model import Extraction

QUERIES = (
    "排涝", "宝安 水厂", "PM2.5", "鹏城云脑三期", "人大", "wetland", "flood prevention in Bao'an", "目标6", "低空经济",
    "“无废城市”", "845公里", "大铲湾港区集装箱码头二期", "铁岗水厍", "产业 创新 人才", "碳", "医院 学校", "数据条例",
)  # fmt: skip
TYPED = (
    "ba",
    "baoan",
    "bao'an",
    "宝",
    "水",
    "goal 6",
    "sdg6",
    "clean",
    "shenzhen b",
    "ptz",
    "十四五",
    "ns",
    "铁岗水厍",
    "x",
)


@pytest.fixture(scope="module")
def client(sample_graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), sample_graph), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def searcher(sample_graph: Store) -> Searcher:
    return Searcher(sample_graph, 30)


@pytest.fixture(scope="module")
def on_neo4j(neo4j_url: str, sample_extractions: tuple[Extraction, ...]) -> Iterator[Searcher]:
    empty(neo4j_url)
    store = open_store(neo4j_url)
    prepare(store)
    for extraction in sample_extractions:
        load(store, extraction)
    yield Searcher(store, 60)
    store.close()
    empty(neo4j_url)


def page(client: TestClient, q: str, **more: object) -> dict:
    response = client.get("/api/search", params={"q": q, **more})
    assert response.status_code == 200, response.text
    return response.json()


def offered(client: TestClient, q: str, **more: object) -> list[dict]:
    return client.get("/api/suggest", params={"q": q, **more}).json()["items"]


@pytest.mark.parametrize("query", QUERIES)
def test_both_stores_find_the_same_in_the_same_order(
    query: str, searcher: Searcher, on_neo4j: Searcher
) -> None:
    here, there = (s.search(query, Narrowed()) for s in (searcher, on_neo4j))
    assert here.hits == there.hits
    assert here.facets == there.facets


@pytest.mark.parametrize("typed", TYPED)
def test_both_stores_offer_the_same(typed: str, searcher: Searcher, on_neo4j: Searcher) -> None:
    assert searcher.suggest(typed, limit=20) == on_neo4j.suggest(typed, limit=20)


@pytest.mark.parametrize("query", [q for q in QUERIES if q != "铁岗水厍"])
def test_the_first_page_holds_words_of_the_query_and_marks_them(client: TestClient, query: str) -> None:
    found = page(client, query, limit=10)
    assert found["items"]
    forms = {form for term in find_terms(query) for form in term.forms}
    for item in found["items"]:
        marked = {fold(item["text"][start:end]) for start, end in item["highlights"]}
        if item["type"] == "Passage":
            assert marked
            assert marked <= forms
        shown = item["snippet"]
        assert item["text"][shown["start"] :].startswith(shown["text"])
        for start, end in shown["highlights"]:
            assert fold(shown["text"][start:end]) in marked
    ranks = [item["rank"] for item in found["items"]]
    assert ranks == sorted(ranks, reverse=True)


def test_all_words_come_before_some(client: TestClient) -> None:
    """Where passages hold every word, no passage that lacks one is found."""
    found = page(client, "宝安 水厂", limit=50)
    texts = [(item["text"], item["districts"]) for item in found["items"] if item["type"] == "Passage"]
    assert texts
    assert all("水厂" in text and ("宝安" in text or "宝安区" in places) for text, places in texts)


def test_a_word_is_not_found_across_two_words() -> None:
    """人大 is no part of 个人|大数据: the tokeniser decides, not the characters."""
    (term,) = find_terms("人大")
    assert not spans_of(term, "保护个人大数据安全")
    assert spans_of(term, "接受人大监督")
    (latin,) = find_terms("rail")
    assert not spans_of(latin, "a trailer for the railway")
    assert spans_of(latin, "new rails, one rail")


def test_the_name_itself_comes_first(client: TestClient) -> None:
    first = page(client, "宝安中心区排涝工程")["items"][0]
    assert (first["type"], first["rank"]) == ("Project", 1.0)


@pytest.mark.parametrize("typed", ["铁岗水厍", "铁钢水库", "铁岗库", "铁岗水水库", "铁水岗库"])
def test_a_name_is_found_with_one_letter_wrong(client: TestClient, typed: str) -> None:
    assert "铁岗水库" in [item["name"] for item in page(client, typed)["items"]]


@pytest.mark.parametrize(
    ("query", "word"),
    [("wetland", "湿地"), ("airport", "机场"), ("reservoir", "水库"), ("low-altitude economy", "低空经济")],
)
def test_english_words_find_chinese_passages(client: TestClient, query: str, word: str) -> None:
    items = page(client, query, limit=5)["items"]
    assert items
    assert all(word in item["text"] or word in " ".join(item["names"]) for item in items)


def test_results_are_narrowed_and_counted(client: TestClient) -> None:
    whole = page(client, "水", limit=500)
    counts = {facet["value"]: facet["count"] for facet in whole["facets"]["type"]}
    assert sum(counts.values()) == whole["total"] == len(whole["items"])
    projects = page(client, "水", type="Project", limit=500)
    assert projects["total"] == counts["Project"] > 1
    assert {item["type"] for item in projects["items"]} == {"Project"}
    for facet in whole["facets"]["document"]:
        narrowed = page(client, "水", document=facet["value"], type="Passage", limit=500)
        assert {item["document"] for item in narrowed["items"]} <= {facet["value"]}
    plan = page(client, "水", plan="十五五", type="Passage", limit=500)
    assert {item["source"] for item in plan["items"]} == {"shenzhen-15th-five-year-plan.txt"}
    district = page(client, "水", district="baoan", limit=500)
    passages = [item for item in district["items"] if item["type"] == "Passage"]
    assert passages
    assert all("宝安区" in item["districts"] for item in passages)
    kinds = page(client, "水", type="target", limit=500)
    assert {item["kind"] for item in kinds["items"]} == {"target"}


@pytest.mark.parametrize(
    "params",
    [
        {"type": "River"}, {"district": "Mitte"}, {"document": "no such"}, {"plan": "深圳"}, {"q": ""},
        {"q": "a" * 201}, {"limit": 0}, {"offset": -1},
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told(client: TestClient, params: dict) -> None:
    response = client.get("/api/search", params={"q": "水", **params})
    assert response.status_code == 422
    assert len(response.json()["detail"].splitlines()) == 1


def test_pages_make_the_whole(client: TestClient) -> None:
    whole = page(client, "水", limit=30)["items"]
    parts = [page(client, "水", limit=7, offset=at)["items"] for at in range(0, 28, 7)]
    assert [item for part in parts for item in part] == whole[:28]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("baoan", "宝安区"), ("Bao'an", "宝安区"), ("ba", "宝安区"), ("宝", "宝安区"), ("nanshan d", "南山区"),
        ("pingshan", "坪山区"), ("sdg 6", "6 清洁饮水和卫生设施"), ("目标6", "6 清洁饮水和卫生设施"),
        ("sanitation", "6 清洁饮水和卫生设施"), ("clean w", "6 清洁饮水和卫生设施"), ("pcyn", "鹏城云脑III"),
        ("云脑", "鹏城云脑III"),
    ],
)  # fmt: skip
def test_names_are_offered_as_they_are_typed(client: TestClient, typed: str, name: str) -> None:
    assert name in [item["name"] for item in offered(client, typed)[:3]]


def test_offers_are_few_and_none_for_nothing(client: TestClient) -> None:
    assert offered(client, "") == offered(client, "  ") == []
    assert len(offered(client, "s", limit=3)) == 3
    assert client.get("/api/suggest", params={"q": "s", "limit": 500}).status_code == 422
    first = offered(client, "shenzhen", limit=50)
    assert len({item["id"] for item in first}) == len(first)


def test_documents_are_offered_by_their_short_plan(client: TestClient) -> None:
    assert "Document" in [item["type"] for item in offered(client, "十四五")[:2]]


def test_names_follow_the_graph(tmp_path, sample_extractions: tuple[Extraction, ...]) -> None:
    url = f"embedded://{tmp_path / 'graph.kgl'}"
    writer = open_store(url)
    prepare(writer)
    load(writer, sample_extractions[0])
    searcher = Searcher(writer, 30)
    before = len(searcher.index().entries)
    load(writer, sample_extractions[1])
    assert len(searcher.index().entries) > before
    writer.close()


@given(st.text(max_size=30))
def test_any_query_is_cut_into_words_that_stand_in_it(query: str) -> None:
    for term in find_terms(query):
        assert term.word
        assert term.forms


@given(st.text(alphabet="水库工程 PM2.5个人大数据,。", max_size=40))
def test_the_words_of_a_text_lie_apart_and_in_order(text: str) -> None:
    edges = word_edges(text)
    assert all(a < b for a, b in edges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(edges))


@given(st.text(alphabet="abc", min_size=1, max_size=6), st.data())
def test_one_edit_is_found_through_its_index(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name)))
    letter = data.draw(st.sampled_from("abcd"))
    changed = data.draw(
        st.sampled_from(
            (name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :])
        )
    )
    assert one_edit(name, changed)
    assert one_edit(changed, name)
    row = {"id": "x", "type": "Place", "name": name, "names": None, "city": None, "passages": 0}
    index: NameIndex = build_index([{**row, "documents": [], "districts": []}], [])
    if len(changed) >= 3:
        assert 0 in index.near(changed)


def test_two_edits_are_too_many() -> None:
    for a, b in (("abcd", "abef"), ("abc", "cba"), ("ab", "abcd"), ("abcd", "badc")):
        assert not one_edit(a, b)


def test_hits_name_what_they_are(searcher: Searcher) -> None:
    hits = searcher.search("排涝", Narrowed()).hits
    assert any(isinstance(hit, NameHit) for hit in hits)
    assert any(not isinstance(hit, NameHit) for hit in hits)

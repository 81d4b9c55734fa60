"""The query page and what is taken away from answers, in a real browser over the real service."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import page_in, serious_findings, settled
from playwright.sync_api import Browser, Page, expect

from cypher.store.protocol import Store

# Milliseconds: the first query in SPARQL waits for the snapshot of the graph.
SLOW = 60_000
PREFIXES = (
    "PREFIX ct: <https://w3id.org/chengtu/ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
)


def taken(page: Page, role: str, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_sparql_is_written_run_and_kept_in_the_address(page: Page) -> None:
    page.goto("/query")
    settled(page)
    page.get_by_role("button", name="SPARQL").click()
    expect(page.locator(".cm-content")).to_contain_text("PREFIX ct: <https://w3id.org/chengtu/ontology#>")
    page.get_by_role("button", name="运行").click()
    rows = page.locator("table.ledger tbody tr")
    expect(rows.first).to_be_visible(timeout=SLOW)
    shown = rows.all_inner_texts()
    assert len(json.loads(taken(page, "button", "JSON"))) == len(shown)
    assert taken(page, "button", "CSV").startswith("project,name")
    page.goto(page.url)
    expect(rows.first).to_be_visible(timeout=SLOW)
    assert rows.all_inner_texts() == shown, "the address restores the result, too"
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/entity/project-"))


def test_sparql_gives_triples_as_text_and_tells_errors(page: Page) -> None:
    construct = PREFIXES + "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a ct:Project ; rdfs:label ?n } LIMIT 3"
    page.goto("/query?sparql=" + quote(construct))
    text = page.locator("main pre")
    expect(text).to_contain_text("label", timeout=SLOW)
    assert taken(page, "button", "Turtle") == text.inner_text()
    for wrong in ("SELECT * WHERE {", "DELETE WHERE { ?s ?p ?o }"):
        page.goto("/query?sparql=" + quote(wrong))
        expect(page.get_by_role("alert")).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_editor_has_no_serious_finding(browser: Browser, base: str, theme: str) -> None:
    with page_in(browser, base, theme=theme) as page:
        page.goto("/query?sparql=" + quote(PREFIXES + "ASK { ?s a ct:Project }"))
        expect(page.locator("table.ledger tbody td")).to_have_text("true", timeout=SLOW)
        assert serious_findings(page) == []


def test_rows_are_shown_as_a_graph_of_the_things_in_them(page: Page) -> None:
    five = "MATCH (n:Project)-[:SUPPORTS]->(:Goal {number: 6}) WITH DISTINCT n ORDER BY n.id LIMIT 5 "
    page.goto("/query?cypher=" + quote(five + "MATCH p = (n)-[:SUPPORTS]->(:Goal {number: 6}) RETURN p"))
    settled(page)
    page.get_by_role("button", name="图", exact=True).click()
    expect(page.locator(".canvas")).to_have_attribute("data-nodes", "6")
    expect(page.get_by_text("6个事物 · 5条联系")).to_be_visible()
    assert "view=graph" in page.url
    page.get_by_role("link", name="在图谱中看").click()
    expect(page).to_have_url(re.compile("/graph\\?nodes=.*goal-6"))
    expect(page.locator(".canvas")).to_have_attribute("data-nodes", "6")


def test_a_ready_query_as_a_graph_holds_the_goal_it_is_about(page: Page) -> None:
    page.goto("/query?name=measures-by-goal&view=graph")
    settled(page)
    expect(page.locator(".canvas canvas").first).to_be_visible()
    told = page.locator(".bar-of-list .hint").inner_text()
    nodes, edges = map(int, re.findall(r"\d+", told))
    assert nodes > 1
    assert edges >= nodes - 1


def test_a_node_in_a_row_is_told_by_its_name(page: Page) -> None:
    page.goto("/query?cypher=" + quote("MATCH (g:Goal {number: 6}) RETURN g"))
    settled(page)
    cell = page.locator("table.ledger tbody td a")
    expect(cell).to_have_attribute("href", "/entity/goal-6")
    assert "{" not in cell.inner_text()


def test_a_changed_reading_is_taken_away_as_it_was_changed(page: Page) -> None:
    page.goto("/ask?q=" + quote("宝安区和南山区有哪些措施支持目标6"))
    settled(page)
    page.get_by_role("button", name="去掉“南山区”").click()
    expect(page.get_by_role("heading", level=2, name=re.compile("^宝安区"))).to_be_visible()
    settled(page)
    names = {a["name"] for a in json.loads(taken(page, "button", "下载 JSON"))["answers"]}
    rows = list(csv.DictReader(io.StringIO(taken(page, "button", "下载 CSV"))))
    markdown = taken(page, "button", "下载 Markdown")
    assert names == {row["name"] for row in rows}
    assert "宝安中心区排涝工程" in names
    assert "南山水质净化厂提标扩建工程" not in names
    assert "宝安中心区排涝工程" in markdown
    assert "南山区 ·" not in markdown


def test_facts_are_said_from_the_side_of_the_thing_and_in_english_where_they_can(
    browser: Browser, base: str, sample_graph: Store
) -> None:
    programme = sample_graph.read(
        "MATCH (:Project)-[:PART_OF]->(p:Programme) RETURN p.id AS id ORDER BY id LIMIT 1"
    ).records()[0]["id"]
    place = sample_graph.read(
        "MATCH (p:Place)-[:LOCATED_IN]->(:District {name: '盐田区'}) RETURN p.id AS id ORDER BY id LIMIT 1"
    ).records()[0]["id"]
    with page_in(browser, base, language="en") as page:
        page.goto(f"/entity/{programme}")
        settled(page)
        related = page.locator("section[aria-labelledby=related]")
        expect(related).to_contain_text("has part · Project")
        page.goto(f"/entity/{place}")
        settled(page)
        expect(related).to_contain_text("located in · District")
        expect(related.get_by_role("link", name="Yantian District")).to_be_visible()


def test_small_charts_tell_targets_from_actuals_without_colour(page: Page) -> None:
    page.goto("/ask?q=" + quote("PM2.5年均浓度从2020年到2030年怎么变化"))
    settled(page)
    chart = page.locator(".small-chart")
    expect(chart).to_contain_text("微克/立方米")
    for year in ("2020", "2025", "2030"):
        expect(chart.locator("text", has_text=year)).to_be_visible()
    expect(chart.locator("figcaption")).to_contain_text("目标值")
    hollow, full = (
        chart.locator(f"svg circle.{kind}").first.evaluate("c => getComputedStyle(c).fill")
        for kind in ("target", "actual")
    )
    assert hollow != full
    assert (
        chart.locator("polyline.target").first.evaluate("p => getComputedStyle(p).strokeDasharray") != "none"
    )

"""The explorer in a real browser, over the samples in an embedded store."""

import csv
import io
import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import page_in, serious_findings, serving_copy, settled
from playwright.sync_api import Browser, Page, expect

from cypher.store.protocol import Store

QUESTION = "宝安区有哪些措施支持可持续发展目标6"
ASK = f"/ask?q={quote(QUESTION)}"
WIDTHS = (360, 768, 1920)
# Milliseconds: a decision opens the graph to write.
SLOW = 30_000


@pytest.fixture(scope="module")
def paths(sample_graph: Store) -> dict[str, str]:
    """Every page with an address that shows something."""
    ids = {
        label: sample_graph.read(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id LIMIT 1").records()[0][
            "id"
        ]
        for label in ("Project", "Document")
    }
    indicator = sample_graph.read(
        "MATCH (o:Observation)-[:OBSERVES]->(i:Indicator) WHERE i.name CONTAINS 'PM2.5' RETURN i.id AS id LIMIT 1"
    ).records()[0]["id"]
    return {
        "home": "/",
        "answer": ASK,
        "entity": f"/entity/{ids['Project']}",
        "document": f"/document/{ids['Document']}",
        "indicators": f"/indicators?chart={indicator}",
        "compare": "/compare?type=Indicator",
        "compare districts": "/compare?by=districts",
        "query": "/query?name=measures-by-goal",
        "cypher": "/query?cypher=" + quote("MATCH (p:Project) RETURN p.name AS name ORDER BY name LIMIT 3"),
        "graph": f"/graph?nodes={ids['Project']},goal-6",
        "graph start": "/graph",
        "review": "/review",
        "data": "/data",
    }


PAGES = (
    "home", "answer", "entity", "document", "indicators", "compare", "compare districts", "query", "cypher",
    "graph", "graph start", "review", "data",
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_title_a_main_part_and_no_serious_finding(
    browser: Browser, base: str, paths: dict[str, str], name: str, language: str
) -> None:
    for theme in ("light", "dark"):
        with page_in(browser, base, language=language, theme=theme) as page:
            page.goto(paths[name])
            settled(page)
            expect(page.locator("main")).to_have_count(1)
            expect(page.locator("main h1")).to_have_count(1)
            assert page.title().endswith({"zh": "城图", "en": "Chengtu"}[language])
            assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
            assert "undefined" not in page.locator("main").inner_text()
            assert serious_findings(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_narrow_and_wide_screens(
    browser: Browser, base: str, paths: dict[str, str], name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(os.environ.get("CHENGTU_SCREENSHOTS") or tmp_path_factory.getbasetemp() / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        with page_in(browser, base, width=width) as page:
            page.goto(paths[name])
            settled(page)
            page.screenshot(path=folder / f"{name.replace(' ', '-')}-{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"


def test_a_question_is_asked_by_keyboard_and_its_answer_shows_the_sentence(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("combobox").first.focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape("/ask?q=")))
    cards = page.locator("article.card")
    expect(cards.first).to_be_visible()
    expect(page.get_by_role("heading", level=2, name=re.compile("^宝安区"))).to_be_visible()
    text = page.locator("main").inner_text()
    for name in ("宝安中心区排涝工程", "西部海堤固戍段提标改造工程", "罗田水库—铁岗水库输水隧洞"):
        assert name in text
    expect(page.locator("mark").first).to_be_visible()


def test_the_question_box_suggests_and_keys_choose(page: Page) -> None:
    page.goto("/")
    settled(page)
    box = page.get_by_role("combobox").first
    box.press_sequentially("宝安")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(option).to_be_hidden()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).not_to_have_url(re.compile("/$"))


def test_what_was_understood_can_be_changed_and_taken_back(page: Page) -> None:
    page.goto("/ask?q=" + quote("宝安区和南山区有哪些措施支持目标6"))
    settled(page)
    page.get_by_role("button", name="去掉“南山区”").click()
    expect(page.get_by_role("heading", level=2, name=re.compile("^宝安区"))).to_be_visible()
    page.get_by_label("目标", exact=True).select_option("4")
    expect(page.locator(".understood i")).to_have_css("background-color", "rgb(197, 25, 45)")
    settled(page)
    address = page.url
    page.goto(address)
    settled(page)
    expect(page.get_by_label("目标", exact=True)).to_have_value("4")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("button", name="去掉“南山区”")).to_be_visible()


def test_an_address_restores_what_was_seen_and_back_goes_back(page: Page) -> None:
    page.goto(ASK)
    settled(page)
    shown = page.locator("article.card").all_inner_texts()
    page.locator("figcaption a").first.click()
    expect(page).to_have_url(re.compile(r"/document/.+\?passage="))
    expect(page.locator(".cited")).to_be_in_viewport()
    page.go_back()
    settled(page)
    assert page.locator("article.card").all_inner_texts() == shown
    page.goto(page.url)
    settled(page)
    assert page.locator("article.card").all_inner_texts() == shown


def test_the_cited_passage_says_what_the_answer_quotes(page: Page) -> None:
    page.goto(ASK)
    settled(page)
    figure = page.locator("figure.sentence").first
    quoted = "".join(figure.locator("blockquote").inner_text().split())
    figure.locator("figcaption a").click()
    cited = page.locator(".cited")
    expect(cited).to_be_visible()
    assert quoted in "".join(cited.inner_text().split())


def test_a_named_thing_in_a_document_leads_to_its_page(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["document"])
    settled(page)
    mention = page.locator("a.mention").first
    name = mention.inner_text()
    mention.click()
    expect(page).to_have_url(re.compile("/entity/"))
    settled(page)
    assert name in page.locator("main").inner_text()


def test_highlights_can_be_switched_off_and_the_address_keeps_it(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["document"])
    settled(page)
    places = page.locator("a.mention[data-type=Place]")
    assert places.count() > 0
    page.get_by_label("地点", exact=True).uncheck()
    expect(places).to_have_count(0)
    page.reload()
    settled(page)
    expect(places).to_have_count(0)


def test_a_thing_tells_its_plans_in_time_and_shows_its_surroundings(
    page: Page, paths: dict[str, str]
) -> None:
    indicator = paths["indicators"].partition("=")[2]
    page.goto(f"/entity/{indicator}")
    settled(page)
    periods = page.locator(".timeline .period").all_inner_texts()
    assert len(periods) > 1
    assert periods == sorted(periods)
    page.get_by_text("看与它相连的图").click()
    expect(page.locator(".surroundings canvas").first).to_be_visible()


def test_a_cell_of_the_matrix_leads_to_the_list_behind_it(page: Page) -> None:
    page.goto("/")
    settled(page)
    cell = page.locator("table.matrix td a").nth(20)
    cell.click()
    expect(page).to_have_url(re.compile(re.escape("/ask?q=")))
    expect(page.locator("article.card").first).to_be_visible()


def test_the_language_is_switched_and_remembered(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/data")
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is in the graph")


def test_dark_is_chosen_and_remembered(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("button", name="切换为深色").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_answers_are_taken_away_as_files(page: Page) -> None:
    page.goto(ASK)
    settled(page)
    files = {}
    for name in ("CSV", "JSON", "Markdown"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"下载 {name}").click()
        files[name] = Path(download.value.path()).read_text(encoding="utf-8-sig")
    names = {a["name"] for a in json.loads(files["JSON"])["answers"]}
    assert "宝安中心区排涝工程" in names
    rows = list(csv.DictReader(io.StringIO(files["CSV"])))
    assert names == {row["name"] for row in rows}
    assert "宝安中心区排涝工程" in files["Markdown"]
    assert "[^1]" in files["Markdown"]


def test_the_link_of_an_answer_is_copied(page: Page) -> None:
    page.goto(ASK)
    settled(page)
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_nothing_found_says_what_to_try(page: Page) -> None:
    page.goto("/ask?q=" + quote("今天天气怎么样"))
    settled(page)
    expect(page.get_by_role("status").filter(has=page.get_by_role("heading"))).to_be_visible()
    expect(page.locator(".examples a").first).to_be_visible()


def test_a_failed_request_is_told_and_can_be_repeated(page: Page) -> None:
    page.route("**/api/stats", lambda route: route.fulfill(status=403, json={"detail": "the store is away"}))
    page.goto("/data")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("the store is away")
    page.unroute("**/api/stats")
    alert.get_by_role("button").click()
    expect(alert).to_be_hidden()


@pytest.mark.parametrize("path", ["/entity/project-nothing", "/document/doc-nothing", "/no/such/page"])
def test_an_unknown_address_is_told(page: Page, path: str) -> None:
    response = page.goto(path)
    assert response is not None
    assert response.status == (404 if path.startswith("/no/") else 200)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")


def test_text_is_never_markup(page: Page) -> None:
    page.goto("/ask?q=" + quote("<img src=x onerror=\"document.title='hacked'\"><b>目标6</b>"))
    settled(page)
    assert page.locator("main img").count() == 0
    assert page.title() != "hacked"
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img")


def test_indicators_are_filtered_ordered_and_drawn(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["indicators"])
    settled(page)
    expect(page.locator(".chart svg")).to_be_visible()
    rows = page.locator("table.ledger tbody tr")
    before = rows.count()
    page.get_by_label("按名称筛选").fill("PM2.5")
    expect(rows.first).to_contain_text("PM2.5")
    assert 0 < rows.count() < before
    page.get_by_label("按名称筛选").fill("")
    page.get_by_role("button", name="指标", exact=True).click()
    expect(page.get_by_role("columnheader", name="指标", exact=False).first).to_have_attribute(
        "aria-sort", "ascending"
    )
    assert "sort=indicator" in page.url


def test_two_plans_are_compared_with_their_sentences(page: Page) -> None:
    page.goto("/compare?type=Indicator")
    settled(page)
    kept = page.locator("section[aria-labelledby=kept]")
    expect(kept.locator("li").first).to_be_visible()
    kept.locator("summary").first.click()
    expect(kept.locator("figure.sentence")).not_to_have_count(0)


def test_a_ready_query_is_filled_in_and_its_rows_are_shown(page: Page) -> None:
    page.goto("/query?name=measures-by-goal")
    settled(page)
    expect(page.locator("table.ledger tbody tr").first).to_be_visible()
    page.get_by_label(re.compile("^区")).fill("南山区")
    page.get_by_role("button", name="运行").click()
    expect(page).to_have_url(re.compile("given="))
    expect(page.locator("main table")).not_to_contain_text("宝安中心区", timeout=SLOW)


def test_cypher_is_run_and_what_writes_is_refused(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["cypher"])
    settled(page)
    editor = page.locator(".cm-content")
    expect(editor).to_contain_text("MATCH")
    page.get_by_role("button", name="运行").click()
    expect(page.locator("table.ledger tbody tr")).to_have_count(3)
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("CREATE (n:Project) RETURN n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_graph_is_opened_up_undone_and_kept_in_the_address(page: Page) -> None:
    page.goto("/graph")
    settled(page)
    page.get_by_label("目标", exact=True).select_option("goal-6")
    canvas = page.locator(".canvas")
    expect(canvas).to_have_attribute("data-nodes", "1")
    page.locator("aside .rows .sort").filter(has_text="项目").first.click()
    expect(canvas).not_to_have_attribute("data-nodes", "1")
    opened = canvas.get_attribute("data-nodes")
    page.get_by_role("button", name="撤销").click()
    expect(canvas).to_have_attribute("data-nodes", "1")
    page.get_by_role("button", name="重做").click()
    expect(canvas).to_have_attribute("data-nodes", str(opened))
    page.keyboard.press("Control+z")
    expect(canvas).to_have_attribute("data-nodes", "1")
    page.keyboard.press("Control+Shift+z")
    expect(canvas).to_have_attribute("data-nodes", str(opened))
    page.goto(page.url)
    settled(page)
    expect(canvas).to_have_attribute("data-nodes", str(opened))
    rows = page.locator("section[aria-labelledby=table] tbody tr")
    assert rows.count() >= int(opened or 0) - 1, "the table tells every connection of the picture"


def test_the_graph_is_taken_away(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["graph"])
    settled(page)
    expect(page.locator(".canvas canvas").first).to_be_visible()
    files = {}
    for name in ("图片", "CSV", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        files[name] = Path(download.value.path()).read_bytes()
    assert files["图片"].startswith(b"\x89PNG")
    assert {n["id"] for n in json.loads(files["JSON"])["nodes"]} >= {"goal-6"}
    assert files["CSV"].decode("utf-8-sig").startswith("起点,")


def test_a_path_between_two_things_is_found(page: Page, sample_graph: Store) -> None:
    ends = sample_graph.read(
        "MATCH (a:Project)-[:SUPPORTS]->(:Goal {number: 6})<-[:SUPPORTS]-(b:Project) WHERE a.id < b.id "
        "AND NOT EXISTS { (a)--(b) } RETURN a.id AS a, b.id AS b ORDER BY a, b LIMIT 1"
    ).records()[0]
    page.goto(f"/graph?nodes={ends['a']},{ends['b']}")
    settled(page)
    page.locator("section[aria-labelledby=table] tbody button").first.click()
    page.get_by_role("combobox", name="终点").press_sequentially("SDG 6")
    page.locator("aside [role=option]").first.click()
    page.get_by_role("button", name="找路径").click()
    expect(page.get_by_text("找到路径")).to_be_visible()
    expect(page.locator(".canvas")).not_to_have_attribute("data-nodes", "2")


def test_facts_are_reviewed_by_keyboard_and_decisions_taken_back(
    browser: Browser, sample_graph_url: str, tmp_path: Path
) -> None:
    with serving_copy(sample_graph_url, tmp_path) as url, page_in(browser, url) as page:
        page.goto("/review?type=SUPPORTS")
        settled(page)
        page.keyboard.press("a")
        expect(page.get_by_role("alert").filter(has_text="名字")).to_be_visible()
        page.get_by_label(re.compile("您的名字")).fill("李伟")
        card = page.locator("article.waiting h2")
        card.click()
        page.keyboard.press("r")
        expect(page.get_by_text("本次已审1条").first).to_be_visible(timeout=SLOW)
        page.wait_for_load_state("networkidle")
        page.keyboard.press("a")
        expect(page.get_by_text("本次已审2条").first).to_be_visible(timeout=SLOW)
        page.keyboard.press("u")
        expect(page.get_by_text("本次已审1条").first).to_be_visible(timeout=SLOW)
        decided = page.locator("section[aria-labelledby=decided]")
        expect(decided.locator("li")).to_have_count(1)
        expect(decided).to_contain_text("驳回")
        decided.get_by_role("button").click()
        expect(decided).to_have_count(0, timeout=SLOW)


def test_the_first_load_is_small(page: Page) -> None:
    """At most 200 kB of script, compressed, before charts and editors are fetched on demand."""
    scripts: list[str] = []
    page.on("response", lambda r: scripts.append(r.url) if r.url.endswith(".js") else None)
    page.goto("/")
    settled(page)
    import gzip

    dist = Path(__file__).parents[2] / "app" / "explorer" / "dist" / "assets"
    size = sum(len(gzip.compress((dist / url.rsplit("/", 1)[1]).read_bytes())) for url in set(scripts))
    assert 10_000 < size <= 200_000

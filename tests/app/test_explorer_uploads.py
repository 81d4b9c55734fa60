"""Adding and removing documents on the data page, in a real browser over the real service."""

import re
from collections.abc import Iterator

import pytest
from browser import page_in, serious_findings, serving, serving_copy, settled
from playwright.sync_api import Browser, Page, expect

from cypher.store.protocol import Store

# Milliseconds: a file is read in a process of its own.
SLOW = 120_000
PLAN = """\
深圳市公园城市规划（2026—2030年）

第一章 建园
在福田区新建梅林山郊野公园二期工程。
<script>document.title = 'hacked'</script>
到2030年，全市公园总数达到1500个。
"""
TITLE = "深圳市公园城市规划（2026—2030年）"


@pytest.fixture(scope="module")
def base(sample_graph_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving_copy(sample_graph_url, tmp_path_factory.mktemp("copy")) as url:
        yield url


def give(page: Page, name: str, text: str) -> None:
    page.get_by_label("选择文件").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )


def test_a_file_is_added_with_its_report_and_removed_again(browser: Browser, base: str) -> None:
    with page_in(browser, base) as page:
        page.goto("/data")
        settled(page)
        documents = page.locator("section[aria-labelledby=documents] li")
        expect(documents).to_have_count(5)
        give(page, "parks.txt", PLAN)
        sent = page.locator(".sent li").first
        expect(sent).to_have_attribute("data-stage", "done", timeout=SLOW)
        expect(sent).to_contain_text("个句段")
        expect(sent).to_contain_text("项目1")
        expect(documents).to_have_count(6)
        assert serious_findings(page) == []
        sent.get_by_role("link", name=TITLE).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        settled(page)
        expect(page.locator("main")).to_contain_text("梅林山郊野公园二期工程")
        assert page.title() != "hacked"
        page.go_back()
        settled(page)
        page.get_by_role("button", name=f"移除 {TITLE}").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text(TITLE)
        assert serious_findings(page) == []
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(documents).to_have_count(6)
        page.get_by_role("button", name=f"移除 {TITLE}").click()
        dialog.get_by_role("button", name="移除").click()
        expect(documents).to_have_count(5, timeout=SLOW)
        expect(page.get_by_text(f"已移除《{TITLE}》")).to_be_visible()


def test_a_file_is_dropped_and_what_cannot_be_read_is_told(browser: Browser, base: str) -> None:
    with page_in(browser, base) as page:
        page.goto("/data")
        settled(page)
        files = page.evaluate_handle(
            """() => {
                const given = new DataTransfer();
                given.items.add(new File(["x"], "table.xlsx"));
                given.items.add(new File(["   "], "blank.txt"));
                return given;
            }"""
        )
        page.locator(".drop").dispatch_event("drop", {"dataTransfer": files})
        expect(page.get_by_role("alert")).to_contain_text("table.xlsx")
        sent = page.locator(".sent li").filter(has_text="blank.txt")
        expect(sent).to_have_attribute("data-stage", "rejected", timeout=SLOW)
        expect(sent).to_contain_text("文件里没有文字")
        expect(page.locator("section[aria-labelledby=documents] li")).to_have_count(5)


def test_another_file_of_the_same_name_asks_before_it_replaces(browser: Browser, base: str) -> None:
    with page_in(browser, base, language="en") as page:
        page.goto("/data")
        settled(page)
        page.get_by_label("Choose files").set_input_files(
            {"name": "shenzhen-47-practices.txt", "mimeType": "text/plain", "buffer": PLAN.encode()}
        )
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("shenzhen-47-practices.txt")
        dialog.get_by_role("button", name="Cancel").click()
        expect(dialog).to_be_hidden()
        expect(page.locator("section[aria-labelledby=documents] li").filter(has_text=TITLE)).to_have_count(0)


def test_where_no_documents_are_taken_in_the_page_says_so(browser: Browser, sample_graph: Store) -> None:
    with serving(sample_graph, uploads=False) as url, page_in(browser, url) as page:
        page.goto("/data")
        settled(page)
        expect(page.get_by_text("CHENGTU_UPLOADS")).to_be_visible()
        expect(page.locator(".drop")).to_have_count(0)
        expect(page.get_by_role("button", name=re.compile("^移除"))).to_have_count(0)


def test_the_data_page_lists_what_can_be_taken_away_and_how_to_cite_it(browser: Browser, base: str) -> None:
    with page_in(browser, base, language="en") as page:
        page.goto("/data")
        settled(page)
        whole = page.locator("section[aria-labelledby=files]").get_by_role("link", name="Turtle", exact=True)
        expect(whole.first).to_have_attribute("href", re.compile(r"/data/.+\.ttl$"))
        for path in ("/api/docs", "/catalog", "/sparql"):
            expect(page.get_by_role("link", name=path, exact=True)).to_have_attribute("href", path)
        citation = page.locator(".citation")
        expect(citation).to_contain_text(re.compile("5 policy documents, snapshot [0-9a-f]{16}"))
        page.locator("section[aria-labelledby=cite]").get_by_role("button", name="Copy").click()
        assert page.evaluate("navigator.clipboard.readText()") == citation.inner_text()


def test_what_a_service_does_not_have_is_not_offered(browser: Browser, base: str) -> None:
    with page_in(browser, base, language="en") as page:
        page.route("**/api/openapi.json", lambda route: route.fulfill(json={"paths": {"/api/ask": {}}}))
        page.goto("/data")
        settled(page)
        expect(page.get_by_role("link", name="/api/docs", exact=True)).to_be_visible()
        expect(page.get_by_role("link", name="/sparql", exact=True)).to_have_count(0)
        expect(page.locator("section[aria-labelledby=files]")).to_have_count(0)
        page.goto("/query")
        settled(page)
        expect(page.get_by_role("button", name="Cypher")).to_be_visible()
        expect(page.get_by_role("button", name="SPARQL")).to_have_count(0)

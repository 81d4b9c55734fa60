"""A real browser on the pages of a service over the samples."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from app.api.main import create_app
from app.settings import Settings
from cypher.store import open_store
from cypher.store.protocol import Store

AXE = Path(__file__).parents[2] / "app" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
# Without these Chromium looks for its maker's hosts at every start.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


@contextmanager
def serving_copy(graph_url: str, folder: Path) -> Iterator[str]:
    """A service over a copy of an embedded graph, which may be changed."""
    for file in Path(graph_url.removeprefix("embedded://")).parent.iterdir():
        if not file.name.endswith((".lock", ".lock-owner")):
            shutil.copy(file, folder / file.name)
    store = open_store(f"embedded://{folder / 'graph.kgl'}", read_only=True)
    with serving(store) as url:
        yield url
    store.close()


@contextmanager
def serving(store: Store, **settings: Any) -> Iterator[str]:
    """The service on a free port in a thread; the URL of its start page, without the slash."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(Settings(**settings), store), host="127.0.0.1", port=port, log_level="warning"
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    assert server.started, "the service did not start"
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "Chromium is not installed: `make chromium`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def page_in(
    browser: Browser, base: str, *, language: str = "zh", theme: str = "light", width: int = 1280
) -> Iterator[Page]:
    """A new page of a new visitor; what the page reports as an error, or asks of another host, fails the test."""
    context = browser.new_context(
        base_url=base,
        locale=LANGUAGES[language],
        color_scheme=theme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda r: wrong.append(f"asked {r.url}") if not r.url.startswith((base, "blob:", "data:")) else None,
    )
    yield page
    context.close()
    assert wrong == []


def settled(page: Page) -> None:
    """Wait until the page has what it asked for."""
    page.wait_for_load_state("networkidle")
    page.locator("main h1").first.wait_for()
    # A machine that does much else is slow, not wrong.
    expect(page.locator(".loading")).to_have_count(0, timeout=30_000)


def serious_findings(page: Page) -> list[str]:
    """What axe finds that would keep a person from using the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['nodes'][0]['target']} ({v['help']})"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]

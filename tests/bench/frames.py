"""How smoothly the explorer's graph moves with many things in it: frame times in a real Chromium."""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from cypher.store.protocol import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "app"))
from browser import chromium, page_in, serving, settled

THINGS = 500
STEPS = 60
# Milliseconds between the frames that the browser draws, until it is told to stop.
WATCH = """() => {
    window.frames_ms = [];
    let before = performance.now();
    const frame = (now) => {
        window.frames_ms.push(now - before);
        before = now;
        if (!window.frames_end) requestAnimationFrame(frame);
    };
    window.frames_end = false;
    requestAnimationFrame(frame);
}"""
MOST_CONNECTED = """\
MATCH (n:Measure|Project|Programme|Reform|Indicator|Place|District|Goal|Target)-[r]-(o)
WHERE NOT type(r) IN ['MENTIONS', 'STATED_IN', 'IN', 'OBSERVES']
RETURN n.id AS id, count(r) AS degree ORDER BY degree DESC, id LIMIT $limit"""


def report_frames(store: Store) -> None:
    """Print how long the graph page takes to show so many things, and its frames while it is moved and zoomed."""
    ids = [row["id"] for row in store.read(MOST_CONNECTED, {"limit": THINGS}).records()]
    with serving(store) as url, chromium() as browser, page_in(browser, url) as page:
        page.goto("/graph")
        settled(page)
        page.goto(f"/graph?most={THINGS}&nodes={','.join(ids)}")
        page.locator(f".canvas[data-nodes='{len(ids)}'] canvas").first.wait_for(timeout=120_000)
        settled(page)
        started = page.evaluate("performance.timing.navigationStart")
        shown = page.evaluate("Date.now()") - started
        edges = page.locator("section[aria-labelledby=table] tbody tr").count()
        print(f"graph page         {len(ids)} things, {edges} connections shown after {shown / 1000:.1f} s")
        for what, act in (("moved", _move), ("zoomed", _zoom)):
            times = _frames(page, act)
            p95 = times[int(len(times) * 0.95)]
            print(
                f"  {what:16} {len(times)} frames, median {statistics.median(times):.0f} ms, "
                f"p95 {p95:.0f} ms, longest {times[-1]:.0f} ms"
            )


def _frames(page: Page, act: Callable[[Page, float, float], None]) -> list[float]:
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + min(box["height"], 500) / 2)
    page.mouse.move(*middle)
    page.evaluate(WATCH)
    act(page, *middle)
    page.evaluate("window.frames_end = true")
    return sorted(page.evaluate("window.frames_ms"))


def _move(page: Page, x: float, y: float) -> None:
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + 3 * step, y + 2 * step)
    page.mouse.up()


def _zoom(page: Page, x: float, y: float) -> None:
    for step in range(STEPS):
        page.mouse.wheel(0, -120 if step < STEPS / 2 else 120)
        page.mouse.move(x, y)

"""Pictures of the explorer for the README, taken from the real thing over the samples: `make pictures`."""

import tempfile
from pathlib import Path
from urllib.parse import quote

from browser import chromium, page_in, serving, settled

from cypher.store import open_store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.read import read_source
from ingest.samples import sample_files

FOLDER = Path(__file__).parents[2] / "app" / "explorer" / "pictures"
SIZE = (1280, 800)


def take(url: str) -> None:
    """One picture for each page that the README shows."""
    pages = {
        "home": ("zh", "light", "/"),
        "answer": ("zh", "light", f"/ask?q={quote('宝安区有哪些措施支持目标6')}"),
        "indicators": ("en", "dark", "/indicators?name=PM2.5"),
        "compare": ("en", "light", "/compare?type=Indicator"),
    }
    with chromium() as browser:
        for name, (language, theme, path) in pages.items():
            with page_in(browser, url, language=language, theme=theme, width=SIZE[0]) as page:
                page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
                page.goto(path)
                settled(page)
                if name == "indicators":
                    page.get_by_role("checkbox").first.check()
                    page.locator(".chart svg").wait_for()
                page.screenshot(path=FOLDER / f"{name}.png")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"embedded://{folder}/graph.kgl")
        prepare(store)
        for extraction in resolve_readings(read_document(read_source(path)) for path in sample_files()):
            load(store, extraction)
        store.close()
        store = open_store(f"embedded://{folder}/graph.kgl", read_only=True)
        with serving(store) as url:
            take(url)
        store.close()


if __name__ == "__main__":
    main()

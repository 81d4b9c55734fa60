"""A browser on the pages of the samples' service, for the tests of the explorer."""

from collections.abc import Iterator

import pytest
from browser import chromium, page_in, serving
from playwright.sync_api import Browser, Page

from cypher.store.protocol import Store


@pytest.fixture(scope="module")
def base(sample_graph: Store) -> Iterator[str]:
    with serving(sample_graph) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    with page_in(browser, base) as opened:
        yield opened

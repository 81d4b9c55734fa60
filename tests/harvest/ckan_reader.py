"""Reads a catalogue as CKAN's harvester of RDF does, page by page, with its own parser; prints what it finds as JSON.

Run by the tests in an environment that has CKAN: ckan_reader.py URL LOCALE [URL LOCALE …]. It loads a page as
ckanext.dcat.harvesters does: with `requests`, a HEAD first, no Accept of its own; the format is that of the first
page's Content-Type for every page.
"""

import json
import sys
from typing import Any

import requests
from ckanext.dcat.processors import RDFParser
from ckantoolkit import config


def load(url: str, format: str | None) -> tuple[str, str]:
    """The page and its format."""
    requests.head(url).raise_for_status()
    reply = requests.get(url)
    reply.raise_for_status()
    return reply.content.decode("utf-8"), format or reply.headers["content-type"].split(";", 1)[0]


def harvest(url: str) -> dict[str, Any]:
    """The datasets of every page, and the pages in their order."""
    pages: list[str] = []
    datasets: list[dict[str, Any]] = []
    format = None
    next_page: str | None = url
    while next_page:
        assert next_page not in pages, f"{next_page} comes again"
        pages.append(next_page)
        content, format = load(next_page, format)
        parser = RDFParser(profiles=["euro_dcat_ap_3"])
        parser.parse(content, _format=format)
        datasets.extend(parser.datasets())
        next_page = parser.next_page()
    return {"pages": pages, "datasets": datasets}


if __name__ == "__main__":
    found = []
    for url, locale in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        config["ckan.locale_default"] = locale
        found.append(harvest(url))
    json.dump(found, sys.stdout)

"""What the tests of open data share: a service with a folder of its own, shapes, graphs that it serves."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from rdflib import Graph, Namespace

from app.api.main import create_app
from app.settings import Settings
from cypher.store.protocol import Store

HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")


@contextmanager
def served(store: Store, cache: Path, **settings: Any) -> Iterator[TestClient]:
    """The service over a store."""
    with TestClient(create_app(Settings(cache_dir=cache, **settings), store)) as client:
        yield client


def shapes() -> Graph:
    """The shapes that a catalogue has to hold: ours, and those of DCAT-AP where a folder with them is named."""
    graph = Graph().parse(Path(__file__).with_name("catalogue_shapes.ttl"))
    folder = os.environ.get("CHENGTU_TEST_DCAT_AP")
    if folder:
        for name in ("shapes.ttl", "range.ttl"):
            graph.parse(Path(folder, name))
    return graph


def graph_at(client: TestClient, url: str, **headers: str) -> Graph:
    """What is served at an address, in whatever form."""
    reply = client.get(url, headers=headers)
    assert reply.status_code == 200, reply.text
    return Graph().parse(data=reply.content, format=reply.headers["content-type"].partition(";")[0])


def pages(client: TestClient, url: str = "/catalog") -> Iterator[tuple[str, Graph]]:
    """Every page of the catalogue from this one on."""
    next_page: str | None = url
    while next_page:
        graph = graph_at(client, next_page)
        yield next_page, graph
        next_page = next((str(o) for o in graph.objects(None, HYDRA.next)), None)

"""CKAN's harvester takes the catalogue of a running service: its own parser, in an environment of its own."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from cypher.store.protocol import Store

READER = Path(__file__).with_name("ckan_reader.py")
# Made by `make ckan`.
PYTHON = os.environ.get(
    "CHENGTU_TEST_CKAN", str(Path(__file__).parents[2] / ".cache" / "ckan" / "bin" / "python")
)
# Portals in English and Chinese; CKAN's own name of Chinese is no language tag, so it needs one language only.
PORTALS = {"en": "/catalog", "zh": "/catalog.rdf", "zh_Hans_CN": "/catalog.jsonld?lang=zh"}
CC_BY = "https://creativecommons.org/licenses/by/4.0/"

Harvest = Mapping[str, dict[str, Any]]


@pytest.fixture(scope="module")
def harvests(service_url: str) -> Harvest:
    """What CKAN finds, by the locale of the portal."""
    assert Path(PYTHON).exists(), f"{PYTHON} is not there: run make ckan"
    # So that the catalogue has a size to tell.
    assert httpx2.get(f"{service_url}/data/goal-6.ttl", timeout=120).status_code == 200
    asked = [word for locale, path in PORTALS.items() for word in (f"{service_url}{path}", locale)]
    done = subprocess.run(
        [PYTHON, "-W", "ignore", READER, *asked], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(PORTALS, json.loads(done.stdout), strict=True))


def extras(dataset: dict[str, Any]) -> dict[str, str]:
    return {extra["key"]: extra["value"] for extra in dataset["extras"]}


def by_name(harvest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The datasets by the last part of their IRI, by which CKAN knows them again."""
    return {extras(dataset)["uri"].rsplit("/", 1)[-1]: dataset for dataset in harvest["datasets"]}


@pytest.mark.parametrize("locale", PORTALS)
def test_every_dataset_of_every_page_is_found_once(
    harvests: Harvest, locale: str, service_url: str, sample_graph: Store
) -> None:
    harvest = harvests[locale]
    listed = {file["dataset"] for file in httpx2.get(f"{service_url}/api/downloads").json()}
    assert len(harvest["pages"]) > 1
    assert len(harvest["datasets"]) == len(by_name(harvest))
    assert set(by_name(harvest)) == listed
    documents = {row["id"] for row in sample_graph.read("MATCH (d:Document) RETURN d.id AS id").records()}
    assert documents | {"chengtu", "goal-6", "tables", "Measure"} <= set(by_name(harvest))


@pytest.mark.parametrize("locale", PORTALS)
def test_each_has_title_description_licence_and_files(harvests: Harvest, locale: str) -> None:
    for name, dataset in by_name(harvests[locale]).items():
        texts = dataset["title"] + dataset["notes"]
        is_chinese = "政策" in texts or "《" in texts or "一行一个" in texts
        assert is_chinese == (locale != "en"), f"{name}: {texts}"
        assert dataset["license_id"] == "cc-by", name
        assert extras(dataset)["publisher_name"] == "Chengtu 城图"
        assert dataset["resources"], name
        for resource in dataset["resources"]:
            assert resource["license"] == CC_BY
            assert resource["name"]
            assert resource["url"].startswith("http://127.0.0.1:"), name
            assert "sparql" in resource["url"] or resource["format"] not in (None, "")


def test_a_documents_dataset_has_its_years_place_themes_and_page(
    harvests: Harvest, sample_graph: Store, service_url: str
) -> None:
    plan = sample_graph.read("MATCH (d:Document {plan_from: 2026}) RETURN d.id AS id").records()[0]["id"]
    dataset = by_name(harvests["en"])[plan]
    found = extras(dataset)
    assert (found["temporal_start"], found["temporal_end"]) == ("2026-01-01", "2030-12-31")
    assert found["spatial_text"] in ("Shenzhen", "深圳市")
    assert "http://metadata.un.org/sdg/9" in json.loads(found["theme"])
    assert json.loads(found["language"]) == ["http://publications.europa.eu/resource/authority/language/ZHO"]
    assert dataset["url"] == f"{service_url}/document/{plan}"
    assert {"Shenzhen", "knowledge graph"} <= {tag["name"] for tag in dataset["tags"]}


def test_files_have_format_size_and_checksum(harvests: Harvest, service_url: str) -> None:
    resources = {r["url"].rsplit("/", 1)[-1]: r for r in by_name(harvests["en"])["goal-6"]["resources"]}
    turtle = resources["goal-6.ttl"]
    assert (turtle["format"], turtle["mimetype"]) == ("Turtle", "text/turtle")
    assert turtle["size"] == len(httpx2.get(turtle["url"]).content)
    assert len(turtle["hash"]) == 64
    packed = {r["url"].rsplit("/", 1)[-1]: r for r in by_name(harvests["en"])["chengtu"]["resources"]}
    assert packed["chengtu.ttl.gz"]["compress_format"] == "application/gzip"
    table = {r["url"].rsplit("/", 1)[-1]: r for r in by_name(harvests["en"])["Measure"]["resources"]}
    assert table["Measure.csv"]["format"] == "CSV"

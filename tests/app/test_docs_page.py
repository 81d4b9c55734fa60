"""The page to try the API at loads everything from the service itself."""

import re

import pytest
from fastapi.testclient import TestClient

from app.api.main import create_routes

ELSEWHERE = re.compile(r"(?:https?:)?//[\w.-]+")


@pytest.fixture
def client() -> TestClient:
    # Without entering its lifespan: the page needs no store.
    return TestClient(create_routes())


def test_the_page_names_no_other_origin(client: TestClient) -> None:
    page = client.get("/api/docs")
    assert page.status_code == 200
    assert ELSEWHERE.findall(page.text) == []
    assert '"validatorUrl": null' in page.text


def test_what_the_page_loads_is_there(client: TestClient) -> None:
    loaded = re.findall(r'(?:src|href)="([^"]+)"', client.get("/api/docs").text)
    assert len(loaded) == 3
    for address in loaded:
        assert client.get(address).status_code == 200, address
    assert client.get("/api/openapi.json").json()["info"]["title"] == "Chengtu"


def test_styles_load_nothing_from_elsewhere(client: TestClient) -> None:
    styles = client.get("/api/docs/assets/swagger-ui.css").text
    assert [address for address in re.findall(r"url\(([^)]+)\)", styles) if "data:" not in address] == []
    assert "@import" not in styles

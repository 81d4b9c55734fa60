import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.negotiation import liked_best

TYPES = {
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
    "text/html": "html",
}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/turtle", "turtle"),
        ("TEXT/Turtle", "turtle"),
        ('application/ld+json;profile="http://a,b;q=0", text/turtle;q=0.5', "jsonld"),
        ("text/turtle;q=0.5, application/n-triples;q=0.9", "ntriples"),
        ("application/n-triples, text/turtle", "ntriples"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("*/*, text/html", "html"),
        ("*/*", "turtle"),
        ("application/*", "jsonld"),
        ("text/*;q=0.2, application/*;q=0.1", "turtle"),
        ("text/turtle;q=0, */*", "jsonld"),
        ("text/turtle;q=0", None),
        ("text/*;q=0, text/html", "html"),
        ("image/png", None),
        ("", None),
        (None, None),
        (",,;q=1,/,turtle", None),
    ],
)
def test_the_best_liked(accept: str | None, expected: str | None) -> None:
    assert liked_best(accept, TYPES) == expected


@given(st.text(max_size=200))
def test_no_header_breaks_it(accept: str) -> None:
    assert liked_best(accept, TYPES) in (None, *TYPES.values())


def test_a_long_header_is_read_in_its_beginning_only() -> None:
    assert liked_best("a/b," * 100_000 + "text/turtle", TYPES) is None

"""The guard of SPARQL: refuses what is no query of this graph alone, before an engine sees it.

It is the first of three: the engine takes queries only, over a store that is opened for reading only, in a process
that may open no file and no connection.
"""

import re

from ontology.errors import QueryError, QueryRefused

LONGEST = 200_000
"""Characters of a query."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00[01][0-9A-Fa-f]{5})")
_SPACE = r"(?:\s|\#[^\r\n]*+)*+"
_FIRST_WORD = re.compile(
    rf"(?:{_SPACE}(?:prefix{_SPACE}[\w.-]*+:{_SPACE}<[^>]*+>|base{_SPACE}<[^>]*+>))*+{_SPACE}(\w+)",
    re.IGNORECASE,
)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_RUN = re.compile(r"[\w-]+")
# What makes a run of letters a part of a name, a variable, a language or an IRI.
_NAMED = frozenset("?$@:/#%")
# A service is a variable, an IRI or a name with a prefix; the engine asks for no blank before it.
_CALLED = re.compile(rf"{_SPACE}(?:silent{_SPACE})?(?:[<?$:]|[\w.-]*+:)", re.IGNORECASE)


def check_query(query: str) -> None:
    """Raises QueryRefused with the reason, QueryError for no query at all."""
    if len(query) > LONGEST:
        raise QueryRefused(f"the query is longer than {LONGEST} characters")
    if not query.strip():
        raise QueryError("the query is empty")
    for text in {query, _ESCAPE.sub(_character, query)}:
        first = _FIRST_WORD.match(text)
        if first and first[1].upper() in _UPDATES:
            raise QueryRefused(f"{first[1].upper()} is not allowed: only reading is")
        if _calls_service(text):
            raise QueryRefused(
                "SERVICE is not allowed: other endpoints are not asked from here; "
                "where it is only a word of a text, write it as [s]ervice or in two parts"
            )


def _calls_service(text: str) -> bool:
    """Whether the keyword may stand anywhere, in quotes too.

    What is in quotes cannot be told without parsing all of the query as the engine does (`?a<'>'` is no IRI), so
    that a text like "service?" is refused with it.
    """
    for run in _RUN.finditer(text):
        protected = run.start() > 0 and text[run.start() - 1] in _NAMED
        if "service" in run[0].lower() and not protected and _CALLED.match(text, run.end()):
            return True
    return False


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""

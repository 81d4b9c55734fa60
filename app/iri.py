"""The IRIs of the things in the graph, made of their ids."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from urllib.parse import quote, unquote

SDG_BASE = "http://metadata.un.org/sdg/"
# What an id begins with, where its IRI says it in full.
_TYPES = {"doc": "document", "sec": "section", "pas": "passage"}
_BEGINNINGS = {type: beginning for beginning, type in _TYPES.items()}
_OF_THE_UN = ("goal", "target")
_REMEMBERED = 50_000
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")


def iri_of(id: str, base: str) -> str:
    """Goals and targets have the UN's IRIs, everything else one under our base: {base}/id/{type}/{key}."""
    beginning, _, key = id.partition("-")
    if not _PLAIN.fullmatch(key):
        key = quote(key, safe="")
    if beginning in _OF_THE_UN:
        return SDG_BASE + key
    return f"{base.rstrip('/')}/id/{_TYPES.get(beginning, beginning)}/{key}"


def iris_under(base: str) -> Callable[[str], str]:
    """`iri_of` under one base for many ids, which come again and again: a passage with each of its facts."""
    return lru_cache(_REMEMBERED)(partial(iri_of, base=base))


def fact_iri(id: str, base: str) -> str:
    """The IRI of the statement that a relation is: {base}/id/fact/{id of the relation}."""
    key = id if _PLAIN.fullmatch(id) else quote(id, safe="")
    return f"{base.rstrip('/')}/id/fact/{key}"


def graph_iri(document: str, base: str) -> str:
    """The IRI of the graph that holds what a document says: {base}/id/graph/{key of the document}."""
    return f"{base.rstrip('/')}/id/graph/{quote(document.partition('-')[2], safe='')}"


def id_of(type: str, key: str) -> str:
    """The id of the thing that {base}/id/{type}/{key} stands for; `key` is taken out of the URL's escapes already."""
    return f"{_BEGINNINGS.get(type, type)}-{key}"


def type_and_key(id: str) -> tuple[str, str]:
    """What `id_of` makes an id of: how {base}/id/{type}/{key} says it."""
    beginning, _, key = id.partition("-")
    return _TYPES.get(beginning, beginning), key


def fact_id(iri: str, base: str) -> str | None:
    """The id of the relation whose statement has this IRI, None for an IRI of something else."""
    before = f"{base.rstrip('/')}/id/fact/"
    return unquote(iri[len(before) :]) if iri.startswith(before) else None

"""The id of what a graph holds: the same content has the same id on both stores and in any order of ingest.

What a document puts into the graph on its own (sections, passages, values, facts) is hashed when it is written, and
kept at its node as `content_hash`. All other nodes (things that several documents name, goals, reviews) and relations
are read anew. So the id costs a look at the things that are named, not at every sentence.
"""

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cypher.lookups import NODE_COUNTS, RELATION_COUNTS
from cypher.store.protocol import STORE_FORMAT, Store
from ontology.schema import NodeClass, load_schema

# Labels of the nodes that belong to one document, which carries their hash.
OF_ONE_DOCUMENT = ("Section", "Passage", "Observation")
OF_NO_DOCUMENT = """\
MATCH (a)-[r]->(b) WHERE r.document IS NULL
RETURN type(r) AS type, a.id AS source, b.id AS target, r.id AS id
ORDER BY type, source, target, id"""
_BYTES = 8


def content_hash(value: Any) -> str:
    """Sixteen hexadecimal digits that stand for a value of JSON, whatever the order of its keys."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def graph_content(store: Store) -> str:
    """The id of the content, read from the store."""
    return content_hash([STORE_FORMAT, *_parts(store)])


def _parts(store: Store) -> Iterator[Any]:
    for query in (NODE_COUNTS, RELATION_COUNTS, OF_NO_DOCUMENT):
        yield store.read(query).rows
    for declared in load_schema().classes.values():
        if declared.name not in OF_ONE_DOCUMENT:
            yield store.read(_all_of(declared)).rows


def _all_of(declared: NodeClass) -> str:
    """The query for every node of a class with the properties that the ontology gives it."""
    columns = ", ".join(f"n.`{p.name}` AS `{p.name}`" for p in declared.properties)
    return f"MATCH (n:{declared.name}) RETURN {columns} ORDER BY n.id"


@dataclass(slots=True)
class ContentId:
    """The id of a store's content, read again when the store says that the graph was written to."""

    store: Store
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _seen: tuple[str, str] | None = None

    def current(self) -> str:
        """The id of the graph as it is now."""
        written = self.store.snapshot()
        seen = self._seen
        if seen is not None and seen[0] == written:
            return seen[1]
        with self._lock:
            if self._seen is None or self._seen[0] != written:
                self._seen = (written, graph_content(self.store))
            return self._seen[1]

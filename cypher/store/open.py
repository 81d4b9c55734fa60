"""From a URL to a store."""

from pathlib import Path

from cypher.store.protocol import Store
from ontology.errors import SettingsError

EMBEDDED = "embedded://"
SERVER = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


def open_store(
    url: str, *, read_only: bool = False, user: str | None = None, password: str | None = None
) -> Store:
    """Open the graph at `url`: `embedded:///abs/path/graph.kgl`, `neo4j://host:7687`, `bolt://…`, `neo4j+s://…`.

    An embedded store has one writer at a time: opened for writing it belongs to this process until `close`.
    Opened with `read_only` it stands beside a writer and shows what that one committed; where nothing was
    written yet it is empty. Raises SettingsError, StoreUnavailable, StoreLocked, StoreVersion.
    """
    if url.startswith(EMBEDDED):
        return _open_embedded(url.removeprefix(EMBEDDED), read_only=read_only)
    if url.startswith(SERVER):
        from cypher.store.neo4j_store import Neo4jStore

        return Neo4jStore.open(url, user=user, password=password, read_only=read_only)
    raise SettingsError(
        f"not a graph URL: {url!r}; use embedded:///folder/graph.kgl, neo4j://host:7687 or bolt://host:7687"
    )


def _open_embedded(path: str, *, read_only: bool) -> Store:
    if not path.startswith("/") or path.endswith("/"):
        raise SettingsError(f"not the path of a graph file: {path!r}; use embedded:///folder/graph.kgl")
    from cypher.store.embedded import EmbeddedReader, EmbeddedWriter

    return EmbeddedReader(Path(path)) if read_only else EmbeddedWriter(Path(path))

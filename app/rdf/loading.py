"""Rows that were read back, into an empty store."""

from cypher.store.protocol import Store
from ingest.load import seed
from ingest.rows import NAMED, GraphRows
from ontology.errors import RdfError
from ontology.schema import load_schema

_OF_DOCUMENTS = ("Document", *NAMED)


def load_rows(store: Store, rows: GraphRows) -> None:
    """Write all of it in one transaction; RdfError for a store that holds a document or a thing named in one."""
    for label in _OF_DOCUMENTS:
        if store.read(f"MATCH (n:{label}) RETURN n.id LIMIT 1").rows:
            raise RdfError(
                f"{store.url} is not empty: import goes into an empty graph (CHENGTU_GRAPH_URL names another)"
            )
    store.apply_schema(load_schema())
    with store.write() as batch:
        for label, nodes in rows.nodes.items():
            batch.upsert_nodes(label, nodes)
        for (type, source, target), relations in rows.relations.items():
            own = [row for row in relations if "document" in row]
            batch.insert_relations(type, source, target, own)
            # Those of no document may be there already, put in when the store was made ready.
            batch.upsert_relations(type, source, target, [r for r in relations if "document" not in r])
    if not rows.nodes.get("Goal"):
        seed(store)

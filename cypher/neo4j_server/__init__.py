"""A Neo4j community server of our own, from Maven's jars: for tests and for `make neo4j`."""

from cypher.neo4j_server.jars import fetch_jars
from cypher.neo4j_server.server import Neo4jServer

__all__ = ["Neo4jServer", "fetch_jars"]

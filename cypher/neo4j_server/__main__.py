"""`python -m cypher.neo4j_server --data DIR`: a Neo4j server until Ctrl-C."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from cypher.neo4j_server.server import Neo4jServer
from ontology.errors import ChengtuError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m cypher.neo4j_server", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that keeps the graph")
    parser.add_argument("--port", type=int, help="port of the Bolt protocol (default: a free one)")
    parser.add_argument("--password", help="password of the user neo4j (default: no authentication)")
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(".cache/neo4j"),
        help="folder that keeps Neo4j's jars (%(default)s)",
    )
    options = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    server = Neo4jServer(options.data, cache=options.cache, port=options.port, password=options.password)
    try:
        with server:
            print(f"{server.url}\nNeo4j is running; Ctrl-C stops it.", flush=True)  # noqa: T201
            stop.wait()
    except ChengtuError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

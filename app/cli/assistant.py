"""The command that serves the graph to assistant programs."""

from typing import Annotated

import typer

from app.cli.serving import check_port
from app.cli.terminal import messages, opened_store, tell_if_empty
from app.settings import load_settings


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(mcp)


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP at /mcp in place of stdio.")
    ] = False,
    host: Annotated[
        str | None, typer.Option(help="With --http: address to listen on [CHENGTU_HOST, 127.0.0.1].")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(help="With --http: port to listen on [CHENGTU_PORT, 8000].", min=1, max=65535),
    ] = None,
) -> None:
    """Serve the graph to assistant programs over the Model Context Protocol; it only reads."""
    settings = load_settings()
    if not http and (host or port):
        messages.print("chengtu mcp: --host and --port go with --http")
        raise typer.Exit(2)
    host, port = host or settings.host, port or settings.port
    if http:
        check_port(host, port)
    # The service takes a second or two to import; a taken port is told before.
    from app.api.context import Service
    from app.log import configure_logging
    from app.mcp.server import PATH, create_server, serve_http

    # To standard error: with stdio, standard output is the protocol's.
    configure_logging(settings.log_level, as_json=settings.log_json)
    with opened_store(settings, read_only=True) as store:
        tell_if_empty(store)
        server = create_server(Service.over(settings, store))
        if not http:
            server.run("stdio")
            return
        messages.print(f"Chengtu serves {store.url} at http://{host}:{port}{PATH}")
        serve_http(server, host=host, port=port)

"""The command that serves the graph."""

import shutil
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.terminal import messages, opened_store, tell_if_empty
from app.settings import Settings, default_graph_url, load_settings
from ontology.errors import SettingsError

FIRST_QUESTIONS = ("which measures support SDG 6 in Bao'an", "宝安区有哪些措施支持可持续发展目标6")


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on [CHENGTU_HOST, 127.0.0.1].")] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on [CHENGTU_PORT, 8000].", min=1, max=65535)
    ] = None,
) -> None:
    """Serve the API on one port until Ctrl-C."""
    import uvicorn

    from app.log import configure_logging

    settings = load_settings()
    settings = settings.model_copy(update={"host": host or settings.host, "port": port or settings.port})
    host, port = settings.host, settings.port
    check_port(host, port)
    # The service takes a second or two to import; a taken port is told before.
    from app.api.http import HttpProtocol
    from app.api.main import create_app

    configure_logging(settings.log_level, as_json=settings.log_json)
    with opened_store(settings, read_only=True) as store:
        tell_if_empty(store)
        app = create_app(settings, store)
        app.state.service.sparql.prepare()
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        messages.print(f"Chengtu serves {store.url}")
        messages.print(f"Open http://{shown}:{port}/ and ask, for example: {FIRST_QUESTIONS[0]}")
        messages.print(
            f"""  curl --get http://{shown}:{port}/api/ask --data-urlencode "q={FIRST_QUESTIONS[0]}" """
        )
        messages.print(f"  {_command(settings)} ask {FIRST_QUESTIONS[1]}")
        uvicorn.run(app, host=host, port=port, http=HttpProtocol, log_level="warning", access_log=False)


def _command(settings: Settings) -> str:
    """How this shell calls the command that is running, on this graph."""
    found = shutil.which("chengtu")
    command = "chengtu" if found and Path(found).samefile(sys.argv[0]) else sys.argv[0]
    elsewhere = settings.graph_url != default_graph_url()
    return f"CHENGTU_GRAPH_URL={settings.graph_url} {command}" if elsewhere else command


def check_port(host: str, port: int) -> None:
    """Tell in one line that a port is taken, before anything is loaded."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"cannot listen on {host}:{port} ({error.strerror}): choose another with --port or CHENGTU_PORT"
            ) from error

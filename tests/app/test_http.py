"""What a client hears whose request is no HTTP."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from app.api.http import ADVICE, HttpProtocol
from app.api.main import create_app
from app.settings import Settings
from cypher.store.protocol import Store


@pytest.fixture(scope="module")
def address(sample_graph: Store) -> Iterator[tuple[str, int]]:
    """A server as `chengtu serve` runs it."""
    app = create_app(Settings(), sample_graph)
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=HttpProtocol, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield server.servers[0].sockets[0].getsockname()
    server.should_exit = True
    thread.join()


def said(address: tuple[str, int], request: bytes) -> str:
    with socket.create_connection(address) as connection:
        connection.sendall(request)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    return answer.decode()


def test_a_chinese_word_in_a_url_as_it_is_is_told_with_what_to_do(address: tuple[str, int]) -> None:
    answer = said(address, "GET /api/search?q=宝安 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert answer.startswith("HTTP/1.1 400 ")
    assert ADVICE in answer


def test_the_same_percent_encoded_is_answered(address: tuple[str, int]) -> None:
    request = b"GET /api/suggest?q=%E5%AE%9D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = said(address, request)
    assert answer.startswith("HTTP/1.1 200 ")
    assert "宝安区" in answer

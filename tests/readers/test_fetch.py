"""Fetching from a real server on this machine: what comes back, and what each failure says."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import httpx
import pytest

from claims import __version__
from claims.errors import SourceError
from claims.readers import read_sources
from claims.readers.fetch import fetch

if TYPE_CHECKING:
    from conftest import Serve

PAGE = "<title>Port</title><p>Café R&amp;D</p>".encode("latin-1")


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def do_GET(self) -> None:
        answers = {
            "/page": (200, {"Content-Type": "text/html; charset=ISO-8859-1"}, PAGE),
            "/notes.md": (200, {"Content-Type": "text/plain"}, b"# Notes\n\nOne *word*."),
            "/plain": (200, {"Content-Type": "text/plain"}, self.headers["User-Agent"].encode()),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/elsewhere": (302, {"Location": "file:///etc/hosts"}, b""),
            "/nowhere": (302, {"Location": "http://127.0.0.1:99999999/"}, b""),
            "/image": (200, {"Content-Type": "image/png"}, b"x"),
            "/untyped": (200, {}, b"x"),
            "/large": (200, {"Content-Type": "text/plain"}, b"x" * 1_000),
            "/empty": (200, {"Content-Type": "text/plain"}, b""),
            "/odd": (200, {"Content-Type": "text/plain; charset=nonsense"}, b"x"),
            "/broken": (500, {"Content-Type": "text/plain"}, b"x"),
            "/slow": (200, {"Content-Type": "text/plain"}, b"x"),
            "/drip": (200, {"Content-Type": "text/plain"}, b"x" * 50),
        }
        status, headers, body = answers.get(self.path, (404, {}, b""))
        if self.path == "/slow":
            self.server.released.wait(10)  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for at in range(len(body) if self.path == "/drip" else 0):
            try:
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)
        if self.path != "/drip":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server(served: Serve) -> Iterator[str]:
    with served(Handler) as place:
        yield f"http://{place}"


def test_fetch_follows_redirects_and_keeps_the_bytes(server: str) -> None:
    page = fetch(f"{server}/moved")
    assert page == (f"{server}/page", "text/html", PAGE, "iso-8859-1")


def test_fetch_says_who_asks(server: str) -> None:
    assert fetch(f"{server}/plain").data.decode() == f"claims/{__version__}"


def test_fetch_leaves_a_given_client_open(server: str) -> None:
    with httpx.Client(trust_env=False) as client:
        assert fetch(f"{server}/page", client=client).data == PAGE
        assert not client.is_closed


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("/gone", r"the server answers 404 Not Found\): check the address", id="not-found"),
        pytest.param("/broken", r"the server answers 500", id="server-error"),
        pytest.param("/loop", r"redirects more than 5 times: name the address", id="redirect-loop"),
        pytest.param(
            "/elsewhere", r"by way of file:.*/etc/hosts\) is not an http or https address", id="to-a-file"
        ),
        pytest.param("/nowhere", r"can't be fetched", id="redirect-to-nonsense"),
        pytest.param("/image", r"is image/png, which can't be read as text: save the page", id="picture"),
        pytest.param("/untyped", r"is of no stated type", id="no-type"),
        pytest.param("/large", r"is larger than 999 bytes: save the page", id="too-large"),
        pytest.param("/slow", r"did not answer in full within 0\.3 seconds: try again", id="no-answer"),
        pytest.param("/drip", r"did not answer in full within 0\.3 seconds: try again", id="drop-by-drop"),
    ],
)
def test_fetch_failures_name_the_address_and_the_next_step(server: str, path: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        fetch(f"{server}{path}", timeout=0.3 if path in ("/slow", "/drip") else 10, max_bytes=999)
    assert str(caught.value).startswith(server + path)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "file:///etc/hosts", "x", "", "http://", "http://127.0.0.1:port/"]
)
def test_fetch_refuses_other_addresses(url: str) -> None:
    with pytest.raises(SourceError):
        fetch(url)


def test_fetch_refused_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/x"
    with pytest.raises(SourceError, match=r"can't be fetched \(.*\): check the address and the network"):
        fetch(url)


def test_read_sources_reads_pages(server: str) -> None:
    page, notes = read_sources([f"{server}/moved", f"{server}/notes.md"], offline=False)
    assert (page.path, page.title, page.text) == (f"{server}/moved", "Port", PAGE.decode("latin-1"))
    assert [block.text for block in page.blocks] == ["Café R&D"]
    assert [block.text for block in notes.blocks] == ["Notes", "One word."]


@pytest.mark.parametrize("path", ["/empty", "/odd"])
def test_read_sources_turns_unreadable_pages_into_source_errors(server: str, path: str) -> None:
    with pytest.raises(SourceError, match=f"{server}{path}"):
        read_sources([f"{server}{path}"], offline=False)

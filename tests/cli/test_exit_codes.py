"""The exit code: red for a wrong fact and for nothing else, whatever the network does."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims, Serve

CHECK = ("check", "drafts", "--against", "references")
NOBODY = ("--online", "--against", "http://127.0.0.1:9/")

ANSWERS = {
    "/missing": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "/broken": b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
    "/busy": b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n",
    "/loop": b"HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n",
    "/astray": b"HTTP/1.1 302 Found\r\nLocation: http://nowhere.example/\r\nContent-Length: 0\r\n\r\n",
    "/garbage": b"\x00\xff\x13 garbage\r\n\r\n",
    "/noise": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n\x00\xff\xfe\x80",
    "/zipped": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    b"Content-Length: 4\r\n\r\nabcd",
    "/blank": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
    "/short": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n<p>The ligh",
    "/closed": b"",
}
"""What a bad server sends, byte for byte, before it closes the connection."""


class Handler(BaseHTTPRequestHandler):
    """Answers as `ANSWERS` say, resets the connection at /reset, and keeps silent at /silent."""

    def do_GET(self) -> None:
        self.close_connection = True
        if self.path == "/silent":
            self.server.released.wait(30)  # type: ignore[attr-defined]
        elif self.path == "/reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self.wfile.write(ANSWERS[self.path])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(served: Serve) -> Iterator[str]:
    with served(Handler) as place:
        yield place


@pytest.fixture
def right(desk: Path) -> Path:
    """The desk with a draft in which nothing is wrong."""
    draft = desk / "drafts" / "draft.md"
    draft.write_text(draft.read_text().replace("199", "179"))
    return desk


@pytest.fixture
def no_names(tmp_path: Path) -> dict[str, str]:
    """An environment in which no name is found, without anybody being asked."""
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import socket\n"
        "resolve = socket.getaddrinfo\n"
        "def refuse(host, *arguments, **options):\n"
        "    if host not in ('127.0.0.1', b'127.0.0.1'):\n"
        "        raise socket.gaierror(socket.EAI_NONAME, 'Name or service not known')\n"
        "    return resolve(host, *arguments, **options)\n"
        "socket.getaddrinfo = refuse\n"
    )
    return {"PYTHONPATH": str(folder)}


def test_network_that_fails_in_every_way_fails_no_run(
    run_claims: RunClaims, right: Path, server: str, no_names: dict[str, str]
) -> None:
    addresses = [f"http://{server}{path}" for path in (*ANSWERS, "/reset", "/silent")]
    addresses += ["http://127.0.0.1:9/refused", "http://nowhere.example/", f"https://{server}/closed"]
    given = [argument for address in addresses for argument in ("--against", address)]
    done = run_claims(*CHECK, "--online", *given, "--fail-on", "warning", cwd=right, env=no_names)
    told = done.stderr.splitlines()
    assert [line.split()[1] for line in told] == addresses
    assert "Name or service not known" in told[-2]
    assert (done.returncode, re.findall("Traceback|internal error", done.stderr)) == (0, [])
    assert "2 claims: 2 checked (2 supported)\n" in done.stdout
    assert "The run is incomplete" in done.stdout


@pytest.mark.parametrize(
    ("wrong", "options", "code"),
    [
        pytest.param(False, (), 0, id="right"),
        pytest.param(False, NOBODY, 0, id="right-incomplete"),
        pytest.param(False, (*NOBODY, "--on-incomplete", "fail"), 3, id="incomplete-fails"),
        pytest.param(False, ("--on-incomplete", "fail"), 0, id="complete"),
        pytest.param(True, (*NOBODY, "--on-incomplete", "fail"), 1, id="1-outranks-3"),
        pytest.param(True, (*NOBODY, "--on-incomplete", "fail", "--fail-on", "never"), 3, id="never-but-3"),
        pytest.param(True, (*NOBODY, "--baseline", "known.json"), 0, id="suppressed"),
        pytest.param(
            True, (*NOBODY, "--baseline", "known.json", "--on-incomplete", "fail"), 3, id="suppressed-3"
        ),
        pytest.param(True, ("--baseline", "known.json", "--fail-on", "warning"), 0, id="suppressed-warning"),
    ],
)
def test_exit_code(
    run_claims: RunClaims, desk: Path, wrong: bool, options: tuple[str, ...], code: int
) -> None:
    if not wrong:
        (desk / "references" / "facts.txt").write_text(
            "The lighthouse has 199 steps. The lighthouse is 40 metres tall.\n"
        )
    if "--baseline" in options:
        made = run_claims("baseline", "create", *CHECK[1:], "--baseline", "known.json", cwd=desk)
        assert made.returncode == 0
    assert run_claims(*CHECK, *options, cwd=desk).returncode == code


def test_exit_code_of_conflicting_sources_is_chosen(run_claims: RunClaims, desk: Path) -> None:
    (desk / "references" / "other.txt").write_text("In 2024 the lighthouse had 199 steps.\n")
    assert run_claims(*CHECK, cwd=desk).returncode == 0
    done = run_claims(*CHECK, "--fail-on", "warning", cwd=desk)
    assert (done.returncode, "warning conflicting-sources" in done.stdout) == (1, True)

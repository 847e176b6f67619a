"""For every test: no network but this machine's own, and the real command line at hand."""

from __future__ import annotations

import ipaddress
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import pytest


class RunClaims(Protocol):
    """Runs the installed command line in a process of its own."""

    def __call__(
        self,
        *arguments: str | Path,
        input: bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        timeout: float = 60,
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def run_claims() -> RunClaims:
    """The command line as users start it; `env` comes on top of an environment without settings of ours."""
    # a run that only repeats what an earlier one found would prove nothing
    clean = {"CLAIMS_NO_CACHE": "1"} | {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("CLAIMS_") and key not in ("NO_COLOR", "FORCE_COLOR", "CI", "PYTHONHASHSEED")
    }

    def run(
        *arguments: str | Path,
        input: bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        timeout: float = 60,
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "claims", *map(str, arguments)],
            input=input if input is not None else b"",
            capture_output=True,
            env=clean | dict(env or {}),
            cwd=cwd,
            timeout=timeout,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches beyond this machine fails at once, and says where it wanted to go."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not _is_loopback(address[0]):
            raise AssertionError(f"a test wanted to connect to {address}")
        connect(self, address)

    def guarded_resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and not _is_loopback(host):
            raise AssertionError(f"a test wanted to look up {host}")
        return resolve(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)


def _is_loopback(host: str | bytes) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in ("", "localhost")


class Serve(Protocol):
    """Serves what a handler answers on this machine, and gives the host and port."""

    def __call__(self, handler: type[BaseHTTPRequestHandler], /) -> AbstractContextManager[str]: ...


@contextmanager
def _served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        listening.released = threading.Event()  # type: ignore[attr-defined]  # ours, for handlers to wait for
        listening.handle_error = lambda *_: None  # type: ignore[method-assign]  # broken connections are meant
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"127.0.0.1:{listening.server_port}"
        listening.released.set()  # type: ignore[attr-defined]  # as above
        listening.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served() -> Serve:
    """A server on this machine; its `released` is set at the end, for handlers that are silent till then."""
    return _served

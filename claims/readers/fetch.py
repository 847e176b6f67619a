"""Fetching a reference from the web: one request, bounded in time, size and redirects.

The only module that opens connections for documents. Proxies and credentials of the environment are not used,
so that a run does not depend on the machine that it runs on.
"""

from __future__ import annotations

import time
from typing import NamedTuple

import httpx

from claims import __version__
from claims.errors import SourceError
from claims.model import is_address

__all__ = ["CONTENT_TYPES", "Fetched", "fetch"]

CONTENT_TYPES = ("application/xhtml+xml", "text/html", "text/markdown", "text/plain", "text/x-markdown")
"""What is accepted; anything else is refused."""

_HEADERS = {"User-Agent": f"claims/{__version__}", "Accept": ", ".join(CONTENT_TYPES)}
_SAVE_IT = "save the page as a file and name the file instead"


class Fetched(NamedTuple):
    """A fetched document: the address that it came from in the end, and its bytes as sent.

    `content_type` is one of `CONTENT_TYPES`; `charset` is the encoding that the server named, if any.
    """

    url: str
    content_type: str
    data: bytes
    charset: str | None


class _Limits(NamedTuple):
    timeout: float
    deadline: float
    max_bytes: int
    max_redirects: int


def fetch(
    url: str,
    *,
    timeout: float = 10.0,
    max_bytes: int = 5_000_000,
    max_redirects: int = 5,
    client: httpx.Client | None = None,
) -> Fetched:
    """Fetch an http or https address.

    `timeout` is in seconds, for each step and for the whole; `max_bytes` is of the decoded body. A `client`
    that is passed in brings its own settings and stays open. Raises `SourceError`, which says what happened
    and what to do, for every failure: a wrong address, no connection, a timeout, an HTTP error, too many
    redirects, a body that is too large or of another type.
    """
    limits = _Limits(timeout, time.monotonic() + timeout, max_bytes, max_redirects)
    try:
        if client is not None:
            return _follow(client, url, limits)
        with httpx.Client(trust_env=False) as own:
            return _follow(own, url, limits)
    except httpx.TimeoutException as error:
        raise _too_slow(url, timeout) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise SourceError(f"{url} can't be fetched ({reason}): check the address and the network") from error


def _follow(client: httpx.Client, url: str, limits: _Limits) -> Fetched:
    """The document at the end of the redirects from `url`."""
    request = client.build_request("GET", _checked(url, url), headers=_HEADERS, timeout=limits.timeout)
    for _ in range(limits.max_redirects + 1):
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            if response.next_request is None:
                return _received(response, url, limits)
            request = response.next_request
        finally:
            response.close()
        _checked(str(request.url), url)
        if time.monotonic() > limits.deadline:
            raise _too_slow(url, limits.timeout)
    raise SourceError(
        f"{url} redirects more than {limits.max_redirects} times: name the address that it ends at"
    )


def _checked(target: str, url: str) -> str:
    if not is_address(target):
        via = "" if target == url else f" (by way of {target})"
        raise SourceError(f"{url}{via} is not an http or https address: {_SAVE_IT}")
    return target


def _received(response: httpx.Response, url: str, limits: _Limits) -> Fetched:
    if response.status_code != 200:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise SourceError(f"{url} can't be fetched (the server answers {status}): check the address")
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type not in CONTENT_TYPES:
        raise SourceError(
            f"{url} is {content_type or 'of no stated type'}, which can't be read as text: {_SAVE_IT}"
        )
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limits.max_bytes:
            raise SourceError(f"{url} is larger than {limits.max_bytes:,} bytes: {_SAVE_IT}")
        if time.monotonic() > limits.deadline:
            raise _too_slow(url, limits.timeout)
    return Fetched(str(response.url), content_type, bytes(data), response.charset_encoding)


def _too_slow(url: str, timeout: float) -> SourceError:
    return SourceError(f"{url} did not answer in full within {timeout:g} seconds: try again, or {_SAVE_IT}")

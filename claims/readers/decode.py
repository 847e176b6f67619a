"""Bytes to text: UTF-8, or UTF-16 with a byte order mark; everything else is refused with its place."""

from __future__ import annotations

import codecs
import re

from claims.errors import DraftError

__all__ = ["MAX_BYTES", "decode"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest document that is read, in bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, as in .docx or .odt"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")


def decode(data: bytes, *, path: str, charset: str | None = None) -> str:
    """The text of `data`, with its byte order mark, if any, as the first code point.

    A byte order mark decides; then `charset`, if Python knows it; then UTF-8. Raises `DraftError` for a file
    that is too large, empty, binary or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise too_large(path)
    if not data.strip():
        raise DraftError(f"{path} is empty: there is nothing to read in it")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(path, f" ({name})")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        encoding = _known(charset, path) if charset else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in data:
            raise _binary(path) from error
        raise _undecodable(path, data, error) from error
    if "\0" in text:
        raise _binary(path)
    if not text.removeprefix("\ufeff").strip():
        raise DraftError(f"{path} is empty: it holds nothing but white space")
    return text


def too_large(path: str) -> DraftError:
    """The error for a document beyond `MAX_BYTES`."""
    return DraftError(f"{path} is larger than {MAX_BYTES // 2**20} MB: split it, or leave it out of the run")


def _binary(path: str, kind: str = "") -> DraftError:
    return DraftError(
        f"{path} looks like a binary file{kind}: save its text as .txt, .md or .html, "
        "or leave it out of the run"
    )


def _known(charset: str, path: str) -> str:
    try:
        info = codecs.lookup(charset.strip())
    except (LookupError, ValueError) as error:
        raise DraftError(
            f"{path} says that its encoding is {charset!r}, which is not known: save it as UTF-8"
        ) from error
    if not info._is_text_encoding:  # base64, zlib and the like are codecs, but no character encodings
        raise DraftError(
            f"{path} says that its encoding is {charset!r}, which holds no text: save it as UTF-8"
        )
    # Pages that say Latin-1 or ASCII mean Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> DraftError:
    line = 1 + sum(1 for _ in _LINE_BREAK.finditer(data, 0, error.start))
    return DraftError(
        f"{path}: byte 0x{data[error.start]:02x} at offset {error.start} (line {line}) is not valid "
        f"{error.encoding.upper()}: save the file as UTF-8"
    )

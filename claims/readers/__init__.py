"""Readers: bytes to documents whose blocks know where in the text they stand.

A format is one module with a function `read(text) -> Content`, and one line in `FORMATS`. A module whose
documents can name their own encoding also has `declared_charset(data) -> str | None`.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import urlsplit

from claims.errors import DraftError, SourceError
from claims.model import Document, is_address
from claims.readers import find
from claims.readers.base import Content
from claims.readers.decode import MAX_BYTES, decode, too_large

if TYPE_CHECKING:
    import httpx

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Format",
    "find_documents",
    "read_bytes",
    "read_document",
    "read_sources",
]


class Format(NamedTuple):
    """A format: its name, which is also its module's, and the suffixes and content types that select it."""

    name: str
    suffixes: tuple[str, ...]
    content_types: tuple[str, ...]

    def read(self, text: str) -> Content:
        """What the format's reader finds in `text`."""
        return cast(Content, self._module().read(text))

    def declared_charset(self, data: bytes) -> str | None:
        """The encoding that a document names in itself, in formats where that is usual."""
        declared = getattr(self._module(), "declared_charset", None)
        return cast("str | None", declared(data)) if declared else None

    def _module(self) -> ModuleType:
        return importlib.import_module(f"claims.readers.{self.name}")  # late: parsers cost start-up time


FORMATS = (
    Format("text", (".txt", ".text"), ("text/plain",)),
    Format("markdown", (".md", ".markdown", ".mdown"), ("text/markdown", "text/x-markdown")),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
)
"""Every format that can be read; the first is the one that is tried where nothing says which it is."""


def read_document(path: str | Path, *, name: str | None = None) -> Document:
    """Read a file; `name` is what reports call it, by default the path as given, with forward slashes.

    Raises `DraftError` if the file is missing or unreadable, empty, binary, too large or not in UTF-8, or if
    it changes meanwhile.
    """
    shown = name or Path(path).as_posix()
    try:
        with open(path, "rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > MAX_BYTES:
                raise too_large(shown)
            data = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise DraftError(f"{shown} does not exist: check the path") from error
    except IsADirectoryError as error:
        raise DraftError(f"{shown} is a folder: name a file in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DraftError(f"{shown} can't be read ({reason}): check its permissions") from error
    touched = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if touched and stat.S_ISREG(before.st_mode):  # a pipe is written to while it is read
        raise DraftError(f"{shown} changed while it was read: run again when nothing writes to it")
    return read_bytes(data, path=shown, format=_by_suffix(path).name)


def read_bytes(data: bytes, *, path: str, format: str | None = None, charset: str | None = None) -> Document:
    """Read bytes that come from elsewhere than a file, such as standard input or a fetched page.

    `format` is the name of a format; without one the suffix of `path` decides, and plain text is the default.
    `charset` is the encoding that the sender named, if any. Raises `DraftError` as `read_document` does, and
    `ValueError` for an unknown format.
    """
    chosen = _by_name(format) if format else _by_suffix(path)
    text = decode(data, path=path, charset=charset or chosen.declared_charset(data))
    # The mark at the start stays in the text; readers see a line break there, which no format minds.
    content = chosen.read("\n" + text[1:] if text.startswith("\ufeff") else text)
    if not content.blocks:
        raise DraftError(f"{path} has no text to read: it holds nothing but markup or code")
    return Document(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=content.blocks,
        title=content.title,
        metadata=content.metadata,
        comments=content.comments,
    )


def find_documents(
    paths: Sequence[str], *, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> list[Path]:
    """The files that `paths` name, each once: files as named, folders with all below that a reader can read.

    `include` and `exclude` are patterns like those of .gitignore and apply to what folders hold, not to files
    that are named. Raises `DraftError` for a path that does not exist, and for a folder that can't be read or
    has no readable file.
    """
    suffixes = {suffix for known in FORMATS for suffix in known.suffixes}
    found: dict[Path, None] = {}
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise DraftError(f"{name} does not exist: check the path")
        if not path.is_dir():
            found[path] = None
            continue
        below = [
            file
            for file in find.walk(path, include=include, exclude=exclude)
            if file.suffix.lower() in suffixes
        ]
        if not below:
            raise DraftError(
                f"the folder {name} holds nothing to read: looked for {', '.join(sorted(suffixes))}"
                + (" within the include and exclude patterns" if include or exclude else "")
            )
        found.update(dict.fromkeys(below))
    return list(found)


def read_sources(
    sources: Sequence[str],
    *,
    offline: bool,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    client: httpx.Client | None = None,
) -> list[Document]:
    """Read references: each a file, a folder with all below, or an http(s) address.

    Addresses are fetched unless `offline`. Raises `SourceError` for the first that can't be read.
    """
    documents: list[Document] = []
    for source in sources:
        try:
            if is_address(source):
                documents.append(_fetched(source, offline=offline, client=client))
            else:
                files = find_documents([source], include=include, exclude=exclude)
                documents.extend(read_document(file) for file in files)
        except DraftError as error:
            raise SourceError(str(error)) from error
    return documents


def _fetched(url: str, *, offline: bool, client: httpx.Client | None) -> Document:
    if offline:
        raise SourceError(
            f"{url} is an address and the run is offline: allow it with --online, or save the page as a file"
        )
    from claims.readers.fetch import fetch

    page = fetch(url, client=client)
    chosen = next(known for known in FORMATS if page.content_type in known.content_types)
    if chosen is FORMATS[0]:  # servers send Markdown as plain text
        chosen = _by_suffix(urlsplit(page.url).path)
    return read_bytes(page.data, path=url, format=chosen.name, charset=page.charset)


def _by_suffix(path: str | Path) -> Format:
    suffix = PurePath(path).suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), FORMATS[0])


def _by_name(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise ValueError(f"no format {name!r}: known are {', '.join(known.name for known in FORMATS)}")

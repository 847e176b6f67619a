"""Small data and model files of the package; each has its source, licence and checksum beside it."""

from __future__ import annotations

import gzip
import json
import zlib
from importlib.resources import files
from typing import IO, Any

from claims.errors import ResourceError

__all__ = ["damaged", "open_binary", "read_bytes", "read_json"]


def read_bytes(name: str) -> bytes:
    """The content of the file `name` of this package, unpacked where its name ends in ".gz".

    Raises:
        ResourceError: the file is missing or damaged.
    """
    try:
        content = files(__name__).joinpath(name).read_bytes()
        return gzip.decompress(content) if name.endswith(".gz") else content
    except (OSError, EOFError, zlib.error) as error:
        raise damaged(name, error) from error


def open_binary(name: str) -> IO[bytes]:
    """The file `name` of this package, to be read in parts. Raises `ResourceError` where it is missing."""
    try:
        return files(__name__).joinpath(name).open("rb")
    except OSError as error:
        raise damaged(name, error) from error


def read_json(name: str) -> Any:  # noqa: ANN401 - the caller knows the shape of its file
    """The content of the JSON file `name` of this package, gzipped or plain.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    content = read_bytes(name)
    try:
        return json.loads(content)
    except ValueError as error:
        raise damaged(name, error) from error


def damaged(name: str, reason: object) -> ResourceError:
    """The error for a file of this package that can't be used."""
    return ResourceError(f"{name} of the package is missing or damaged: reinstall claims ({reason})")

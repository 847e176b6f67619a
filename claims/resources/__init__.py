"""Small data and model files of the package; each has its source, licence and checksum beside it."""

from __future__ import annotations

import gzip
import json
import zlib
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from claims.errors import ResourceError

__all__ = ["damaged", "on_disk", "read_bytes", "read_json"]


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


def on_disk(name: str) -> AbstractContextManager[Path]:
    """The file `name` of this package under a path, which may not exist, for libraries that read files."""
    return as_file(files(__name__).joinpath(name))


def damaged(name: str, reason: object) -> ResourceError:
    """The error for a file of this package that can't be used."""
    return ResourceError(f"{name} of the package is missing or damaged: reinstall claims ({reason})")

"""Small data and model files of the package; each has its source, licence and checksum beside it."""

from __future__ import annotations

import gzip
import json
import zlib
from importlib.resources import files
from typing import Any

from claims.errors import ResourceError

__all__ = ["read_json"]


def read_json(name: str) -> Any:  # noqa: ANN401 - the caller knows the shape of its file
    """The content of the gzipped JSON file `name` of this package.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    try:
        return json.loads(gzip.decompress(files(__name__).joinpath(name).read_bytes()))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ResourceError(
            f"{name} of the package is missing or damaged: reinstall claims ({error})"
        ) from error

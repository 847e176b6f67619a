"""What is wrong with settings, in words for whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from claims.config.model import Config, DraftConfig, FileConfig
from claims.config.places import KeyPath, quoted
from claims.model import Source
from claims.suggest import did_you_mean

__all__ = ["problems"]

_WANTED = {
    "tuple_type": "should be a list, in square brackets",
    "dict_type": "should be a table",
    "model_type": "should be a table",
    "missing": "is missing",
}
"""In the words of TOML what pydantic says in those of Python."""


def problems(error: ValidationError) -> Iterator[tuple[KeyPath, str]]:
    """Every problem in settings: the path of the key, and what is wrong with it."""
    for detail in error.errors():
        path = detail["loc"]
        key = _dotted(path)
        if detail["type"] == "extra_forbidden":
            known = [field.alias or name for name, field in _table_of(path).model_fields.items()]
            yield path, f"unknown key {key}.{did_you_mean(str(path[-1]), known)}"
        else:
            message = _WANTED.get(detail["type"], detail["msg"].removeprefix("Value error, "))
            yield path, f"{key}: {message}"


def _table_of(path: KeyPath) -> type[BaseModel]:
    """The table that holds the last key of a path."""
    if path[0] == "ci" and len(path) > 1:
        path = path[1:]
        outer: type[BaseModel] = Config
    else:
        outer = FileConfig
    inner: dict[str | int, type[BaseModel]] = {"sources": Source, "per-file": DraftConfig}
    return inner.get(path[0], outer) if len(path) > 2 else outer


def _dotted(path: KeyPath) -> str:
    """A path as it is written in TOML, in quotation marks; tables of an array are counted from 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{quoted(part)}" for part in path]
    return f'"{"".join(parts).removeprefix(".")}"'

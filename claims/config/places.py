"""Where in a TOML text its keys stand, which tomllib does not tell."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["KeyPath", "line_of", "quoted", "statement_at"]

KeyPath = tuple[str | int, ...]
"""Where a value is: the keys that lead to it, and numbers from 0 in arrays of tables."""

_KEY = re.compile(r"""[ \t]*(?:\[{1,2}(?P<table>[^\]]+)\]|(?P<key>[\w."'-][^=#]*?)[ \t]*=)""")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class _Statement(NamedTuple):
    """A key with its value, a header, or nothing: its lines, counted from 1, and the paths that it sets."""

    first: int
    last: int
    text: str
    paths: list[KeyPath]


def _statements(text: str) -> Iterator[_Statement]:
    """The statements of a TOML text.

    A statement is what parses by itself, so lines are put together until they do; what never does comes last.
    """
    lines = text.split("\n")
    first = 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[first:end])
        try:
            content = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        yield _Statement(first + 1, end, statement, list(_paths(content)))
        first = end
    if first < len(lines):
        yield _Statement(first + 1, len(lines), "\n".join(lines[first:]), [])


def _paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401  # whatever TOML can hold
    """The paths of all keys and tables in a value, each after those that it lies in."""
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
        pairs = enumerate(value)
    for key, item in pairs:
        yield (*path, key)
        yield from _paths(item, (*path, key))


def line_of(text: str, path: KeyPath) -> int | None:
    """The line, counted from 1, on which the statement begins that sets a key in a valid TOML text.

    For a key that is not there it is that of the innermost table around it; None where there is none.
    """
    lines = _lines(text)
    return next((lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), None)


@lru_cache(maxsize=8)
def _lines(text: str) -> Mapping[KeyPath, int]:
    """The line of each key and table."""
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for statement in _statements(text):
        paths = statement.paths
        if statement.text.lstrip().startswith("["):
            table = _opened(paths[-1], found)
            paths = [*paths[:-1], table]
        else:
            paths = [(*table, *path) for path in paths]
        for path in paths:
            found.setdefault(path, statement.first)
    return found


def _opened(table: KeyPath, found: Mapping[KeyPath, int]) -> KeyPath:
    """The path of the table that a header opens; `[[table]]` opens another each time."""
    while isinstance(table[-1], int) and table in found:
        table = (*table[:-1], table[-1] + 1)
    return table


def statement_at(text: str, line: int) -> str | None:
    """The key or table whose statement holds a line of a text that is not valid TOML, as written there."""
    for statement in _statements(text):
        match = _KEY.match(statement.text)
        if match and statement.first <= line <= statement.last:
            return (match["table"] or match["key"]).strip()
    return None


def quoted(key: str) -> str:
    """A key as it is written in TOML: bare if it can be."""
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)

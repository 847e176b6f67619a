"""Configuration files: where they are, what they hold, and which others they build on."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claims.config.model import FileConfig
from claims.config.places import KeyPath, line_of, statement_at
from claims.config.problems import problems
from claims.errors import ConfigError

__all__ = ["NAMES", "ConfigFile", "find_file", "read_chain"]

NAMES = (".claims.toml", "claims.toml", "pyproject.toml")
"""What a configuration file may be called; in one folder, the first of them counts."""

_PYPROJECT: KeyPath = ("tool", "claims")

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A file with settings; `table` is where in it they are."""

    path: Path
    text: str
    table: KeyPath
    config: FileConfig

    def place(self, path: KeyPath) -> str:
        """`FILE:LINE` of a setting."""
        return _place(self.path, line_of(self.text, (*self.table, *path)))


def find_file(start: Path) -> Path | None:
    """The nearest file with settings, from a folder upwards, as a path from the working directory."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        for name in NAMES:
            candidate = Path(os.path.relpath(parent / name))
            if candidate.is_file() and _settings(candidate, _text(candidate)) is not None:
                return candidate
    return None


def read_chain(path: Path) -> list[ConfigFile]:
    """A file, the one that it extends, the one that that extends, and so on.

    Raises `ConfigError` naming file, line and key for what can't be used, and for files that extend each
    other in a circle.
    """
    if not path.exists():
        raise ConfigError(f"{path} does not exist: check --config")
    chain = [_read(path)]
    while (extend := chain[-1].config.extend) is not None:
        here = chain[-1].place(("extend",))
        target = Path(os.path.normpath(chain[-1].path.parent / extend))
        if not target.exists():
            raise ConfigError(f'{here}: "extend": {target} does not exist')
        if any(target.samefile(file.path) for file in chain):
            circle = " -> ".join(str(file) for file in (*(file.path for file in chain), target))
            raise ConfigError(f'{here}: "extend" leads back to where it came from: {circle}')
        chain.append(_read(target))
    return chain


def _read(path: Path) -> ConfigFile:
    text = _text(path)
    settings = _settings(path, text)
    if settings is None:
        raise ConfigError(f"{path} has no table [tool.claims]")
    table = _PYPROJECT if _is_pyproject(path) else ()
    try:
        config = FileConfig.model_validate(settings, by_name=False, by_alias=True)
    except ValidationError as error:
        found = sorted((line_of(text, (*table, *key)) or 0, told) for key, told in problems(error))
        raise ConfigError("\n".join(f"{_place(path, line)}: {told}" for line, told in found)) from error
    return ConfigFile(path, text, table, config)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not in UTF-8: byte {error.start} can't be read") from error


def _settings(path: Path, text: str) -> dict[str, Any] | None:
    """The settings in a file; None for a pyproject.toml that has none."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_not_toml(path, text, str(error))) from error
    if not _is_pyproject(path):
        return content
    tool = content.get("tool", {})
    settings = tool.get("claims") if isinstance(tool, dict) else None
    if settings is not None and not isinstance(settings, dict):
        raise ConfigError(f'{_place(path, line_of(text, _PYPROJECT))}: "tool.claims" should be a table')
    return settings


def _not_toml(path: Path, text: str, message: str) -> str:
    """What tomllib says, with the line in front, and the key whose value it is about."""
    at = _AT_LINE.search(message)
    line = int(at[1]) if at else text.count("\n", 0, len(text.rstrip())) + 1
    key = statement_at(text, line)
    return f"{_place(path, line)}: not valid TOML{f', at {key}' if key else ''}: {_AT_LINE.sub('', message)}"


def _place(path: Path, line: int | None) -> str:
    return f"{path}:{line}" if line else str(path)


def _is_pyproject(path: Path) -> bool:
    return path.name == "pyproject.toml"

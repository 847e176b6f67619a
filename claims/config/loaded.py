"""The settings that apply: command line before environment, table ci, file, and default."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.config.environment import in_ci, read_environment, variable_of
from claims.config.files import ConfigFile, find_file, read_chain
from claims.config.model import Config, key_of
from claims.config.paths import from_folder
from claims.config.places import KeyPath
from claims.readers.find import fits

__all__ = ["Loaded", "Origin", "load"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: the key at `path` in a file, or what `words` say."""

    words: str = ""
    file: ConfigFile | None = None
    path: KeyPath = ()

    def __str__(self) -> str:
        """`FILE:LINE`, "environment variable CLAIMS_FAIL_ON", "command line", "default"."""
        return self.file.place(self.path) + self.words if self.file else self.words


_DEFAULT = Origin("default")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, their files, nearest first, and the origins of those that are not default."""

    config: Config
    files: tuple[Path, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def origin(self, name: str) -> Origin:
        """Where the value of a field comes from."""
        return self.origins.get(name, _DEFAULT)

    def of(self, draft: str) -> Config:
        """The settings for one draft: those of the patterns under `per-file` that its path fits go before.

        Patterns count from the folder of their file; of several, the last that has a key counts. What the
        command line or the environment says goes before them all.
        """
        base = self.origin("per_file").file
        folder = (base.path.parent if base else Path()).resolve()
        where = Path(os.path.relpath(Path(draft).parent.resolve() / Path(draft).name, folder)).as_posix()
        own: dict[str, Any] = {}
        for pattern, settings in self.config.per_file.items():
            if fits(pattern, where):
                own |= {name: getattr(settings, name) for name in settings.model_fields_set}
        return self.config.model_copy(update={name: own[name] for name in own if not self._told(name)})

    def _told(self, name: str) -> bool:
        """Whether the command line or the environment says it, rather than a file or nobody."""
        origin = self.origin(name)
        return origin.file is None and origin is not _DEFAULT


def load(
    file: Path | None = None,
    *,
    start: Path | None = None,
    environment: Mapping[str, str] | None = None,
    given: Mapping[str, Any] | None = None,
) -> Loaded:
    """The settings of `file`, or else of the nearest one from a folder upwards, and what overrides them.

    `environment` are variables, by default those of the process; `given` is what the command line says, by
    field. Relative paths in files are returned relative to the working directory. Raises `ConfigError` naming
    the file, the line and the key, or the variable, that can't be used.
    """
    environment = os.environ if environment is None else environment
    path = file or find_file(start or Path())
    chain = read_chain(path) if path else []
    layers = [_of_file(part, part.config) for part in reversed(chain)]
    with_ci = next((part for part in chain if "ci" in part.config.model_fields_set), None)
    if with_ci and in_ci(environment):
        layers.append(_of_file(with_ci, with_ci.config.ci, "ci"))
    told = read_environment(environment)
    layers.append({name: (getattr(told, name), _variable(name)) for name in sorted(told.model_fields_set)})
    layers.append({name: (value, Origin("command line")) for name, value in (given or {}).items()})
    values, origins = _laid_over(layers)
    return Loaded(Config().model_copy(update=values), tuple(part.path for part in chain), origins)


_Layer = Mapping[str, tuple[Any, Origin]]


def _of_file(file: ConfigFile, config: Config, *table: str) -> _Layer:
    words = f", table {table[0]}" if table else ""
    return {
        name: (getattr(config, name), Origin(words, file, (*table, key_of(name))))
        for name in Config.model_fields
        if name in config.model_fields_set
    }


def _variable(name: str) -> Origin:
    return Origin(f"environment variable {variable_of(name)}")


def _laid_over(layers: Sequence[_Layer]) -> tuple[dict[str, Any], dict[str, Origin]]:
    """The values of the layers, later ones over earlier ones, and where each comes from."""
    found: dict[str, tuple[Any, Origin]] = {}
    for layer in layers:
        found.update(layer)
    ids = {source.id for source in found["sources"][0]} if "sources" in found else set()
    values = {
        name: from_folder(name, value, origin.file.path.parent, ids) if origin.file else value
        for name, (value, origin) in found.items()
    }
    return values, {name: origin for name, (_, origin) in found.items()}

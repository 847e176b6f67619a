"""Paths of a configuration file, which count from its folder, as paths from the working directory."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from claims.config.model import DraftConfig
from claims.model import Source, is_address

__all__ = ["from_folder"]


def from_folder(name: str, value: Any, folder: Path, ids: Collection[str]) -> Any:  # noqa: ANN401  # of any field
    """The value of a field, with what paths there are in it from here; `ids` of sources are no paths."""
    match name:
        case "against":
            return tuple(item if item in ids else _path(item, folder) for item in value)
        case "baseline" | "entailment_model":
            return _path(value, folder) if value else value
        case "output_format":
            return tuple(_output(output, folder) for output in value)
        case "sources":
            return tuple(_source(source, folder) for source in value)
        case "per_file":
            return {pattern: _draft_config(own, folder, ids) for pattern, own in value.items()}
    return value


def _path(path: str, folder: Path) -> str:
    if is_address(path) or os.path.isabs(path):
        return path
    return Path(os.path.relpath(folder.resolve() / path)).as_posix()


def _output(output: str, folder: Path) -> str:
    name, equals, target = output.partition("=")
    return f"{name}={_path(target, folder)}" if equals else output


def _source(source: Source, folder: Path) -> Source:
    if source.path is not None:
        return source.model_copy(update={"path": _path(source.path, folder)})
    here = glob.escape(_path(".", folder))
    pattern = source.glob or ""
    absolute = os.path.isabs(pattern) or here == "."
    return source.model_copy(update={"glob": pattern if absolute else f"{here}/{pattern}"})


def _draft_config(own: DraftConfig, folder: Path, ids: Collection[str]) -> DraftConfig:
    if "against" not in own.model_fields_set:
        return own
    return own.model_copy(update={"against": from_folder("against", own.against, folder, ids)})

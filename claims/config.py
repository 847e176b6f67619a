"""The configuration: its keys, where it is found, and what is wrong with it.

The nearest folder, from the working directory upwards, that has one of `.claims.toml`, `claims.toml` or a
`pyproject.toml` with a table `[tool.claims]` decides; files are never merged.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from claims.codes import code_names
from claims.errors import ConfigError, UsageError
from claims.findings import Policy
from claims.model import Severity
from claims.suggest import did_you_mean

__all__ = ["TEMPLATE", "Config", "Loaded", "load", "to_toml"]


class Config(BaseModel):
    """Every setting of a run, with its default. Keys are written with hyphens: `fail-on`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_name=True,
    )

    against: tuple[str, ...] = Field(
        default=(), description="References: files, folders, or http(s) addresses."
    )
    select: tuple[str, ...] = Field(
        default=("DEFAULT",), description="Codes to report; ALL and DEFAULT (no notes) stand for several."
    )
    ignore: tuple[str, ...] = Field(default=(), description="Codes not to report; wins over select.")
    severity: dict[str, Severity] = Field(
        default_factory=dict, description="Severity for single codes: error, warning or note."
    )
    fail_on: Literal["error", "warning", "never"] = Field(
        default="error", description="Exit with 1 when a finding is at least this serious."
    )
    min_confidence: float = Field(
        default=0.0, ge=0, le=1, description="Verdicts with less confidence than this give no finding."
    )
    min_worthiness: float = Field(
        default=0.0, ge=0, le=1, description="Sentences less worth checking than this give no claim."
    )
    on_incomplete: Literal["warn", "fail"] = Field(
        default="warn", description="What an incomplete run without findings does: warn, or exit with 3."
    )
    as_of: date | None = Field(
        default=None, description="The day that relative dates are read against where a draft states none."
    )
    entailment_model: str | None = Field(
        default=None,
        description="A folder with an entailment model in ONNX, asked instead of ours.",
    )
    online: bool = Field(default=False, description="Whether addresses may be fetched.")
    include: tuple[str, ...] = Field(
        default=(), description="Patterns of files to read in folders of drafts."
    )
    exclude: tuple[str, ...] = Field(
        default=(), description="Patterns of files to leave out in folders of drafts."
    )
    output_format: tuple[str, ...] = Field(
        default=("text",), description="Report formats, each FORMAT or FORMAT=FILE."
    )

    @field_validator("select", "ignore", "severity")
    @classmethod
    def _known_codes(cls, value: Any) -> Any:  # noqa: ANN401  # a validator of several types, unchanged
        try:
            code_names(value)
        except UsageError as error:
            raise ValueError(str(error)) from error
        return value

    @property
    def policy(self) -> Policy:
        """Which verdicts become findings."""
        return Policy(
            select=self.select, ignore=self.ignore, min_confidence=self.min_confidence, severity=self.severity
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration and the file that it comes from; None when there is no file and all is default."""

    config: Config
    file: Path | None


def load(file: Path | None = None, *, start: Path | None = None) -> Loaded:
    """The configuration in `file`, or else the nearest one from the folder `start` upwards.

    Relative paths in it are returned relative to the working directory. Raises `ConfigError` naming the file
    and the key when it can't be used.
    """
    if file is not None:
        table = _table(file)
        if table is None:
            raise ConfigError(f"{file} has no table [tool.claims]")
        return Loaded(_parse(table, file), file)
    folder = (start or Path()).resolve()
    for parent in (folder, *folder.parents):
        for name in (".claims.toml", "claims.toml", "pyproject.toml"):
            candidate = parent / name
            table = _table(candidate) if candidate.is_file() else None
            if table is not None:
                return Loaded(_parse(table, candidate), candidate)
    return Loaded(Config(), None)


def _table(file: Path) -> dict[str, Any] | None:
    """The settings in `file`; None for a pyproject.toml that has none."""
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{file} does not exist: check --config") from error
    except OSError as error:
        raise ConfigError(f"{file} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file} is not in UTF-8: byte {error.start} can't be read") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is not valid TOML: {error}") from error
    if file.name != "pyproject.toml":
        return content
    tool = content.get("tool")
    table = tool.get("claims") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _parse(table: dict[str, Any], file: Path) -> Config:
    try:
        config = Config.model_validate(table, by_name=False, by_alias=True)
    except ValidationError as error:
        known = [field.alias or name for name, field in Config.model_fields.items()]
        problems = [_problem(dict(detail), known) for detail in error.errors()]
        raise ConfigError("\n".join(f"{file}: {problem}" for problem in problems)) from error
    return config.model_copy(
        update={
            "against": tuple(_from_here(source, file) for source in config.against),
            "output_format": tuple(_output(output, file) for output in config.output_format),
            "entailment_model": config.entailment_model and _from_here(config.entailment_model, file),
        }
    )


def _problem(detail: dict[str, Any], known: Iterable[str]) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f'unknown key "{key}".{did_you_mean(key, known)}'
    return f'"{key}": {detail["msg"].removeprefix("Value error, ")}'


def _from_here(path: str, file: Path) -> str:
    """`path`, which is relative to the folder of `file`, relative to the working directory instead."""
    if path.startswith(("http://", "https://")) or os.path.isabs(path):
        return path
    return Path(os.path.relpath(file.resolve().parent / path)).as_posix()


def _output(output: str, file: Path) -> str:
    name, equals, target = output.partition("=")
    return f"{name}={_from_here(target, file)}" if equals else output


def to_toml(config: Config) -> str:
    """The configuration as TOML, every key with its description."""
    lines: list[str] = []
    for name, field in Config.model_fields.items():
        value = getattr(config, name)
        lines.append(f"# {field.description}")
        lines.append(f"# {field.alias} = " if value is None else f"{field.alias} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in sorted(value.items())) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


TEMPLATE = "".join(
    f"{line}\n" if line.startswith("#") else f"# {line}\n" for line in to_toml(Config()).splitlines()
)
"""What `claims config init` writes: every key with its default, commented out."""

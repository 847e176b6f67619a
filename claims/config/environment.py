"""Settings out of environment variables: one for each key, `CLAIMS_FAIL_ON` for `fail-on`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from claims.config.model import Config, key_of
from claims.config.problems import problems
from claims.errors import ConfigError

__all__ = ["in_ci", "read_environment", "variable_of"]


def variable_of(name: str) -> str:
    """The variable of a field."""
    return f"CLAIMS_{name.upper()}"


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a run is one of continuous integration: CI is set, and not to false or 0."""
    return environment.get("CI", "").strip().lower() not in {"", "0", "false"}


def read_environment(environment: Mapping[str, str]) -> Config:
    """What variables set; an empty one sets nothing. Raises `ConfigError` naming the variable.

    Lists are separated by commas, which stand in paths less often than the colons of addresses do. What is a
    table in a file is written as an inline value of TOML.
    """
    values = {
        key_of(name): _value(name, text)
        for name in Config.model_fields
        if (text := environment.get(variable_of(name), "").strip())
    }
    try:
        return Config.model_validate(values, by_name=False, by_alias=True)
    except ValidationError as error:
        told = [f"environment variable {_variable(path[0])}: {message}" for path, message in problems(error)]
        raise ConfigError("\n".join(told)) from error


def _value(name: str, text: str) -> Any:  # noqa: ANN401  # as pydantic is to judge it
    kind = Config.model_fields[name].annotation
    if kind == tuple[str, ...]:
        return [part for part in map(str.strip, text.split(",")) if part]
    if name not in {"per_file", "severity", "sources"}:
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"environment variable {variable_of(name)} holds no inline value of TOML: {error}"
        ) from error


def _variable(key: str | int) -> str:
    return variable_of(str(key).replace("-", "_"))

"""Settings as TOML: those that apply, each with its origin, and a file to start from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel

from claims.config.loaded import Loaded
from claims.config.model import Config, FileConfig, key_of
from claims.config.places import quoted

__all__ = ["TEMPLATE", "shown"]

_EXAMPLES: Mapping[str, str] = {
    "as_of": "as-of = 2026-01-31",
    "baseline": 'baseline = ".claims-baseline.json"',
    "entailment_model": 'entailment-model = "models/entailment"',
    "extend": 'extend = "../claims.toml"',
    "sources": (
        '[[sources]]\nid = "annual-report"\npath = "references/annual-report.md"\n'
        "authority = 10\ndate = 2026-01-31"
    ),
    "per_file": '[per-file]\n"blog/**" = { fail-on = "never" }',
    "ci": '[ci]\nfail-on = "warning"',
}
"""For keys whose default shows nothing of how they are written."""


def shown(loaded: Loaded) -> str:
    """The settings that apply, a line each, with where each comes from."""
    lines = []
    for name in Config.model_fields:
        value = getattr(loaded.config, name)
        setting = f"# {key_of(name)} =" if value is None else f"{key_of(name)} = {_toml(value)}"
        lines.append(f"{setting}  # {loaded.origin(name)}\n")
    return "".join(lines)


def _template() -> str:
    parts = []
    for name in sorted(FileConfig.model_fields, key=lambda name: name in ("sources", "per_file", "ci")):
        field = FileConfig.model_fields[name]
        example = (
            _EXAMPLES.get(name) or f"{field.alias} = {_toml(field.get_default(call_default_factory=True))}"
        )
        parts.append("\n".join(f"# {line}" for line in (field.description, *example.splitlines())))
    return "\n\n".join(parts) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return _toml(
            {
                fields[name].alias or name: getattr(value, name)
                for name in fields
                if name in value.model_fields_set
            }
        )
    if isinstance(value, dict):
        pairs = ", ".join(f"{quoted(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


TEMPLATE = _template()
"""What `claims config init` writes: every key with its default or an example, commented out."""

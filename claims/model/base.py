"""The base of everything that appears in a report."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Model"]


class Model(BaseModel):
    """Frozen, and strict about its fields: an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

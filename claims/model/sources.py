"""A source as the configuration describes it: what it is called, where it is, how far its word goes."""

from __future__ import annotations

import datetime

from pydantic import ConfigDict, Field, model_validator

from claims.model.base import Model

__all__ = ["Source"]


class Source(Model):
    """One reference or several: a file, a folder or an http(s) address, or the files that a pattern finds.

    `date` is the day that it speaks from, and goes before one that its documents state themselves.
    `authority` is a number of the writer's own scale: where sources disagree, the higher one is told. Neither
    decides.
    """

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["path"]}, {"required": ["glob"]}]},
    )

    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        description="The name to call it by: letters, digits, dots, hyphens and underscores.",
    )
    path: str | None = Field(default=None, min_length=1, description="A file, folder or http(s) address.")
    glob: str | None = Field(
        default=None,
        min_length=1,
        description="Files by pattern: * stands for names within a folder, ** for folders below.",
    )
    authority: float | None = Field(
        default=None,
        allow_inf_nan=False,
        description="How much its word counts; where sources disagree, the higher one is told.",
    )
    date: datetime.date | None = Field(
        default=None, description="The day that it speaks from, instead of one that it states itself."
    )

    @model_validator(mode="after")
    def _is_somewhere(self) -> Source:
        if (self.path is None) == (self.glob is None):
            raise ValueError('a source has either "path" or "glob"')
        return self

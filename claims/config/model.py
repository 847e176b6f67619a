"""The keys of the configuration: what each holds, its default, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, field_validator

from claims.codes import CODES, GROUPS, code_names, find_code
from claims.errors import UsageError
from claims.findings import Policy
from claims.model import Severity, Source

__all__ = ["Config", "DraftConfig", "FileConfig", "Table", "key_of"]

S = TypeVar("S", bound=Iterable[str])


def key_of(name: str) -> str:
    """The key of a field, as files have it: `fail-on` for `fail_on`."""
    return name.replace("_", "-")


def _known(find: Callable[[S], object], codes: S) -> S:
    try:
        find(codes)
    except UsageError as error:
        raise ValueError(str(error)) from error
    return codes


_SEVERITIES = [severity.value for severity in Severity]

Codes = Annotated[
    tuple[str, ...],
    AfterValidator(partial(_known, code_names)),
    WithJsonSchema(
        {
            "type": "array",
            "items": {
                "type": "string",
                "anyOf": [{"enum": sorted([*GROUPS, *CODES])}, {"pattern": r"\*"}],
            },
        }
    ),
]
Severities = Annotated[
    dict[str, Severity],
    AfterValidator(partial(_known, lambda codes: [find_code(code) for code in codes])),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"enum": list(CODES)},
            "additionalProperties": {"type": "string", "enum": _SEVERITIES},
        }
    ),
]


class Table(BaseModel):
    """A table of a configuration file; its keys are written with hyphens, and others are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=key_of, validate_by_name=True)


class DraftConfig(Table):
    """The settings that may differ from draft to draft."""

    against: tuple[str, ...] = Field(
        default=(),
        description="What to check against: ids of sources, files, folders, or http(s) addresses; "
        "where it is empty, all sources.",
    )
    select: Codes = Field(
        default=("DEFAULT",),
        description="Codes to report, and words that stand for several: claims codes lists both.",
    )
    ignore: Codes = Field(default=(), description="Codes not to report; wins over select.")
    severity: Severities = Field(
        default_factory=dict, description="Severity for single codes: error, warning or note."
    )
    min_confidence: float = Field(
        default=0.0, ge=0, le=1, description="Verdicts with less confidence than this give no finding."
    )
    fail_on: Literal["error", "warning", "never"] = Field(
        default="error", description="Exit with 1 when a finding is at least this serious."
    )


class Config(DraftConfig):
    """Every setting of a run, with its default."""

    on_incomplete: Literal["warn", "fail"] = Field(
        default="warn", description="What an incomplete run without findings does: warn, or exit with 3."
    )
    min_worthiness: float = Field(
        default=0.0, ge=0, le=1, description="Sentences less worth checking than this give no claim."
    )
    as_of: date | None = Field(
        default=None, description="The day that relative dates are read against where a draft states none."
    )
    entailment_model: str | None = Field(
        default=None, description="A folder with an entailment model in ONNX, asked instead of ours."
    )
    baseline: str | None = Field(
        default=None,
        description="A file of accepted findings, which do not count: claims baseline writes it.",
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
    sources: tuple[Source, ...] = Field(
        default=(), description="References by id, each a table with path or glob, authority and date."
    )
    per_file: dict[str, DraftConfig] = Field(
        default_factory=dict,
        description="Settings for drafts whose path fits a pattern: "
        + ", ".join(map(key_of, DraftConfig.model_fields))
        + ".",
    )

    @field_validator("sources")
    @classmethod
    def _ids_are_told_apart(cls, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        ids = [source.id for source in sources]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice:
            raise ValueError(f'two sources have the id "{twice}"')
        return sources

    @property
    def policy(self) -> Policy:
        """Which verdicts become findings."""
        return Policy(
            select=self.select, ignore=self.ignore, min_confidence=self.min_confidence, severity=self.severity
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The references to check against, by their names: as told, or else all sources."""
        return self.against or tuple(source.id for source in self.sources)


class FileConfig(Config):
    """What a configuration file may hold: the settings, and two keys that are about files."""

    extend: str | None = Field(
        default=None, description="Another configuration file, whose keys hold where this one has none."
    )
    ci: Config = Field(
        default_factory=Config,
        description="Settings that go before those of the file wherever the variable CI is set.",
    )

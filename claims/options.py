"""The options of the command line, as types: a command that shares an option shares its wording."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claims.changes import FilterMode
from claims.codes import code_names
from claims.config import Loaded, load
from claims.errors import UsageError

__all__ = [
    "Against",
    "AsOf",
    "BaselineFile",
    "ChangedSources",
    "Color",
    "ColorOption",
    "ConfigFile",
    "DiffBase",
    "Exclude",
    "FailOn",
    "FailOnOption",
    "FilterModeOption",
    "Formats",
    "Ignore",
    "Include",
    "MinConfidence",
    "MinWorthiness",
    "NoBaseline",
    "NoCache",
    "NoIgnores",
    "NoProgress",
    "OnIncomplete",
    "OnIncompleteOption",
    "Online",
    "Paths",
    "Quiet",
    "Select",
    "ShowSupported",
    "Staged",
    "StdinFilename",
    "read_date",
    "settings",
]


class FailOn(StrEnum):
    """The severity from which on a finding makes the run fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class OnIncomplete(StrEnum):
    """What an incomplete run does."""

    WARN = "warn"
    FAIL = "fail"


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


_SELECTION = "What to read"
_FINDINGS = "What to report"
_OUTPUT = "Output"

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Drafts: files, folders, or - for standard input.", show_default=False
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="SOURCE",
        help="A reference: the id of a configured source, a file, folder or http(s) address. "
        "May be repeated; by default all configured sources.",
        rich_help_panel=_SELECTION,
    ),
]
Online = Annotated[
    bool | None,
    typer.Option(
        "--online/--offline",
        help="Whether addresses may be fetched; by default nothing is.",
        show_default=False,
        rich_help_panel=_SELECTION,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day (YYYY-MM-DD) that 'last week' and the like count from, where a draft states none.",
        rich_help_panel=_SELECTION,
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call standard input in reports; its suffix tells the format.",
        rich_help_panel=_SELECTION,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include", metavar="GLOB", help="In folders, read only these.", rich_help_panel=_SELECTION
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="GLOB", help="In folders, leave these out.", rich_help_panel=_SELECTION
    ),
]
DiffBase = Annotated[
    str | None,
    typer.Option(
        "--diff-base",
        metavar="REF",
        help="Report only what has changed since HEAD and this commit or branch went apart (git).",
        show_default=False,
        rich_help_panel=_SELECTION,
    ),
]
Staged = Annotated[
    bool,
    typer.Option(
        "--staged",
        help="Check what is staged for the next commit, and report only what it changes (git).",
        rich_help_panel=_SELECTION,
    ),
]
FilterModeOption = Annotated[
    FilterMode | None,
    typer.Option(
        "--filter-mode",
        help="What counts as changed: new sentences, also three lines around, whole files, or all; "
        "by default added.",
        rich_help_panel=_SELECTION,
    ),
]
ChangedSources = Annotated[
    bool,
    typer.Option(
        "--changed-sources",
        help="Report unchanged sentences too, where the change of a reference has changed their verdict.",
        rich_help_panel=_SELECTION,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        envvar="CLAIMS_CONFIG",
        help="Configuration to use instead of the nearest one.",
        rich_help_panel=_SELECTION,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Report only these codes, separated by commas: those that claims codes lists, or several, as in "
        "refuted or 'wrong-*'.",
        rich_help_panel=_FINDINGS,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODES", help="Don't report these codes.", rich_help_panel=_FINDINGS),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="X",
        min=0,
        max=1,
        help="Verdicts with less confidence than this (0 to 1) give no finding.",
        rich_help_panel=_FINDINGS,
    ),
]
MinWorthiness = Annotated[
    float | None,
    typer.Option(
        "--min-worthiness",
        metavar="X",
        min=0,
        max=1,
        help="Sentences less worth checking than this (0 to 1) give no claim.",
        rich_help_panel=_SELECTION,
    ),
]
NoIgnores = Annotated[
    bool,
    typer.Option(
        "--no-ignores", help="Report what comments in the drafts would hide.", rich_help_panel=_FINDINGS
    ),
]
BaselineFile = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Accepted findings, which don't count; claims baseline create writes them.",
        rich_help_panel=_FINDINGS,
    ),
]
NoBaseline = Annotated[
    bool,
    typer.Option("--no-baseline", help="Count accepted findings too.", rich_help_panel=_FINDINGS),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 when a finding is at least this serious; by default error.",
        rich_help_panel=_FINDINGS,
    ),
]
OnIncompleteOption = Annotated[
    OnIncomplete | None,
    typer.Option(
        "--on-incomplete",
        help="Exit with 3 when nothing was found but something could not be checked; by default warn.",
        rich_help_panel=_FINDINGS,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        "-f",
        metavar="FORMAT[=FILE]",
        help="Report format, to standard output or a file. May be repeated; by default text.",
        rich_help_panel=_OUTPUT,
    ),
]
ColorOption = Annotated[
    Color,
    typer.Option(
        "--color", help="When to colour; auto obeys NO_COLOR and FORCE_COLOR.", rich_help_panel=_OUTPUT
    ),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Only findings: no summary, no remarks.", rich_help_panel=_OUTPUT),
]
ShowSupported = Annotated[
    bool, typer.Option("--show-supported", help="Show supported claims too.", rich_help_panel=_OUTPUT)
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        envvar="CLAIMS_NO_CACHE",
        help="Check everything anew, and keep nothing for the next run.",
        rich_help_panel=_SELECTION,
    ),
]
NoProgress = Annotated[
    bool, typer.Option("--no-progress", help="No progress line, even on a terminal.", rich_help_panel=_OUTPUT)
]


def settings(
    config: Path | None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    as_of: str | None = None,
    **given: Any,  # noqa: ANN401  # values of the configuration's own keys
) -> Loaded:
    """The configuration with what the command line says on top; None is what it leaves unsaid.

    Raises `ConfigError` for the file and the environment, `UsageError` for the options.
    """
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    said["select"] = _codes(select)
    said["ignore"] = _codes(ignore)
    said["as_of"] = read_date("--as-of", as_of)
    return load(
        config, given={key: value for key, value in said.items() if value is not None and value != ()}
    )


def _codes(lists: Iterable[str] | None) -> tuple[str, ...] | None:
    """Code names out of lists with commas; raises `UsageError` for one that does not exist."""
    if lists is None:
        return None
    names = tuple(name for text in lists for name in text.replace(",", " ").split())
    code_names(names)
    return names


def read_date(option: str, text: str | None) -> date | None:
    """The day that an option names; raises `UsageError` naming the option for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option} "{text}" is not a date: write YYYY-MM-DD, such as 2024-07-05.') from None

"""The commands that look something up: codes, the configuration and its schema, what the cache holds."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from claims import options
from claims.cache import Cache
from claims.codes import CODES, GROUPS, find_code
from claims.config import TEMPLATE, FileConfig, find_file, shown
from claims.console import write_stdout
from claims.errors import UsageError
from claims.model import Report

__all__ = ["add_lookups"]

WIDTH = 88
"""Columns of running text, which reads badly across a wide terminal."""

_config = typer.Typer(name="config", help="Show, describe or start the configuration.", no_args_is_help=True)


_cache = typer.Typer(name="cache", help="Show or clear what earlier runs have kept.", no_args_is_help=True)


def add_lookups(app: typer.Typer) -> None:
    """Add the commands `explain`, `codes`, `config` and `cache` to the command line."""
    app.command()(explain)
    app.command()(codes)
    app.add_typer(_config)
    app.add_typer(_cache)


@_cache.command("info")
def cache_info() -> int:
    """Show where the cache is, and how much is in it."""
    cache = Cache()
    files = cache.files()
    size = sum(bytes_ for _, bytes_, _ in files) / 1e6
    drafts = "draft" if len(files) == 1 else "drafts"
    write_stdout(f"{cache.folder}: {len(files)} checked {drafts}, {size:.1f} MB\n")
    return 0


@_cache.command("clear")
def cache_clear() -> int:
    """Delete what earlier runs have kept; the next run checks everything anew."""
    cache = Cache()
    try:
        number = cache.clear()
    except OSError as error:
        raise UsageError(f"{cache.folder} can't be cleared: {error.strerror}") from error
    write_stdout(f"{cache.folder}: {number} deleted\n")
    return 0


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="A code, such as wrong-number.", show_default=False)
    ],
) -> int:
    """Explain a code: what it means, why it matters, an example, what to do."""
    found = find_code(code)
    lines = [f"{found.name} ({found.severity.value}): {found.summary}"]
    for heading, text in found.sections:
        lines.extend(("", heading, fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")))
    write_stdout("\n".join(lines) + "\n")
    return 0


def codes() -> int:
    """List the codes that findings are reported under, and the words that stand for several."""
    width = max(len(name) for name in CODES)
    for code in CODES.values():
        write_stdout(f"{code.name:<{width}}  {code.severity.value:<7}  {code.summary}\n")
    write_stdout("\n--select and --ignore take these names, and words that stand for several:\n\n")
    for word, meaning in GROUPS.items():
        write_stdout(f"{word:<{width}}  {meaning}\n")
    write_stdout(f"{'wrong-*':<{width}}  the codes that fit a pattern, * being any letters\n")
    return 0


@_config.command("show")
def config_show(
    config: options.ConfigFile = None,
    against: options.Against = None,
    formats: options.Formats = None,
    online: options.Online = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOnOption = None,
    min_confidence: options.MinConfidence = None,
    as_of: options.AsOf = None,
    min_worthiness: options.MinWorthiness = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    baseline: options.BaselineFile = None,
    on_incomplete: options.OnIncompleteOption = None,
) -> int:
    """Show the settings that `check` would use here with these options, and where each comes from."""
    loaded = options.settings(
        config,
        against=against,
        output_format=formats,
        online=online,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        min_confidence=min_confidence,
        as_of=as_of,
        min_worthiness=min_worthiness,
        include=include,
        exclude=exclude,
        baseline=baseline,
        on_incomplete=on_incomplete,
    )
    files = ", which extends ".join(file.as_posix() for file in loaded.files)
    write_stdout(f"# {files or 'no configuration file'}\n{shown(loaded)}")
    return 0


@_config.command("schema")
def config_schema(
    report: Annotated[bool, typer.Option("--report", help="The schema of the JSON report instead.")] = False,
) -> int:
    """Print the JSON Schema of the configuration, or of the JSON report."""
    schema = Report.model_json_schema(mode="serialization") if report else FileConfig.model_json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    write_stdout(json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n")
    return 0


@_config.command("init")
def config_init() -> int:
    """Write a .claims.toml here that lists every key with its default, or an example, commented out."""
    found = find_file(Path())
    if found and found.parent == Path():
        raise UsageError(f"{found} is already there: edit it, or remove it first.")
    file = Path(".claims.toml")
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(TEMPLATE)
    except FileExistsError as error:
        raise UsageError(f"{file} is already there: edit it, or remove it first.") from error
    except OSError as error:
        file.unlink(missing_ok=True)  # half of it would be worse than nothing
        raise UsageError(f"{file} can't be written: {error.strerror}.") from error
    write_stdout(f"Wrote {file}.\n")
    return 0

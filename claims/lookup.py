"""The commands that look something up: codes, the configuration and its schema, what the cache holds."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from claims.cache import Cache
from claims.codes import CODES, GROUPS, find_code
from claims.config import TEMPLATE, Config, load, to_toml
from claims.console import write_stdout
from claims.errors import UsageError
from claims.model import Report
from claims.options import ConfigFile

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
def config_show(config: ConfigFile = None) -> int:
    """Show the configuration that applies here, and where it comes from."""
    loaded = load(config)
    source = loaded.file.as_posix() if loaded.file else "no configuration file: all default"
    write_stdout(f"# {source}\n{to_toml(loaded.config)}")
    return 0


@_config.command("schema")
def config_schema(
    report: Annotated[bool, typer.Option("--report", help="The schema of the JSON report instead.")] = False,
) -> int:
    """Print the JSON Schema of the configuration, or of the JSON report."""
    schema = Report.model_json_schema(mode="serialization") if report else Config.model_json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    write_stdout(json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n")
    return 0


@_config.command("init")
def config_init() -> int:
    """Write a .claims.toml here that lists every key with its default."""
    file = Path(".claims.toml")
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(TEMPLATE)
    except FileExistsError as error:
        raise UsageError(f"{file} is already there: edit it, or remove it first.") from error
    except OSError as error:
        raise UsageError(f"{file} can't be written: {error.strerror}.") from error
    write_stdout(f"Wrote {file}.\n")
    return 0

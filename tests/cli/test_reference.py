"""The command-line reference in README.md is what the program's own help says.

`CLAIMS_UPDATE_GOLDEN=1` writes it anew.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from claims.cli import app

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- reference: from the program's own help -->\n", "<!-- end of the reference -->\n"


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its whole name."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
    else:
        for word in sorted(inner):
            yield from commands(inner[word], f"{name} {word}")


def option(parameter: Any) -> str:
    """An option as it is written: "`-f`, `--output-format FORMAT[=FILE]`"."""
    names = sorted([*parameter.opts, *parameter.secondary_opts], key=lambda name: (name[:2] == "--", name))
    value = "" if parameter.is_flag else f" {value_of(parameter)}"
    return ", ".join([f"`{name}`" for name in names[:-1]] + [f"`{names[-1]}{value}`"])


def value_of(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    return str(parameter.metavar)


def row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def reference() -> str:
    """The commands, then the options, each with the commands that have it."""
    found = list(commands(typer.main.get_command(app), "claims"))
    lines = [row("command", "what it does"), "|---|---|"]
    lines += [
        row(f"`{name} {arguments(command)}".rstrip() + "`", first_line(command)) for name, command in found
    ]
    users: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, command in found:
        for parameter in command.params:
            if parameter.opts[0].startswith("-"):
                users[option(parameter), parameter.help or ""].append(name.removeprefix("claims "))
    lines += ["", row("option", "meaning", "commands"), "|---|---|---|"]
    ordered = sorted(users.items(), key=lambda item: item[0][0].split("--")[-1])
    lines += [row(written, meaning, ", ".join(names)) for (written, meaning), names in ordered]
    return "\n".join(lines) + "\n"


def arguments(command: Any) -> str:
    names = [parameter for parameter in command.params if not parameter.opts[0].startswith("-")]
    return " ".join(f"{p.metavar or p.name.upper()}{'...' if p.nargs == -1 else ''}" for p in names)


def first_line(command: Any) -> str:
    return str(command.help or "").strip().split("\n")[0]


def test_the_reference_in_the_readme_is_what_the_program_says() -> None:
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    whole = f"{before}{BEGIN}{reference()}{END}{after}"
    if os.environ.get("CLAIMS_UPDATE_GOLDEN"):
        README.write_text(whole, "utf-8")
    assert text == whole


def test_the_reference_names_every_command_of_the_help() -> None:
    listed = set(re.findall(r"`claims ([a-z ]+?)(?: [A-Z]|`)", reference()))
    assert {"check", "extract", "verify", "baseline create", "config show"} <= listed

"""The command line's dealings with the outside: streams, colour, progress, files that appear whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TextIO, TypeVar

from claims.errors import UsageError
from claims.model import Report
from claims.report import Format, View
from claims.report.inert import inert
from claims.suggest import did_you_mean

__all__ = [
    "Output",
    "Progress",
    "outputs",
    "say",
    "tell_time",
    "use_color",
    "write_file",
    "write_outputs",
    "write_report",
    "write_stdout",
]

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Output(Generic[F]):
    """A format and where it goes: a file, or standard output."""

    format: F
    file: Path | None


def outputs(wanted: Sequence[str], formats: Mapping[str, F]) -> list[Output[F]]:
    """Read `FORMAT` and `FORMAT=FILE`.

    Raises `UsageError` for a format that is not among `formats`, and for two that go to the same file.
    """
    found: list[Output[F]] = []
    for text in wanted:
        name, equals, file = text.partition("=")
        if name not in formats:
            known = ", ".join(formats)
            raise UsageError(
                f'There is no output format "{name}" here: {known}.{did_you_mean(name, formats)}'
            )
        if equals and not file:
            raise UsageError(f'"{text}" names no file: write {name}=FILE, or {name} for standard output.')
        found.append(Output(formats[name], Path(file) if file else None))
    targets = [output.file.resolve() for output in found if output.file and not _is_stream(output.file)]
    for target in targets:
        if targets.count(target) > 1:
            raise UsageError(f"Several formats go to {target.name}: name a file of its own for each.")
    return found


def _is_stream(file: Path) -> bool:
    """Whether it is a device or a pipe, which is written as it is and takes one output after the other."""
    return file.exists() and not file.is_file()


def use_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as chosen ("always", "never"), or as NO_COLOR, FORCE_COLOR and the terminal have it.

    https://no-color.org, https://force-color.org: a variable counts when it is set and not empty.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write_report(report: Report, wanted: Sequence[Output[Format]], *, color: str, view: View) -> None:
    """Write the report in each of the formats, in colour where it is wanted."""

    def render(output: Output[Format]) -> str:
        colored = use_color(color, sys.stdout) if output.file is None else color == "always"
        shade = View(color=colored, show_supported=view.show_supported, quiet=view.quiet)
        return output.format.render(report, shade)

    write_outputs(wanted, render)


def write_outputs(wanted: Sequence[Output[F]], render: Callable[[Output[F]], str]) -> None:
    """Write each output as rendered; files first, so that a closed pipe loses none of them."""
    for output in sorted(wanted, key=lambda output: output.file is None):
        if output.file is None:
            write_stdout(render(output))
        else:
            write_file(output.file, render(output))


def write_stdout(text: str) -> None:
    """Write to standard output in UTF-8; a reader that has gone away (`| head`) is no error.

    Raises `UsageError` when there is no room for it.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        # The interpreter flushes once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"Standard output can't be written: {error.strerror}.") from error


def write_file(file: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all; devices and pipes are written as they are.

    Raises `UsageError` when it can't be written; what was there before is there still.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_stream(file):
            file.write_bytes(data)
            return
        target = file.resolve()
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{file} can't be written: {error.strerror}.") from error


def say(message: str) -> None:
    """Tell the user something that is no result: one message on standard error.

    File names and words of drafts in it are not obeyed as commands, where a CI service reads along.
    """
    sys.stderr.write("\n".join(inert(line) for line in f"claims: {message}".splitlines()) + "\n")


def tell_time(seconds: float) -> None:
    """Say how long a run took, where somebody watches; in a report it would differ from run to run."""
    if _watched():
        say(f"{seconds:.1f} seconds")


def _watched() -> bool:
    """Whether a person sees standard error as it is written."""
    return sys.stderr.isatty() and not os.environ.get("CI")


class Progress:
    """One line on standard error that says what is being read, only where somebody watches it."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._shown = wanted and _watched()

    def __call__(self, what: str) -> None:
        """Show that the next of the total is under way."""
        self._done += 1
        if self._shown:
            printable = "".join(character for character in what if character.isprintable())[:60]
            sys.stderr.write(f"\r\x1b[K{self._done}/{self._total} {printable}")
            sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

"""Finding documents: files as they are named, folders walked in sorted order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.errors import DraftError

__all__ = ["fits", "walk"]

_GLOB = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)


def walk(folder: Path, *, include: Sequence[str], exclude: Sequence[str]) -> Iterator[Path]:
    """The files below `folder` in sorted order, without hidden ones; links to folders are not followed.

    Patterns are like those of .gitignore: without a slash they match a name at any depth, otherwise a path
    from `folder` on or as it is shown; a match of `exclude` holds for all that lies below. Without `include`,
    all files are included. Raises `DraftError` for a folder that can't be read.
    """
    wanted, unwanted = _matcher(include), _matcher(exclude)

    def visit(here: Path) -> Iterator[Path]:
        try:
            with os.scandir(here) as entries:
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError as error:
            raise DraftError(
                f"the folder {here.as_posix()} can't be read ({error.strerror}): check its permissions, "
                "or exclude it"
            ) from error
        for name, is_folder in found:
            path = here / name
            shown = (path.relative_to(folder).as_posix(), path.as_posix())
            if name.startswith(".") or _matches(unwanted, shown):
                continue
            if is_folder:
                yield from visit(path)
            elif path.is_file() and (not include or _matches(wanted, shown)):
                yield path

    yield from visit(folder)


def fits(pattern: str, path: str) -> bool:
    """Whether a path, or a folder that it lies in, fits one of the patterns that `walk` takes."""
    return _matches(_matcher([pattern]), (path,))


def _matches(patterns: list[re.Pattern[str]], paths: tuple[str, ...]) -> bool:
    return any(pattern.fullmatch(path) for pattern in patterns for path in paths)


def _matcher(globs: Sequence[str]) -> list[re.Pattern[str]]:
    return [re.compile(_translate(glob), re.DOTALL) for glob in globs]


def _translate(glob: str) -> str:
    """The regular expression of a glob, for a path that it matches as a whole or by a folder above."""
    glob = glob.rstrip("/").removeprefix("./")
    prefix = "" if "/" in glob else "(?:.*/)?"
    return prefix + "".join(_part(part) for part in _GLOB.findall(glob.lstrip("/"))) + "(?:/.*)?"


def _part(part: str) -> str:
    if part == "**/":
        return "(?:.*/)?"
    if part == "**":
        return ".*"
    if part == "*":
        return "[^/]*"
    if part == "?":
        return "[^/]"
    if len(part) > 2:
        inner = part[1:-1].replace("\\", r"\\")
        return f"(?!/)[{'^' + inner[1:] if inner.startswith('!') else inner}]"
    return re.escape(part)

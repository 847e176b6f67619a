"""Reading gold files: JSON or JSON Lines, plain or gzipped, every complaint with its file and place."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from claims.errors import UsageError
from claims.evaluation.gold import Gold, GoldCase, GoldRow
from claims.readers import MAX_BYTES
from claims.readers.find import walk

__all__ = ["read_gold"]

SHOWN = 5
"""How many faults of a file are named before the rest is only counted."""

_LINES = (".jsonl", ".ndjson")
_SUFFIXES = (".json", *_LINES)


def read_gold(paths: Sequence[str]) -> Gold:
    """The gold in files, and in all .json and .jsonl files of folders, in order of name.

    Raises `UsageError` for a path that can't be read and for content that is neither a case nor a row, and
    `DraftError` for a folder that can't be read.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    cases: list[tuple[str, GoldCase]] = []
    rows: list[tuple[str, GoldRow]] = []
    for file in files:
        for where, value in _values(file):
            gold = _gold(where, value)
            if isinstance(gold, GoldCase):
                cases.append((where, gold))
            else:
                rows.append((where, gold))
    if not cases and not rows:
        raise UsageError(f"There is no gold in {', '.join(paths)}: the files are empty.")
    return Gold(tuple(file.as_posix() for file in files), tuple(cases), tuple(rows))


def _files(path: str) -> list[Path]:
    file = Path(path)
    if not file.exists():
        raise UsageError(f"{path} does not exist: check the path.")
    if not file.is_dir():
        return [file]
    found = [below for below in walk(file, include=(), exclude=()) if _stem(below).endswith(_SUFFIXES)]
    if not found:
        raise UsageError(f"The folder {path} holds no gold: looked for {', '.join(_SUFFIXES)} (or with .gz).")
    return found


def _stem(file: Path) -> str:
    return file.name.lower().removesuffix(".gz")


def _text(file: Path) -> str:
    try:
        with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{file.as_posix()} can't be read: {reason}.") from error
    if len(data) > MAX_BYTES:
        raise UsageError(f"{file.as_posix()} is larger than {MAX_BYTES // 2**20} MB: split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file.as_posix()} is not in UTF-8 (offset {error.start}).") from error


def _values(file: Path) -> Iterator[tuple[str, object]]:
    """The JSON values of a file, each with its place."""
    name, text = file.as_posix(), _text(file)
    if _stem(file).endswith(_LINES):
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield f"{name}, line {number}", _parsed(f"{name}, line {number}", line)
        return
    value = _parsed(name, text)
    if not isinstance(value, list):
        yield name, value
        return
    for number, item in enumerate(value, start=1):
        yield f"{name}, item {number}", item


def _parsed(where: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = "" if ", line " in where else f" (line {error.lineno}; files of JSON Lines end in .jsonl)"
        raise UsageError(f"{where} is not JSON: {error.msg}, column {error.colno}{line}.") from error
    except RecursionError as error:
        raise UsageError(f"{where} is not gold: it is nested too deeply.") from error


def _gold(where: str, value: object) -> GoldCase | GoldRow:
    keys = value.keys() if isinstance(value, dict) else set()
    try:
        if {"text", "sentences"} <= keys:
            return GoldCase.model_validate(value)
        if {"sentence", "claims"} <= keys:
            return GoldRow.model_validate(value)
    except ValidationError as error:
        faults = [
            f"{where}: {'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        ]
        rest = [f"{where}: and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise UsageError("\n".join([f"{where} is not gold.", *faults[:SHOWN], *rest])) from error
    raise UsageError(
        f'{where} is not gold: a case has "text" and "sentences", a row "sentence" and "claims".'
    )

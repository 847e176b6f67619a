"""Reading a JSON report back in, with every complaint naming its place."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from claims.errors import UsageError
from claims.model import Report

__all__ = ["read_report"]

SHOWN = 5
"""How many faults are named before the rest is only counted."""


def read_report(file: Path) -> Report:
    """The report in `file`; raises `UsageError` naming what is wrong and where."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} can't be read: {error.strerror}.") from error
    try:
        return Report.model_validate_json(data)
    except ValidationError as error:
        faults = [
            f"{file}: {'.'.join(str(part) for part in fault['loc']) or 'the whole'}: {fault['msg']}"
            for fault in error.errors()
        ]
        rest = f"\n{file}: and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        message = "\n".join(faults[:SHOWN]) + rest
        raise UsageError(f"{file} is not a report of this version of claims.\n{message}") from error

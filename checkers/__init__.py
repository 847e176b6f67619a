"""Checkers judge claims against sources: `check` runs them over extractions and gives the verdicts.

What verifies a report again is loaded when it is first asked for: it reads texts, which most runs need not
do here.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from checkers.base import CheckContext, Checker, CheckResult, Settings
from checkers.registry import registered
from checkers.run import Loaded, check, codes, prepare

if TYPE_CHECKING:
    from checkers.certificates import Fault, Recheck, recheck

__all__ = [
    "CheckContext",
    "CheckResult",
    "Checker",
    "Fault",
    "Loaded",
    "Recheck",
    "Settings",
    "check",
    "codes",
    "prepare",
    "recheck",
    "registered",
]


def __getattr__(name: str) -> object:
    """Load what is in `checkers.certificates` when it is first asked for."""
    if name in {"Fault", "Recheck", "recheck"}:
        return getattr(import_module("checkers.certificates"), name)
    raise AttributeError(f"module 'checkers' has no attribute {name!r}")

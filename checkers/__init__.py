"""Checkers judge claims against sources: `check` runs them over extractions and gives the verdicts."""

from checkers.base import CheckContext, Checker, CheckResult, Settings
from checkers.recheck import Fault, Recheck, recheck
from checkers.registry import registered
from checkers.run import Loaded, check, codes, prepare

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

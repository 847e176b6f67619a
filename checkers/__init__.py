"""Checkers judge claims against sources: `check` runs them over extractions and gives the verdicts."""

from checkers.base import CheckContext, Checker, CheckResult, Settings
from checkers.registry import registered
from checkers.run import check, codes

__all__ = ["CheckContext", "CheckResult", "Checker", "Settings", "check", "codes", "registered"]

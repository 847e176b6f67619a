"""GitLab code quality: findings for the widget and the changes view of a merge request.

Lines only: the interface shows no columns. Run where the paths are relative to the root of the repository.
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib

from claims.model import Report, Severity
from claims.report.base import View
from claims.report.found import Found, reported
from claims.report.machine import Json, to_json

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, view: View) -> str:
    """An array with one violation for each finding that counts."""
    del view  # a machine format looks the same to everyone
    return to_json([_violation(item) for item in reported(report)])


def _violation(item: Found) -> Json:
    span = item.finding.span
    return {
        "description": f"{item.finding.code}: {item.message}",  # GitLab does not show the name of the check
        "check_name": item.finding.code,
        # Without the line: GitLab compares two branches by it, and a moved finding is not a new one.
        "fingerprint": hashlib.sha256(f"{item.draft.path}\0{item.identity}".encode()).hexdigest()[:32],
        "severity": _SEVERITIES[item.finding.severity],
        "location": {"path": item.draft.path, "lines": {"begin": span.line, "end": span.end_line}},
    }

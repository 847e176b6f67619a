"""Concise text: one line a finding, for scanning, sorting and searching; then the summary."""

from __future__ import annotations

from claims.model import Report
from claims.report.base import View, plain
from claims.report.people import Entry, compose, head
from claims.report.style import Style

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """Findings (and, if asked for, supported claims) in reading order, a line each, then the summary.

    A quiet view leaves the summary out.
    """
    return compose(report, view, _line, between="\n")


def _line(entry: Entry, style: Style) -> str:
    said = [plain(entry.claim.text)] if entry.claim else []
    if entry.finding:
        said.append(plain(entry.finding.message))
    return f"{head(entry, style)} {' – '.join(said)}"

"""Text for a person: every finding with its place and the deciding passage, then a summary that adds up."""

from __future__ import annotations

from claims.model import Report
from claims.report.base import View, deciding, plain
from claims.report.people import Entry, compose, head, passage
from claims.report.style import Style

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """Findings (and, if asked for, supported claims) in reading order, blank lines between, then the summary.

    A quiet view leaves the summary out.
    """
    return compose(report, view, _entry)


def _entry(entry: Entry, style: Style) -> str:
    claim, finding = entry.claim, entry.finding
    said = claim.text if claim else finding.message if finding else ""
    lines = [f"{head(entry, style)} {plain(said)}"]
    if claim:
        lines += [line for item in deciding(claim) for line in passage(item, style)]
        if finding:
            lines.append(f"    because   {plain(finding.message)}")
    return "\n".join(lines)

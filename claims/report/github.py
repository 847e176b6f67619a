"""GitHub Actions workflow commands: findings as annotations at the lines of a change.

GitHub shows ten errors, ten warnings and ten notices for a step and drops the rest without a word, so the
rest is counted here. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import DraftReport, Finding, Report, Severity
from claims.report.base import View, counted, deciding, finding_claim, place, unchecked_reasons

__all__ = ["LIMIT", "render"]

LIMIT = 10
"""How many annotations of one severity GitHub shows for a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, view: View) -> str:
    """One command a line, errors first; then what did not fit, and how many claims were not checked."""
    del view  # a machine format looks the same to everyone
    lines: list[str] = []
    hidden = 0
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        commands = [
            _annotation(draft, finding)
            for draft in report.drafts
            for finding in draft.findings
            if finding.severity is severity and not finding.suppressed
        ]
        lines.extend(commands[:LIMIT])
        hidden += len(commands[LIMIT:])
    if hidden:
        lines.append(
            f"{counted(hidden, 'more finding')} not shown: GitHub shows {LIMIT} of each severity for a step."
        )
    if report.totals.unchecked:
        reasons = ", ".join(f"{number} {reason}" for reason, number in unchecked_reasons(report))
        message = (
            f"{report.totals.unchecked} of {counted(report.totals.claims, 'claim')} not checked: {reasons}"
        )
        lines.append(_command("notice", {"title": "claims"}, message))
    return "".join(f"{line}\n" for line in lines)


def _annotation(draft: DraftReport, finding: Finding) -> str:
    span = finding.span
    properties = {"file": draft.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # columns are understood within one line only
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = finding.code
    claim = finding_claim(draft, finding)
    if claim is None:
        return _command(_COMMANDS[finding.severity], properties, finding.message)
    passages = (f"{place(item.source, item.span or item.locator)}: {item.quote}" for item in deciding(claim))
    return _command(
        _COMMANDS[finding.severity], properties, "\n".join((claim.text, finding.message, *passages))
    )


def _command(command: str, properties: Mapping[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {written}::{_data(message)}"


def _data(text: str) -> str:
    """A message in one line: text of a draft can't end the command and start another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

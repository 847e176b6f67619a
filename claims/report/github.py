"""GitHub Actions workflow commands: findings as annotations at the lines of a change.

GitHub shows ten errors, ten warnings and ten notices for a step and drops the rest without a word, so the
rest is counted here. Columns count code points; GitHub does not say what it counts.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import Report, Severity
from claims.report.base import View, counted, what_was_unchecked
from claims.report.found import SEVERITIES, Found, reported

__all__ = ["LIMIT", "render"]

LIMIT = 10
"""How many annotations of one severity GitHub shows for a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, view: View) -> str:
    """One command a line, errors first; then what did not fit, and how many claims were not checked."""
    del view  # a machine format looks the same to everyone
    items = reported(report)
    lines: list[str] = []
    for severity in SEVERITIES:
        lines += [_annotation(item) for item in items if item.finding.severity is severity][:LIMIT]
    hidden = len(items) - len(lines)
    if hidden:
        lines.append(
            f"{counted(hidden, 'more finding')} not shown: GitHub shows {LIMIT} of each severity for a step."
        )
    if report.totals.unchecked:
        lines.append(_command("notice", {"title": "claims"}, what_was_unchecked(report)))
    return "".join(f"{line}\n" for line in lines)


def _annotation(item: Found) -> str:
    span = item.finding.span
    properties = {"file": item.draft.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # columns are understood within one line only
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = item.finding.code
    claimed = (item.claim.text,) if item.claim else ()
    message = "\n".join((*claimed, item.finding.message, *item.passages))
    return _command(_COMMANDS[item.finding.severity], properties, message)


def _command(command: str, properties: Mapping[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {written}::{_data(message)}"


def _data(text: str) -> str:
    """A message in one line: text of a draft can't end the command and start another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
